import { expect, test } from "vitest";
import type { AskingPolicy } from "#api/things";
import { policyOf, rulesDraftOf } from "./rules_draft";

const policy: AskingPolicy = {
  rest_days: 30,
  rest_after_dismissal_days: 90,
  quiet_from: "20:00",
  quiet_until: "08:00",
  working_days: ["mon", "fri"],
  daily_cap: 500,
  channel_caps: { email: 100, widget: null, link: null, kiosk: null, sms: null, api: null },
  tenure_days: 14,
};

test("rules are the same when they were read and written", () => {
  expect(policyOf(rulesDraftOf(policy))).toEqual({ policy, missing: [] });
});

test("no quiet hours are the same time twice, and usual ones are offered", () => {
  const draft = rulesDraftOf({ ...policy, quiet_from: "00:00", quiet_until: "00:00" });
  expect(draft).toMatchObject({ quiet: "no", quietFrom: "20:00", quietUntil: "08:00" });
  expect(policyOf(draft).policy).toMatchObject({ quiet_from: "00:00", quiet_until: "00:00" });
});

test("an empty cap is no cap, an empty number of days is missing", () => {
  const draft = { ...rulesDraftOf(policy), dailyCap: "" as const, restDays: "" as const };
  expect(policyOf(draft).policy.daily_cap).toBeNull();
  expect(policyOf(draft).missing).toEqual(["rest_days"]);
});
