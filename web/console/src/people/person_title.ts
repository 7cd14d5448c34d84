import { i18n } from "@lingui/core";
import type { Answer, Group } from "#api/things";
import { groups } from "../theme/group";
import { dayOf } from "../words/format";

function groupOfOne(group: Group): string {
  switch (group) {
    case "detractor":
      return i18n.t("a detractor");
    case "passive":
      return i18n.t("passive");
    case "promoter":
      return i18n.t("a promoter");
  }
}

/** Where a person has gone from their last but one answer to the last. */
export function personSentence(answers: Answer[]): string {
  const said = answers
    .filter(({ excluded }) => !excluded)
    .toSorted((a, b) => a.at.localeCompare(b.at));
  const [before, now] = [said.at(-2), said.at(-1)];
  if (!now) return i18n.t("No answers yet");
  const names = {
    from: before?.score ?? 0,
    to: now.score,
    earlier: before ? dayOf(before.at) : "",
    date: dayOf(now.at),
    group: now.group ? groupOfOne(now.group) : "",
  };
  if (!before) {
    return now.group
      ? i18n.t("Answered {to} on {date}: {group}", names)
      : i18n.t("Answered {to} on {date}", names);
  }
  if (before.group && now.group && before.group !== now.group) {
    return groups.indexOf(now.group) > groups.indexOf(before.group)
      ? i18n.t("Up from {from} on {earlier} to {to} on {date}: now {group}", names)
      : i18n.t("Down from {from} on {earlier} to {to} on {date}: now {group}", names);
  }
  return now.group
    ? i18n.t("{from} on {earlier}, {to} on {date}: still {group}", names)
    : i18n.t("{from} on {earlier}, {to} on {date}", names);
}
