import { i18n } from "@lingui/core";
import { Anchor, Table } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Import } from "#api/things";
import { bytes, count, moment } from "../words/format";
import { stateName } from "./mapping";

export function ImportsTable({ imports }: { imports: Import[] }) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{i18n.t("File")}</Table.Th>
            <Table.Th>{i18n.t("State")}</Table.Th>
            <Table.Th ta="right">{i18n.t("Imported")}</Table.Th>
            <Table.Th ta="right">{i18n.t("Rejected")}</Table.Th>
            <Table.Th ta="right">{i18n.t("Size")}</Table.Th>
            <Table.Th>{i18n.t("When")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {imports.map((it) => (
            <Table.Tr key={it.id}>
              <Table.Td>
                <Anchor
                  renderRoot={(props) => (
                    <Link to="/import/$id" params={{ id: it.id }} {...props} />
                  )}
                >
                  {it.filename}
                </Anchor>
              </Table.Td>
              <Table.Td>{stateName(it.state)}</Table.Td>
              <Table.Td ta="right">{it.summary ? count(it.summary.imported) : "–"}</Table.Td>
              <Table.Td ta="right">{it.summary ? count(it.summary.rejected) : "–"}</Table.Td>
              <Table.Td ta="right">{bytes(it.bytes)}</Table.Td>
              <Table.Td>{moment(it.created_at)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
