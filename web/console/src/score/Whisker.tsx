import { i18n } from "@lingui/core";
import type { Figures } from "#api/things";
import { points } from "../words/format";
import classes from "./Whisker.module.css";

export type Domain = [number, number];

/** From the lowest to the highest interval, to the next ten. */
export function domainOf(rows: Figures[]): Domain {
  const lows = rows.map((row) => row.low ?? 0);
  const highs = rows.map((row) => row.high ?? 0);
  if (rows.length === 0) return [-100, 100];
  const low = Math.max(-100, Math.floor(Math.min(...lows) / 10) * 10);
  const high = Math.min(100, Math.ceil(Math.max(...highs) / 10) * 10);
  return low < high ? [low, high] : [-100, 100];
}

const place = (value: number, [low, high]: Domain) => `${(100 * (value - low)) / (high - low)}%`;

interface Props {
  row: Figures;
  domain: Domain;
  /** The score of everybody together, as a line behind the whiskers. */
  whole: number | null;
}

export function Whisker({ row, domain, whole }: Props) {
  const low = row.low ?? 0;
  const high = row.high ?? 0;
  const label = i18n.t("Most likely {low} to {high}", { low: points(low), high: points(high) });
  return (
    <div className={classes.row} role="img" aria-label={label} title={label}>
      {whole === null ? null : (
        <span className={classes.whole} style={{ left: place(whole, domain) }} />
      )}
      <span
        className={classes.line}
        style={{
          left: place(low, domain),
          width: `calc(${place(high, domain)} - ${place(low, domain)})`,
        }}
      />
      <span className={classes.dot} style={{ left: place(row.nps ?? 0, domain) }} />
    </div>
  );
}

export function WhiskerAxis({ domain }: { domain: Domain }) {
  const [low, high] = domain;
  return (
    <div className={classes.axis}>
      <span>{points(low)}</span>
      <span>{i18n.t("Most likely between")}</span>
      <span>{points(high)}</span>
    </div>
  );
}
