import { expect, test } from "vitest";
import { completeness, places, shippedText } from "./completeness";
import { definition, question, shippedTexts } from "./definition_fixture";

const missing = (of: ReturnType<typeof definition>, language: string) =>
  completeness(of, "nps", language, shippedTexts).missing;

test("what Hark says itself need not be written in a language it speaks", () => {
  const plain = definition({ reasons: [], questions: [] });
  expect(missing(plain, "de")).toEqual([]);
  expect(missing(plain, "de-AT")).toEqual([]);
  expect(missing(plain, "sv").length).toBe(6);
  expect(completeness(plain, "nps", "sv", shippedTexts).speaks).toBe(false);
});

test("what has no words of Hark's is missing until it is written", () => {
  expect(missing(definition({ questions: [] }), "de")).toEqual(["reasons[1].label"]);
  const choice = definition({
    reasons: [],
    questions: [definition().questions[0] ?? question("x")],
  });
  expect(missing(choice, "de")).toEqual([
    "questions[0].label",
    "questions[0].options[0].label",
    "questions[0].options[1].label",
  ]);
});

test("own words in the first language want own words in the others", () => {
  const own = definition({ reasons: [], questions: [] });
  own.follow_up = { ...own.follow_up, promoter: { en: "What works?" } };
  expect(missing(own, "de")).toEqual(["follow_up.promoter"]);
  expect(missing(own, "en")).toEqual([]);
});

test("texts that nobody sees are not asked for", () => {
  const silent = definition({ ask_comment: false, reasons: [], questions: [] });
  expect(places(silent, "nps").map(({ path }) => path)).toEqual([
    "thanks.promoter.text",
    "thanks.passive.text",
    "thanks.detractor.text",
  ]);
  const scale = definition({ reasons: [], questions: [question("ease", { kind: "scale" })] });
  expect(places(scale, "nps").some(({ path }) => path.includes("least_label"))).toBe(false);
});

test("an open survey has one question and one thank-you", () => {
  const open = definition({ reasons: [], questions: [] });
  expect(places(open, "open").map(({ path }) => path)).toEqual([
    "follow_up.promoter",
    "thanks.promoter.text",
  ]);
});

test("own wording must be written in every language", () => {
  const own = definition({ reasons: [], questions: [] });
  own.wording = { template: null, subject: "", text: { en: "Would you?" } };
  expect(missing(own, "de")).toEqual(["wording.text"]);
});

test("Hark's text is found by the first part of the tag", () => {
  expect(shippedText(shippedTexts, "de-CH", "follow_up.promoter")).toBe("Was gefällt Ihnen?");
  expect(shippedText(shippedTexts, "sv", "follow_up.promoter")).toBeUndefined();
  expect(shippedText(shippedTexts, "de", null)).toBeUndefined();
});
