import { expect, test } from "vitest";
import type { Answer } from "#api/things";
import { answerDots } from "./answer_dots";

const answer = (score: number, at: string) => ({ id: `${at} ${score}`, score, at }) as Answer;

test("answers lie between the first and the last, as high as their score", () => {
  const field = answerDots([
    answer(10, "2026-01-11T00:00:00Z"),
    answer(0, "2026-01-01T00:00:00Z"),
    answer(5, "2026-01-06T00:00:00Z"),
  ]);
  expect(field?.dots.map(({ left, up }) => [left, up])).toEqual([
    [0, 0],
    [0.5, 0.5],
    [1, 1],
  ]);
});

test("one answer lies in the middle, equal ones are piled, none is nothing to draw", () => {
  expect(answerDots([])).toBeUndefined();
  const same = answerDots([answer(9, "2026-01-01T00:00:00Z"), answer(9, "2026-01-01T00:00:00Z")]);
  expect(same?.dots.map(({ left, pile }) => [left, pile])).toEqual([
    [0.5, 0],
    [0.5, 1],
  ]);
});
