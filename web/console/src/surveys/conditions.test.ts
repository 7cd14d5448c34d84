import { expect, test } from "vitest";
import {
  countConditions,
  subjectsFor,
  withMovedQuestion,
  withOptionKey,
  withoutQuestion,
  withoutReason,
  withQuestion,
  withQuestionKey,
  withReasonKey,
} from "./conditions";
import { definition, question } from "./definition_fixture";

const conditions = (of: ReturnType<typeof definition>) =>
  of.questions.map(({ key, show_when }) => [
    key,
    ...show_when.map((when) => `${when.question}=${when.is}`),
  ]);

test("a question hangs on what comes before it, and on what can be answered there", () => {
  const subjects = subjectsFor(definition(), "nps", 2);
  expect(subjects.map((subject) => subject.question)).toEqual([
    "group",
    "score",
    "reasons",
    "role",
    "ease",
  ]);
  expect(subjects.find((subject) => subject.question === "ease")?.values).toEqual([
    "1",
    "2",
    "3",
    "4",
    "5",
  ]);
  expect(subjectsFor(definition(), "open", 0).map((subject) => subject.question)).toEqual([
    "reasons",
  ]);
  expect(subjectsFor(definition(), "csat", 0)[1]?.values).toEqual(["1", "2", "3", "4", "5"]);
});

test("free text is nothing to hang on", () => {
  const one = definition({ questions: [question("why"), question("more")] });
  expect(subjectsFor(one, "nps", 1).map(({ question }) => question)).not.toContain("why");
});

test("with a question what hung on it hangs no more", () => {
  const left = withoutQuestion(definition(), "nps", 0);
  expect(conditions(left)).toEqual([["ease"], ["why", "ease=1,2"]]);
  expect(countConditions(left)).toBe(1);
});

test("a question moved before what it hangs on forgets that condition alone", () => {
  expect(conditions(withMovedQuestion(definition(), "nps", 1, 0))).toEqual([
    ["ease"],
    ["role"],
    ["why", "ease=1,2"],
  ]);
});

test("an option or a step that is gone is no answer to wait for", () => {
  const without = withQuestion(definition(), "nps", 0, (role) => ({
    ...role,
    options: role.options.toSpliced(0, 1),
  }));
  expect(conditions(without)[1]).toEqual(["ease"]);
  const shorter = withQuestion(definition(), "nps", 1, (ease) => ({ ...ease, least: 2 }));
  expect(conditions(shorter)[2]).toEqual(["why", "ease=2"]);
});

test("a reason that is gone takes its conditions along", () => {
  const hanging = definition({
    questions: [question("why", { show_when: [{ question: "reasons", is: ["price", "speed"] }] })],
  });
  expect(conditions(withoutReason(hanging, "nps", 0))).toEqual([["why", "reasons=speed"]]);
});

test("another key is another key wherever it is used", () => {
  expect(conditions(withQuestionKey(definition(), 0, "job"))).toEqual([
    ["job"],
    ["ease", "job=dev"],
    ["why", "ease=1,2"],
  ]);
  expect(conditions(withOptionKey(definition(), 0, 0, "coder"))[1]).toEqual(["ease", "role=coder"]);
  const hanging = definition({
    questions: [question("why", { show_when: [{ question: "reasons", is: ["price"] }] })],
  });
  const renamed = withReasonKey(hanging, 0, "cost");
  expect(renamed.reasons[0]?.key).toBe("cost");
  expect(conditions(renamed)).toEqual([["why", "reasons=cost"]]);
});
