import { expect, test } from "vitest";
import { begin, changed, redone, undone } from "./history";

test("every change can be taken back and made again", () => {
  let history = begin("a");
  history = changed(history, "b", "x", 0);
  history = changed(history, "c", "y", 10);
  history = undone(history);
  expect(history.now).toBe("b");
  history = undone(history);
  expect(history.now).toBe("a");
  expect(undone(history)).toBe(history);
  history = redone(redone(history));
  expect(history.now).toBe("c");
  expect(redone(history)).toBe(history);
});

test("typing into one field is one step, until there is a pause", () => {
  let history = begin("");
  history = changed(history, "H", "label", 0);
  history = changed(history, "Ha", "label", 300);
  history = changed(history, "Har", "label", 900);
  history = changed(history, "Hark", "label", 9_000);
  expect(undone(history).now).toBe("Har");
  expect(undone(undone(history)).now).toBe("");
});

test("a new change ends what could be done again", () => {
  let history = changed(changed(begin(1), 2, "", 0), 3, "", 0);
  history = changed(undone(history), 4, "", 0);
  expect(history.future).toEqual([]);
  expect(undone(history).now).toBe(2);
});

test("a hundred steps are kept, not more", () => {
  let history = begin(0);
  for (let n = 1; n <= 150; n += 1) history = changed(history, n, "", n);
  expect(history.past.length).toBe(100);
  expect(history.past[0]).toBe(50);
});
