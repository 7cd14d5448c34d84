import { i18n } from "@lingui/core";
import type { ScoreRow } from "#api/things";
import { everyName } from "../view/names";
import type { Every } from "../view/period";
import { count, points, stepName } from "../words/format";
import { sentence } from "../words/words";
import { isReal } from "./sentences";

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

/** The latest step that differs from the one before by more than chance, said as a title. */
export function trendTitle(rows: ScoreRow[], every: Every): string {
  const sure = rows.filter((row) => row.status === "ok");
  const compared = sure.filter((row) => row.compare?.status === "ok");
  const step = everyName(every);
  if (compared.length === 0) return i18n.t("Score by {step}", { step });
  const jump = compared.findLast((row) => row.compare && isReal(row.compare));
  if (!jump?.compare) {
    return i18n.t("Steady: no {step} differs from the one before by more than chance", { step });
  }
  const by = points(Math.abs(jump.compare.change ?? 0));
  const name = stepName(jump.at ?? "", every);
  return (jump.compare.change ?? 0) > 0
    ? i18n.t("Up by {by} in the {step} of {name}, more than chance", { by, step, name })
    : i18n.t("Down by {by} in the {step} of {name}, more than chance", { by, step, name });
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
