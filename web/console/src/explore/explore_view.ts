import type { Question } from "../score/score_queries";
import { stepRange } from "../view/period";
import {
  choice,
  filterOf,
  type Raw,
  rangeOfView,
  readView,
  text,
  tidy,
  type View,
} from "../view/view";
import { isAnyOf, withCondition } from "../view/where";

export const groupOrders = [
  "-responses",
  "responses",
  "-nps",
  "nps",
  "-detractors",
  "-weight",
] as const;
export type GroupOrder = (typeof groupOrders)[number];

/** A question to the score, and how its answer is shown; all of it stands in the URL. */
export interface ExploreView extends Omit<View, "by" | "unit" | "compare"> {
  /** Up to three properties, each different. */
  by?: string[];
  unit?: "person" | "company";
  /** A property of numbers or money. */
  weight?: string;
  /** By the groups' names unless given. */
  order?: GroupOrder;
  limit?: number;
  form?: "table";
}

export const mostFields = 3;
const mostRows = 10_000; // that the server answers

export function readExploreView(raw: Raw): ExploreView {
  const { by: _by, unit: _unit, compare: _compare, ...filters } = readView(raw);
  const weight = text(raw, "weight");
  return tidy({
    ...filters,
    by: fieldsOf(raw),
    unit: choice(raw, "unit", ["person", "company"] as const),
    weight: weight === "none" ? undefined : weight,
    order: choice(raw, "order", groupOrders),
    limit: limitOf(text(raw, "limit")),
    form: choice(raw, "form", ["table"] as const),
  });
}

/** As the API takes them: several times, or with commas in between. */
function fieldsOf(raw: Raw): string[] | undefined {
  const texts = [raw.by].flat().filter((each): each is string => typeof each === "string");
  const fields = [...new Set(texts.flatMap((each) => each.split(",")).filter(Boolean))];
  return fields.length > 0 ? fields.slice(0, mostFields) : undefined;
}

function limitOf(written: string | undefined): number | undefined {
  if (!written || !/^\d{1,5}$/.test(written)) return undefined;
  const limit = Number(written);
  return limit >= 1 && limit <= mostRows ? limit : undefined;
}

/** Whether groups can be put in order and cut off: steps of time stay as they are. */
export const isOrdered = ({ by, every }: ExploreView) => by !== undefined && every === undefined;

/** The question as the API takes it; what the API would refuse in this company is left out. */
export function questionOf(view: ExploreView, day: string): Question {
  const { by, every, unit, weight, order, limit } = view;
  const fits = isOrdered(view) && !(order === "-weight" && !weight);
  const filter = filterOf(filtersOf(view), day);
  return tidy({
    ...filter,
    every,
    // A trend says which step differs from the one before by more than chance.
    compare: every && !by && filter.from ? ("previous" as const) : undefined,
    by,
    unit,
    weight,
    order: fits ? order : undefined,
    limit: isOrdered(view) && limit ? String(limit) : undefined,
  });
}

/** The part of the view that all pages share. */
export function filtersOf({ survey, period, from, to, where, segment }: ExploreView): View {
  return tidy({ survey, period, from, to, where, segment });
}

export function withFilters(view: ExploreView, filters: View): ExploreView {
  const { every, by, unit, weight, order, limit, form } = view;
  return tidy({
    ...filtersOf(filters as ExploreView),
    every,
    by,
    unit,
    weight,
    order,
    limit,
    form,
  });
}

/** A field in the place of another; "" takes it away. */
export function withField(fields: string[], index: number, field: string): string[] | undefined {
  const next = fields.filter((each, at) => at === index || each !== field);
  const at = index < fields.length ? next.indexOf(fields[index] ?? "") : next.length;
  next.splice(at, 1, field);
  const kept = next.filter(Boolean);
  return kept.length > 0 ? kept : undefined;
}

/** Only the answers of one row: its groups become filters, its step the period. */
export function narrowed(
  view: ExploreView,
  row: { fields: string[]; values: (string | null)[]; at?: string | null },
  day: string,
): ExploreView {
  const { at, fields, values } = row;
  const { every } = view;
  const where = fields.reduce(
    (all, field, index) => withCondition(all, isAnyOf(field, [values[index] ?? null])),
    view.where ?? [],
  );
  const kept = {
    ...view,
    by: undefined,
    order: undefined,
    limit: undefined,
    where: where.length > 0 ? where : undefined,
  };
  if (!at || !every) return tidy(kept);
  const range = stepRange(at, every, rangeOfView(filtersOf(view), day));
  return tidy({ ...kept, every: undefined, period: "custom" as const, ...range });
}
