import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { refresher } from "./refresher";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first is at once and those that come meanwhile make one more", async () => {
  const run = vi.fn(async () => undefined);
  const it = refresher(run, 400);
  for (let n = 0; n < 50; ++n) it.ask();
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(399);
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(run).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(5000);
  expect(run).toHaveBeenCalledTimes(2);
});

test("a slow one is never overtaken by the next", async () => {
  let running = 0;
  let most = 0;
  const run = vi.fn(async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    --running;
  });
  const it = refresher(run, 400);
  for (let n = 0; n < 20; ++n) {
    it.ask();
    await vi.advanceTimersByTimeAsync(450);
  }
  expect(most).toBe(1);
  expect(run).toHaveBeenCalledTimes(4); // at 0, 3, 6 and 9 seconds
});

test("one that fails does not stop the next", async () => {
  const run = vi.fn(() => Promise.reject(new Error("busy")));
  const it = refresher(run, 400);
  it.ask();
  it.ask();
  await vi.advanceTimersByTimeAsync(400);
  expect(run).toHaveBeenCalledTimes(2);
});

test("after it is stopped nothing runs", async () => {
  const run = vi.fn(async () => undefined);
  const it = refresher(run, 400);
  it.ask();
  it.ask();
  it.stop();
  await vi.advanceTimersByTimeAsync(2000);
  it.ask();
  expect(run).toHaveBeenCalledTimes(1);
});
