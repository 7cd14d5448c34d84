import { i18n } from "@lingui/core";
import { Anchor, Button, Table } from "@mantine/core";
import { useState } from "react";
import type { Figures } from "#api/things";
import type { Question } from "../score/score_queries";
import { domainOf, Whisker, WhiskerAxis } from "../score/Whisker";
import { count, points } from "../words/format";
import { isSmall, type NamedGroup } from "./named_groups";
import classes from "./Segments.module.css";
import { SmallTogether } from "./SmallTogether";

interface Props {
  /** In the order of the rows. */
  groups: NamedGroup[];
  /** Those left out by the search field too: merging is about all small ones. */
  all: NamedGroup[];
  whole: Figures;
  label: string;
  fields: string[];
  question: Question;
  small: "greyed" | "merged";
  /** Without it the groups are only to be looked at. */
  onChoose?: (values: (string | null)[]) => void;
}

const firstRows = 20;

/** Each group with its score, interval and n on one axis; everybody together as a dashed line. */
export function ForestPlot(props: Props) {
  const { groups, all, whole, label, fields, question, small, onChoose } = props;
  const [length, setLength] = useState<"first" | "all">("first");
  const rows = small === "merged" ? groups.filter((each) => !isSmall(each)) : groups;
  const domain = domainOf([...rows.filter((each) => !isSmall(each)).map(({ row }) => row), whole]);
  const visible = length === "all" ? rows : rows.slice(0, firstRows);
  return (
    <>
      <Table.ScrollContainer
        minWidth={330}
        // Without anything in it to be reached by keyboard it has to be reached itself.
        scrollAreaProps={onChoose ? undefined : { viewportProps: { tabIndex: 0 } }}
      >
        <Table className={classes.table} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{label}</Table.Th>
              <Table.Th className={classes.figure}>{i18n.t("Responses")}</Table.Th>
              <Table.Th className={classes.figure}>{i18n.t("Score")}</Table.Th>
              <Table.Th className={classes.wide}>
                <WhiskerAxis domain={domain} />
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {visible.map(({ key, name, values, row }) => (
              <Table.Tr key={key} data-thin={row.status !== "ok" || undefined}>
                <Table.Td>
                  {onChoose ? (
                    <Anchor component="button" type="button" onClick={() => onChoose(values)}>
                      {name}
                    </Anchor>
                  ) : (
                    name
                  )}
                </Table.Td>
                <Table.Td className={classes.figure}>{count(row.responses)}</Table.Td>
                <Table.Td className={classes.figure}>
                  {row.status === "ok" ? points(row.nps) : "–"}
                </Table.Td>
                <Table.Td>
                  {row.status === "ok" ? (
                    <Whisker row={row} domain={domain} whole={whole.nps} />
                  ) : (
                    <span className={classes.note}>{thinNote(row)}</span>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
            {small === "merged" ? (
              <SmallTogether
                groups={all}
                fields={fields}
                question={question}
                domain={domain}
                whole={whole}
              />
            ) : null}
            <Table.Tr className={classes.everybody}>
              <Table.Td>{i18n.t("Everybody")}</Table.Td>
              <Table.Td className={classes.figure}>{count(whole.responses)}</Table.Td>
              <Table.Td className={classes.figure}>
                {whole.status === "ok" ? points(whole.nps) : "–"}
              </Table.Td>
              <Table.Td>
                {whole.status === "ok" ? (
                  <Whisker row={whole} domain={domain} whole={whole.nps} />
                ) : (
                  <span className={classes.note}>{thinNote(whole)}</span>
                )}
              </Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows.length > visible.length ? (
        <Button variant="subtle" mt="xs" onClick={() => setLength("all")}>
          {i18n.t("Show all {n}", { n: count(rows.length) })}
        </Button>
      ) : null}
    </>
  );
}

export function thinNote(row: Figures): string {
  return row.status === "directional"
    ? i18n.t("A direction only: {low} to {high}", { low: points(row.low), high: points(row.high) })
    : i18n.t("Too few answers");
}
