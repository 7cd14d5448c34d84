/** Numbers and moments as the reader's locale writes them; moments in the workspace's time zone. */
const place = { locale: "en", timeZone: "UTC" };

export function setPlace(locale: string, timeZone: string) {
  place.locale = locale;
  place.timeZone = timeZone;
}

export function timeZone(): string {
  return place.timeZone;
}

function withMinus(text: string): string {
  return text.replace(/^-/, "−");
}

export function count(n: number): string {
  return new Intl.NumberFormat(place.locale).format(n);
}

export function share(part: number, whole: number): string {
  return new Intl.NumberFormat(place.locale, {
    style: "percent",
    maximumFractionDigits: 0,
  }).format(whole === 0 ? 0 : part / whole);
}

/** A score in whole points: "41", "−12"; an absent one is a dash. */
export function points(nps: number | null | undefined): string {
  if (nps === null || nps === undefined) return "–";
  return withMinus(new Intl.NumberFormat(place.locale).format(Math.round(nps) || 0));
}

/** A score with one decimal, for a tooltip or table on request. */
export function exactPoints(nps: number | null | undefined): string {
  if (nps === null || nps === undefined) return "–";
  return withMinus(
    new Intl.NumberFormat(place.locale, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }).format(nps),
  );
}

/** A mean of scores, with one decimal. */
export function average(mean: number | null | undefined): string {
  return exactPoints(mean);
}

export function probability(p: number): string {
  if (p < 0.001) return `< ${new Intl.NumberFormat(place.locale).format(0.001)}`;
  return new Intl.NumberFormat(place.locale, { maximumSignificantDigits: 2 }).format(p);
}

export function bytes(n: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
  const power = n < 1 ? 0 : Math.min(4, Math.floor(Math.log10(n) / 3));
  return new Intl.NumberFormat(place.locale, {
    style: "unit",
    unit: units[power] ?? "byte",
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(n / 1000 ** power);
}

/** An amount with its currency; "whole" without cents, for sums to be compared. */
export function money(amount: number, currency: string, cents?: "whole"): string {
  const digits = cents === "whole" ? { maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(place.locale, { style: "currency", currency, ...digits }).format(
    amount,
  );
}

const dayForm: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", year: "numeric" };

/** A calendar day written "2026-01-05". */
export function day(date: string): string {
  return new Intl.DateTimeFormat(place.locale, { ...dayForm, timeZone: "UTC" }).format(
    new Date(`${date.slice(0, 10)}T00:00:00Z`),
  );
}

export function moment(at: string): string {
  return new Intl.DateTimeFormat(place.locale, {
    ...dayForm,
    hour: "numeric",
    minute: "2-digit",
    timeZone: place.timeZone,
  }).format(new Date(at));
}

/** The day of a moment, in the workspace's time zone. */
export function dayOf(at: string): string {
  return new Intl.DateTimeFormat(place.locale, { ...dayForm, timeZone: place.timeZone }).format(
    new Date(at),
  );
}

const spans: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 86400],
  ["month", 30 * 86400],
  ["week", 7 * 86400],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];

/** "3 days ago". */
export function ago(at: string, now: Date = new Date()): string {
  const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(place.locale, { numeric: "auto" });
  for (const [unit, length] of spans) {
    if (Math.abs(seconds) >= length) return format.format(Math.round(seconds / length), unit);
  }
  return format.format(0, "minute");
}

/** What a step of a trend is called: "week of 5 Jan", "January 2026". */
export function stepName(at: string, every: string): string {
  const date = new Date(`${at.slice(0, 10)}T00:00:00Z`);
  const write = (form: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(place.locale, { ...form, timeZone: "UTC" }).format(date);
  if (every === "year") return write({ year: "numeric" });
  if (every === "quarter")
    return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`;
  if (every === "month") return write({ month: "short", year: "numeric" });
  return write({ day: "numeric", month: "short" });
}
