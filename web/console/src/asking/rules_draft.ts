import type { AskingPolicy } from "#api/things";
import type { Amount, Channel } from "./plan_draft";
import type { Day } from "./policy_words";

/** The rules for everybody while they are written. */
export interface RulesDraft {
  restDays: Amount;
  dismissalDays: Amount;
  tenureDays: Amount;
  quiet: "no" | "yes";
  quietFrom: string;
  quietUntil: string;
  workingDays: Day[];
  dailyCap: Amount;
  caps: Record<Channel, Amount>;
}

export function rulesDraftOf(policy: AskingPolicy): RulesDraft {
  const quiet = policy.quiet_from !== policy.quiet_until;
  const caps = Object.entries(policy.channel_caps).map(([channel, cap]) => [channel, cap ?? ""]);
  return {
    restDays: policy.rest_days,
    dismissalDays: policy.rest_after_dismissal_days,
    tenureDays: policy.tenure_days,
    quiet: quiet ? "yes" : "no",
    quietFrom: quiet ? policy.quiet_from : "20:00",
    quietUntil: quiet ? policy.quiet_until : "08:00",
    workingDays: policy.working_days,
    dailyCap: policy.daily_cap ?? "",
    caps: Object.fromEntries(caps) as RulesDraft["caps"],
  };
}

const capOf = (amount: Amount) => (amount === "" ? null : amount);

/** What the server is to store, and the fields of the interface whose number is missing. */
export function policyOf(draft: RulesDraft): { policy: AskingPolicy; missing: string[] } {
  const missing: string[] = [];
  const number = (amount: Amount, field: string) => {
    if (amount === "") missing.push(field);
    return Number(amount);
  };
  const caps = Object.entries(draft.caps).map(([channel, cap]) => [channel, capOf(cap)]);
  const policy: AskingPolicy = {
    rest_days: number(draft.restDays, "rest_days"),
    rest_after_dismissal_days: number(draft.dismissalDays, "rest_after_dismissal_days"),
    tenure_days: number(draft.tenureDays, "tenure_days"),
    quiet_from: draft.quiet === "yes" ? draft.quietFrom : "00:00",
    quiet_until: draft.quiet === "yes" ? draft.quietUntil : "00:00",
    working_days: draft.workingDays,
    daily_cap: capOf(draft.dailyCap),
    channel_caps: Object.fromEntries(caps) as AskingPolicy["channel_caps"],
  };
  return { policy, missing };
}
