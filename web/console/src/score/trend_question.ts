import { useQuery } from "@tanstack/react-query";
import type { ScoreRow } from "#api/things";
import { type Every, type Range, sensibleStep } from "../view/period";
import { type Question, scoreQuery } from "./score_queries";

/**
 * The trend of a period, each step compared with the one before. All time has no ends of its own:
 * then the years with answers are asked for first, and they give the ends and a sensible step.
 */
export function useTrend(filter: Question, range: Range, chosen: Every | undefined) {
  const endless = !range.from;
  const years = useQuery({ ...scoreQuery({ ...filter, every: "year" }), enabled: endless });
  const ends = endless ? yearsWithAnswers(years.data?.rows ?? [], range) : range;
  const every = chosen ?? sensibleStep(ends);
  const steps = useQuery({
    ...scoreQuery({ ...filter, ...ends, every, compare: ends.from ? "previous" : undefined }),
    enabled: !endless || years.data !== undefined,
  });
  const failed = years.error ?? steps.error;
  const retry = () => void (years.error ? years.refetch() : steps.refetch());
  return { rows: steps.data && withoutEmptyEnds(steps.data.rows), every, failed, retry };
}

/** From the first to the last year with answers. */
export function yearsWithAnswers(rows: ScoreRow[], range: Range): Range {
  const answered = rows.filter((row) => row.responses > 0 && row.at);
  const first = answered[0]?.at?.slice(0, 4);
  const last = answered.at(-1)?.at?.slice(0, 4);
  if (!first || !last) return range;
  return { from: `${first}-01-01`, to: range.to ?? `${last}-12-31` };
}

export function withoutEmptyEnds(rows: ScoreRow[]): ScoreRow[] {
  const first = rows.findIndex((row) => row.responses > 0);
  const last = rows.findLastIndex((row) => row.responses > 0);
  return first < 0 ? [] : rows.slice(first, last + 1);
}
