import { i18n } from "@lingui/core";
import type { Figures } from "#api/things";
import { worthAmount, worthText } from "../companies/worth";
import { count, share } from "../words/format";

/** "23 answers from 0 to 3: 4% of all 570." */
export function dangerSentence(danger: number, all: number | undefined): string {
  if (all === undefined) {
    return i18n.t("{danger, plural, one {# answer} other {# answers}} from 0 to 3.", { danger });
  }
  const part = danger > 0 && danger / all < 0.005 ? i18n.t("less than 1%") : share(danger, all);
  return i18n.t(
    "{danger, plural, one {# answer} other {# answers}} from 0 to 3: {part} of all {all}.",
    { danger, part, all: count(all) },
  );
}

/** What the customers behind these answers are worth, each counted once. */
export function stakeSentence(
  total: Pick<Figures, "responses" | "weight"> | undefined,
  label: string,
  unit: "company" | "person",
): string {
  const amount = worthAmount(total?.weight);
  if (!total || total.responses === 0 || amount === null) return "";
  const names = { worth: worthText(total.weight), label, n: total.responses };
  return unit === "company"
    ? i18n.t(
        "At stake: {worth} {label} of {n, plural, one {# company} other {# companies}}.",
        names,
      )
    : i18n.t("At stake: {worth} {label} of {n, plural, one {# person} other {# people}}.", names);
}
