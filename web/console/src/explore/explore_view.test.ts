import { expect, test } from "vitest";
import { parseSearch, writeSearch } from "../view/search";
import {
  type ExploreView,
  narrowed,
  questionOf,
  readExploreView,
  withField,
  withFilters,
} from "./explore_view";

const day = "2026-01-31";

test("a question survives the way into the URL and back", () => {
  const view = readExploreView({
    survey: "nps",
    period: "12m",
    where: ["plan:pro,team", `company:"O'Brien, Sons"`],
    segment: "12",
    every: "month",
    by: ["plan", "country"],
    unit: "company",
    weight: "mrr",
    order: "-nps",
    limit: "20",
    form: "table",
  });
  expect(Object.keys(view)).toHaveLength(11);
  expect(readExploreView(parseSearch(writeSearch({ ...view })))).toEqual(view);
});

test("fields are read as the API takes them, each once and three at most", () => {
  expect(readExploreView({ by: "plan,country" }).by).toEqual(["plan", "country"]);
  expect(readExploreView({ by: ["a", "b,a", "c", "d"] }).by).toEqual(["a", "b", "c"]);
  expect(readExploreView({ by: "," })).toEqual({});
});

test("what makes no sense is as if it were not there", () => {
  expect(
    readExploreView({
      every: "fortnight",
      unit: "animal",
      weight: "none",
      order: "luck",
      limit: "0",
      form: "pie",
      compare: "year",
    }),
  ).toEqual({});
  for (const limit of ["-1", "1.5", "10001", "1e3", "ten"]) {
    expect(readExploreView({ limit })).toEqual({});
  }
});

test("the API is asked only for what it takes together", () => {
  const view: ExploreView = { period: "7d", by: ["plan"], order: "-nps", limit: 5 };
  expect(questionOf(view, day)).toEqual({
    from: "2026-01-25",
    to: "2026-01-31",
    by: ["plan"],
    order: "-nps",
    limit: "5",
  });
  const timed = questionOf({ ...view, every: "day" }, day);
  expect(timed).not.toHaveProperty("order");
  expect(timed).not.toHaveProperty("limit");
  expect(questionOf({ ...view, by: undefined }, day)).not.toHaveProperty("order");
  expect(questionOf({ ...view, order: "-weight" }, day)).not.toHaveProperty("order");
  expect(questionOf({ ...view, order: "-weight", weight: "mrr" }, day).order).toBe("-weight");
});

test("a trend is compared step by step where it has a beginning", () => {
  expect(questionOf({ every: "week" }, day).compare).toBe("previous");
  expect(questionOf({ every: "week", period: "all" }, day)).toEqual({ every: "week" });
  expect(questionOf({ every: "week", by: ["plan"] }, day)).not.toHaveProperty("compare");
  expect(questionOf({}, day)).not.toHaveProperty("compare");
});

test("filters change without touching the rest, and go when they are gone", () => {
  const view = readExploreView({ by: "plan", unit: "person", where: "plan:pro", segment: "3" });
  expect(withFilters(view, { period: "30d" })).toEqual({
    period: "30d",
    by: ["plan"],
    unit: "person",
  });
});

test("a field is added, changed, swapped and taken away", () => {
  expect(withField([], 0, "plan")).toEqual(["plan"]);
  expect(withField(["plan"], 1, "country")).toEqual(["plan", "country"]);
  expect(withField(["plan", "country"], 0, "role")).toEqual(["role", "country"]);
  expect(withField(["plan", "country"], 0, "country")).toEqual(["country"]);
  expect(withField(["plan", "country"], 1, "plan")).toEqual(["plan"]);
  expect(withField(["plan", "country"], 0, "")).toEqual(["country"]);
  expect(withField(["plan"], 0, "")).toBeUndefined();
});

test("a row narrows to its groups and its step", () => {
  const view = readExploreView({
    period: "12m",
    by: ["plan", "country"],
    every: "month",
    where: ["plan:pro,team", "score:0..6"],
    order: "nps",
    form: "table",
  });
  const row = { fields: ["plan", "country"], values: ["pro", null], at: "2026-01-01" };
  expect(narrowed(view, row, day)).toEqual({
    period: "custom",
    from: "2026-01-01",
    to: "2026-01-31",
    where: ["score:0..6", "plan:pro", "country:null"],
    form: "table",
  });
  expect(narrowed({ by: ["plan"] }, { fields: ["plan"], values: ["a, b"] }, day)).toEqual({
    where: ['plan:"a, b"'],
  });
});
