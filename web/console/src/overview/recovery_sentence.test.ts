import { beforeAll, expect, test } from "vitest";
import { speak } from "../words/words";
import { recoverySentence } from "./recovery_sentence";

beforeAll(speak);

const detractors = {
  people: 4,
  recovered: 2,
  share: 0.5,
  low: 0.15,
  high: 0.85,
  expected: { share: 0.364, low: 0.25, high: 0.44 },
};

test("what would have happened anyway is the server's share, not a count of few people", () => {
  expect(recoverySentence(detractors)).toBe(
    "2 of 4 detractors left that group; without anything done it would be about 36%.",
  );
});

test("without an expectation none is claimed, and without detractors nothing is said", () => {
  expect(recoverySentence({ ...detractors, expected: null })).toBe(
    "2 of 4 detractors left that group.",
  );
  expect(recoverySentence({ ...detractors, people: 0 })).toBe("");
  expect(recoverySentence(null)).toBe("");
});
