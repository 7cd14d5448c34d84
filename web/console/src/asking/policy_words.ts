import { i18n } from "@lingui/core";
import type { AskingPolicy } from "#api/things";
import { count } from "../words/format";

export type Day = AskingPolicy["working_days"][number];
export const weekdays: Day[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

// The first of January 2024 was a Monday.
const dateOf = (day: Day) => new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(day)));

export function dayName(day: Day, form: "short" | "long"): string {
  return new Intl.DateTimeFormat(i18n.locale, { weekday: form, timeZone: "UTC" }).format(
    dateOf(day),
  );
}

/** "Mon to Fri"; "Mon, Wed and Sat"; "every day". */
export function daysWords(days: readonly Day[]): string {
  const held = weekdays.map((day) => days.includes(day));
  const first = held.indexOf(true);
  const last = held.lastIndexOf(true);
  if (held.every(Boolean)) return i18n.t("every day");
  const isOneRun = held.slice(first, last + 1).every(Boolean);
  if (isOneRun && last - first > 1) {
    return i18n.t("{first} to {last}", {
      first: dayName(weekdays[first] ?? "mon", "short"),
      last: dayName(weekdays[last] ?? "mon", "short"),
    });
  }
  const names = weekdays.filter((day) => days.includes(day)).map((day) => dayName(day, "short"));
  return new Intl.ListFormat(i18n.locale, { type: "conjunction" }).format(names);
}

/** What holds for everybody, in a sentence. */
export function policyWords(policy: AskingPolicy): string {
  const { rest_days, tenure_days, quiet_from, quiet_until, working_days, daily_cap } = policy;
  const days = daysWords(working_days);
  const parts = [
    rest_days > 0
      ? i18n.t("nobody twice in {n, plural, one {a day} other {# days}}", { n: rest_days })
      : i18n.t("no rest between surveys"),
    quiet_from === quiet_until
      ? i18n.t("e-mails {days}, at any hour", { days })
      : i18n.t("e-mails {days}, not from {from} to {until}", {
          days,
          from: quiet_from,
          until: quiet_until,
        }),
  ];
  if (tenure_days > 0) {
    parts.push(
      i18n.t("nobody who has been known for less than {n, plural, one {a day} other {# days}}", {
        n: tenure_days,
      }),
    );
  }
  if (daily_cap !== null) {
    parts.push(i18n.t("at most {cap} a day", { cap: count(daily_cap) }));
  }
  return `${parts.join("; ")}.`;
}
