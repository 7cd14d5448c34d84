import { i18n } from "@lingui/core";
import type { AskingPolicy } from "#api/things";
import { count } from "../words/format";
import { byChannel, channels } from "./plan_names";

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

/** What holds for everybody, a phrase for each rule that is on. */
export function policyLines(policy: AskingPolicy): string[] {
  const { rest_days, tenure_days, quiet_from, quiet_until, working_days, daily_cap } = policy;
  const dismissed = policy.rest_after_dismissal_days;
  const days = daysWords(working_days);
  const caps = channels.flatMap((channel) => {
    const cap = policy.channel_caps[channel];
    return cap === null ? [] : `${count(cap)} ${byChannel(channel)}`;
  });
  const all = daily_cap === null ? [] : [count(daily_cap)];
  const whole = caps.length > 0 ? all.map((n) => i18n.t("{n} in all", { n })) : all;
  const most = [...whole, ...caps];
  return [
    rest_days > 0
      ? i18n.t("nobody twice in {n, plural, one {a day} other {# days}}", { n: rest_days })
      : i18n.t("no rest between surveys"),
    ...(dismissed === rest_days
      ? []
      : [
          i18n.t(
            "{n, plural, =0 {no rest} one {a day of rest} other {# days of rest}} for whoever closed a survey without a score",
            { n: dismissed },
          ),
        ]),
    quiet_from === quiet_until
      ? i18n.t("e-mails {days}, at any hour", { days })
      : i18n.t("e-mails {days}, not from {from} to {until}", {
          days,
          from: quiet_from,
          until: quiet_until,
        }),
    ...(tenure_days > 0
      ? [
          i18n.t(
            "nobody who has been known for less than {n, plural, one {a day} other {# days}}",
            {
              n: tenure_days,
            },
          ),
        ]
      : []),
    ...(most.length > 0 ? [i18n.t("at most {most} a day", { most: most.join(", ") })] : []),
  ];
}

/** What holds for everybody, in one sentence. */
export function policyWords(policy: AskingPolicy): string {
  return `${policyLines(policy).join("; ")}.`;
}
