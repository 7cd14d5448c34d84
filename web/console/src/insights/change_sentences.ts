import { i18n } from "@lingui/core";
import { isReal, pointsWord } from "../score/sentences";
import { valueName } from "../view/names";
import { points, share } from "../words/format";
import { sentence } from "../words/words";
import type { Change, ChangedGroup, Explained } from "./insights_queries";

export function groupLabel(property: string, group: unknown): string {
  return group === null || group === undefined
    ? i18n.t("Not known")
    : valueName(property, String(group));
}

/** What changed, in the heading: the groups that moved by more than chance, or that none did. */
export function changeTitle(change: Pick<Change, "change" | "properties">): string {
  const moved = movedGroups(change.properties);
  const [first, second] = moved;
  if (!first) {
    return change.change && isReal(change.change)
      ? i18n.t("The score changed, but no single group by more than chance")
      : i18n.t("No group changed by more than chance");
  }
  if (!second) return i18n.t("What changed: {first}", { first });
  if (moved.length === 2) return i18n.t("What changed: {first} and {second}", { first, second });
  return i18n.t(
    "What changed: {first}, {second} and {n, plural, one {one other group} other {# other groups}}",
    { first, second, n: moved.length - 2 },
  );
}

function movedGroups(properties: Explained[]): string[] {
  return properties
    .flatMap(({ property, groups }) => groups.map((group) => ({ property, group })))
    .filter(({ group }) => group.significant && group.change)
    .sort((a, b) => Math.abs(b.group.change?.change ?? 0) - Math.abs(a.group.change?.change ?? 0))
    .map(({ property, group }) => {
      const name = groupLabel(property, group.group);
      const by = points(Math.abs(group.change?.change ?? 0));
      return (group.change?.change ?? 0) > 0
        ? i18n.t("{name} up {by}", { name, by })
        : i18n.t("{name} down {by}", { name, by });
    });
}

/** Whether a change came from who answered or from how they answered. */
export function sourceSentence({ mix, within }: Pick<Explained, "mix" | "within">): string {
  if (mix === null || within === null) {
    return i18n.t("Too few answers in one of the periods to tell where a change comes from.");
  }
  const [m, w] = [Math.abs(mix), Math.abs(within)];
  if (m < 0.5 && w < 0.5) {
    return i18n.t("Neither who answered nor how they scored moved the score.");
  }
  if (w >= 4 * m) {
    return i18n.t("Nearly all of it is how the groups scored, not who answered.");
  }
  if (m >= 4 * w) {
    return i18n.t("Nearly all of it is who answered; the groups scored much as before.");
  }
  if (mix * within < 0) {
    return mix > 0
      ? i18n.t("Who answered lifted the score while the groups scored lower.")
      : i18n.t("Who answered lowered the score while the groups scored higher.");
  }
  return i18n.t("Part of it is who answered, part is how the groups scored.");
}

/** "Down 14 points, more than chance". */
export function groupSentence({ now, earlier, change, significant }: ChangedGroup): string {
  if (now.responses === 0) return i18n.t("Nobody answered in this period");
  if (earlier.responses === 0) return i18n.t("New: nobody answered in the period before");
  const thin = [now.status, earlier.status].some((status) => status === "too_few");
  if (!change || thin) return i18n.t("Too few answers to compare");
  const n = Math.abs(Math.round(change.change));
  if (n === 0) return i18n.t("About the same");
  const far = pointsWord(n);
  if (significant) {
    return change.change > 0
      ? i18n.t("Up {far}, more than chance", { far })
      : i18n.t("Down {far}, more than chance", { far });
  }
  return change.change > 0
    ? i18n.t("Up {far}, may be chance", { far })
    : i18n.t("Down {far}, may be chance", { far });
}

/** "34 to 20 · 45 % to 48 % of the answers". */
export function groupFigures({ now, earlier }: ChangedGroup): string {
  const shown = (side: ChangedGroup["now"]) => (side.status === "too_few" ? "–" : points(side.nps));
  return sentence(
    i18n.t("score {a} → {b}, share of the answers {c} → {d}", {
      a: shown(earlier),
      b: shown(now),
      c: share(earlier.share, 1),
      d: share(now.share, 1),
    }),
  );
}

/** Groups that moved by more than chance first; otherwise as the server ranked them. */
export function inOrder(groups: ChangedGroup[]): ChangedGroup[] {
  return [...groups.filter((g) => g.significant), ...groups.filter((g) => !g.significant)];
}
