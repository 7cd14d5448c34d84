import { i18n } from "@lingui/core";
import type { Figures } from "#api/things";
import { count, share } from "../words/format";
import classes from "./ScoreBars.module.css";

interface Props {
  row: Figures;
  /** The share of answers that fills the height, so that several can be compared. */
  most: number;
}

const groupOf = (score: number) => (score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor");

/** The largest share of one score, for `most`. */
export function largestShare(rows: Figures[]): number {
  return Math.max(0.01, ...rows.map((row) => Math.max(...row.tally) / Math.max(1, row.responses)));
}

/** Eleven small bars of shares; for two groups side by side on one scale. */
export function ScoreBars({ row, most }: Props) {
  const shares = row.tally.map((n) => n / Math.max(1, row.responses));
  const label = row.tally
    .map((n, score) =>
      i18n.t("{score}: {share}", { score, share: share(n, Math.max(1, row.responses)) }),
    )
    .join(", ");
  return (
    <div
      className={classes.bars}
      role="img"
      aria-label={i18n.t("Answers by score. {label}", { label })}
    >
      {row.tally.map((n, score) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the score
        <div key={score} className={classes.bar} data-group={groupOf(score)} title={count(n)}>
          <span className={classes.share}>{share(n, Math.max(1, row.responses))}</span>
          <span
            className={classes.fill}
            style={{ height: `${(80 * (shares[score] ?? 0)) / most}%` }}
          />
          <span className={classes.score}>{score}</span>
        </div>
      ))}
    </div>
  );
}
