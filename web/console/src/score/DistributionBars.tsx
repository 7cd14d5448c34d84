import { i18n } from "@lingui/core";
import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import type { Figures } from "#api/things";
import { count, share } from "../words/format";
import classes from "./Distribution.module.css";
import { inCounts } from "./sentences";

interface Props {
  row: Figures;
  /** Without it the bars are only to be looked at. */
  onChoose?: (score: number) => void;
}

const groupOf = (score: number) => (score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor");

/** Eleven bars in three colours. */
export function DistributionBars({ row, onChoose }: Props) {
  const most = Math.max(1, ...row.tally);
  return (
    <ul className={classes.bars}>
      {row.tally.map((n, score) => {
        const label = i18n.t(
          "Score {score}: {n, plural, one {# response} other {# responses}}, {share}",
          { score, n, share: share(n, row.responses) },
        );
        // Only recommendation has groups.
        const group = row.promoters === null ? undefined : groupOf(score);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the score
          <li key={score} className={classes.bar} data-group={group}>
            <Bar label={label} onChoose={onChoose && (() => onChoose(score))}>
              <span className={classes.space}>
                <span className={classes.figure}>
                  {inCounts(row) ? count(n) : share(n, row.responses)}
                </span>
                <span
                  className={classes.fill}
                  style={{ height: `calc((100% - 20px) * ${n / most})` }}
                />
              </span>
              <span className={classes.score}>{score}</span>
            </Bar>
          </li>
        );
      })}
    </ul>
  );
}

function Bar(props: { label: string; onChoose?: () => void; children: ReactNode }) {
  const { label, onChoose, children } = props;
  if (!onChoose) {
    return (
      <div className={classes.still} role="img" aria-label={label} title={label}>
        {children}
      </div>
    );
  }
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={label}
      title={label}
      onClick={onChoose}
    >
      {children}
    </button>
  );
}

export function DistributionTable({ row }: Pick<Props, "row">) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{i18n.t("Score")}</Table.Th>
          <Table.Th ta="right">{i18n.t("Responses")}</Table.Th>
          <Table.Th ta="right">{i18n.t("Share")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {row.tally.map((n, score) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the score
          <Table.Tr key={score}>
            <Table.Td>{score}</Table.Td>
            <Table.Td ta="right">{count(n)}</Table.Td>
            <Table.Td ta="right">{share(n, row.responses)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
