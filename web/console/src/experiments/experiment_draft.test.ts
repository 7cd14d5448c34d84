import { expect, test } from "vitest";
import type { Experiment } from "#api/things";
import { draftOf, evenly, keyOf, newDraft, newVariant, offerOf } from "./experiment_draft";

test("a name becomes a key", () => {
  expect(keyOf("Blue button")).toBe("blue_button");
  expect(keyOf("  Größe: 2 × größer ")).toBe("gro_e_2_gro_er");
  expect(keyOf("2nd try")).toBe("nd_try");
  expect(keyOf("日本語")).toBe("");
});

test("shares are even and whole, and add up to 100", () => {
  for (const count of [2, 3, 7, 10]) {
    const shares = evenly(Array.from({ length: count }, (_, i) => newVariant(`v${i}`)));
    expect(shares.reduce((sum, { percent }) => sum + Number(percent), 0)).toBe(100);
    expect(Math.max(...shares.map(({ percent }) => Number(percent)))).toBeLessThanOrEqual(
      Math.min(...shares.map(({ percent }) => Number(percent))) + 1,
    );
  }
});

test("what is empty is left out, and a product changes no survey", () => {
  const draft = newDraft("nps", ["As it is", "Shorter"]);
  const [first, second] = draft.variants;
  if (!first || !second) throw new Error("two variants");
  draft.name = " Words ";
  second.question = { en: "Would you?", de: " " };
  second.delay = { amount: 3, unit: "day" };
  expect(offerOf(draft)).toEqual({
    key: "words",
    name: "Words",
    survey: "nps",
    variants: [
      { key: "as_it_is", name: "As it is", share_percent: 50 },
      {
        key: "shorter",
        name: "Shorter",
        share_percent: 50,
        question: { en: "Would you?" },
        delay: { amount: 3, unit: "day" },
      },
    ],
  });
  expect(offerOf({ ...draft, about: "product" })).toEqual({
    key: "words",
    name: "Words",
    variants: [
      { key: "as_it_is", name: "As it is", share_percent: 50 },
      { key: "shorter", name: "Shorter", share_percent: 50 },
    ],
  });
});

test("what the server has is read and offered again unchanged", () => {
  const experiment: Experiment = {
    id: "7",
    key: "words",
    name: "Words",
    survey: "12",
    state: "draft",
    variants: [
      { key: "a", name: "A", share_percent: 25 },
      { key: "b", name: "B", share_percent: 75, subject: { en: "Short" } },
    ],
    started_at: null,
    ended_at: null,
    problem: null,
    created_at: "2026-01-05T09:30:00Z",
  };
  const { key, name, survey, variants } = experiment;
  expect(offerOf(draftOf(experiment))).toEqual({ key, name, survey, variants });
});
