import type { Plan, PlanChange } from "#api/things";
import { momentOf, wallOf } from "../annotations/moment_of";
import { type EventCondition, readEventCondition, writeEventCondition } from "./event_condition";

export type Channel = Plan["channel"];
export type Kind = Plan["trigger"]["kind"];
export type Every = NonNullable<Plan["trigger"]["every"]>;
export type Unit = Plan["delay"]["unit"];
export type Placement = Plan["widget"]["placement"];
type Precision = NonNullable<Plan["precision"]>;

/** A number as it is typed: nothing while its field is empty. */
export type Amount = number | "";
export interface SpanDraft {
  amount: Amount;
  unit: Unit;
}
interface Wall {
  day: string;
  time: string;
}

/** A plan while it is written. Fields that are not in use keep what was written into them. */
export interface PlanDraft {
  survey: string; // the key
  name: string;
  channel: Channel;
  placement: Placement;
  delaySeconds: Amount;
  segment: string; // the id, or nothing
  where: string[];
  samplePercent: Amount;
  kind: Kind;
  schedule: { from: string; every: Every; spreadDays: Amount };
  event: {
    event: string;
    where: EventCondition[];
    otherwise: "no" | "yes";
    instead: string;
    after: SpanDraft;
  };
  date: { property: string; offset: Amount; side: "before" | "on" | "after"; yearly: boolean };
  delay: SpanDraft;
  cancelOn: string[];
  cadenceDays: Amount;
  rest: "shared" | "own";
  ownRestDays: Amount;
  patienceDays: Amount;
  reminders: Amount;
  remindEveryDays: Amount;
  expiresDays: Amount;
  starts: Wall;
  ends: Wall;
  precise: "no" | "yes";
  margin: Amount;
  confidencePercent: Amount;
  whenKnown: Precision["then"];
  atTheEnd: Precision["until"];
}

const nowhere: Wall = { day: "", time: "" };

/** A plan with the server's usual values, and nothing said about when. */
export function emptyDraft(survey: string, today: string): PlanDraft {
  return {
    survey,
    name: "",
    channel: "email",
    placement: "corner",
    delaySeconds: 0,
    segment: "",
    where: [],
    samplePercent: 100,
    kind: "schedule",
    schedule: { from: today, every: "quarter", spreadDays: 30 },
    event: {
      event: "",
      where: [],
      otherwise: "no",
      instead: "",
      after: { amount: 30, unit: "day" },
    },
    date: { property: "", offset: 30, side: "before", yearly: false },
    delay: { amount: 0, unit: "day" },
    cancelOn: [],
    cadenceDays: 90,
    rest: "shared",
    ownRestDays: 30,
    patienceDays: 7,
    reminders: 0,
    remindEveryDays: 5,
    expiresDays: 30,
    starts: nowhere,
    ends: nowhere,
    precise: "no",
    margin: 5,
    confidencePercent: 95,
    whenKnown: "stop",
    atTheEnd: "end",
  };
}

const wall = (at: string | null, zone: string) => (at ? wallOf(at, zone) : nowhere);

/** Whole tenths: what a share is shown as must not end in the dust of binary fractions. */
const tidyNumber = (n: number) => Number(n.toPrecision(8));

export function draftOf(plan: Plan, survey: string, zone: string): PlanDraft {
  const usual = emptyDraft(survey, "");
  const { trigger, precision } = plan;
  const offset = trigger.offset_days ?? usual.date.offset;
  const away = Number(offset);
  return {
    ...usual,
    name: plan.name,
    channel: plan.channel,
    placement: plan.widget.placement,
    delaySeconds: tidyNumber(plan.widget.delay_ms / 1000),
    segment: plan.audience.segment ?? "",
    where: plan.audience.where,
    samplePercent: plan.sample_percent,
    kind: trigger.kind,
    schedule: {
      from: trigger.from ?? "",
      every: trigger.every ?? usual.schedule.every,
      spreadDays: trigger.spread_days ?? usual.schedule.spreadDays,
    },
    event: {
      event: trigger.event ?? "",
      where: (trigger.where ?? []).map(readEventCondition),
      otherwise: trigger.otherwise ? "yes" : "no",
      instead: trigger.otherwise?.event ?? "",
      after: trigger.otherwise?.after ?? usual.event.after,
    },
    date: {
      property: trigger.property ?? "",
      offset: trigger.kind === "date" && away !== 0 ? Math.abs(away) : usual.date.offset,
      side: trigger.kind !== "date" ? "before" : away < 0 ? "before" : away > 0 ? "after" : "on",
      yearly: trigger.yearly ?? false,
    },
    delay: plan.delay,
    cancelOn: plan.cancel_on,
    cadenceDays: plan.cadence_days,
    rest: plan.own_rest_days === null ? "shared" : "own",
    ownRestDays: plan.own_rest_days ?? usual.ownRestDays,
    patienceDays: plan.patience_days,
    reminders: plan.reminders.most,
    remindEveryDays: plan.reminders.every_days,
    expiresDays: plan.expires_days,
    starts: wall(plan.starts_at, zone),
    ends: wall(plan.ends_at, zone),
    precise: precision ? "yes" : "no",
    margin: precision?.margin ?? usual.margin,
    confidencePercent: precision ? tidyNumber(precision.confidence * 100) : usual.confidencePercent,
    whenKnown: precision?.then ?? usual.whenKnown,
    atTheEnd: precision?.until ?? usual.atTheEnd,
  };
}

