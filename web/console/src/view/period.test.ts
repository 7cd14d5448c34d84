import { expect, test } from "vitest";
import { daysIn, rangeOf, sensibleStep, stepRange, today } from "./period";

test("a period of days counts both its ends", () => {
  expect(rangeOf("30d", "2026-03-01")).toEqual({ from: "2026-01-31", to: "2026-03-01" });
  expect(daysIn(rangeOf("30d", "2026-03-01"))).toBe(30);
});

test("twelve months end today and begin the day after the same day last year", () => {
  expect(rangeOf("12m", "2026-03-31")).toEqual({ from: "2025-04-01", to: "2026-03-31" });
  expect(rangeOf("12m", "2024-02-29").from).toBe("2023-03-01");
});

test("the last quarter is the whole calendar quarter before this one", () => {
  expect(rangeOf("last_quarter", "2026-02-14")).toEqual({ from: "2025-10-01", to: "2025-12-31" });
  expect(rangeOf("quarter", "2026-02-14")).toEqual({ from: "2026-01-01", to: "2026-02-14" });
});

test("all time has no ends", () => {
  expect(rangeOf("all", "2026-02-14")).toEqual({});
  expect(daysIn({})).toBeUndefined();
});

test("today depends on the time zone", () => {
  const now = new Date("2026-01-01T02:00:00Z");
  expect(today("Europe/Berlin", now)).toBe("2026-01-01");
  expect(today("America/Los_Angeles", now)).toBe("2025-12-31");
});

test("steps grow with the period", () => {
  expect(sensibleStep({ from: "2026-01-01", to: "2026-01-07" })).toBe("day");
  expect(sensibleStep(rangeOf("90d", "2026-03-01"))).toBe("week");
  expect(sensibleStep(rangeOf("12m", "2026-03-01"))).toBe("month");
  expect(sensibleStep({ from: "2020-01-01", to: "2026-01-01" })).toBe("quarter");
});

test("a step is cut to the period it lies in", () => {
  expect(stepRange("2026-01-05", "week", { from: "2026-01-07", to: "2026-02-01" })).toEqual({
    from: "2026-01-07",
    to: "2026-01-11",
  });
  expect(stepRange("2026-01-01", "month", {})).toEqual({ from: "2026-01-01", to: "2026-01-31" });
});
