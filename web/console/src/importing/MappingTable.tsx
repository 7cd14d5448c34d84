import { i18n } from "@lingui/core";
import { Group, NativeSelect, Table, Text, TextInput } from "@mantine/core";
import type { ColumnMapping, ImportColumn, Mapping } from "#api/things";
import { count } from "../words/format";
import classes from "./Importing.module.css";
import { type Target, targetName, targets } from "./mapping";

interface Props {
  columns: ImportColumn[];
  mapping: Mapping;
  rows: number;
  onColumn: (index: number, change: Partial<ColumnMapping>) => void;
}

/** Each column with samples, what Hark takes it for and why; everything can be changed. */
export function MappingTable({ columns, mapping, rows, onColumn }: Props) {
  return (
    <div className={classes.mapping}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{i18n.t("Column")}</Table.Th>
            <Table.Th>{i18n.t("Samples")}</Table.Th>
            <Table.Th ta="right">{i18n.t("Filled")}</Table.Th>
            <Table.Th>{i18n.t("Becomes")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {mapping.columns.map((mapped, index) => {
            const column = columns[index];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
              <Table.Tr key={index}>
                <Table.Td>
                  <div className={classes.title}>{column?.label || mapped.column}</div>
                  <Text size="xs" c="dimmed">
                    {column?.guess.reason}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <div className={classes.samples} title={column?.samples.join(" · ")}>
                    {column?.samples.join(" · ") || i18n.t("Empty")}
                  </div>
                </Table.Td>
                <Table.Td ta="right">{column ? count(rows - column.missing) : ""}</Table.Td>
                <Table.Td>
                  <ColumnTarget mapped={mapped} onChange={(change) => onColumn(index, change)} />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface TargetProps {
  mapped: ColumnMapping;
  onChange: (change: Partial<ColumnMapping>) => void;
}

function ColumnTarget({ mapped, onChange }: TargetProps) {
  const name = mapped.column;
  return (
    <Group gap="xs" className={classes.target}>
      <NativeSelect
        size="xs"
        w={168}
        aria-label={i18n.t("What “{name}” becomes", { name })}
        value={mapped.target}
        onChange={(event) => onChange({ target: event.currentTarget.value as Target })}
        data={targets.map((target) => ({ value: target, label: targetName(target) }))}
      />
      {mapped.target === "property" ? (
        <>
          <TextInput
            key={mapped.key}
            size="xs"
            w={132}
            aria-label={i18n.t("Property key of “{name}”", { name })}
            defaultValue={mapped.key}
            onBlur={(event) => {
              const key = event.currentTarget.value.trim();
              if (key && key !== mapped.key) onChange({ key });
            }}
          />
          <NativeSelect
            size="xs"
            w={104}
            aria-label={i18n.t("Kind of “{name}”", { name })}
            value={mapped.kind ?? "text"}
            onChange={(event) => onChange({ kind: event.currentTarget.value } as ColumnMapping)}
            data={[
              { value: "text", label: i18n.t("Text") },
              { value: "number", label: i18n.t("Number") },
              { value: "boolean", label: i18n.t("Yes or no") },
              { value: "date", label: i18n.t("Date") },
              { value: "money", label: i18n.t("Money") },
            ]}
          />
          {mapped.kind === "money" ? (
            <TextInput
              key={mapped.currency}
              size="xs"
              w={64}
              maxLength={3}
              aria-label={i18n.t("Currency of “{name}”", { name })}
              defaultValue={mapped.currency}
              onBlur={(event) => {
                const currency = event.currentTarget.value.trim().toUpperCase();
                if (currency && currency !== mapped.currency) onChange({ currency });
              }}
            />
          ) : null}
        </>
      ) : null}
    </Group>
  );
}
