import { i18n } from "@lingui/core";
import type { DryRun } from "#api/things";
import { Section } from "../shell/Page";
import { count, share } from "../words/format";
import classes from "./DryRun.module.css";
import { refusals } from "./dry_run_words";
import { reasonName } from "./reason_names";

/** Why people whose turn it is are not asked, the most frequent reason first. */
export function DryRunReasons({ run }: { run: DryRun }) {
  const rows = refusals(run);
  if (rows.length === 0) return null;
  const refused = rows.reduce((sum, [, n]) => sum + n, 0);
  const most = rows[0]?.[1] ?? 1;
  return (
    <Section
      title={i18n.t("{count} of {considered} whose turn it is would not be asked", {
        count: count(refused),
        considered: count(run.considered),
      })}
    >
      <table className={classes.days}>
        <caption className="unseen">{i18n.t("Reasons for not asking")}</caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{i18n.t("Reason")}</th>
            <th scope="col">{i18n.t("Bar")}</th>
            <th scope="col">{i18n.t("People")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([reason, n]) => (
            <tr key={reason}>
              <th scope="row">{reasonName(reason)}</th>
              <td>
                <div className={classes.track} aria-hidden>
                  <div
                    className={classes.bar}
                    data-of="reason"
                    style={{ width: `${(100 * n) / most}%` }}
                  />
                </div>
              </td>
              <td className={classes.number}>
                {i18n.t("{n} ({share})", { n: count(n), share: share(n, run.considered) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
