import { i18n } from "@lingui/core";
import { Group, NativeSelect, Skeleton, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { ChartMenu } from "../score/ChartMenu";
import { groupFields } from "../score/Groups";
import { MixBar } from "../score/MixBar";
import { scoreQuery } from "../score/score_queries";
import { nameGroups, sortGroups } from "../segments/named_groups";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { fieldName } from "../view/names";
import { count } from "../words/format";
import classes from "./Companies.module.css";
import type { CompanyPart } from "./company_part";
import { rolesTitle, usualRole } from "./roles";

/** The people of the company by what they are: owners against employees, say. */
export function Roles({ view, where, properties, onView }: CompanyPart) {
  const fields = groupFields(properties ?? []).filter((field) => field !== "company");
  const field = view.by ?? usualRole(fields) ?? "channel";
  const known = view.by !== undefined || properties !== undefined;
  const place = useRef<HTMLTableElement>(null);
  const question = { survey: view.survey, where, unit: "person", by: [field] } as const;
  const score = useQuery({
    ...scoreQuery({ ...question, by: [field] }),
    enabled: known,
  });
  const data = score.isPlaceholderData ? undefined : score.data;
  const groups = sortGroups(nameGroups(data?.rows ?? [], [field]), "responses");
  const label = fieldName(field, properties);
  const title = data ? rolesTitle(label, groups) : i18n.t("Roles in the company");
  return (
    <Section
      label={i18n.t("Roles in the company")}
      title={title}
      aside={
        <Group gap="xs">
          <NativeSelect
            size="xs"
            aria-label={i18n.t("Role")}
            value={field}
            onChange={(event) => onView({ ...view, by: event.currentTarget.value })}
            data={[...new Set([field, ...fields])].map((value) => ({
              value,
              label: i18n.t("by {name}", { name: fieldName(value, properties) }),
            }))}
          />
          <ChartMenu
            name={i18n.t("Roles in the company")}
            title={title}
            place={place}
            saved={{ view: "groups", question: { ...question, by: [field] } }}
          />
        </Group>
      }
    >
      {score.error && !data ? (
        <Failure problem={score.error} onRetry={() => void score.refetch()} />
      ) : !data ? (
        <Skeleton role="status" height={120} aria-label={i18n.t("Loading the roles")} />
      ) : groups.length === 0 ? (
        <Text c="dimmed">{i18n.t("Nobody of this company has answered yet.")}</Text>
      ) : (
        <Table ref={place} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{label}</Table.Th>
              <Table.Th ta="right">{i18n.t("People")}</Table.Th>
              <Table.Th className={classes.wide}>{i18n.t("The latest answer of each")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.map(({ key, name, row }) => (
              <Table.Tr key={key}>
                <Table.Td>{name}</Table.Td>
                <Table.Td ta="right">{count(row.responses)}</Table.Td>
                <Table.Td>
                  <MixBar row={row} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}
