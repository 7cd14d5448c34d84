import { i18n } from "@lingui/core";
import { Alert, Button, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Import, Mapping } from "#api/things";
import { Section } from "../shell/Page";
import { count } from "../words/format";
import { problemText } from "../words/problem";
import classes from "./Importing.module.css";
import { useImportSteps } from "./imports_queries";
import { MappingTable } from "./MappingTable";
import { withColumn } from "./mapping";
import { PreviewTable } from "./PreviewTable";

/** What Hark understood of the file, to be corrected before anything is imported. */
export function ImportReview({ it }: { it: Import }) {
  const { map, step } = useImportSteps(it.id);
  const [draft, setDraft] = useState<Mapping | null>(null);
  const mapping = draft ?? (it.mapping as Mapping | null);
  const analysis = it.analysis;
  if (!analysis || !mapping) {
    return <Alert color="red">{it.error ?? i18n.t("The file could not be understood.")}</Alert>;
  }
  const change = async (next: Mapping) => {
    setDraft(next);
    try {
      await map.mutateAsync(next);
      setDraft((now) => (now === next ? null : now));
    } catch {
      // Shown from map.error below; the draft stays so that it can be put right.
    }
  };
  const problems = it.preview.filter((row) => row.problem !== null).length;
  const wrong = map.error ?? step.error;
  return (
    <>
      <Section title={i18n.t("What was found")}>
        <Text>
          {i18n.t(
            "{shown} {rows, plural, one {row} other {rows}}, {columns, plural, one {# column} other {# columns}}, {encoding}.",
            {
              rows: analysis.rows,
              shown: count(analysis.rows),
              columns: analysis.columns.length,
              encoding: analysis.encoding,
            },
          )}
        </Text>
        {analysis.notes.length > 0 ? (
          <ul className={classes.notes}>
            {analysis.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        ) : null}
      </Section>
      <Section
        title={i18n.t("What each column is")}
        aside={
          <Group align="flex-end">
            <NativeSelect
              size="xs"
              label={i18n.t("Order in dates")}
              value={mapping.dates}
              onChange={(event) => {
                const dates = event.currentTarget.value as Mapping["dates"];
                void change({ ...mapping, dates });
              }}
              data={[
                { value: "auto", label: i18n.t("As found in the column") },
                { value: "day_first", label: i18n.t("Day first: 31/12") },
                { value: "month_first", label: i18n.t("Month first: 12/31") },
              ]}
            />
            <ZoneField
              zone={mapping.time_zone}
              onZone={(time_zone) => void change({ ...mapping, time_zone })}
            />
          </Group>
        }
      >
        <MappingTable
          columns={analysis.columns}
          mapping={mapping}
          rows={analysis.rows}
          onColumn={(index, column) => void change(withColumn(mapping, index, column))}
        />
      </Section>
      <Section
        title={
          problems > 0
            ? i18n.t(
                "The first rows as they would be imported: {problems} of {n} would be left out",
                {
                  problems,
                  n: it.preview.length,
                },
              )
            : i18n.t("The first rows as they would be imported")
        }
      >
        <PreviewTable rows={it.preview} />
      </Section>
      <div className={classes.actions}>
        <Button
          loading={step.isPending}
          disabled={map.isPending || map.isError}
          onClick={() => step.mutate("start")}
        >
          {i18n.t("Import {shown} {rows, plural, one {row} other {rows}}", {
            rows: analysis.rows,
            shown: count(analysis.rows),
          })}
        </Button>
        <Button variant="default" disabled={step.isPending} onClick={() => step.mutate("cancel")}>
          {i18n.t("Do not import")}
        </Button>
        {wrong ? (
          <Text c="var(--danger-text)" role="alert">
            {problemText(wrong)}
          </Text>
        ) : (
          <Text c="dimmed">{i18n.t("It can be undone afterwards.")}</Text>
        )}
      </div>
    </>
  );
}

function ZoneField({ zone, onZone }: { zone: string; onZone: (zone: string) => void }) {
  return (
    <>
      <TextInput
        key={zone}
        size="xs"
        label={i18n.t("Time zone of the dates")}
        list="zones"
        defaultValue={zone}
        onBlur={(event) => {
          const next = event.currentTarget.value.trim();
          if (next !== "" && next !== zone) onZone(next);
        }}
      />
      <datalist id="zones">
        {Intl.supportedValuesOf("timeZone").map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}
