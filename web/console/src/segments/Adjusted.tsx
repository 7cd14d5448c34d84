import { i18n } from "@lingui/core";
import { Skeleton, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { fieldName } from "../view/names";
import { points, share } from "../words/format";
import { adjustedTitle } from "./adjusted_title";
import { adjustedQuery } from "./insights_queries";
import { nameOf } from "./named_groups";
import type { Part } from "./part";
import { asText } from "./ranking_title";
import classes from "./Segments.module.css";

const mostStrata = 12;

/** The score beside the one that would be if every group had answered alike. */
export function Adjusted({ question, fields, known, properties }: Part) {
  const counted = fields.filter((field) => properties?.some(({ key }) => key === field));
  const adjusted = useQuery({
    ...adjustedQuery(question, counted),
    enabled: known && counted.length > 0,
  });
  const title = i18n.t("If every group had answered alike");
  if (properties && counted.length === 0) {
    return (
      <Section title={title}>
        <Text c="dimmed">
          {i18n.t(
            "How many people there are in each of these groups is not known. Group by a property of people, such as their plan or country, to see what everybody would have said.",
          )}
        </Text>
      </Section>
    );
  }
  if (adjusted.error && !adjusted.data) {
    return (
      <Section title={title}>
        <Failure problem={adjusted.error} onRetry={() => void adjusted.refetch()} />
      </Section>
    );
  }
  if (!adjusted.data) {
    return (
      <Section title={title}>
        <Skeleton role="status" height={160} aria-label={i18n.t("Loading the adjusted score")} />
      </Section>
    );
  }
  const { raw, adjusted: fair, refused, strata, method } = adjusted.data;
  if (!fair) {
    return (
      <Section title={title}>
        <Text c="dimmed">
          {refused ?? i18n.t("There are not enough answers to tell what others would have said.")}
        </Text>
      </Section>
    );
  }
  const shown = strata
    .toSorted((a, b) => Math.abs(b.share - b.target) - Math.abs(a.share - a.target))
    .slice(0, mostStrata);
  return (
    <Section label={title} title={adjustedTitle(raw.nps, fair.nps)}>
      <p className={classes.lead}>
        {i18n.t(
          "Some groups answer more often than others. Weighed by how many people there are in each group, the score says what everybody would have said, as far as these groups explain who answers.",
        )}
      </p>
      <dl className={classes.pair}>
        <div>
          <dt>{i18n.t("As measured")}</dt>
          <dd>
            <strong>{points(raw.nps)}</strong>{" "}
            {i18n.t("most likely {low} to {high}", {
              low: points(raw.low),
              high: points(raw.high),
            })}
          </dd>
        </div>
        <div>
          <dt>{i18n.t("If every group had answered alike")}</dt>
          <dd>
            <strong>{points(fair.nps)}</strong>{" "}
            {i18n.t("most likely {low} to {high}", {
              low: points(fair.low),
              high: points(fair.high),
            })}
          </dd>
        </div>
      </dl>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{i18n.t("Group")}</Table.Th>
            <Table.Th className={classes.figure}>{i18n.t("Of answers")}</Table.Th>
            <Table.Th className={classes.figure}>{i18n.t("Of people")}</Table.Th>
            <Table.Th className={classes.figure}>{i18n.t("Score")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ property, group, share: part, target, nps }) => (
            <Table.Tr key={`${property}:${asText(group)}`}>
              <Table.Td>
                {counted.length > 1 ? `${fieldName(property, properties)}: ` : ""}
                {nameOf(property, asText(group))}
              </Table.Td>
              <Table.Td className={classes.figure}>{share(part, 1)}</Table.Td>
              <Table.Td className={classes.figure}>{share(target, 1)}</Table.Td>
              <Table.Td className={classes.figure}>{points(nps)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="xs">
        {strata.length > shown.length
          ? i18n.t("The {n} groups whose shares differ most.", { n: shown.length })
          : null}{" "}
        {method}
      </Text>
    </Section>
  );
}
