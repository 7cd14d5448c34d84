import { beforeAll, expect, test } from "vitest";
import type { Score } from "#api/things";
import { setPlace } from "../words/format";
import { speak } from "../words/words";
import { explain } from "./explain_sentences";

beforeAll(() => {
  speak();
  setPlace("en", "Europe/Berlin");
});

const score: Score = {
  query: {
    survey: { id: "1", key: "nps" },
    from: "2025-12-31T23:00:00Z",
    to: "2026-01-31T23:00:00Z",
    tz: "Europe/Berlin",
    every: null,
    by: [],
    where: ["plan:pro"],
    unit: "response",
    weight: "none",
    compare: "none",
    confidence: 0.95,
    order: "group",
    limit: null,
  },
  method: "NPS is a difference of shares.",
  source: { engine: "sql", as_of: "2026-02-01T12:00:00Z", notice: null },
  rows: [],
  groups: 0,
  total: {
    tally: [],
    responses: 1234,
    promoters: 600,
    passives: 334,
    detractors: 300,
    nps: 24.31,
    low: 19.94,
    high: 28.55,
    confidence: 0.95,
    mean: 7.5,
    weight: null,
    effective_responses: null,
    weighted_responses: null,
    status: "ok",
    compare: null,
  },
};

const known = {
  view: { where: ["plan:pro"] },
  range: { from: "2026-01-01", to: "2026-01-31" },
  score,
  survey: "After support",
  properties: [{ key: "plan", name: "Plan", kind: "text" as const, currency: null }],
  segments: [],
  excluded: { n: 3, more: false },
};

const said = (more: Partial<Parameters<typeof explain>[0]> = {}) =>
  explain({ ...known, ...more })
    .flatMap(({ sentences }) => sentences)
    .join("\n");

test("a number says which answers count, how many, by what method and counted by whom", () => {
  const text = said();
  expect(text).toContain("Answers to the survey “After support”.");
  expect(text).toContain("from Jan 1, 2026 to Jan 31, 2026, both days included");
  expect(text).toContain("in the time zone Europe/Berlin");
  expect(text).toContain("Plan: pro");
  expect(text).toContain("3 responses that fit are excluded, each with its reason.");
  expect(text).toContain("n = 1,234 answers.");
  expect(text).toContain("600 promoters, 334 passives and 300 detractors");
  expect(text).toContain("The score is 24.3, most likely between 19.9 and 28.6.");
  expect(text).toContain("NPS is a difference of shares.");
  expect(text).toContain("Counted by the database itself, as of Feb 1, 2026, 1:00");
  expect(text).not.toMatch(/weighted|row/i);
});

test("what is not known or not so is not said", () => {
  const text = said({ view: {}, range: {}, excluded: undefined });
  expect(text).toContain("No filter is on.");
  expect(text).toContain("Given at any time");
  expect(text).toContain("Responses that somebody excluded are not counted.");
  expect(said({ excluded: { n: 0, more: false } })).toContain("Nothing: no response that fits");
  expect(said({ excluded: { n: 200, more: true } })).toContain("More than 200 responses");
});

test("a survey that does not ask for recommendation has an average", () => {
  const total = { ...score.total, promoters: null, passives: null, detractors: null, nps: null };
  const text = said({ score: { ...score, total } });
  expect(text).toContain("The average of the answers is 7.5.");
  expect(text).not.toMatch(/promoters|most likely/);
});

test("weights, voices, segments, rows and a second-best source are said", () => {
  const segments = [
    { id: "7", name: "Key accounts", where: ["plan:pro"], created_at: "", updated_at: "" },
  ];
  const weighted: Score = {
    ...score,
    query: { ...score.query, weight: "mrr", by: ["plan"] },
    rows: [{ ...score.total, group: { plan: "pro" }, at: null }],
    groups: 12,
    source: { engine: "columns", as_of: "2026-02-01T12:00:00Z", notice: "ClickHouse is away." },
    total: {
      ...score.total,
      weight: { amount: "45000.00", currency: "EUR" },
      effective_responses: 310.4,
      weighted_responses: 1200,
    },
  };
  const text = said({ score: weighted, segments, view: { unit: "company", segment: ["7", "8"] } });
  expect(text).toContain("the segment “Key accounts” (Plan: pro); a saved segment");
  expect(text).toContain("Each company counts once");
  expect(text).toContain("n = 1,234 voices.");
  expect(text).toContain("34 answers have no mrr and no part in the score.");
  expect(text).toContain("Weighted by mrr, €45,000 in all, they tell as much as 310 answers");
  expect(text).toContain("each of the 12 rows is made the same way");
  expect(text).toContain("ClickHouse is away.");
});
