import { i18n } from "@lingui/core";
import type { TestEmailAnswer } from "#api/things";

interface Words {
  mood: "good" | "bad";
  title: string;
  advice: string;
}

/** What happened to a test email, and what to do about it. */
export function outcomeWords(outcome: TestEmailAnswer["outcome"]): Words {
  switch (outcome) {
    case "accepted":
      return {
        mood: "good",
        title: i18n.t("The mail server took it"),
        advice: i18n.t("Look into the mailbox; if it is not there, into the one for spam."),
      };
    case "refused":
      return {
        mood: "bad",
        title: i18n.t("The mail server refused it"),
        advice: i18n.t("Nobody got it. Its own words say why:"),
      };
    case "postponed":
      return {
        mood: "bad",
        title: i18n.t("The mail server asks to try again later"),
        advice: i18n.t("Invitations would be tried again by themselves. Its own words:"),
      };
    case "unknown":
      return {
        mood: "bad",
        title: i18n.t("The mail server fell silent in the middle"),
        advice: i18n.t("It may have arrived. Look into the mailbox, and into the server's log."),
      };
    case "no_server":
      return {
        mood: "bad",
        title: i18n.t("There is no way to the mail server"),
        advice: i18n.t("Check its name, port, encryption, user and password."),
      };
  }
}
