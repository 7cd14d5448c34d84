import { expect, test } from "vitest";
import { dayAt, type Flag, placeFlags } from "./trend_flags";

const flag = (day: string): Flag => ({ id: day, day, kind: "release", title: day });
const weeks = ["2026-10-05", "2026-10-12", "2026-10-19"];
const places = (days: string[], least = 0) =>
  placeFlags(days.map(flag), weeks, "week", least).map(({ place, flags }) => [
    Math.round(place * 100) / 100,
    flags.map(({ day }) => day),
  ]);

test("a flag stands where its day lies in the step, and never outside the line", () => {
  expect(places(["2026-10-05", "2026-10-12", "2026-10-15", "2026-10-25"])).toEqual([
    [0, ["2026-10-05"]],
    [0.5, ["2026-10-12"]],
    [0.93, ["2026-10-15"]],
    [2, ["2026-10-25"]],
  ]);
});

test("a flag before the first or after the last step is not in the trend", () => {
  expect(places(["2026-10-04", "2026-10-26"])).toEqual([]);
});

test("flags too near to be told apart stand together", () => {
  expect(places(["2026-10-16", "2026-10-14", "2026-10-23"], 0.5)).toEqual([
    [0.79, ["2026-10-14", "2026-10-16"]],
    [2, ["2026-10-23"]],
  ]);
});

test("the day at a place is the day whose flag stands there", () => {
  for (const day of ["2026-10-09", "2026-10-12", "2026-10-15", "2026-10-18", "2026-10-19"]) {
    const place = placeFlags([flag(day)], weeks, "week", 0)[0]?.place ?? 0;
    expect(dayAt(place + 0.01, weeks, "week")).toBe(day);
  }
});

test("a place beside the line is the nearest day of it", () => {
  expect(dayAt(-3, weeks, "week")).toBe("2026-10-05");
  expect(dayAt(9, weeks, "week")).toBe("2026-10-25");
  expect(dayAt(1, ["2026-01-01", "2026-02-01"], "month")).toBe("2026-02-15");
  expect(dayAt(0, [], "week")).toBeUndefined();
});
