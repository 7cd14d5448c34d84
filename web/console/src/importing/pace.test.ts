import { expect, test } from "vitest";
import { pace } from "./pace";

const at = (bytes_done: number, rows_done: number) => ({
  bytes_done,
  bytes_total: 1000,
  rows_done,
});

test("the pace is that of the time watched", () => {
  expect(pace(at(100, 10), at(500, 50), 4000)).toEqual({ rowsPerSecond: 10, secondsLeft: 5 });
});

test("no pace is told before anything has moved", () => {
  expect(pace(at(100, 10), at(100, 10), 4000)).toBeUndefined();
  expect(pace(at(0, 0), at(500, 50), 200)).toBeUndefined();
});
