import { beforeAll, expect, test } from "vitest";
import { speak } from "../words/words";
import { effectCaution, effectSentence, missingSentence } from "./effect_sentences";

beforeAll(speak);

const effect = (change: [number, number, number] | null, status = "ok", responses = 120) => ({
  change: change && { change: change[0], low: change[1], high: change[2], p: 0.031 },
  before: { status: "ok" },
  after: { status, responses },
  days_missing: 0,
});

test("a difference whose range leaves out zero is more than chance", () => {
  expect(effectSentence(effect([-12.4, -20.2, -4.1]))).toBe(
    "# points lower afterwards: more than chance, most likely by 4 to 20.".replace("#", "12"),
  );
  expect(effectSentence(effect([6, 1.2, 11]))).toBe(
    "Six points higher afterwards: more than chance, most likely by 1 to 11.",
  );
});

test("a difference that may be chance is called that", () => {
  expect(effectSentence(effect([3.2, -2, 8]))).toBe(
    "Three points higher afterwards, most likely −2 to 8: that may be chance.",
  );
  expect(effectSentence(effect([0.3, -5, 6]))).toBe(
    "About the same before and after, most likely between −5 and 6.",
  );
});

test("too few answers and none at all are states of their own", () => {
  expect(effectSentence(effect([40, 10, 70], "too_few", 3))).toMatch(/^Too few answers/);
  expect(effectSentence(effect(null, "no_data", 0))).toMatch(/^Nobody has answered since/);
});

test("it never claims a cause", () => {
  expect(effectCaution(effect([6, 1.2, 11]))).toMatch(/about 3 times in 100.*not cause/);
});

test("days that have not passed are counted", () => {
  expect(missingSentence(0, 28)).toBe("");
  expect(missingSentence(1, 28)).toBe("One of the 28 days after has not passed yet.");
  expect(missingSentence(9, 28)).toBe("9 of the 28 days after have not passed yet.");
});
