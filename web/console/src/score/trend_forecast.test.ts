import { beforeAll, expect, test } from "vitest";
import { speak } from "../words/words";
import { aheadPoints, aheadSentence } from "./trend_forecast";

beforeAll(speak);

const likely = { nps: 40, low: 30.4, high: 52 };
const foreseen = (...days: string[]) => ({
  level: null,
  points: days.map((at) => ({ at, ...likely })),
});

test("only what lies behind the last step is ahead", () => {
  const ahead = aheadPoints(
    foreseen("2026-11-16", "2026-11-23", "2026-11-30"),
    "2026-11-16",
    "week",
  );
  expect(ahead.map(({ name }) => name)).toEqual(["Nov 23", "Nov 30"]);
});

test("steps without answers between the trend and the forecast keep their room", () => {
  const ahead = aheadPoints(foreseen("2026-11-30", "2026-12-07"), "2026-11-09", "week");
  expect(ahead.map(({ name, likely }) => [name, likely !== null])).toEqual([
    ["Nov 16", false],
    ["Nov 23", false],
    ["Nov 30", true],
    ["Dec 7", true],
  ]);
});

test("answers that are too old have nothing ahead", () => {
  expect(aheadPoints(foreseen("2026-11-30"), "2021-11-01", "week")).toEqual([]);
});

test("nothing is ahead without a forecast or without a trend", () => {
  expect(aheadPoints(undefined, "2026-11-09", "week")).toEqual([]);
  expect(aheadPoints(foreseen("2026-11-30"), undefined, "week")).toEqual([]);
});

test("a forecast is said to be one", () => {
  expect(aheadSentence({ name: "Nov 30", likely })).toBe(
    "Nov 30: forecast 40, most likely 30 to 52",
  );
});
