import { i18n } from "@lingui/core";
import type { ScoreRow } from "#api/things";
import { channelName } from "../view/names";
import { count, share } from "../words/format";

interface FunnelStep {
  /** What an answer must have; all answers are the first step. */
  condition?: string;
  name: string;
}

export function funnelSteps(): FunnelStep[] {
  return [
    { name: i18n.t("Answered") },
    { condition: "comment:!null", name: i18n.t("Said why") },
    { condition: "person:!null", name: i18n.t("By somebody known") },
    { condition: "company:!null", name: i18n.t("From a known company") },
  ];
}

/** "38% said why, 92% came from somebody known". */
export function funnelTitle([all, why, known]: (number | undefined)[]): string | undefined {
  if (!all || why === undefined || known === undefined) return undefined;
  return i18n.t("{why} said why, {known} came from somebody known", {
    why: share(why, all),
    known: share(known, all),
  });
}

/** "By channel: email 2,100, link 900." Nothing where there is only one. */
export function channelsSentence(rows: Pick<ScoreRow, "group" | "responses">[]): string {
  const named = rows
    .filter(({ responses, group }) => responses > 0 && group)
    .toSorted((a, b) => b.responses - a.responses)
    .map(({ group, responses }) =>
      i18n.t("{channel} {n}", {
        channel: channelName(String(group?.channel ?? "")),
        n: count(responses),
      }),
    );
  if (named.length < 2) return "";
  return i18n.t("By channel: {list}.", {
    list: new Intl.ListFormat(i18n.locale, { type: "unit" }).format(named),
  });
}
