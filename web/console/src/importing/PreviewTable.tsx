import { i18n } from "@lingui/core";
import { Table } from "@mantine/core";
import type { Import } from "#api/things";
import { propertyText } from "../responses/property_text";
import { count, moment } from "../words/format";
import classes from "./Importing.module.css";

/** The first rows as responses, each with its problem when it has one. */
export function PreviewTable({ rows }: { rows: Import["preview"] }) {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row.properties)))];
  const has = {
    comment: rows.some((row) => row.comment !== null),
    person: rows.some((row) => row.person !== null),
    company: rows.some((row) => row.company !== null),
  };
  return (
    <Table.ScrollContainer
      minWidth={760}
      type="native"
      tabIndex={0}
      role="region"
      aria-label={i18n.t("The first rows")}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="right">{i18n.t("Line")}</Table.Th>
            <Table.Th ta="right">{i18n.t("Score")}</Table.Th>
            {has.comment ? <Table.Th>{i18n.t("Comment")}</Table.Th> : null}
            <Table.Th>{i18n.t("Date")}</Table.Th>
            {has.person ? <Table.Th>{i18n.t("Person")}</Table.Th> : null}
            {has.company ? <Table.Th>{i18n.t("Company")}</Table.Th> : null}
            {keys.map((key) => (
              <Table.Th key={key}>{key}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) =>
            row.problem === null ? (
              <Table.Tr key={row.line}>
                <Table.Td ta="right">{count(row.line)}</Table.Td>
                <Table.Td ta="right">{row.score ?? "–"}</Table.Td>
                {has.comment ? <Table.Td className={classes.cell}>{row.comment}</Table.Td> : null}
                <Table.Td>{row.at ? moment(row.at) : "–"}</Table.Td>
                {has.person ? <Table.Td>{row.person}</Table.Td> : null}
                {has.company ? <Table.Td>{row.company}</Table.Td> : null}
                {keys.map((key) => (
                  <Table.Td key={key}>{propertyText(key, row.properties[key])}</Table.Td>
                ))}
              </Table.Tr>
            ) : (
              <Table.Tr key={row.line} className={classes.problem}>
                <Table.Td ta="right">{count(row.line)}</Table.Td>
                <Table.Td colSpan={9 + keys.length}>{row.problem}</Table.Td>
              </Table.Tr>
            ),
          )}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
