import { beforeAll, expect, test } from "vitest";
import type { AskingPolicy } from "#api/things";
import { speak } from "../words/words";
import { daysWords, policyWords } from "./policy_words";

beforeAll(speak);

const policy: AskingPolicy = {
  rest_days: 30,
  rest_after_dismissal_days: 90,
  quiet_from: "20:00",
  quiet_until: "08:00",
  working_days: ["mon", "tue", "wed", "thu", "fri"],
  daily_cap: null,
  channel_caps: { email: null, widget: null, link: null, kiosk: null, sms: null, api: null },
  tenure_days: 14,
};

test("days in a row are a span, others are listed", () => {
  expect(daysWords(["fri", "mon", "tue", "wed", "thu"])).toBe("Mon to Fri");
  expect(daysWords(["mon", "wed", "sat"])).toBe("Mon, Wed, and Sat");
  expect(daysWords(["sat", "sun"])).toBe("Sat and Sun");
  expect(daysWords(["sun"])).toBe("Sun");
  expect(daysWords(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])).toBe("every day");
});

test("the rules are one sentence", () => {
  expect(policyWords(policy)).toBe(
    "nobody twice in 30 days; 90 days of rest for whoever closed a survey without a score; e-mails Mon to Fri, not from 20:00 to 08:00; nobody who has been known for less than 14 days.",
  );
});

test("rules that are off are said to be off, or not said", () => {
  const open = { ...policy, rest_days: 0, rest_after_dismissal_days: 0, tenure_days: 0 };
  expect(policyWords({ ...open, quiet_from: "00:00", quiet_until: "00:00" })).toBe(
    "no rest between surveys; e-mails Mon to Fri, at any hour.",
  );
});

test("caps are named together, the one of all channels first", () => {
  const channel_caps = { ...policy.channel_caps, email: 1200 };
  expect(policyWords({ ...policy, daily_cap: 2000, channel_caps })).toMatch(
    /; at most 2,000 in all, 1,200 by e-mail a day\.$/,
  );
});
