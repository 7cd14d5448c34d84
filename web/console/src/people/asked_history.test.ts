import { beforeAll, expect, test } from "vitest";
import type { PersonInvitations } from "#api/things";
import { speak } from "../words/words";
import { askedSentence, momentsOf } from "./asked_history";

beforeAll(speak);

type Invitation = PersonInvitations["invitations"][number];
type Decision = PersonInvitations["decisions"][number];

const invitation = (id: string, created_at: string, sent_at: string | null = null): Invitation => ({
  id,
  survey: "1",
  survey_version: 1,
  plan: "2",
  channel: "email",
  state: sent_at ? "sent" : "scheduled",
  reason: "",
  due_at: created_at,
  expires_at: created_at,
  reminders: 0,
  sent_at,
  delivered_at: null,
  opened_at: null,
  viewed_at: null,
  scored_at: null,
  answered_at: null,
  dismissed_at: null,
  created_at,
  steps: [],
});

const decision = (id: string, at: string, asked?: string): Decision => ({
  id,
  plan: "2",
  plan_name: "Quarterly",
  survey: "1",
  asked: asked !== undefined,
  reason: asked ? "asked" : "resting",
  sentence: `sentence ${id}`,
  invitation: asked ?? null,
  wished_at: at,
  due_at: null,
  first_at: at,
  at,
  times: 1,
});

const waiting = {
  plan: "2",
  plan_name: "Quarterly",
  why: "ticket",
  wished_at: "2026-03-01T00:00:00Z",
};

test("what is to come stands first, then the past, newest first, each invitation with its reason", () => {
  const moments = momentsOf({
    invitations: [invitation("a", "2026-01-02T00:00:00Z"), invitation("b", "2026-02-02T00:00:00Z")],
    decisions: [
      decision("3", "2026-02-02T00:00:00Z", "b"),
      decision("2", "2026-01-15T00:00:00Z"),
      decision("1", "2026-01-02T00:00:00Z", "a"),
    ],
    waiting: [{ ...waiting, waits_for: "time" }],
  });
  expect(moments.map((each) => each.is)).toEqual(["waiting", "invited", "refused", "invited"]);
  expect(moments.flatMap((each) => (each.is === "invited" ? each.decision?.id : []))).toEqual([
    "3",
    "1",
  ]);
});

test("the newest decision about an invitation is its reason", () => {
  const [only] = momentsOf({
    invitations: [invitation("a", "2026-01-02T00:00:00Z")],
    decisions: [
      decision("2", "2026-01-05T00:00:00Z", "a"),
      decision("1", "2026-01-02T00:00:00Z", "a"),
    ],
    waiting: [],
  });
  expect(only).toMatchObject({ is: "invited", decision: { id: "2" } });
});

test("the head counts what was sent, not what is planned, and every refusal", () => {
  const none = { invitations: [], decisions: [], waiting: [] };
  expect(askedSentence(none)).toBe("Never considered for asking");
  const planned = { ...none, invitations: [invitation("a", "2026-01-02T00:00:00Z")] };
  expect(askedSentence(planned)).toBe("Never asked so far");
  const once = [invitation("a", "2026-01-02T00:00:00Z", "2026-01-05T09:00:00Z")];
  expect(askedSentence({ ...none, invitations: once })).toBe("Asked once, on Jan 5, 2026");
  const twice = [invitation("b", "2026-02-02T00:00:00Z", "2026-02-05T09:00:00Z"), ...once];
  expect(
    askedSentence({
      ...none,
      invitations: twice,
      decisions: [decision("1", "2026-01-15T00:00:00Z"), decision("2", "2026-01-16T00:00:00Z")],
    }),
  ).toBe("Asked 2 times, last on Feb 5, 2026; 2 times decided not to");
});
