import { expect, test } from "vitest";
import type { ScoreRow } from "#api/things";
import { nameGroups } from "../segments/named_groups";
import { pieces, smallTrends } from "./small_trends";

function row(plan: string | null, at: string, responses: number, nps: number): ScoreRow {
  return {
    group: { plan },
    at,
    tally: [],
    responses,
    promoters: 0,
    passives: 0,
    detractors: 0,
    nps: responses === 0 ? null : nps,
    low: nps - 10,
    high: nps + 10,
    confidence: 0.95,
    mean: 7,
    weight: null,
    effective_responses: null,
    weighted_responses: null,
    status: responses === 0 ? "no_data" : responses < 5 ? "too_few" : "ok",
    compare: null,
  };
}

const groups = nameGroups(
  [
    row("free", "2026-01-01", 40, 10),
    row("free", "2026-02-01", 3, 33),
    row("free", "2026-03-01", 50, -14),
    row("pro", "2026-02-01", 90, 52),
    row("pro", "2026-03-01", 90, 47),
    row("old", "2025-12-01", 0, 0),
  ],
  ["plan"],
);

test("each group has a line on the same steps, those with most answers first", () => {
  const { days, trends, domain } = smallTrends(groups);
  expect(days).toEqual(["2026-01-01", "2026-02-01", "2026-03-01"]);
  expect(trends.map(({ name, responses }) => [name, responses])).toEqual([
    ["pro", 180],
    ["free", 93],
  ]);
  expect(trends[0]?.steps.map((each) => each?.row.nps)).toEqual([undefined, 52, 47]);
  expect(trends[1]?.last?.row.nps).toBe(-14);
  expect(domain).toEqual([-20, 60]);
});

test("a line is broken where there are too few answers for a score", () => {
  const free = smallTrends(groups).trends[1];
  expect(pieces(free?.steps ?? []).map((piece) => piece.map(({ at }) => at))).toEqual([[0], [2]]);
  expect(pieces([])).toEqual([]);
});
