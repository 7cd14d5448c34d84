import { expect, test } from "vitest";
import type { Plan } from "#api/things";
import { draftOf, emptyDraft, offerOf } from "./plan_draft";

const zone = "Europe/Berlin";

function plan(change: Partial<Plan>): Plan {
  return {
    id: "1",
    survey: "7",
    name: "Quarterly",
    state: "active",
    channel: "email",
    audience: { segment: "5", where: ["plan:pro"] },
    trigger: { kind: "api" },
    delay: { amount: 2, unit: "day" },
    cancel_on: ["refunded"],
    cadence_days: 90,
    sample_percent: 33.3,
    own_rest_days: null,
    patience_days: 7,
    reminders: { most: 2, every_days: 4 },
    expires_days: 30,
    starts_at: null,
    ends_at: null,
    precision: null,
    widget: { placement: "corner", delay_ms: 0 },
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    ...change,
  };
}

const stored: [string, Partial<Plan>][] = [
  [
    "a schedule",
    { trigger: { kind: "schedule", from: "2026-01-05", every: "month", spread_days: 28 } },
  ],
  [
    "an event with all it may have",
    {
      trigger: {
        kind: "event",
        event: "exam_score_received",
        where: ["grade:2..", "city:Berlin"],
        otherwise: { event: "course_completed", after: { amount: 30, unit: "day" } },
      },
    },
  ],
  ["an event", { trigger: { kind: "event", event: "closed", where: [], otherwise: null } }],
  [
    "days before a date",
    { trigger: { kind: "date", property: "renewal", offset_days: -60, yearly: true } },
  ],
  ["the day itself", { trigger: { kind: "date", property: "born", offset_days: 0, yearly: true } }],
  ["days after", { trigger: { kind: "date", property: "since", offset_days: 7, yearly: false } }],
  ["a rest of its own", { own_rest_days: 0 }],
  ["bounds", { starts_at: "2026-01-04T23:00:00.000Z", ends_at: "2026-07-01T07:30:00.000Z" }],
  [
    "a precision",
    {
      precision: {
        margin: 2.5,
        confidence: 0.999,
        // biome-ignore lint/suspicious/noThenProperty: the interface calls it so
        then: "go_on",
        until: "reached",
      },
    },
  ],
  ["a widget", { channel: "widget", widget: { placement: "bar", delay_ms: 1500 } }],
];

test.each(stored)("%s is the same when it was read and written", (_, change) => {
  const whole = plan(change);
  const { id, survey, state, created_at, updated_at, ...kept } = whole;
  const reminders = whole.channel === "widget" ? { most: 0, every_days: 4 } : kept.reminders;
  expect(offerOf(draftOf(whole, "nps", zone), zone)).toEqual({
    offer: { ...kept, reminders },
    missing: [],
  });
});

test("bounds are days and hours of the workspace", () => {
  const draft = draftOf(plan({ starts_at: "2026-01-04T23:00:00Z" }), "nps", zone);
  expect(draft.starts).toEqual({ day: "2026-01-05", time: "00:00" });
});

test("empty numbers are named as the interface names them, those not in use are not", () => {
  const draft = emptyDraft("nps", "2026-01-05");
  const { missing } = offerOf(
    {
      ...draft,
      cadenceDays: "",
      ownRestDays: "",
      margin: "",
      schedule: { ...draft.schedule, spreadDays: "" },
      date: { ...draft.date, offset: "" },
    },
    zone,
  );
  expect(missing).toEqual(["trigger.spread_days", "cadence_days"]);
});

test("what was written for another trigger is not sent", () => {
  const draft = emptyDraft("nps", "2026-01-05");
  const { offer } = offerOf(
    { ...draft, kind: "api", event: { ...draft.event, event: "closed" } },
    zone,
  );
  expect(offer.trigger).toEqual({ kind: "api" });
});
