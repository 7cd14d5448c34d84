import { addDays, daysIn, type Every, stepRange } from "../view/period";

/** What happened on a day of the trend. */
export interface Flag {
  id: string;
  day: string;
  kind: "release" | "incident" | "campaign" | "other";
  title: string;
}

/** Flags that share one place, which is counted in steps: 0 is the first point, 1 the second. */
export interface FlagPlace {
  place: number;
  flags: Flag[];
}

/**
 * Where flags stand: a step reaches half a step to both sides of its point. Flags nearer to each
 * other than `least` steps stand together; those outside the trend are left out.
 */
export function placeFlags(
  flags: Flag[],
  steps: string[],
  every: Every,
  least: number,
): FlagPlace[] {
  const places: FlagPlace[] = [];
  for (const flag of flags.toSorted((a, b) => a.day.localeCompare(b.day))) {
    const place = placeOf(flag.day, steps, every);
    if (place === undefined) continue;
    const before = places.at(-1);
    if (before && place - before.place < least) before.flags.push(flag);
    else places.push({ place, flags: [flag] });
  }
  return places;
}

function placeOf(day: string, steps: string[], every: Every): number | undefined {
  const index = steps.findLastIndex((at) => at.slice(0, 10) <= day);
  const at = steps[index];
  if (at === undefined) return undefined;
  const step = stepRange(at, every, {});
  if (step.to === undefined || day > step.to) return undefined;
  const passed = (daysIn({ from: step.from, to: day }) ?? 1) - 1;
  const place = index - 0.5 + passed / (daysIn(step) ?? 1);
  return Math.min(Math.max(place, 0), steps.length - 1);
}

/** The day that a place of the trend means: what `placeFlags` would put there. */
export function dayAt(place: number, steps: string[], every: Every): string | undefined {
  const index = Math.min(Math.max(Math.round(place), 0), steps.length - 1);
  const at = steps[index];
  if (at === undefined) return undefined;
  const step = stepRange(at, every, {});
  const days = daysIn(step) ?? 1;
  const passed = Math.floor((place - index + 0.5) * days);
  return addDays(at.slice(0, 10), Math.min(Math.max(passed, 0), days - 1));
}
