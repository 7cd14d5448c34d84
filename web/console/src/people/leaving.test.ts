import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { bringBack, leave, secondsToUndo } from "./leaving";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const remover = () => vi.fn<() => Promise<void>>(async () => undefined);

test("what was deleted goes for good when the time to undo is over", async () => {
  const remove = remover();
  leave("a", remove);
  await vi.advanceTimersByTimeAsync(secondsToUndo * 1000 - 1);
  expect(remove).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(remove).toHaveBeenCalledOnce();
  expect(bringBack("a")).toBe(false);
});

test("what is brought back in time is never removed", async () => {
  const remove = remover();
  leave("b", remove);
  expect(bringBack("b")).toBe(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(remove).not.toHaveBeenCalled();
});

test("deleting twice removes once", async () => {
  const remove = remover();
  leave("c", remove);
  leave("c", remove);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(remove).toHaveBeenCalledOnce();
});
