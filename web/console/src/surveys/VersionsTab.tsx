import { i18n } from "@lingui/core";
import { ScrollArea, Skeleton, Table, Text } from "@mantine/core";
import { IconVersions } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { WholeSurvey } from "#api/things";
import { Failure, Notice } from "../shell/states";
import { moment } from "../words/format";
import { versionsQuery } from "./surveys_queries";

/** What was published, newest first. Every answer keeps the version it answered. */
export function VersionsTab({ survey }: { survey: WholeSurvey }) {
  const versions = useQuery(versionsQuery(survey.key));
  if (versions.error)
    return <Failure problem={versions.error} onRetry={() => void versions.refetch()} />;
  if (!versions.data)
    return <Skeleton role="status" height={160} aria-label={i18n.t("Loading the versions")} />;
  if (versions.data.length === 0)
    return (
      <Notice
        icon={IconVersions}
        title={i18n.t("Nothing published yet")}
        text={i18n.t(
          "Each time the survey is published it becomes a version, and every answer keeps the version it answered.",
        )}
      />
    );
  return (
    <ScrollArea>
      <Table verticalSpacing="sm" maw={860}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{i18n.t("Version")}</Table.Th>
            <Table.Th>{i18n.t("Published")}</Table.Th>
            <Table.Th>{i18n.t("By")}</Table.Th>
            <Table.Th>{i18n.t("Question")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.data.map(({ version, question, author, published_at }) => (
            <Table.Tr key={version}>
              <Table.Td>
                {version}
                {version === survey.version && survey.state === "published" ? (
                  <Text span size="xs" c="dimmed" ml={6}>
                    {i18n.t("asked now")}
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td>{moment(published_at)}</Table.Td>
              <Table.Td>{author || i18n.t("Hark, at the start")}</Table.Td>
              <Table.Td>{question}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
