import { beforeAll, expect, test } from "vitest";
import { speak } from "../words/words";
import { cellsOf, direction, movementSentence, movementTitle } from "./movement";

beforeAll(speak);

const matrix = [
  [4, 2, 3],
  [1, 5, 2],
  [2, 1, 3],
];

test("the matrix is read from detractor to promoter, row by row", () => {
  const cells = cellsOf(matrix);
  expect(cells[0]?.[2]).toEqual({ from: "detractor", to: "promoter", people: 3 });
  expect(cells.flat().map(direction)).toEqual([
    ...["still", "up", "up"],
    ...["down", "still", "up"],
    ...["down", "down", "still"],
  ]);
  expect(movementTitle(matrix)).toBe("7 rose to a better group, 4 fell to a worse one, 12 stayed");
  expect(movementTitle([[2, 0, 0], [], []])).toBe("All 2 people stayed in the same group");
});

test("a change is called one only when its interval says so", () => {
  const said = (low: number, high: number, change: number) =>
    movementSentence({ people: 40, change: { low, high, change, p: 0.5 } });
  expect(said(2, 20, 11)).toMatch(/rose by 11 points, most likely 2 to 20\.$/);
  expect(said(-20, -2, -11)).toMatch(/fell by 11 points, most likely −20 to −2\.$/);
  expect(said(-3, 20, 8)).toMatch(/may be chance/);
  expect(movementSentence({ people: 3, change: null })).toMatch(/^3 people answered both times/);
});
