import { i18n } from "@lingui/core";
import { Table } from "@mantine/core";
import type { Figures, Group } from "#api/things";
import { groupName, groupScores, groups } from "../theme/group";
import { count, share } from "../words/format";
import { sentence } from "../words/words";
import { Figure } from "./Figure";
import classes from "./Shares.module.css";
import { inCounts, sharesTitle } from "./sentences";

interface Props {
  row: Figures;
  /** The period compared with, as it stands inside a sentence. */
  before: string;
  onChoose: (group: Group) => void;
}

type Counts = Pick<Figures, "promoters" | "passives" | "detractors">;

const countOf = (row: Counts, group: Group) =>
  (group === "promoter" ? row.promoters : group === "passive" ? row.passives : row.detractors) ?? 0;

/** One bar, detractors to the left and promoters to the right of the passives. */
export function Shares({ row, before, onChoose }: Props) {
  const earlier = row.compare && row.compare.responses > 0 ? row.compare : null;
  return (
    <Figure
      name={i18n.t("Shares")}
      title={sharesTitle(row)}
      chart={
        <>
          <ul className={classes.bar}>
            {groups.map((group) => {
              const n = countOf(row, group);
              const label = i18n.t("{name}, {scores}: {share}, {count}", {
                name: groupName(group),
                scores: groupScores(group),
                share: share(n, row.responses),
                count: count(n),
              });
              return (
                <li key={group} className={classes.part} style={{ flexGrow: n }} data-group={group}>
                  <button
                    type="button"
                    className={classes.button}
                    aria-label={label}
                    title={label}
                    onClick={() => onChoose(group)}
                  >
                    <span className={classes.fill}>
                      {inCounts(row) ? count(n) : share(n, row.responses)}
                    </span>
                    <span className={classes.name}>{groupName(group)}</span>
                    {inCounts(row) ? null : <span className={classes.name}>{count(n)}</span>}
                  </button>
                </li>
              );
            })}
          </ul>
          {earlier ? (
            <div className={classes.earlier}>
              <div className={classes.thin} aria-hidden>
                {groups.map((group) => (
                  <span
                    key={group}
                    data-group={group}
                    style={{ flexGrow: countOf(earlier, group) }}
                  />
                ))}
              </div>
              {sentence(
                i18n.t(
                  "{before}: {detractors} detractors, {passives} passives, {promoters} promoters",
                  {
                    before,
                    detractors: share(earlier.detractors ?? 0, earlier.responses),
                    passives: share(earlier.passives ?? 0, earlier.responses),
                    promoters: share(earlier.promoters ?? 0, earlier.responses),
                  },
                ),
              )}
            </div>
          ) : null}
        </>
      }
      table={
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{i18n.t("Group")}</Table.Th>
              <Table.Th>{i18n.t("Scores")}</Table.Th>
              <Table.Th ta="right">{i18n.t("Responses")}</Table.Th>
              <Table.Th ta="right">{i18n.t("Share")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.map((group) => (
              <Table.Tr key={group}>
                <Table.Td>{groupName(group)}</Table.Td>
                <Table.Td>{groupScores(group)}</Table.Td>
                <Table.Td ta="right">{count(countOf(row, group))}</Table.Td>
                <Table.Td ta="right">{share(countOf(row, group), row.responses)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      }
    />
  );
}
