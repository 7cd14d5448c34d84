import { i18n } from "@lingui/core";
import { share } from "../words/format";

interface FunnelStep {
  /** What an answer must have; all answers are the first step. */
  condition?: string;
  name: string;
}

export function funnelSteps(): FunnelStep[] {
  return [
    { name: i18n.t("Answered") },
    { condition: "comment:!null", name: i18n.t("said why") },
    { condition: "person:!null", name: i18n.t("by somebody known") },
    { condition: "company:!null", name: i18n.t("from a known company") },
  ];
}

/** "38% said why; 92% can be answered in person". */
export function funnelTitle([all, why, known]: (number | undefined)[]): string | undefined {
  if (!all || why === undefined || known === undefined) return undefined;
  return i18n.t("{why} said why, {known} came from somebody known", {
    why: share(why, all),
    known: share(known, all),
  });
}
