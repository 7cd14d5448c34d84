/** Periods as people choose them, and the calendar days they mean. Both ends are inclusive. */
export const presets = ["7d", "30d", "90d", "12m", "quarter", "last_quarter", "all"] as const;
export type Preset = (typeof presets)[number];
export type Period = Preset | "custom";
export type Every = "day" | "week" | "month" | "quarter" | "year";
export const everySteps: readonly Every[] = ["day", "week", "month", "quarter", "year"];

export interface Range {
  from?: string;
  to?: string;
}

const dayLength = 86_400_000;

function ofDate(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function toDate(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return toDate(new Date(ofDate(date).getTime() + days * dayLength));
}

function addMonths(date: string, months: number): string {
  const start = ofDate(date);
  const day = start.getUTCDate();
  start.setUTCDate(1);
  start.setUTCMonth(start.getUTCMonth() + months);
  const last = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  start.setUTCDate(Math.min(day, last));
  return toDate(start);
}

function quarterStart(date: string): string {
  const start = ofDate(date);
  return toDate(
    new Date(Date.UTC(start.getUTCFullYear(), Math.floor(start.getUTCMonth() / 3) * 3, 1)),
  );
}

/** The calendar day it is now in a time zone. */
export function today(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return parts.format(now);
}

export function rangeOf(period: Preset, day: string): Range {
  switch (period) {
    case "7d":
      return { from: addDays(day, -6), to: day };
    case "30d":
      return { from: addDays(day, -29), to: day };
    case "90d":
      return { from: addDays(day, -89), to: day };
    case "12m":
      return { from: addDays(addMonths(day, -12), 1), to: day };
    case "quarter":
      return { from: quarterStart(day), to: day };
    case "last_quarter": {
      const start = quarterStart(day);
      return { from: addMonths(start, -3), to: addDays(start, -1) };
    }
    case "all":
      return {};
  }
}

export function daysIn(range: Range): number | undefined {
  if (!range.from || !range.to) return undefined;
  return Math.round((ofDate(range.to).getTime() - ofDate(range.from).getTime()) / dayLength) + 1;
}

/** Steps that give a readable trend: between about 7 and 40 of them. */
export function sensibleStep(range: Range): Every {
  const days = daysIn(range);
  if (days === undefined) return "month";
  if (days <= 14) return "day";
  if (days <= 190) return "week";
  if (days <= 3 * 366) return "month";
  return days <= 8 * 366 ? "quarter" : "year";
}

/** The days of one step of a trend, cut to the period. */
export function stepRange(at: string, every: Every, whole: Range): Range {
  const start = at.slice(0, 10);
  const next =
    every === "day"
      ? addDays(start, 1)
      : every === "week"
        ? addDays(start, 7)
        : addMonths(start, every === "month" ? 1 : every === "quarter" ? 3 : 12);
  const end = addDays(next, -1);
  return {
    from: whole.from && whole.from > start ? whole.from : start,
    to: whole.to && whole.to < end ? whole.to : end,
  };
}
