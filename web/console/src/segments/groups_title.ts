import { i18n } from "@lingui/core";
import { points } from "../words/format";
import { isSmall, type NamedGroup, sortGroups } from "./named_groups";

/** What the groups say, in one sentence. */
export function groupsTitle(label: string, groups: NamedGroup[]): string {
  const ranked = sortGroups(
    groups.filter((each) => !isSmall(each)),
    "highest",
  );
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (!best || !worst) {
    return i18n.t("{label}: no group has enough answers for a score yet", { label });
  }
  if (best === worst) return i18n.t("By {label}", { label });
  const names = {
    label,
    best: best.name,
    worst: worst.name,
    high: points(best.row.nps),
    low: points(worst.row.nps),
  };
  return (best.row.low ?? 0) > (worst.row.high ?? 0)
    ? i18n.t("{label}: {best} highest with {high}, {worst} lowest with {low}", names)
    : i18n.t("{label}: from {low} ({worst}) to {high} ({best}), in ranges that overlap", names);
}
