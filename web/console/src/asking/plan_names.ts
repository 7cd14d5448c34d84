import { i18n } from "@lingui/core";
import type { Plan } from "#api/things";
import type { Channel, Every, Kind, Placement, SpanDraft, Unit } from "./plan_draft";

export const channels: Channel[] = ["email", "widget", "link", "sms", "kiosk", "api"];
export const everies: Every[] = ["once", "week", "month", "quarter", "year"];
export const units: Unit[] = ["minute", "hour", "day", "week", "month"];
export const placements: Placement[] = ["corner", "modal", "bar", "inline"];

export function planStateName(state: Plan["state"]): string {
  return state === "active" ? i18n.t("Asking") : i18n.t("Paused");
}

/** By what somebody is asked, inside a sentence. */
export function byChannel(channel: Channel): string {
  switch (channel) {
    case "email":
      return i18n.t("by e-mail");
    case "widget":
      return i18n.t("in the product");
    case "link":
      return i18n.t("by a personal link");
    case "sms":
      return i18n.t("by text message");
    case "kiosk":
      return i18n.t("at a kiosk");
    case "api":
      return i18n.t("by your own program");
  }
}

export function channelPurpose(channel: Channel): string {
  switch (channel) {
    case "email":
      return i18n.t("Hark sends it, when it is day where they live.");
    case "widget":
      return i18n.t("Asked when they come, on that day or later.");
    case "link":
      return i18n.t("Hark makes the link; you hand it over.");
    case "sms":
      return i18n.t("Hark decides who and when; your provider sends it.");
    case "kiosk":
      return i18n.t("On a screen that many people pass.");
    case "api":
      return i18n.t("Hark decides who and when; your program asks.");
  }
}

export function kindName(kind: Kind): string {
  switch (kind) {
    case "schedule":
      return i18n.t("On a schedule");
    case "event":
      return i18n.t("After an event");
    case "date":
      return i18n.t("Around a date");
    case "api":
      return i18n.t("On request");
  }
}

export function everyName(every: Every): string {
  switch (every) {
    case "once":
      return i18n.t("Once");
    case "week":
      return i18n.t("Every week");
    case "month":
      return i18n.t("Every month");
    case "quarter":
      return i18n.t("Every quarter");
    case "year":
      return i18n.t("Every year");
  }
}

export function unitName(unit: Unit): string {
  switch (unit) {
    case "minute":
      return i18n.t("minutes");
    case "hour":
      return i18n.t("hours");
    case "day":
      return i18n.t("days");
    case "week":
      return i18n.t("weeks");
    case "month":
      return i18n.t("months");
  }
}

export function placementName(placement: Placement): string {
  switch (placement) {
    case "corner":
      return i18n.t("In the corner");
    case "modal":
      return i18n.t("Over the page");
    case "bar":
      return i18n.t("As a bar below");
    case "inline":
      return i18n.t("Inside the page");
  }
}

/** "2 weeks", "1 day"; dots while no number is written. */
export function spanName({ amount, unit }: SpanDraft): string {
  if (amount === "") return `… ${unitName(unit)}`;
  const values = { n: amount };
  switch (unit) {
    case "minute":
      return i18n.t("{n, plural, one {# minute} other {# minutes}}", values);
    case "hour":
      return i18n.t("{n, plural, one {# hour} other {# hours}}", values);
    case "day":
      return i18n.t("{n, plural, one {# day} other {# days}}", values);
    case "week":
      return i18n.t("{n, plural, one {# week} other {# weeks}}", values);
    case "month":
      return i18n.t("{n, plural, one {# month} other {# months}}", values);
  }
}
