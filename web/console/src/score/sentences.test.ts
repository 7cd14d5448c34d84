import { beforeAll, expect, test } from "vitest";
import type { Figures } from "#api/things";
import { speak } from "../words/words";
import {
  chanceSentence,
  changeSentence,
  distributionTitle,
  goalFact,
  scoreSentence,
  sharesTitle,
} from "./sentences";

beforeAll(speak);

const row = (change: Partial<Figures>): Figures => ({
  tally: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  responses: 412,
  promoters: 220,
  passives: 140,
  detractors: 52,
  nps: 41.2,
  low: 35.4,
  high: 47.1,
  confidence: 0.95,
  mean: 8.1,
  weight: null,
  effective_responses: null,
  weighted_responses: null,
  compare: null,
  status: "ok",
  ...change,
});

const compare = (change: number | null, low: number | null, high: number | null) => ({
  from: "2026-01-01T00:00:00Z",
  to: "2026-01-31T00:00:00Z",
  tally: [],
  responses: 390,
  promoters: 0,
  passives: 0,
  detractors: 0,
  nps: 44,
  status: "ok" as const,
  change,
  low,
  high,
  p: 0.3,
});

test("a sure score says its interval in whole points", () => {
  expect(scoreSentence(row({}))).toBe("Most likely between 35 and 47.");
});

test("too few answers are a state of their own", () => {
  const few = scoreSentence(row({ responses: 3, status: "too_few" }));
  expect(few).toBe("Not enough answers yet: 3 of 30.");
  expect(scoreSentence(row({ responses: 12, status: "directional", low: -5, high: 60 }))).toBe(
    "Not enough answers yet: 12 of 30. So far it points to −5 to 60.",
  );
});

test("a change that may be chance is called that", () => {
  expect(changeSentence(row({ compare: compare(-3.1, -9, 2.5) }), "the 30 days before")).toBe(
    "Three points below the 30 days before; with 412 answers that may be chance.",
  );
});

test("a real change names its size and its interval", () => {
  expect(changeSentence(row({ compare: compare(-12.4, -18.2, -6.6) }), "the 30 days before")).toBe(
    "12 points below the 30 days before: a real fall, most likely by 7 to 18.",
  );
});

test("a change of nothing is no change", () => {
  expect(changeSentence(row({ compare: compare(0.3, -4, 5) }), "the 30 days before")).toBe(
    "About the same as the 30 days before.",
  );
});

test("nothing is compared with nothing", () => {
  const empty = { ...compare(null, null, null), status: "no_data" as const, responses: 0 };
  expect(changeSentence(row({ compare: empty }), "the 30 days before")).toBe(
    "There is nothing to compare with: no answers in the 30 days before.",
  );
  expect(changeSentence(row({ compare: null }), "the 30 days before")).toBe("");
});

test("a p-value is said as how often chance does this", () => {
  expect(chanceSentence(0.04)).toContain("about 4 times in 100");
  expect(chanceSentence(0.012)).toContain("about once in 100 times");
  expect(chanceSentence(1e-9)).toContain("almost never");
});

test("a tie for the most frequent score names both", () => {
  const tally = [0, 0, 1, 0, 0, 0, 0, 1, 0, 5, 5];
  expect(distributionTitle(row({ tally, responses: 12 }))).toBe(
    "42% each answered 9 and 10, more than any other score",
  );
});

test("a handful of answers is counted, not turned into shares", () => {
  const few = row({ responses: 3, promoters: 1, passives: 1, detractors: 1, status: "too_few" });
  expect(sharesTitle(few)).toBe("1 promoter, 1 detractor");
  expect(distributionTitle(few)).toBe("Answers by score");
});

test("the goal says how far it is, once the score is sure enough to say so", () => {
  expect(goalFact(row({}), 50)).toBe("Goal 50: nine points to go");
  expect(goalFact(row({}), 41)).toBe("Goal 41: reached");
  expect(goalFact(row({ status: "directional" }), 50)).toBe("Goal 50");
});
