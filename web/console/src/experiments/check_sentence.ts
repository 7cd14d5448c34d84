import { i18n } from "@lingui/core";
import type { Exposed } from "#api/things";
import { count, probability } from "../words/format";

/** Whether the numbers agree with the shares, and what to do when they do not. */
export function checkSentence({ check }: Exposed): string {
  if (check.status === "too_few" || check.p === undefined) {
    return i18n.t("Too few have seen it to tell whether the numbers agree with the shares.");
  }
  if (check.status === "ok") {
    return i18n.t("The numbers agree with the shares (p {p}).", { p: probability(check.p) });
  }
  const rarely = check.p > 0 ? Number((1 / check.p).toPrecision(2)) : Number.POSITIVE_INFINITY;
  return i18n.t(
    "The numbers do not agree with the shares: by chance this happens in one of {n} experiments at most. Somebody is lost on the way to a variant, by a redirect, an error or a filter. Compare nothing before that is found.",
    { n: Number.isFinite(rarely) && rarely < 1e9 ? count(rarely) : i18n.t("a thousand million") },
  );
}
