import { i18n } from "@lingui/core";
import type { Figures } from "#api/things";
import { points } from "../words/format";

/** What the people of a company say now, each counted once. */
export function companySentence(row: Figures): string {
  const said = {
    n: row.responses,
    promoters: row.promoters ?? 0,
    detractors: row.detractors ?? 0,
  };
  if (row.responses === 0) return i18n.t("Nobody of this company has answered yet.");
  if (said.detractors === 0 && said.promoters === 0) {
    return i18n.t(
      "{n, plural, one {One person has} other {# people have}} answered, all passive.",
      said,
    );
  }
  if (said.detractors === row.responses) {
    return i18n.t(
      "{n, plural, one {The one person who answered is} other {All # who answered are}} unhappy.",
      said,
    );
  }
  if (said.promoters === row.responses) {
    return i18n.t(
      "{n, plural, one {The one person who answered recommends} other {All # who answered recommend}} you.",
      said,
    );
  }
  const mixed = i18n.t(
    "Of {n, plural, one {one person} other {# people}} who answered, {promoters} recommend you and {detractors} are unhappy.",
    said,
  );
  if (row.status !== "ok") return mixed;
  const score = i18n.t("Score {nps}, most likely {low} to {high}.", {
    nps: points(row.nps),
    low: points(row.low),
    high: points(row.high),
  });
  return `${mixed} ${score}`;
}
