import { i18n } from "@lingui/core";
import { Anchor, Button, Table, Text, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo, useState } from "react";
import type { Figures, ScoreRow } from "#api/things";
import { count, points } from "../words/format";
import classes from "./GroupsTable.module.css";
import { domainOf, Whisker, WhiskerAxis } from "./Whisker";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const column = createColumnHelper<typeof features, NamedRow>();

export interface NamedRow {
  name: string;
  /** As the filter language names it; null: the responses that do not have the property. */
  value: string | null;
  row: ScoreRow;
}

interface Props {
  label: string;
  rows: NamedRow[];
  whole: Figures;
  onChoose: (value: string | null) => void;
}

const firstRows = 12;

/** Groups by score, each with its interval. Thin ones stand below, outside the ranking. */
export default function GroupsTable({ label, rows, whole, onChoose }: Props) {
  const ranked = useMemo(() => rows.filter(({ row }) => row.status === "ok"), [rows]);
  const thin = useMemo(
    () => rows.filter(({ row }) => row.status !== "ok").sort(byResponses),
    [rows],
  );
  const [all, setAll] = useState<"first" | "all">("first");
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor("name", { id: "name", header: label }),
        column.accessor((each) => each.row.responses, { id: "n", header: i18n.t("Responses") }),
        column.accessor((each) => each.row.nps ?? 0, { id: "nps", header: i18n.t("Score") }),
      ]),
    [label],
  );
  const table = useTable({
    features,
    columns,
    data: ranked,
    initialState: { sorting: [{ id: "nps", desc: true }] },
  });
  const sorted = table.getRowModel().rows.map((each) => each.original);
  const domain = domainOf([...sorted.map((each) => each.row), whole]);
  const shown = [...sorted, ...thin];
  const visible = all === "all" ? shown : shown.slice(0, firstRows);
  return (
    <>
      <Table.ScrollContainer minWidth={330}>
        <Table className={classes.table} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {table.getHeaderGroups()[0]?.headers.map((header) => {
                const order = header.column.getIsSorted();
                return (
                  <Table.Th
                    key={header.id}
                    className={header.id === "name" ? undefined : classes.figure}
                    aria-sort={order ? (order === "asc" ? "ascending" : "descending") : "none"}
                  >
                    <UnstyledButton
                      className={classes.sort}
                      onClick={header.column.getToggleSortingHandler()}
                    >
                      {String(header.column.columnDef.header)}
                      {order === "asc" ? <IconArrowUp size={12} aria-hidden /> : null}
                      {order === "desc" ? <IconArrowDown size={12} aria-hidden /> : null}
                    </UnstyledButton>
                  </Table.Th>
                );
              })}
              <Table.Th className={classes.wide}>
                <WhiskerAxis domain={domain} />
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {visible.map(({ name, value, row }) => (
              <Table.Tr key={value ?? ""} data-thin={row.status !== "ok" || undefined}>
                <Table.Td>
                  <Anchor component="button" type="button" onClick={() => onChoose(value)}>
                    {name}
                  </Anchor>
                </Table.Td>
                <Table.Td className={classes.figure}>{count(row.responses)}</Table.Td>
                <Table.Td className={classes.figure}>
                  {row.status === "too_few" ? "–" : points(row.nps)}
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
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length > visible.length ? (
        <Button variant="subtle" mt="xs" onClick={() => setAll("all")}>
          {i18n.t("Show all {n}", { n: count(shown.length) })}
        </Button>
      ) : null}
      {ranked.length === 0 && rows.length > 0 ? (
        <Text c="dimmed" mt="xs">
          {i18n.t("No group has enough answers to be ranked. A longer period may help.")}
        </Text>
      ) : null}
    </>
  );
}

function byResponses(a: NamedRow, b: NamedRow): number {
  return b.row.responses - a.row.responses;
}

function thinNote(row: ScoreRow): string {
  return row.status === "directional"
    ? i18n.t("A direction only: {low} to {high}", { low: points(row.low), high: points(row.high) })
    : i18n.t("Too few answers");
}
