import { i18n } from "@lingui/core";
import { Table, Text } from "@mantine/core";
import type { Figures, Score, ScoreRow } from "#api/things";
import type { Question } from "../score/score_queries";
import { nameOf } from "../segments/named_groups";
import { fieldName } from "../view/names";
import { count, points, share, stepName } from "../words/format";
import classes from "./Boards.module.css";
import type { Names } from "./chart_words";
import { stepOf } from "./charts";

interface Props {
  score: Score;
  question: Question;
  names: Names;
}

const mostRows = 60;

/** The answer to any question as figures: a row for each step or group, everybody last. */
export function FiguresTable({ score, question, names }: Props) {
  const every = stepOf(question);
  const fields = question.by ?? [];
  const rows = score.rows.filter(({ responses }) => responses > 0);
  const shown = every ? rows.slice(-mostRows) : rows.slice(0, mostRows);
  return (
    <>
      <Table.ScrollContainer minWidth={420} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table className={classes.figures}>
          <Table.Thead>
            <Table.Tr>
              {fields.map((field) => (
                <Table.Th key={field}>{fieldName(field, names.properties)}</Table.Th>
              ))}
              {every ? <Table.Th>{i18n.t("Period")}</Table.Th> : null}
              {fields.length === 0 && !every ? <Table.Th>{i18n.t("Who")}</Table.Th> : null}
              <Table.Th ta="right">{i18n.t("Responses")}</Table.Th>
              <Table.Th ta="right">{i18n.t("Score")}</Table.Th>
              <Table.Th ta="right">{i18n.t("Most likely")}</Table.Th>
              <Table.Th ta="right">{i18n.t("Promoters")}</Table.Th>
              <Table.Th ta="right">{i18n.t("Detractors")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(every || fields.length > 0 ? shown : []).map((row) => (
              <Table.Tr key={keyOf(row, fields)} data-thin={row.status !== "ok" || undefined}>
                {fields.map((field) => (
                  <Table.Td key={field}>{nameOf(field, textOf(row, field))}</Table.Td>
                ))}
                {every ? <Table.Td>{stepName(row.at ?? "", every)}</Table.Td> : null}
                <Cells row={row} />
              </Table.Tr>
            ))}
            <Table.Tr className={classes.everybody}>
              <Table.Td colSpan={Math.max(1, fields.length + (every ? 1 : 0))}>
                {i18n.t("Everybody")}
              </Table.Td>
              <Cells row={score.total} />
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length < rows.length ? (
        <Text size="xs" c="dimmed" mt="xs">
          {i18n.t("{shown} of {all} rows.", {
            shown: count(shown.length),
            all: count(rows.length),
          })}
        </Text>
      ) : null}
    </>
  );
}

function textOf(row: ScoreRow, field: string): string | null {
  const value = row.group?.[field];
  return value === null || value === undefined ? null : String(value);
}

function keyOf(row: ScoreRow, fields: string[]): string {
  return [...fields.map((field) => JSON.stringify(textOf(row, field))), row.at].join(" ");
}

function Cells({ row }: { row: Figures }) {
  const scored = row.status === "ok" || row.status === "directional";
  const range = { low: points(row.low), high: points(row.high) };
  return (
    <>
      <Table.Td ta="right">{count(row.responses)}</Table.Td>
      <Table.Td ta="right">{scored ? points(row.nps) : "–"}</Table.Td>
      <Table.Td ta="right">{scored ? i18n.t("{low} to {high}", range) : "–"}</Table.Td>
      <Table.Td ta="right">{scored ? share(row.promoters ?? 0, row.responses) : "–"}</Table.Td>
      <Table.Td ta="right">{scored ? share(row.detractors ?? 0, row.responses) : "–"}</Table.Td>
    </>
  );
}
