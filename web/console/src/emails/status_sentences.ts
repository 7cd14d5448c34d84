import { i18n } from "@lingui/core";
import type { Mailing } from "#api/things";
import { count } from "../words/format";

/** How it goes with emails: what is wrong comes first. */
export interface Condition {
  mood: "good" | "off" | "bad";
  sentence: string;
}

export function conditionOf({ sending, status }: Mailing): Condition {
  if (status.missing) return { mood: sending ? "bad" : "off", sentence: status.missing };
  if (!sending) {
    return { mood: "off", sentence: i18n.t("Everything is set, but sending is turned off.") };
  }
  if (status.problem) {
    return {
      mood: "bad",
      sentence: i18n.t(
        "Emails wait for the mail server, which is tried again and again: {problem}",
        {
          problem: status.problem,
        },
      ),
    };
  }
  if (!status.running) {
    return {
      mood: "bad",
      sentence: i18n.t("No running Hark is there to send: one starts within a few seconds."),
    };
  }
  return { mood: "good", sentence: i18n.t("Emails go out.") };
}

/** "12 went out in the last day; 3 wait." */
export function numbersOf({ status }: Mailing): string {
  const sent = i18n.t(
    "{n, plural, =0 {None went} one {{count} went} other {{count} went}} out in the last 24 hours",
    {
      n: status.sent_last_day,
      count: count(status.sent_last_day),
    },
  );
  const waiting = i18n.t("{n, plural, =0 {none waits} one {{count} waits} other {{count} wait}}", {
    n: status.waiting,
    count: count(status.waiting),
  });
  return `${sent}; ${waiting}.`;
}
