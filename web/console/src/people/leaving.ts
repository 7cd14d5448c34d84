import { useSyncExternalStore } from "react";

/**
 * Things that were deleted a moment ago and can still be brought back: they are out of sight at
 * once and go for good when the time is over, or when the page is left.
 */
interface Leaving {
  timer: ReturnType<typeof setTimeout>;
  go: () => void;
}

export const secondsToUndo = 8;

const all = new Map<string, Leaving>();
const listeners = new Set<() => void>();
let snapshot: ReadonlySet<string> = new Set();

function changed() {
  snapshot = new Set(all.keys());
  for (const tell of listeners) tell();
}

/** Takes a thing out of sight; `remove` is called once unless it is brought back in time. */
export function leave(id: string, remove: () => Promise<void>) {
  if (all.has(id)) return;
  const end = () => {
    const forget = () => {
      all.delete(id);
      changed();
    };
    void remove().then(forget, forget);
  };
  const timer = setTimeout(end, secondsToUndo * 1000);
  all.set(id, { timer, go: end });
  changed();
}

/** False when it is too late. */
export function bringBack(id: string): boolean {
  const leaving = all.get(id);
  if (!leaving) return false;
  clearTimeout(leaving.timer);
  all.delete(id);
  changed();
  return true;
}

function goNow() {
  for (const { timer, go } of all.values()) {
    clearTimeout(timer);
    go();
  }
}

if (typeof window !== "undefined") window.addEventListener("pagehide", goNow);

function subscribe(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The ids that are out of sight. */
export function useLeaving(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => snapshot);
}
