import { expect, test } from "vitest";
import { placeShown } from "./presenting";
import { placeAfter } from "./reorder";

test("arrow keys move a chart by one place, Home and End to the ends, none past them", () => {
  expect(placeAfter("ArrowLeft", 1, 3)).toBe(0);
  expect(placeAfter("ArrowUp", 0, 3)).toBeNull();
  expect(placeAfter("ArrowDown", 1, 3)).toBe(2);
  expect(placeAfter("ArrowRight", 2, 3)).toBeNull();
  expect(placeAfter("Home", 2, 3)).toBe(0);
  expect(placeAfter("End", 0, 3)).toBe(2);
  expect(placeAfter("End", 2, 3)).toBeNull();
  expect(placeAfter("a", 1, 3)).toBeNull();
});

test("a presentation goes on and back and stays within its charts", () => {
  expect(placeShown("ArrowRight", "on", 1, 3)).toBe(2);
  expect(placeShown("ArrowRight", "on", 3, 3)).toBe(3);
  expect(placeShown(" ", "on", 2, 3)).toBe(3);
  expect(placeShown(" ", "back", 2, 3)).toBe(1);
  expect(placeShown("PageUp", "on", 1, 3)).toBe(1);
  expect(placeShown("Home", "on", 3, 3)).toBe(1);
  expect(placeShown("End", "on", 1, 3)).toBe(3);
  expect(placeShown("Enter", "on", 1, 3)).toBeNull();
});
