import { beforeAll, expect, test } from "vitest";
import { conditionName } from "../view/names";
import { speak } from "../words/words";
import { draftOfIdea, ideas } from "./ideas";
import { emptyDraft, type PlanDraft } from "./plan_draft";
import * as words from "./plan_words";

beforeAll(speak);

const names: words.Names = {
  segment: () => "Paying",
  condition: (where) => conditionName(where),
  property: (key) => (key === "renewal_date" ? "Renewal" : key),
  zone: "UTC",
};
const draft = emptyDraft("nps", "2026-01-05");
const event = (change: Partial<PlanDraft["event"]>, rest: Partial<PlanDraft> = {}): PlanDraft => ({
  ...draft,
  kind: "event",
  event: { ...draft.event, event: "ticket_closed", ...change },
  ...rest,
});
const when = (draft: PlanDraft) => words.whenWords(draft, names);

test("a schedule says how often, from when, and how it is spread", () => {
  expect(when(draft)).toBe("Every quarter from Jan 5, 2026, spread evenly over 30 days");
  const once = { ...draft.schedule, every: "once" as const, spreadDays: 1 };
  expect(when({ ...draft, schedule: once })).toBe("Once from Jan 5, 2026, all on one day");
});

test("an event says how long it waits, for what, and what takes it back", () => {
  expect(when(event({}))).toBe("As soon as ticket_closed happens");
  expect(
    when(
      event(
        { where: [{ key: "topic", test: "is", value: "billing, sales" }] },
        { delay: { amount: 2, unit: "day" }, cancelOn: ["reopened", "refunded"] },
      ),
    ),
  ).toBe(
    "2 days after ticket_closed (topic: billing or sales), unless reopened or refunded comes first",
  );
  expect(
    when(event({ event: "exam_score_received", otherwise: "yes", instead: "course_completed" })),
  ).toBe("As soon as exam_score_received happens, or 30 days after course_completed without it");
});

test("a date is before, on or after", () => {
  const date = { ...draft.date, property: "renewal_date", offset: 1 };
  const at = (change: Partial<PlanDraft["date"]>) =>
    when({ ...draft, kind: "date", date: { ...date, ...change } });
  expect(at({})).toBe("1 day before Renewal");
  expect(at({ side: "on", yearly: true })).toBe("On the day of Renewal, every year");
  expect(at({ side: "after", offset: 30 })).toBe("30 days after Renewal");
});

test("what is not written yet is three dots, never nothing or NaN", () => {
  const empty: PlanDraft = {
    ...event({ event: "", otherwise: "yes", instead: "", after: { amount: "", unit: "week" } }),
    delay: { amount: "", unit: "hour" },
    samplePercent: "",
    cadenceDays: "",
    precise: "yes",
    margin: "",
  };
  expect(when(empty)).toBe("… hours after …, or … weeks after … without it");
  expect(words.whoWords(empty, names)).toBe("Everybody: a steady … % of them");
  expect(words.oftenWords(empty)).toContain("once in … days");
  expect(words.precisionWords(empty)).toContain("±… points");
});

test("who is a segment, conditions, a share", () => {
  expect(words.whoWords(draft, names)).toBe("Everybody");
  const some = { ...draft, segment: "5", where: ["plan:pro"], samplePercent: 10 };
  expect(words.whoWords(some, names)).toBe(
    "People in “Paying” with plan: pro: a steady 10 % of them",
  );
});

test("reminders, bounds and precision are said when there are any", () => {
  expect(words.endWords(draft)).toBe("Can be answered for 30 days");
  expect(words.endWords({ ...draft, reminders: 2 })).toBe(
    "Can be answered for 30 days; 2 reminders, 5 days apart",
  );
  expect(words.boundsWords(draft, names)).toBe("");
  const ends = { day: "2026-07-01", time: "" };
  expect(words.boundsWords({ ...draft, ends }, names)).toBe("Until Jul 1, 2026, 12:00 AM");
  expect(words.precisionWords(draft)).toBe("");
  expect(words.precisionWords({ ...draft, precise: "yes", atTheEnd: "reached" })).toBe(
    "Until the score is known to ±5 points (95 % sure); the end is put off until then",
  );
});

test.each(ideas)("the idea %s is a plan that can be told", (idea) => {
  const it = draftOfIdea(idea, "nps", "2026-01-05");
  expect(it.name).not.toBe("");
  expect(when(it)).not.toContain("…");
  expect(words.howWords(it)).not.toBe("");
});
