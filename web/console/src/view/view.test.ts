import { expect, test } from "vitest";
import { parseSearch, writeSearch } from "./search";
import {
  compareOf,
  filterCount,
  filterOf,
  readResponsesView,
  readView,
  withoutFilters,
} from "./view";

test("what makes no sense in a URL is as if it were not there", () => {
  expect(
    readView({
      period: "7 years",
      compare: "x",
      from: "2026-13-40",
      every: "minute",
      where: "bare",
    }),
  ).toEqual({});
});

test("the usual period is not written into the URL", () => {
  expect(readView({ period: "90d" })).toEqual({});
  expect(writeSearch({ ...readView({ period: "30d" }) })).toBe("?period=30d");
});

test("a view survives the way into the URL and back", () => {
  const view = readResponsesView({
    from: "2026-01-01",
    to: "2026-01-31",
    where: ["plan:pro,team", 'company:"A, B"'],
    unit: "person",
    q: "slow & steady",
  });
  const written = writeSearch({ ...view });
  expect(written).not.toContain("custom");
  expect(readResponsesView(parseSearch(written))).toEqual(view);
});

test("the filter names the days of the period", () => {
  expect(filterOf({ period: "7d", where: ["score:0..3"] }, "2026-01-07")).toEqual({
    from: "2026-01-01",
    to: "2026-01-07",
    where: ["score:0..3"],
  });
});

test("a period without a beginning is compared with nothing", () => {
  expect(compareOf({}, {})).toBeUndefined();
  expect(compareOf({}, { from: "2026-01-01" })).toBe("previous");
  expect(compareOf({ compare: "none" }, { from: "2026-01-01" })).toBeUndefined();
  const year = { from: "2025-01-01", to: "2025-12-31" };
  expect(compareOf({ compare: "year" }, year)).toBe("year");
  expect(compareOf({ compare: "year" }, { ...year, from: "2024-01-01" })).toBe("previous");
});

test("saved segments are part of the filter and of the URL", () => {
  const view = readView(parseSearch("?segment=12&segment=7&segment=12&segment=a/b"));
  expect(view).toEqual({ segment: ["12", "7"] });
  expect(filterOf({ period: "all", segment: ["12"] }, "2026-01-07")).toEqual({ segment: ["12"] });
  expect(filterCount({ where: ["plan:pro"], segment: ["12", "7"] })).toBe(3);
  expect(withoutFilters({ period: "all", where: ["plan:pro"], segment: ["12"] })).toEqual({
    period: "all",
  });
});
