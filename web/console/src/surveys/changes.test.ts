import { expect, test } from "vitest";
import { speak } from "../words/words";
import { changeSentences } from "./changes";
import { definition, question } from "./definition_fixture";

speak();
const said = (after: ReturnType<typeof definition>) => changeSentences(definition(), after, "nps");

test("nothing changed is nothing said, in whatever order names come", () => {
  expect(said(definition())).toEqual([]);
  const turned = definition();
  turned.wording = { text: {}, subject: "Acme", template: "recommend_company" };
  expect(said(turned)).toEqual([]);
});

test("leaving the approved wording is said as that", () => {
  const wording = { template: null, subject: "Acme", text: { en: "Would you?" } };
  expect(said(definition({ wording }))).toEqual([
    "The rating question leaves the approved wording.",
  ]);
  const other = { template: "recommend_company", subject: "Apex", text: {} };
  expect(said(definition({ wording: other }))).toEqual(["The rating question asks about “Apex”."]);
});

test("what came, went, changed and moved is named", () => {
  const { reasons, questions } = definition();
  expect(said(definition({ reasons: reasons.toReversed() }))).toEqual([
    "The reasons come in another order.",
  ]);
  expect(said(definition({ questions: [...questions.slice(1), question("new")] }))).toEqual([
    "New question: “new”.",
    "Question gone: “role”. Answers that have it keep it.",
  ]);
  const relabelled = reasons.map((reason) => ({ ...reason, groups: [] }));
  expect(said(definition({ reasons: relabelled }))).toEqual(["Reason changed: “Price”."]);
});

test("languages, look and thanks are told apart", () => {
  const after = definition({ languages: ["de", "ar"] });
  after.look = { ...after.look, accent: "#112233" };
  after.thanks = { ...after.thanks, passive: { ...after.thanks.passive, contact_me: true } };
  expect(said(after)).toEqual([
    "It can be answered in العربية (Arabic).",
    "It can no longer be answered in English.",
    "Who speaks none of its languages is asked in Deutsch (German).",
    "The thank-you is different.",
    "It looks different.",
  ]);
});
