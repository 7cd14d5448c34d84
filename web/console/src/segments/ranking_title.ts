import { i18n } from "@lingui/core";
import type { RankingRow } from "./insights_queries";

/** A group as the filter language names it; null: without the property. */
export function asText(group: unknown): string | null {
  return group === null || group === undefined ? null : String(group);
}

/** Who leads, or that nobody does for sure. */
export function rankingTitle(
  label: string,
  rows: Pick<RankingRow, "group" | "tied_with_first">[],
): string {
  const tied = rows.filter((row) => row.tied_with_first).length;
  const best = asText(rows[0]?.group) ?? i18n.t("Not known");
  if (tied <= 1) return i18n.t("{best} leads by more than chance", { best });
  if (tied === rows.length) {
    return i18n.t("{label}: any of the {n} could be first", { label, n: tied });
  }
  return i18n.t("{label}: {tied} of {n} could be first", { label, tied, n: rows.length });
}
