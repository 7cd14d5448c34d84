/** What can be undone and done again. Typing into one field is one step until there is a pause. */
export interface History<T> {
  past: T[];
  now: T;
  future: T[];
  /** What was changed last, and when; the next change of the same soon after joins it. */
  last: { what: string; at: number } | null;
}

const most = 100; // steps back; a definition may hold a logo
const pause_ms = 1500;

export function begin<T>(now: T): History<T> {
  return { past: [], now, future: [], last: null };
}

export function changed<T>(history: History<T>, now: T, what: string, at: number): History<T> {
  if (now === history.now) return history;
  const { last } = history;
  const joins = last !== null && what !== "" && last.what === what && at - last.at < pause_ms;
  return {
    past: joins ? history.past : [...history.past, history.now].slice(-most),
    now,
    future: [],
    last: { what, at },
  };
}

export function undone<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    now: before,
    future: [history.now, ...history.future],
    last: null,
  };
}

export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future, last: null };
}
