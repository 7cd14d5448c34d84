import { expect, test } from "vitest";
import {
  nothingTried,
  type RenderedQuestion,
  readRendered,
  shownQuestions,
  type Tried,
} from "#api/rendered";
import { recommending } from "./rendered_fixture";

type ShowWhen = NonNullable<RenderedQuestion["show_when"]>[number];

const when = (question: string, ...is: string[]): ShowWhen => ({ question, is });
const ask = (
  key: string,
  kind: RenderedQuestion["kind"],
  ...show_when: ShowWhen[]
): RenderedQuestion => ({ key, kind, label: key, show_when });

/** The keys of what is asked of somebody with these answers. */
function asked(questions: RenderedQuestion[], tried: Partial<Tried>) {
  const survey = readRendered(recommending);
  return shownQuestions({ ...survey, questions }, { ...nothingTried, ...tried }).map(
    ({ key }) => key,
  );
}

test("what hangs on nothing is asked of everybody, also before there is a score", () => {
  const { show_when: _, ...bare } = ask("name", "text");
  expect(asked([bare, ask("team", "text")], {})).toEqual(["name", "team"]);
});

test.each([
  [null, []],
  [0, ["hangs"]],
  [1, []],
  [10, ["hangs"]],
])("a condition on the score takes whole scores: %s", (score, shown) => {
  expect(asked([ask("hangs", "text", when("score", "0", "10"))], { score })).toEqual(shown);
});

test.each([
  [0, "detractor"],
  [6, "detractor"],
  [7, "passive"],
  [8, "passive"],
  [9, "promoter"],
  [10, "promoter"],
])("a condition on the group: %s is a %s", (score, group) => {
  const questions = ["detractor", "passive", "promoter"].map((each) =>
    ask(each, "text", when("group", each)),
  );
  expect(asked(questions, { score })).toEqual([group]);
});

test("a condition may name several groups", () => {
  const questions = [ask("hangs", "text", when("group", "passive", "promoter"))];
  expect(asked(questions, { score: 6 })).toEqual([]);
  expect(asked(questions, { score: 7 })).toEqual(["hangs"]);
  expect(asked(questions, { score: 9 })).toEqual(["hangs"]);
});

test("one choice meets a condition that names it, and no other", () => {
  const questions = [ask("role", "single"), ask("hangs", "text", when("role", "dev", "boss"))];
  expect(asked(questions, {})).toEqual(["role"]);
  expect(asked(questions, { answers: { role: "dev" } })).toEqual(["role", "hangs"]);
  expect(asked(questions, { answers: { role: "boss" } })).toEqual(["role", "hangs"]);
  expect(asked(questions, { answers: { role: "developer" } })).toEqual(["role"]);
});

test("of several choices one is enough", () => {
  const questions = [ask("tools", "multiple"), ask("hangs", "text", when("tools", "api", "cli"))];
  expect(asked(questions, { answers: { tools: [] } })).toEqual(["tools"]);
  expect(asked(questions, { answers: { tools: ["web"] } })).toEqual(["tools"]);
  expect(asked(questions, { answers: { tools: ["web", "cli"] } })).toEqual(["tools", "hangs"]);
});

test("a scale meets a condition by its number, as text", () => {
  const questions = [ask("ease", "scale"), ask("hangs", "text", when("ease", "1", "2"))];
  expect(asked(questions, { answers: { ease: "2" } })).toEqual(["ease", "hangs"]);
  expect(asked(questions, { answers: { ease: "12" } })).toEqual(["ease"]);
});

test("words meet a condition when they are exactly those", () => {
  const questions = [ask("city", "text"), ask("hangs", "text", when("city", "Springfield"))];
  expect(asked(questions, { answers: { city: "Springfield" } })).toEqual(["city", "hangs"]);
  expect(asked(questions, { answers: { city: "springfield" } })).toEqual(["city"]);
  expect(asked(questions, { answers: { city: "Springfield, IL" } })).toEqual(["city"]);
  expect(asked(questions, { answers: { city: "" } })).toEqual(["city"]);
});

test("reasons count as far as the group is offered them", () => {
  const questions = [ask("hangs", "text", when("reasons", "price"))];
  expect(asked(questions, { score: 2, reasons: ["speed", "price"] })).toEqual(["hangs"]);
  expect(asked(questions, { score: 2, reasons: ["speed"] })).toEqual([]);
  expect(asked(questions, { score: 9, reasons: ["price"] })).toEqual([]);
});

test("several conditions have to hold together", () => {
  const questions = [
    ask("role", "single"),
    ask("hangs", "text", when("group", "detractor"), when("role", "dev"), when("reasons", "price")),
  ];
  const all: Partial<Tried> = { score: 3, reasons: ["price"], answers: { role: "dev" } };
  expect(asked(questions, all)).toEqual(["role", "hangs"]);
  for (const lacking of [{ score: 9 }, { reasons: [] }, { answers: { role: "boss" } }])
    expect(asked(questions, { ...all, ...lacking })).toEqual(["role"]);
});

/** Each hangs on the one before it; the first on the group. */
const chain = [
  ask("first", "single", when("group", "detractor")),
  ask("second", "multiple", when("first", "yes")),
  ask("third", "scale", when("second", "yes")),
  ask("fourth", "text", when("third", "3")),
];
const whole = { first: "yes", second: ["no", "yes"], third: "3", fourth: "Because" };

test("a chain is asked link by link", () => {
  expect(asked(chain, { score: 4 })).toEqual(["first"]);
  expect(asked(chain, { score: 4, answers: { first: "yes" } })).toEqual(["first", "second"]);
  expect(asked(chain, { score: 4, answers: whole })).toEqual([
    "first",
    "second",
    "third",
    "fourth",
  ]);
});

test("where a chain breaks, answers from before do not hold what follows", () => {
  expect(asked(chain, { score: 9, answers: whole })).toEqual([]);
  expect(asked(chain, { score: 4, answers: { ...whole, first: "no" } })).toEqual(["first"]);
  expect(asked(chain, { score: 4, answers: { ...whole, second: ["no"] } })).toEqual([
    "first",
    "second",
  ]);
  expect(asked(chain, { score: 4, answers: { ...whole, third: "4" } })).toEqual([
    "first",
    "second",
    "third",
  ]);
});

test("two ways to one question: a hidden one blocks it only if it hangs on that too", () => {
  const questions = [
    ask("role", "single", when("group", "promoter")),
    ask("tools", "multiple"),
    ask("either", "text", when("tools", "api")),
    ask("both", "text", when("tools", "api"), when("role", "dev")),
  ];
  const answers = { role: "dev", tools: ["api"] };
  expect(asked(questions, { score: 10, answers })).toEqual(["role", "tools", "either", "both"]);
  expect(asked(questions, { score: 1, answers })).toEqual(["tools", "either"]);
});

test("only what was asked before counts: not the question itself, none later, none unknown", () => {
  const questions = [
    ask("itself", "single", when("itself", "yes")),
    ask("early", "text", when("late", "yes")),
    ask("late", "single"),
    ask("lost", "text", when("nowhere", "yes")),
  ];
  const answers = { itself: "yes", late: "yes", nowhere: "yes" };
  expect(asked(questions, { score: 5, answers })).toEqual(["late"]);
});

test("the order of the survey is kept, whatever is answered first", () => {
  const questions = [ask("c", "text"), ask("a", "text", when("score", "5")), ask("b", "text")];
  expect(asked(questions, { score: 5, answers: { b: "x" } })).toEqual(["c", "a", "b"]);
});
