import { i18n } from "@lingui/core";
import type { DryRun } from "#api/things";
import { count } from "../words/format";
import classes from "./DryRun.module.css";
import { shortDay } from "./dry_run_words";

const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** How many are asked on each day, on top of those who are scheduled already. */
export function DryRunDays({ run }: { run: DryRun }) {
  const most = Math.max(1, ...run.days.map((day) => day.asked + day.scheduled_before));
  const others = run.days.some((day) => day.scheduled_before > 0);
  const wide = (n: number) => ({ width: `${(100 * n) / most}%` });
  return (
    <>
      {others ? (
        <div className={classes.keys} aria-hidden>
          <span className={classes.key}>
            <span className={classes.bar} data-of="before" />
            {i18n.t("scheduled already, by all plans")}
          </span>
          <span className={classes.key}>
            <span className={classes.bar} />
            {i18n.t("by this plan")}
          </span>
        </div>
      ) : null}
      <table className={classes.days}>
        <caption className="unseen">{i18n.t("People asked on each of the next days")}</caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{i18n.t("Day")}</th>
            <th scope="col">{i18n.t("Bar")}</th>
            <th scope="col">{i18n.t("By this plan")}</th>
            {others ? <th scope="col">{i18n.t("Scheduled already")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {run.days.map(({ day, asked, scheduled_before }) => (
            <tr key={day} className={isWeekend(day) ? classes.weekend : undefined}>
              <th scope="row">{shortDay(day)}</th>
              <td>
                <div className={classes.track} aria-hidden>
                  {scheduled_before > 0 ? (
                    <div className={classes.bar} data-of="before" style={wide(scheduled_before)} />
                  ) : null}
                  {asked > 0 ? <div className={classes.bar} style={wide(asked)} /> : null}
                </div>
              </td>
              <td className={classes.number}>{count(asked)}</td>
              {others ? (
                <td className={classes.before}>
                  {scheduled_before > 0
                    ? i18n.t("+ {n} already", { n: count(scheduled_before) })
                    : ""}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
