import { i18n } from "@lingui/core";
import { Anchor, Button, Table } from "@mantine/core";
import { useRef, useState } from "react";
import type { Figures, Property, Score } from "#api/things";
import { worthText } from "../companies/worth";
import { ChartMenu } from "../score/ChartMenu";
import type { Question } from "../score/score_queries";
import { statusName } from "../score/status";
import type { NamedGroup } from "../segments/named_groups";
import { Section } from "../shell/Page";
import { fieldName } from "../view/names";
import { average, count, exactPoints, points, stepName } from "../words/format";
import classes from "./Explore.module.css";

/** What every form of the answer is made from. */
export interface Parts {
  data: Score;
  groups: NamedGroup[];
  properties: Property[];
  question: Question;
  /** Only the answers of one row. */
  onNarrow: (fields: string[], values: (string | null)[], at?: string | null) => void;
}

const pageLength = 100;

/** All figures of all rows, everybody together last. Few answers stand grey. */
export function ResultTable({ data, groups, properties, question, onNarrow }: Parts) {
  const [shown, setShown] = useState(pageLength);
  const { by, every, weight } = data.query;
  const weighted = weight !== "none";
  const recommends = data.total.promoters !== null;
  const rows = groups.slice(0, shown);
  const place = useRef<HTMLDivElement>(null);
  const title = tableTitle(data);
  const heads = [
    recommends ? i18n.t("Score") : i18n.t("Average"),
    ...(recommends ? [i18n.t("Most likely")] : []),
    i18n.t("Responses"),
    ...(recommends ? [i18n.t("Promoters"), i18n.t("Passives"), i18n.t("Detractors")] : []),
    ...(weighted ? [fieldName(weight, properties), i18n.t("Effective answers")] : []),
  ];
  const figures = (row: Figures) => (
    <>
      {cells(row, recommends, weighted).map((text, index) => (
        <Table.Td key={heads[index]} className={classes.figure}>
          {text}
        </Table.Td>
      ))}
      <Table.Td className={classes.status}>{sureness(row)}</Table.Td>
    </>
  );
  const names = by.length + (every ? 1 : 0);
  return (
    <Section
      label={i18n.t("Table")}
      title={title}
      aside={
        <ChartMenu
          name={i18n.t("Table")}
          title={title}
          place={place}
          saved={{ view: "table", question }}
        />
      }
    >
      <div ref={place}>
        <Table.ScrollContainer minWidth={90 * (Math.max(1, names) + heads.length) + 110}>
          <Table className={classes.table} highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                {by.map((field) => (
                  <Table.Th key={field}>{fieldName(field, properties)}</Table.Th>
                ))}
                {every ? <Table.Th>{i18n.t("Period")}</Table.Th> : null}
                {names === 0 ? <Table.Th>{i18n.t("Who")}</Table.Th> : null}
                {heads.map((head) => (
                  <Table.Th key={head} className={classes.figure}>
                    {head}
                  </Table.Th>
                ))}
                <Table.Th>{i18n.t("How sure")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {names === 0
                ? null
                : rows.map(({ key, values, names: texts, row }) => {
                    const all = [...texts, ...(every ? [stepName(row.at ?? "", every)] : [])];
                    const narrow = () => onNarrow(by, values, row.at);
                    return (
                      <Table.Tr
                        key={`${key} ${row.at ?? ""}`}
                        className={classes.row}
                        data-thin={row.status !== "ok" || undefined}
                        onClick={narrow}
                      >
                        {all.map((text, index) => (
                          <Table.Td key={by[index] ?? "step"}>
                            {index === 0 ? (
                              <Anchor
                                component="button"
                                type="button"
                                title={i18n.t("Only {name}", { name: all.join(" · ") })}
                              >
                                {text}
                              </Anchor>
                            ) : (
                              text
                            )}
                          </Table.Td>
                        ))}
                        {figures(row)}
                      </Table.Tr>
                    );
                  })}
              <Table.Tr className={classes.everybody}>
                <Table.Td colSpan={Math.max(1, names)}>{i18n.t("Everybody")}</Table.Td>
                {figures(data.total)}
              </Table.Tr>
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </div>
      {groups.length > rows.length && names > 0 ? (
        <Button variant="subtle" mt="xs" onClick={() => setShown(shown + 10 * pageLength)}>
          {i18n.t("Show more of the {n} rows", { n: count(groups.length) })}
        </Button>
      ) : null}
    </Section>
  );
}

function tableTitle({ query, rows, groups }: Score): string {
  if (query.by.length === 0 && query.every === null) return i18n.t("All figures");
  return groups > rows.length
    ? i18n.t("{shown} of {all} rows", { shown: count(rows.length), all: count(groups) })
    : i18n.t("{n, plural, one {One row} other {# rows}}", { n: rows.length });
}

/** Answers without a weight are there, but do not tell anything. */
function sureness(row: Figures): string {
  return row.status === "no_data" && row.responses > 0
    ? i18n.t("No weight")
    : statusName(row.status);
}

function cells(row: Figures, recommends: boolean, weighted: boolean): string[] {
  const told = row.status !== "withheld";
  const shown = told && row.status !== "too_few" && row.status !== "no_data";
  const effective = row.effective_responses;
  const all: string[] = [];
  if (recommends) {
    const range = i18n.t("{low} to {high}", { low: points(row.low), high: points(row.high) });
    all.push(...(shown ? [exactPoints(row.nps), range] : ["–", "–"]));
  } else {
    all.push(shown ? average(row.mean) : "–");
  }
  all.push(told ? count(row.responses) : "–");
  if (recommends) {
    const groups = [row.promoters, row.passives, row.detractors];
    all.push(...groups.map((n) => (told ? count(n ?? 0) : "–")));
  }
  if (weighted) all.push(worthText(row.weight), effective === null ? "–" : exactPoints(effective));
  return all;
}
