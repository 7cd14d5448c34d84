import { beforeAll, expect, test } from "vitest";
import { speak } from "../words/words";
import { forecastSentence, goalChance } from "./goal_chance";

beforeAll(speak);

const at = "2026-12-07T00:00:00Z";

test("a chance is said in hundred", () => {
  expect(goalChance({ goal: { nps: 50, probability: 0.314, at } })).toBe(
    "If it goes on like this, the chance of 50 or more by Dec 7, 2026 is 31 in 100.",
  );
});

test("what is nearly sure or impossible has no false number", () => {
  expect(goalChance({ goal: { nps: 50, probability: 0.004, at } })).toMatch(/out of reach/);
  expect(goalChance({ goal: { nps: 50, probability: 0.997, at } })).toMatch(/as good as sure/);
});

test("without a goal there is nothing to reach", () => {
  expect(goalChance({ goal: null })).toBeUndefined();
});

test("where nothing can be foreseen, that is said", () => {
  expect(forecastSentence({ status: "too_few", goal: null }, "fresh")).toMatch(/^No forecast/);
  expect(forecastSentence({ status: "ok", goal: null }, "fresh")).toBeUndefined();
  const goal = { nps: 50, probability: 0.3, at };
  expect(forecastSentence({ status: "ok", goal }, "stale")).toMatch(/^No forecast.*long ago/);
});
