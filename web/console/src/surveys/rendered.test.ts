import { expect, test } from "vitest";
import {
  audienceOf,
  nothingTried,
  readRendered,
  reasonsFor,
  scoreOf,
  shownQuestions,
} from "#api/rendered";
import type { RenderedSurvey } from "#api/things";
import { recommending } from "./rendered_fixture";

const answer: RenderedSurvey = {
  ...recommending,
  questions: [
    {
      key: "role",
      kind: "single",
      label: "",
      show_when: [{ question: "group", is: ["detractor"] }],
    },
    { key: "tools", kind: "multiple", label: "", show_when: [{ question: "role", is: ["dev"] }] },
    {
      key: "cost",
      kind: "scale",
      label: "",
      show_when: [
        { question: "reasons", is: ["price"] },
        { question: "score", is: ["0", "1"] },
      ],
    },
  ],
};
const rendered = readRendered(answer);
const keys = (tried: Partial<typeof nothingTried>) =>
  shownQuestions(rendered, { ...nothingTried, ...tried }).map(({ key }) => key);

test("scores fall into groups, and each group has a score to show it with", () => {
  expect([0, 6, 7, 8, 9, 10].map((score) => audienceOf(rendered, score))).toEqual([
    "detractor",
    "detractor",
    "passive",
    "passive",
    "promoter",
    "promoter",
  ]);
  for (const group of ["promoter", "passive", "detractor"] as const)
    expect(audienceOf(rendered, scoreOf(rendered, group))).toBe(group);
  expect(scoreOf({}, "detractor")).toBeNull();
});

test("reasons are for the groups they name", () => {
  expect(reasonsFor(rendered, "promoter").map(({ key }) => key)).toEqual(["speed"]);
  expect(reasonsFor(rendered, "detractor").map(({ key }) => key)).toEqual(["price", "speed"]);
});

test("a question is shown when all its conditions hold", () => {
  expect(keys({ score: 9 })).toEqual([]);
  expect(keys({ score: 3 })).toEqual(["role"]);
  expect(keys({ score: 1, reasons: ["price"] })).toEqual(["role", "cost"]);
  expect(keys({ score: 2, reasons: ["price"] })).toEqual(["role"]);
});

test("what hangs on a question that is not shown is not shown", () => {
  expect(keys({ score: 3, answers: { role: "dev" } })).toEqual(["role", "tools"]);
  expect(keys({ score: 9, answers: { role: "dev" } })).toEqual([]);
});

test("a reason that is not offered does not count", () => {
  expect(keys({ score: 10, reasons: ["price"] })).toEqual([]);
});

test("what the answer leaves out is empty", () => {
  const { reasons: _, questions: __, ...bare } = answer;
  expect(readRendered(bare)).toMatchObject({ reasons: [], questions: [] });
});
