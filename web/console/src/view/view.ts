import { type Every, everySteps, type Period, presets, type Range, rangeOf } from "./period";

/** What is being looked at. It lives in the URL alone; what is not there has its usual value. */
export interface View {
  survey?: string;
  period?: Period;
  from?: string;
  to?: string;
  compare?: "year" | "none";
  where?: string[];
  /** Ids of saved segments; all of their conditions must hold too. */
  segment?: string[];
  unit?: "person";
  every?: Every;
  by?: string;
}

export const excludedChoices = ["yes", "only", "robots"] as const;
export type Excluded = (typeof excludedChoices)[number];

export interface ResponsesView extends View {
  q?: string;
  /** `robots`: only answers that a program may have given. */
  excluded?: Excluded;
  response?: string;
}

export const usualPeriod: Period = "90d";
export type Raw = Record<string, unknown>;

export function text(raw: Raw, name: string): string | undefined {
  const value = raw[name];
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" && first !== "" ? first : undefined;
}

export function choice<T extends string>(
  raw: Raw,
  name: string,
  choices: readonly T[],
): T | undefined {
  const value = text(raw, name);
  return choices.find((each) => each === value);
}

function date(raw: Raw, name: string): string | undefined {
  const value = text(raw, name);
  return value && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;
}

function list(raw: Raw, name: string, makesSense: (text: string) => boolean) {
  const value = raw[name];
  const all = (Array.isArray(value) ? value : [value]).filter(
    (each): each is string => typeof each === "string" && makesSense(each),
  );
  return all.length > 0 ? [...new Set(all)] : undefined;
}

/** Reads search parameters of any origin; what makes no sense is as if it were not there. */
export function readView(raw: Raw): View {
  const from = date(raw, "from");
  const to = date(raw, "to");
  const custom = from !== undefined || to !== undefined;
  const period = custom ? "custom" : choice(raw, "period", presets);
  return tidy({
    survey: text(raw, "survey"),
    period: period === usualPeriod ? undefined : period,
    from,
    to,
    compare: choice(raw, "compare", ["year", "none"] as const),
    where: list(raw, "where", (each) => each.includes(":")),
    segment: list(raw, "segment", (each) => /^\w+$/.test(each)),
    unit: choice(raw, "unit", ["person"] as const),
    every: choice(raw, "every", everySteps),
    by: text(raw, "by"),
  });
}

export function readResponsesView(raw: Raw): ResponsesView {
  return tidy({
    ...readView(raw),
    q: text(raw, "q"),
    excluded: choice(raw, "excluded", excludedChoices),
    response: text(raw, "response"),
  });
}

/** Without the absent values, so that two equal views are written the same. */
export function tidy<T extends object>(view: T): T {
  return Object.fromEntries(
    Object.entries(view).filter(([, value]) => value !== undefined && value !== ""),
  ) as T;
}

export function rangeOfView(view: View, day: string): Range {
  if (view.from || view.to) return { from: view.from, to: view.to };
  const period = view.period ?? usualPeriod;
  return period === "custom" ? {} : rangeOf(period, day);
}

/** The filter that all pages share, as the API takes it. */
export function filterOf(view: View, day: string) {
  const range = rangeOfView(view, day);
  const { survey, where, segment } = view;
  return tidy({ survey, from: range.from, to: range.to, where, segment });
}

/** How many filters are on: conditions and saved segments. */
export function filterCount(view: View): number {
  return (view.where?.length ?? 0) + (view.segment?.length ?? 0);
}

export function withoutFilters<V extends View>(view: V): V {
  return tidy({ ...view, where: undefined, segment: undefined });
}

/**
 * What to compare with. A period without a beginning has nothing before it; one longer than a year
 * would be compared with a part of itself a year earlier.
 */
export function compareOf(view: View, range: Range): "previous" | "year" | undefined {
  if (!range.from || view.compare === "none") return undefined;
  const mostDays = 366;
  const days =
    (Date.parse(range.to ?? new Date().toISOString()) - Date.parse(range.from)) / 86_400_000;
  return view.compare === "year" && days < mostDays - 1 ? "year" : "previous";
}
