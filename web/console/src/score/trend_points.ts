import { i18n } from "@lingui/core";
import type { ScoreRow } from "#api/things";
import { everyName } from "../view/names";
import type { Every } from "../view/period";
import { count, points, stepName } from "../words/format";
import { sentence } from "../words/words";

export interface TrendPoint {
  at: string;
  name: string;
  row: ScoreRow;
  /** The score may be shown; thin ones are drawn faded. */
  shown: boolean;
  thin: boolean;
}

export function trendPoints(rows: ScoreRow[], every: Every): TrendPoint[] {
  return rows.map((row) => ({
    at: row.at ?? "",
    name: stepName(row.at ?? "", every),
    row,
    shown: row.nps !== null && row.status !== "too_few",
    thin: row.status !== "ok",
  }));
}

/** Of all steps the change that is hardest to put down to chance; the reader looked at them all. */
function surestJump(compared: ScoreRow[]): ScoreRow | undefined {
  const [surest] = compared.toSorted((a, b) => (a.compare?.p ?? 1) - (b.compare?.p ?? 1));
  // Bonferroni: among twenty steps one differs "significantly" by chance alone.
  return surest && (surest.compare?.p ?? 1) * compared.length < 0.05 ? surest : undefined;
}

/** What the trend shows, in a few words. */
export function trendTitle(rows: ScoreRow[], every: Every): string {
  const compared = rows.filter((row) => row.status === "ok" && row.compare?.status === "ok");
  const step = everyName(every);
  if (compared.length === 0) return i18n.t("Score by {step}", { step });
  const jump = surestJump(compared);
  if (!jump?.compare) {
    return i18n.t("No single {step} differs from the one before by more than chance", { step });
  }
  const by = points(Math.abs(jump.compare.change ?? 0));
  const name = stepName(jump.at ?? "", every);
  if ((jump.compare.change ?? 0) > 0) {
    return every === "week"
      ? i18n.t("Up by {by} in the week of {name}, more than chance", { by, name })
      : i18n.t("Up by {by} in {name}, more than chance", { by, name });
  }
  return every === "week"
    ? i18n.t("Down by {by} in the week of {name}, more than chance", { by, name })
    : i18n.t("Down by {by} in {name}, more than chance", { by, name });
}

export function pointSentence(point: TrendPoint): string {
  const { row, name } = point;
  const n = count(row.responses);
  if (row.nps === null) return sentence(i18n.t("{name}: no answers", { name }));
  if (!point.shown) {
    return sentence(
      i18n.t("{name}: {n, plural, one {# answer} other {# answers}}, too few for a score", {
        name,
        n: row.responses,
      }),
    );
  }
  return sentence(
    i18n.t("{name}: {nps}, most likely {low} to {high}, {n} answers", {
      name,
      nps: points(row.nps),
      low: points(row.low),
      high: points(row.high),
      n,
    }),
  );
}
