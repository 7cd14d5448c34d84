import { beforeAll, expect, test } from "vitest";
import type { DryRun } from "#api/things";
import { speak } from "../words/words";
import { dryRunTitle, refusals, shortDay } from "./dry_run_words";

beforeAll(speak);

function run(asked: number[], change: Partial<DryRun> = {}): DryRun {
  return {
    considered: 100,
    asked: asked.reduce((sum, each) => sum + each, 0),
    days: asked.map((n, i) => ({ day: `2026-01-0${i + 5}`, asked: n, scheduled_before: 0 })),
    reasons: {},
    people: [],
    notes: [],
    ...change,
  };
}

test("an even week says how many a day", () => {
  expect(dryRunTitle(run([700, 700, 0, 0, 700]))).toBe(
    "2,100 people would be asked in the next seven days, 700 a day",
  );
});

test("an uneven week says the most, a single day its name", () => {
  expect(dryRunTitle(run([5, 2, 0]))).toBe(
    "7 people would be asked in the next seven days, at most 5 a day",
  );
  expect(dryRunTitle(run([0, 1, 0]))).toBe(
    "One person would be asked in the next seven days, all on Tue, Jan 6",
  );
  expect(shortDay("2026-01-05")).toBe("Mon, Jan 5");
});

test("nobody asked is not the same as nobody's turn", () => {
  expect(dryRunTitle(run([0, 0]))).toBe("Nobody would be asked in the next seven days");
  expect(dryRunTitle(run([0, 0], { considered: 0 }))).toBe(
    "Nobody's turn comes in the next seven days",
  );
});

test("reasons come in the order of their number, without those who are asked", () => {
  const reasons = { asked: 9, too_new: 2, resting: 5, suppressed: 0 };
  expect(refusals(run([], { reasons }))).toEqual([
    ["resting", 5],
    ["too_new", 2],
  ]);
});
