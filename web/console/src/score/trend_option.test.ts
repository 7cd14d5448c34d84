import { expect, test } from "vitest";
import { pixelOf, scale } from "./trend_option";

test("the first point stands at the left of the plot and the last at the right", () => {
  expect(pixelOf(0, 5, 456, null)).toBe(40);
  expect(pixelOf(4, 5, 456, null)).toBe(440);
  expect(pixelOf(2, 5, 456, null)).toBe(240);
});

test("one or two points stand in the middle of their own halves, as the chart draws them", () => {
  expect(pixelOf(0, 1, 456, null)).toBe(240);
  expect(pixelOf(1, 2, 456, null)).toBe(340);
});

test("the scale has room for every interval and the goal, and ends at −100 and 100", () => {
  expect(scale([{ low: 12, high: 48 }], 61)).toEqual({ low: 10, high: 70, step: 10 });
  expect(scale([{ low: -97, high: 96 }], null)).toEqual({ low: -100, high: 100, step: 50 });
  expect(scale([], null)).toEqual({ low: -100, high: 100, step: 50 });
});
