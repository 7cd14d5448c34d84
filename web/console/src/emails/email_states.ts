import { i18n } from "@lingui/core";
import type { Email, Suppression } from "#api/things";

export type EmailState = Email["state"];

/** As a member looks for them; what needs a decision first. */
export const emailStates: readonly EmailState[] = [
  "unknown",
  "waiting",
  "sending",
  "sent",
  "bounced",
  "failed",
  "postponed",
  "resent",
];

export function stateName(state: EmailState): string {
  switch (state) {
    case "waiting":
      return i18n.t("Waiting");
    case "sending":
      return i18n.t("Being sent");
    case "sent":
      return i18n.t("Sent");
    case "bounced":
      return i18n.t("Came back");
    case "failed":
      return i18n.t("Refused");
    case "postponed":
      return i18n.t("Put off");
    case "unknown":
      return i18n.t("Not known");
    case "resent":
      return i18n.t("Sent again");
  }
}

/** What a state means, as a sentence. */
export function stateMeaning(state: EmailState): string {
  switch (state) {
    case "waiting":
      return i18n.t("They go out as soon as their hour comes and the mail server takes them.");
    case "sending":
      return i18n.t("Hark is speaking with the mail server about them.");
    case "sent":
      return i18n.t("The mail server took them.");
    case "bounced":
      return i18n.t("The mail server took them, and they came back later.");
    case "failed":
      return i18n.t("The mail server refused them; nobody got them.");
    case "postponed":
      return i18n.t("The mail server asked to try again later; each waits for its next try.");
    case "unknown":
      return i18n.t(
        "Hark or the mail server fell silent in the middle: they may have arrived. They are not sent again unless you say so.",
      );
    case "resent":
      return i18n.t("They may have arrived, and somebody had them sent again.");
  }
}

export function reasonName(reason: Suppression["reason"]): string {
  switch (reason) {
    case "unsubscribed":
      return i18n.t("Unsubscribed");
    case "bounced":
      return i18n.t("No such mailbox");
    case "complained":
      return i18n.t("Reported as spam");
    case "added":
      return i18n.t("Added here");
  }
}
