import { i18n } from "@lingui/core";
import type { Group } from "#api/things";

/** Order, names and colours of the three groups, the same everywhere. */
export const groups: readonly Group[] = ["detractor", "passive", "promoter"];

export function groupName(group: Group): string {
  switch (group) {
    case "detractor":
      return i18n.t("Detractors");
    case "passive":
      return i18n.t("Passives");
    case "promoter":
      return i18n.t("Promoters");
  }
}

export function groupScores(group: Group): string {
  return group === "detractor" ? "0–6" : group === "passive" ? "7–8" : "9–10";
}

export function groupColor(group: Group): string {
  return `var(--${group})`;
}
