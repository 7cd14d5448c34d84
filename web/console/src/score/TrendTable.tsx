import { i18n } from "@lingui/core";
import { Anchor, Table } from "@mantine/core";
import { count, points as whole } from "../words/format";
import { statusName } from "./status";
import type { AheadPoint } from "./trend_forecast";
import type { TrendPoint } from "./trend_points";

interface Props {
  points: TrendPoint[];
  ahead?: AheadPoint[];
  onChoose: (at: string) => void;
}

export function TrendTable({ points, ahead = [], onChoose }: Props) {
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{i18n.t("Period")}</Table.Th>
            <Table.Th ta="right">{i18n.t("Responses")}</Table.Th>
            <Table.Th ta="right">{i18n.t("Score")}</Table.Th>
            <Table.Th ta="right">{i18n.t("Most likely")}</Table.Th>
            <Table.Th>{i18n.t("How sure")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {points.map(({ at, name, row, shown }) => (
            <Table.Tr key={at}>
              <Table.Td>
                <Anchor component="button" type="button" onClick={() => onChoose(at)}>
                  {name}
                </Anchor>
              </Table.Td>
              <Table.Td ta="right">{count(row.responses)}</Table.Td>
              <Table.Td ta="right">{shown ? whole(row.nps) : "–"}</Table.Td>
              <Table.Td ta="right">
                {shown
                  ? i18n.t("{low} to {high}", { low: whole(row.low), high: whole(row.high) })
                  : "–"}
              </Table.Td>
              <Table.Td>{statusName(row.status)}</Table.Td>
            </Table.Tr>
          ))}
          {ahead.map(({ name, likely }) =>
            likely ? (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td ta="right">–</Table.Td>
                <Table.Td ta="right">{whole(likely.nps)}</Table.Td>
                <Table.Td ta="right">
                  {i18n.t("{low} to {high}", { low: whole(likely.low), high: whole(likely.high) })}
                </Table.Td>
                <Table.Td>{i18n.t("Forecast")}</Table.Td>
              </Table.Tr>
            ) : null,
          )}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
