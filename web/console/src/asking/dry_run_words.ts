import { i18n } from "@lingui/core";
import type { DryRun } from "#api/things";
import { count } from "../words/format";

/** "Mon 5 Jan". */
export function shortDay(day: string): string {
  return new Intl.DateTimeFormat(i18n.locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}

/** How many would be asked, and what their days are like. */
export function dryRunTitle({ asked, days, considered }: DryRun): string {
  if (asked === 0) {
    return considered === 0
      ? i18n.t("Nobody's turn comes in the next seven days")
      : i18n.t("Nobody would be asked in the next seven days");
  }
  const values = { n: asked, count: count(asked) };
  const busy = days.filter((day) => day.asked > 0);
  const most = Math.max(...busy.map((day) => day.asked));
  const least = Math.min(...busy.map((day) => day.asked));
  if (busy.length === 1) {
    return i18n.t(
      "{n, plural, one {One person} other {{count} people}} would be asked in the next seven days, all on {day}",
      { ...values, day: shortDay(busy[0]?.day ?? "") },
    );
  }
  return most === least
    ? i18n.t("{count} people would be asked in the next seven days, {most} a day", {
        ...values,
        most: count(most),
      })
    : i18n.t("{count} people would be asked in the next seven days, at most {most} a day", {
        ...values,
        most: count(most),
      });
}

/** Why people are not asked, the most frequent first. */
export function refusals({ reasons }: DryRun): [string, number][] {
  return Object.entries(reasons)
    .filter(([reason, n]) => reason !== "asked" && n > 0)
    .toSorted(([, a], [, b]) => b - a);
}
