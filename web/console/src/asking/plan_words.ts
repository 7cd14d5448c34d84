import { i18n } from "@lingui/core";
import { momentOf } from "../annotations/moment_of";
import { conditionName } from "../view/names";
import { day, moment } from "../words/format";
import { sentence } from "../words/words";
import { writeEventCondition } from "./event_condition";
import type { Amount, PlanDraft } from "./plan_draft";
import { reachesOut } from "./plan_draft";
import { byChannel, everyName, placementName, spanName } from "./plan_names";

/** What the names of things are, where a plan has only their ids and keys. */
export interface Names {
  segment: (id: string) => string;
  condition: (where: string) => string;
  property: (key: string) => string;
  zone: string;
}

const dots = (text: string) => text.trim() || "…";
const days = (n: Amount) => spanName({ amount: n, unit: "day" });

/** When it asks, beginning with a small letter: "2 days after ticket_closed". */
function triggerWords(draft: PlanDraft, names: Names): string {
  const { kind, schedule, event, date } = draft;
  if (kind === "api") return i18n.t("when a program asks for it");
  if (kind === "schedule") {
    const values = {
      every: everyName(schedule.every).toLocaleLowerCase(i18n.locale),
      day: schedule.from ? day(schedule.from) : "…",
      days: days(schedule.spreadDays),
    };
    return schedule.spreadDays === 1
      ? i18n.t("{every} from {day}, all on one day", values)
      : i18n.t("{every} from {day}, spread evenly over {days}", values);
  }
  if (kind === "date") {
    const values = { days: days(date.offset), date: names.property(dots(date.property)) };
    const words = {
      before: () => i18n.t("{days} before {date}", values),
      on: () => i18n.t("on the day of {date}", values),
      after: () => i18n.t("{days} after {date}", values),
    };
    const said = words[date.side]();
    return date.yearly ? i18n.t("{said}, every year", { said }) : said;
  }
  const where = event.where.map(writeEventCondition).filter(Boolean);
  const name = dots(event.event);
  const what =
    where.length === 0
      ? name
      : i18n.t("{name} ({conditions})", {
          name,
          conditions: where.map((each) => conditionName(each)).join(", "),
        });
  const first =
    draft.delay.amount === 0
      ? i18n.t("as soon as {what} happens", { what })
      : i18n.t("{delay} after {what}", { delay: spanName(draft.delay), what });
  if (event.otherwise === "no") return first;
  return i18n.t("{first}, or {after} after {instead} without it", {
    first,
    after: spanName(event.after),
    instead: dots(event.instead),
  });
}

/** When it asks, as a sentence without its full stop. */
export function whenWords(draft: PlanDraft, names: Names): string {
  const said = triggerWords(draft, names);
  const waits =
    draft.kind !== "event" && draft.delay.amount !== 0
      ? i18n.t("{said}, and {delay} later", { said, delay: spanName(draft.delay) })
      : said;
  if (draft.cancelOn.length === 0) return sentence(waits);
  const events = new Intl.ListFormat(i18n.locale, { type: "disjunction" }).format(draft.cancelOn);
  return sentence(i18n.t("{waits}, unless {events} comes first", { waits, events }));
}

/** Whom it asks: everybody, or people of a segment and with traits; a sample of them. */
export function whoWords(draft: PlanDraft, names: Names): string {
  const conditions = draft.where.map(names.condition).join(", ");
  const values = { segment: draft.segment ? names.segment(draft.segment) : "", conditions };
  const who =
    draft.segment && conditions
      ? i18n.t("People in “{segment}” with {conditions}", values)
      : draft.segment
        ? i18n.t("People in “{segment}”", values)
        : conditions
          ? i18n.t("People with {conditions}", values)
          : i18n.t("Everybody");
  if (draft.samplePercent === 100) return who;
  return i18n.t("{who}: a steady {percent} % of them", {
    who,
    percent: draft.samplePercent === "" ? "…" : draft.samplePercent,
  });
}

/** By what somebody is asked, and where in the product. */
export function howWords(draft: PlanDraft): string {
  const by = sentence(byChannel(draft.channel));
  if (draft.channel !== "widget") return by;
  const place = placementName(draft.placement).toLocaleLowerCase(i18n.locale);
  return draft.delaySeconds === 0
    ? i18n.t("{by}, {place}", { by, place })
    : i18n.t("{by}, {place}, {n, plural, one {# second} other {# seconds}} after the page", {
        by,
        place,
        n: Number(draft.delaySeconds),
      });
}

export function oftenWords(draft: PlanDraft): string {
  const cadence = days(draft.cadenceDays);
  if (draft.rest === "shared") {
    return i18n.t("Each person once in {cadence} at most, and after the rest of all surveys", {
      cadence,
    });
  }
  return i18n.t(
    "Each person once in {cadence} at most; other surveys do not matter, {rest} of rest",
    {
      cadence,
      rest: days(draft.ownRestDays),
    },
  );
}

export function patienceWords(draft: PlanDraft): string {
  if (!reachesOut(draft.channel)) return i18n.t("If a rule speaks against it, at the next visit");
  return draft.patienceDays === 0
    ? i18n.t("If it cannot be the same day, not at all")
    : i18n.t("Put off by rest, quiet hours or full days for {days} at most, then not at all", {
        days: days(draft.patienceDays),
      });
}

export function endWords(draft: PlanDraft): string {
  const answered = i18n.t("Can be answered for {days}", { days: days(draft.expiresDays) });
  if (!reachesOut(draft.channel) || draft.reminders === 0) return answered;
  return draft.reminders === 1
    ? i18n.t("{answered}; one reminder after {days}", {
        answered,
        days: days(draft.remindEveryDays),
      })
    : i18n.t("{answered}; {n} reminders, {days} apart", {
        answered,
        n: draft.reminders === "" ? "…" : draft.reminders,
        days: days(draft.remindEveryDays),
      });
}

/** From when until when; nothing when it has no bounds. */
export function boundsWords(draft: PlanDraft, names: Names): string {
  const at = ({ day, time }: PlanDraft["starts"]) =>
    day ? moment(momentOf(day, time || "00:00", names.zone)) : "";
  const [from, to] = [at(draft.starts), at(draft.ends)];
  if (from && to) return i18n.t("From {from} until {to}", { from, to });
  if (from) return i18n.t("From {from}", { from });
  return to ? i18n.t("Until {to}", { to }) : "";
}

/** How well the score is to be known; nothing when that is left open. */
export function precisionWords(draft: PlanDraft): string {
  if (draft.precise === "no") return "";
  const margin = draft.margin === "" ? "…" : draft.margin;
  const percent = draft.confidencePercent === "" ? "…" : draft.confidencePercent;
  const goal = i18n.t("Until the score is known to ±{margin} points ({percent} % sure)", {
    margin,
    percent,
  });
  const then = draft.whenKnown === "stop" ? goal : i18n.t("{goal}, and then on", { goal });
  return draft.atTheEnd === "reached"
    ? i18n.t("{then}; the end is put off until then", { then })
    : then;
}
