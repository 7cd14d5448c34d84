import { beforeAll, expect, test } from "vitest";
import type { Mailing } from "#api/things";
import { speak } from "../words/words";
import { outcomeWords } from "./outcome_words";
import { conditionOf, numbersOf } from "./status_sentences";

beforeAll(speak);

const status: Mailing["status"] = {
  ready: true,
  missing: null,
  running: true,
  problem: null,
  link_address: "https://ask.test",
  waiting: 0,
  unknown: 0,
  sent_last_day: 0,
  mailbox_problem: null,
  mailbox_at: null,
};
const mailing = (part: Partial<Mailing["status"]>, sending = true) =>
  ({ sending, status: { ...status, ...part } }) as Mailing;

test("what is wrong is said before what is well", () => {
  expect(conditionOf(mailing({}))).toEqual({ mood: "good", sentence: "Emails go out." });
  expect(conditionOf(mailing({ missing: "There is no sender." })).mood).toBe("bad");
  expect(conditionOf(mailing({ missing: "There is no sender." }, false)).mood).toBe("off");
  expect(conditionOf(mailing({}, false)).sentence).toContain("turned off");
  expect(conditionOf(mailing({ problem: "Connection refused" })).sentence).toContain(
    "Connection refused",
  );
  expect(conditionOf(mailing({ running: false })).mood).toBe("bad");
});

test("numbers are a sentence", () => {
  expect(numbersOf(mailing({}))).toBe("None went out in the last 24 hours; none waits.");
  expect(numbersOf(mailing({ sent_last_day: 1200, waiting: 1 }))).toBe(
    "1,200 went out in the last 24 hours; 1 waits.",
  );
});

test("only a server that took the test email is good news", () => {
  expect(outcomeWords("accepted").mood).toBe("good");
  for (const outcome of ["refused", "postponed", "unknown", "no_server"] as const) {
    expect(outcomeWords(outcome).mood).toBe("bad");
  }
});
