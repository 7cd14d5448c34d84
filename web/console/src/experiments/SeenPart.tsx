import { i18n } from "@lingui/core";
import { Alert, Skeleton, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Experiment } from "#api/things";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { count, share } from "../words/format";
import { checkSentence } from "./check_sentence";
import classes from "./Experiments.module.css";
import { exposedQuery } from "./experiments_queries";

/** How many saw which variant, and whether that can be trusted. */
export function SeenPart({ experiment }: { experiment: Experiment }) {
  const seen = useQuery(exposedQuery(experiment));
  if (seen.error && !seen.data) {
    return <Failure problem={seen.error} onRetry={() => void seen.refetch()} />;
  }
  if (!seen.data) {
    return <Skeleton role="status" height={160} aria-label={i18n.t("Loading who saw what")} />;
  }
  const { rows, exposed, check } = seen.data;
  const mixed = rows.reduce((sum, row) => sum + row.mixed, 0);
  const most = Math.max(1, ...rows.map((row) => row.exposed));
  return (
    <Section title={i18n.t("Who saw what")}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{i18n.t("Variant")}</Table.Th>
            <Table.Th className={classes.number}>{i18n.t("Share")}</Table.Th>
            <Table.Th className={classes.number}>{i18n.t("Seen by")}</Table.Th>
            <Table.Th className={classes.number}>{i18n.t("Expected")}</Table.Th>
            <Table.Th className={classes.drawn}>
              <span className="unseen">{i18n.t("Seen by, as a bar")}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {experiment.variants.map((variant, i) => {
            const row = rows[i];
            return (
              <Table.Tr key={variant.key}>
                <Table.Td>{variant.name || variant.key}</Table.Td>
                <Table.Td className={classes.number}>{share(variant.share_percent, 100)}</Table.Td>
                <Table.Td className={classes.number}>{count(row?.exposed ?? 0)}</Table.Td>
                <Table.Td className={classes.number}>
                  {row?.expected == null ? "–" : count(Math.round(row.expected))}
                </Table.Td>
                <Table.Td className={classes.drawn}>
                  <div className={classes.bar} aria-hidden>
                    <span style={{ width: `${(100 * (row?.exposed ?? 0)) / most}%` }} />
                  </div>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {check.status === "mismatch" ? (
        <Alert color="red" mt="md" title={i18n.t("Do not trust this experiment")}>
          {checkSentence(seen.data)}
        </Alert>
      ) : (
        <Text size="xs" c="dimmed" mt="xs">
          {exposed === 0 ? i18n.t("Nobody has seen a variant yet.") : checkSentence(seen.data)}
        </Text>
      )}
      {mixed > 0 ? (
        <Text size="xs" c="dimmed" mt="xs">
          {i18n.t("{n} of them saw another variant later; they count where they were first.", {
            n: count(mixed),
          })}
        </Text>
      ) : null}
    </Section>
  );
}
