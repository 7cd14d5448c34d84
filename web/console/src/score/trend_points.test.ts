import { beforeAll, expect, test } from "vitest";
import type { ScoreRow } from "#api/things";
import { speak } from "../words/words";
import { trendPoints, trendTitle } from "./trend_points";

beforeAll(speak);

const month = (at: string, change: number | null, p: number | null, status = "ok") =>
  ({
    at,
    status,
    responses: 100,
    nps: 20,
    low: 10,
    high: 30,
    compare: { status: change === null ? "no_data" : "ok", change, p },
  }) as ScoreRow;

test("the title names the change that is hardest to put down to chance", () => {
  const rows = [
    month("2026-05-01", null, null),
    month("2026-06-01", -20.6, 0.0001),
    month("2026-07-01", 3, 0.5),
    month("2026-08-01", 13, 0.02),
  ];
  expect(trendTitle(rows, "month")).toBe("Down by 21 in Jun 2026, more than chance");
});

test("one small p among many steps is expected and no news", () => {
  const rows = Array.from({ length: 12 }, (_, n) => month("2026-05-04", 5, n === 7 ? 0.03 : 0.4));
  expect(trendTitle(rows, "week")).toBe(
    "No single week differs from the one before by more than chance",
  );
});

test("without anything to compare the title only says what is shown", () => {
  expect(trendTitle([month("2026-05-01", null, null)], "month")).toBe("Score by month");
});

test("thin steps are marked and steps with too few answers show no score", () => {
  const rows = [
    month("2026-05-01", 1, 1, "directional"),
    month("2026-06-01", 1, 1, "too_few"),
    month("2026-07-01", 1, 1),
  ];
  const points = trendPoints(rows, "month");
  expect(points.map(({ shown }) => shown)).toEqual([true, false, true]);
  expect(points.map(({ thin }) => thin)).toEqual([true, true, false]);
});
