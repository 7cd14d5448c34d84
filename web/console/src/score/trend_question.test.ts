import { expect, test } from "vitest";
import type { ScoreRow } from "#api/things";
import { withoutEmptyEnds, yearsWithAnswers } from "./trend_question";

const step = (at: string, responses: number) => ({ at, responses }) as ScoreRow;

test("all time reaches from the first to the last year with answers", () => {
  const rows = [step("2016-01-01", 0), step("2017-01-01", 3), step("2018-01-01", 5)];
  expect(yearsWithAnswers(rows, {})).toEqual({ from: "2017-01-01", to: "2018-12-31" });
  expect(yearsWithAnswers([], {})).toEqual({});
});

test("steps without answers are kept between others and cut at the ends", () => {
  const rows = [step("a", 0), step("b", 2), step("c", 0), step("d", 1), step("e", 0)];
  expect(withoutEmptyEnds(rows).map((row) => row.at)).toEqual(["b", "c", "d"]);
});
