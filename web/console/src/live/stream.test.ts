import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listen, type Source, type StreamState } from "./stream";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class Fake implements Source {
  closed = false;
  private heard = new Map<string, () => void>();
  addEventListener(name: string, heard: () => void) {
    this.heard.set(name, heard);
  }
  close() {
    this.closed = true;
  }
  say(name: string) {
    this.heard.get(name)?.();
  }
}

function begin() {
  const sources: Fake[] = [];
  const states: StreamState[] = [];
  const onChange = vi.fn();
  const stream = listen({
    open: () => {
      const fresh = new Fake();
      sources.push(fresh);
      return fresh;
    },
    onChange,
    onState: (state) => states.push(state),
  });
  stream.resume();
  const last = () => sources.at(-1) as Fake;
  return { stream, sources, states, onChange, last };
}

test("an event is a change, the first connection is none", () => {
  const { last, onChange, states } = begin();
  last().say("open");
  expect(onChange).not.toHaveBeenCalled();
  last().say("responses");
  expect(onChange).toHaveBeenCalledTimes(1);
  expect(states).toEqual(["connecting", "live"]);
});

test("a lost connection is tried again, each time after twice the wait, up to a minute", () => {
  const { sources, last } = begin();
  const waits: number[] = [];
  for (let n = 0; n < 8; ++n) {
    last().say("error");
    const before = sources.length;
    let waited = 0;
    while (sources.length === before) {
      vi.advanceTimersByTime(1000);
      waited += 1000;
    }
    waits.push(waited / 1000);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect(sources.slice(0, -1).every(({ closed }) => closed)).toBe(true);
});

test("once it is back, what may have been missed is asked for and the wait is short again", () => {
  const { last, onChange, sources } = begin();
  last().say("open");
  last().say("error");
  vi.advanceTimersByTime(1000);
  last().say("error");
  vi.advanceTimersByTime(2000);
  last().say("open");
  expect(onChange).toHaveBeenCalledTimes(1);
  last().say("error");
  vi.advanceTimersByTime(1000);
  expect(sources).toHaveLength(4);
});

test("a paused stream holds no connection and a late word of it is not heard", () => {
  const { stream, sources, last, onChange, states } = begin();
  last().say("open");
  stream.pause();
  expect(last().closed).toBe(true);
  last().say("responses");
  last().say("error");
  vi.advanceTimersByTime(120_000);
  expect(sources).toHaveLength(1);
  expect(onChange).not.toHaveBeenCalled();
  stream.resume();
  last().say("open");
  expect(onChange).toHaveBeenCalledTimes(1);
  expect(states).toEqual(["connecting", "live", "paused", "connecting", "live"]);
});
