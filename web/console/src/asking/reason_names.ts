import { i18n } from "@lingui/core";
import type { DryRun } from "#api/things";

export type Reason = DryRun["people"][number]["reason"];

/** Why somebody is or is not asked, in a few words. */
export function reasonName(reason: string): string {
  switch (reason as Reason) {
    case "asked":
      return i18n.t("Asked");
    case "plan_paused":
      return i18n.t("The plan is paused");
    case "survey_closed":
      return i18n.t("The survey is not published");
    case "not_started":
      return i18n.t("The plan has not begun");
    case "ended":
      return i18n.t("The plan has ended");
    case "enough_answers":
      return i18n.t("The score is known well enough");
    case "not_in_audience":
      return i18n.t("Not in the audience");
    case "no_address":
      return i18n.t("No address to ask at");
    case "suppressed":
      return i18n.t("Unsubscribed, or e-mails came back");
    case "too_new":
      return i18n.t("Not known for long enough");
    case "not_sampled":
      return i18n.t("Not in the sample");
    case "already_invited":
      return i18n.t("Invited, and not answered yet");
    case "asked_recently":
      return i18n.t("Asked this survey not long ago");
    case "resting":
      return i18n.t("Resting after another survey");
    case "resting_after_dismissal":
      return i18n.t("Closed a survey, and is left alone");
    case "outside_hours":
      return i18n.t("Only outside the hours for writing");
    case "cap_reached":
      return i18n.t("The day is full");
    case "cancelled":
      return i18n.t("Taken back by an event");
    case "waiting":
      return i18n.t("Still waiting");
    case "nothing_to_ask":
      return i18n.t("Nothing to ask now");
    default:
      return reason;
  }
}
