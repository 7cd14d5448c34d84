import { beforeAll, expect, test } from "vitest";
import { speak } from "../words/words";
import { channelsSentence, funnelTitle } from "./funnel_steps";

beforeAll(speak);

const row = (channel: string, responses: number) => ({ group: { channel }, responses });

test("channels are told with the largest first", () => {
  expect(channelsSentence([row("link", 900), row("email", 2100)])).toBe(
    "By channel: E-mail 2,100, Link 900.",
  );
});

test("one channel alone is not worth a sentence, nor one without answers", () => {
  expect(channelsSentence([row("import", 3228)])).toBe("");
  expect(channelsSentence([row("import", 3228), row("email", 0)])).toBe("");
});

test("the heading waits for its counts", () => {
  expect(funnelTitle([200, undefined, 150])).toBeUndefined();
  expect(funnelTitle([0, 0, 0])).toBeUndefined();
  expect(funnelTitle([200, 76, 184])).toBe("38% said why, 92% came from somebody known");
});
