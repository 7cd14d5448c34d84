import { i18n } from "@lingui/core";
import { Button, Skeleton, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ChartMenu } from "../score/ChartMenu";
import { domainOf, Whisker, WhiskerAxis } from "../score/Whisker";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { fieldName } from "../view/names";
import { count, points } from "../words/format";
import { rankingQuery } from "./insights_queries";
import { nameOf } from "./named_groups";
import type { Part } from "./part";
import { asText, rankingTitle } from "./ranking_title";
import classes from "./Segments.module.css";

const firstRows = 10;

/** Places on scores pulled towards the middle by as much as each group's n is too little. */
export function Ranking({ question, fields, known, properties }: Part) {
  const [field = ""] = fields;
  const [length, setLength] = useState<"first" | "all">("first");
  const ranking = useQuery({ ...rankingQuery(question, field), enabled: known });
  const place = useRef<HTMLTableElement>(null);
  const title = i18n.t("Ranking");
  if (ranking.error && !ranking.data) {
    return (
      <Section title={title}>
        <Failure problem={ranking.error} onRetry={() => void ranking.refetch()} />
      </Section>
    );
  }
  if (!ranking.data) {
    return (
      <Section title={title}>
        <Skeleton role="status" height={200} aria-label={i18n.t("Loading the ranking")} />
      </Section>
    );
  }
  const { rows, mean, method } = ranking.data;
  if (rows.length < 2) {
    return (
      <Section title={title}>
        <Text c="dimmed">
          {i18n.t("A ranking needs two groups with at least five answers each.")}
        </Text>
      </Section>
    );
  }
  const shrunk = rows.map((row) => ({
    ...row,
    nps: row.shrunk,
    low: row.shrunk_low,
    high: row.shrunk_high,
    compare: null,
  }));
  const domain = domainOf(shrunk);
  const said = rankingTitle(fieldName(field, properties), rows);
  const visible = length === "all" ? shrunk : shrunk.slice(0, firstRows);
  return (
    <Section
      label={title}
      title={said}
      aside={<ChartMenu name={title} title={said} place={place} />}
    >
      <p className={classes.lead}>
        {i18n.t(
          "A small group is easily first or last by luck. Here every score is pulled towards the middle by as much as its answers are few, which makes the places fair.",
        )}
      </p>
      <Table ref={place} className={classes.table} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={56}>{i18n.t("Place")}</Table.Th>
            <Table.Th>{fieldName(field, properties)}</Table.Th>
            <Table.Th className={classes.figure}>{i18n.t("Responses")}</Table.Th>
            <Table.Th className={classes.figure}>{i18n.t("Measured")}</Table.Th>
            <Table.Th className={classes.figure}>{i18n.t("For ranking")}</Table.Th>
            <Table.Th style={{ width: "34%" }} visibleFrom="sm">
              <WhiskerAxis domain={domain} />
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {visible.map((row, index) => (
            <Table.Tr key={asText(row.group) ?? ""}>
              <Table.Td
                title={
                  row.tied_with_first ? i18n.t("Could be first: the ranges overlap") : undefined
                }
              >
                {count(row.place)}
                {row.tied_with_first && index > 0 ? (
                  <>
                    <span aria-hidden>*</span>
                    <span className="unseen"> {i18n.t("could be first")}</span>
                  </>
                ) : null}
              </Table.Td>
              <Table.Td>{nameOf(field, asText(row.group))}</Table.Td>
              <Table.Td className={classes.figure}>{count(row.responses)}</Table.Td>
              <Table.Td className={classes.figure}>
                {row.status === "ok" ? points(rows[index]?.nps) : "–"}
              </Table.Td>
              <Table.Td className={classes.figure}>{points(row.shrunk)}</Table.Td>
              <Table.Td visibleFrom="sm">
                <Whisker row={row} domain={domain} whole={mean} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {shrunk.length > visible.length ? (
        <Button variant="subtle" mt="xs" onClick={() => setLength("all")}>
          {i18n.t("Show all {n}", { n: count(shrunk.length) })}
        </Button>
      ) : null}
      <Text size="xs" c="dimmed" mt="xs">
        {i18n.t("* could be first.")} {method}
      </Text>
    </Section>
  );
}
