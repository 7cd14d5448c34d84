import { i18n } from "@lingui/core";
import type { Figures, ScoreRow } from "#api/things";
import { valueName } from "../view/names";
import { isAnyOf } from "../view/where";
import type { GroupOrder } from "./segments_view";

/** A group as the page speaks of it: one value per property it is grouped by. */
export interface NamedGroup {
  /** Tells the group apart from others; stands in the URL. */
  key: string;
  name: string;
  /** As the filter language names them; null: without the property. */
  values: (string | null)[];
  names: string[];
  row: ScoreRow;
}

export function nameGroups(rows: ScoreRow[], fields: string[]): NamedGroup[] {
  return rows.map((row) => {
    const values = fields.map((field) => {
      const value = row.group?.[field];
      return value === null || value === undefined ? null : String(value);
    });
    const names = values.map((value, index) => nameOf(fields[index] ?? "", value));
    return { key: groupKey(fields, values), name: names.join(" · "), values, names, row };
  });
}

export function nameOf(field: string, value: string | null): string {
  return value === null ? i18n.t("Not known") : valueName(field, value);
}

function groupKey(fields: string[], values: (string | null)[]): string {
  return fields.map((field, index) => isAnyOf(field, [values[index] ?? null])).join(" ");
}

/** A score of its own is shown only where the server found enough answers. */
export const isSmall = ({ row }: NamedGroup) => row.status !== "ok";

export function findGroups(groups: NamedGroup[], find: string | undefined): NamedGroup[] {
  const wanted = find?.trim().toLocaleLowerCase() ?? "";
  return groups.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
}

/** In the order asked for; small groups stand behind the others, whatever they score. */
export function sortGroups(groups: NamedGroup[], order: GroupOrder): NamedGroup[] {
  const collator = new Intl.Collator(i18n.locale, { numeric: true });
  const compare = (a: NamedGroup, b: NamedGroup): number => {
    if (order === "name") return collator.compare(a.name, b.name);
    if (order === "responses") return b.row.responses - a.row.responses;
    if (isSmall(a) !== isSmall(b)) return isSmall(a) ? 1 : -1;
    if (isSmall(a)) return b.row.responses - a.row.responses;
    const rising = (a.row.nps ?? 0) - (b.row.nps ?? 0);
    return order === "lowest" ? rising : -rising;
  };
  return groups.toSorted((a, b) => compare(a, b) || collator.compare(a.name, b.name));
}

const mostValues = 200; // that the filter language takes in one condition

/**
 * The condition that chooses exactly the small groups of one property, so that the server can
 * count them together. Undefined when there is no such condition.
 */
export function conditionOfSmall(groups: NamedGroup[], field: string): string | undefined {
  const small = groups.filter(isSmall).map(({ values }) => values[0] ?? null);
  const others = groups.filter((each) => !isSmall(each)).map(({ values }) => values[0] ?? null);
  if (small.length === 0) return undefined;
  if (small.length <= mostValues) return isAnyOf(field, small);
  if (others.length === 0 || others.length > mostValues) return undefined;
  return isAnyOf(field, others).replace(":", ":!");
}

const shareOf = (part: number | null, row: Figures) => (part ?? 0) / Math.max(1, row.responses);

/** How far apart the shares of two groups are, as a part of all answers. */
export function mixDistance(a: Figures, b: Figures): number {
  return (
    (Math.abs(shareOf(a.promoters, a) - shareOf(b.promoters, b)) +
      Math.abs(shareOf(a.passives, a) - shareOf(b.passives, b)) +
      Math.abs(shareOf(a.detractors, a) - shareOf(b.detractors, b))) /
    2
  );
}

const near = 5; // points: still "the same score" to a reader

/** Of the groups that score about the same, the two whose answers differ most. */
export function sameScoreOtherMix(groups: NamedGroup[]): [NamedGroup, NamedGroup] | undefined {
  const ranked = sortGroups(
    groups.filter((each) => !isSmall(each)),
    "highest",
  );
  let best: [NamedGroup, NamedGroup] | undefined;
  let most = -1;
  for (const [index, one] of ranked.entries()) {
    for (const other of ranked.slice(index + 1)) {
      if ((one.row.nps ?? 0) - (other.row.nps ?? 0) > near) break;
      const distance = mixDistance(one.row, other.row);
      if (distance > most) [best, most] = [[one, other], distance];
    }
  }
  const [first, second] = ranked;
  return best ?? (first && second ? [first, second] : undefined);
}
