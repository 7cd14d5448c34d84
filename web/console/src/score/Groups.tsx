import { i18n } from "@lingui/core";
import { Group, NativeSelect, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useRef } from "react";
import type { Property, ScoreRow } from "#api/things";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { fieldName, valueName } from "../view/names";
import { points } from "../words/format";
import { ChartMenu } from "./ChartMenu";
import type { NamedRow } from "./GroupsTable";
import { type Question, scoreQuery } from "./score_queries";

const GroupsTable = lazy(() => import("./GroupsTable"));

interface Props {
  question: Question;
  by: string | undefined;
  /** Undefined while they are not known yet. */
  properties: Property[] | undefined;
  onBy: (by: string) => void;
  onChoose: (field: string, value: string | null) => void;
}

/** The score of each group of a property that the reader chooses. */
export function Groups({ question, by, properties, onBy, onChoose }: Props) {
  const fields = groupFields(properties ?? []);
  const field = by ?? fields[0] ?? "channel";
  const known = by !== undefined || properties !== undefined;
  const score = useQuery({ ...scoreQuery({ ...question, by: [field] }), enabled: known });
  // The last answer stays in sight while a new one is on its way, unless it is on another field.
  const fits = known && (score.data?.rows ?? []).every((row) => row.group && field in row.group);
  const data = fits ? score.data : undefined;
  const rows = (data?.rows ?? []).map((row) => named(row, field));
  const label = fieldName(field, properties);
  const place = useRef<HTMLDivElement>(null);
  const title = data ? groupsTitle(label, rows) : i18n.t("Groups");
  return (
    <Section
      label={i18n.t("Groups")}
      title={title}
      aside={
        <Group gap="xs">
          <NativeSelect
            size="xs"
            aria-label={i18n.t("Group by")}
            value={field}
            onChange={(event) => onBy(event.currentTarget.value)}
            data={[...new Set([field, ...fields])].map((value) => ({
              value,
              label: i18n.t("by {name}", { name: fieldName(value, properties) }),
            }))}
          />
          <ChartMenu
            name={i18n.t("Groups")}
            title={title}
            place={place}
            saved={{ view: "groups", question: { ...question, by: [field] } }}
          />
        </Group>
      }
    >
      {score.error ? (
        <Failure problem={score.error} onRetry={() => void score.refetch()} />
      ) : !data ? (
        <Skeleton height={220} aria-label={i18n.t("Loading the groups")} />
      ) : rows.length === 0 ? (
        <Text c="dimmed">{i18n.t("No answers in this period.")}</Text>
      ) : (
        <Suspense fallback={<Skeleton height={220} />}>
          <div ref={place}>
            <GroupsTable
              key={field}
              label={label}
              rows={rows}
              whole={data.total}
              onChoose={(value) => onChoose(field, value)}
            />
          </div>
        </Suspense>
      )}
    </Section>
  );
}

/** Texts and truths make groups; numbers, money and dates are for filters. */
export function groupFields(properties: Property[]): string[] {
  const usable = properties.filter(({ kind }) => kind === "text" || kind === "boolean");
  return [...usable.map(({ key }) => key), "channel", "company"];
}

function named(row: ScoreRow, field: string): NamedRow {
  const value = row.group?.[field];
  if (value === null || value === undefined) return { name: i18n.t("Not known"), value: null, row };
  return { name: valueName(field, String(value)), value: String(value), row };
}

function groupsTitle(label: string, rows: NamedRow[]): string {
  const ranked = rows
    .filter(({ row, value }) => row.status === "ok" && value !== null)
    .sort((a, b) => (b.row.nps ?? 0) - (a.row.nps ?? 0));
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (!best || !worst || best === worst) return i18n.t("By {label}", { label });
  const names = {
    label,
    best: best.name,
    worst: worst.name,
    high: points(best.row.nps),
    low: points(worst.row.nps),
  };
  return (best.row.low ?? 0) > (worst.row.high ?? 0)
    ? i18n.t("{label}: {best} highest with {high}, {worst} lowest with {low}", names)
    : i18n.t("{label}: from {low} ({worst}) to {high} ({best}), in ranges that overlap", names);
}