export type Offer = Omit<PlanChange, "state">;

/** What the server is to store, and the fields of the interface whose number is missing. */
export function offerOf(draft: PlanDraft, zone: string): { offer: Offer; missing: string[] } {
  const missing: string[] = [];
  const number = (amount: Amount, field: string) => {
    if (amount === "") missing.push(field);
    return Number(amount);
  };
  const span = ({ amount, unit }: SpanDraft, field: string) => ({
    amount: number(amount, field),
    unit,
  });
  const moment = ({ day, time }: Wall) => (day ? momentOf(day, time || "00:00", zone) : null);
  const triggerOf = (): NonNullable<Offer["trigger"]> => {
    const { kind, schedule, event, date } = draft;
    if (kind === "schedule") {
      const spread_days = number(schedule.spreadDays, "trigger.spread_days");
      return { kind, from: schedule.from, every: schedule.every, spread_days };
    }
    if (kind === "event") {
      const otherwise = event.otherwise === "yes" && {
        event: event.instead.trim(),
        after: span(event.after, "trigger.otherwise.after"),
      };
      return {
        kind,
        event: event.event.trim(),
        where: event.where.map(writeEventCondition).filter(Boolean),
        otherwise: otherwise || null,
      };
    }
    if (kind === "date") {
      const days = date.side === "on" ? 0 : number(date.offset, "trigger.offset_days");
      return {
        kind,
        property: date.property,
        offset_days: date.side === "before" && days !== 0 ? -days : days,
        yearly: date.yearly,
      };
    }
    return { kind };
  };
  const remind = reachesOut(draft.channel);
  const offer: Offer = {
    name: draft.name.trim(),
    channel: draft.channel,
    audience: { segment: draft.segment || null, where: draft.where },
    trigger: triggerOf(),
    delay: span(draft.delay, "delay"),
    cancel_on: draft.cancelOn,
    cadence_days: number(draft.cadenceDays, "cadence_days"),
    sample_percent: number(draft.samplePercent, "sample_percent"),
    own_rest_days: draft.rest === "own" ? number(draft.ownRestDays, "own_rest_days") : null,
    patience_days: number(draft.patienceDays, "patience_days"),
    reminders: {
      most: remind ? number(draft.reminders, "reminders.most") : 0,
      every_days: number(draft.remindEveryDays, "reminders.every_days"),
    },
    expires_days: number(draft.expiresDays, "expires_days"),
    starts_at: moment(draft.starts),
    ends_at: moment(draft.ends),
    precision:
      draft.precise === "yes"
        ? {
            margin: number(draft.margin, "precision.margin"),
            confidence: tidyNumber(number(draft.confidencePercent, "precision.confidence") / 100),
            // biome-ignore lint/suspicious/noThenProperty: the interface calls it so
            then: draft.whenKnown,
            until: draft.atTheEnd,
          }
        : null,
    widget: {
      placement: draft.placement,
      delay_ms: Math.round(number(draft.delaySeconds, "widget.delay_ms") * 1000),
    },
  };
  return { offer, missing };
}

/** Whether Hark comes to the person by this channel; only then are there reminders. */
export function reachesOut(channel: Channel): boolean {
  return channel === "email" || channel === "sms";
}
