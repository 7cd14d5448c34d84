import { i18n } from "@lingui/core";
import { Anchor, Skeleton, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Company, Property } from "#api/things";
import { MixBar } from "../score/MixBar";
import { scoreQuery } from "../score/score_queries";
import { isAnyOf } from "../view/where";
import { count } from "../words/format";
import classes from "./Companies.module.css";
import { companyName } from "./company_name";
import { worthText } from "./worth";

interface Props {
  /** As they came from the server; each page asks for its own scores. */
  pages: Company[][];
  worth: Property | undefined;
}

export function CompaniesTable({ pages, worth }: Props) {
  return (
    <Table.ScrollContainer minWidth={330}>
      <Table className={classes.table} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{i18n.t("Company")}</Table.Th>
            {worth ? <Table.Th ta="right">{worth.name || worth.key}</Table.Th> : null}
            <Table.Th ta="right" visibleFrom="sm">
              {i18n.t("People")}
            </Table.Th>
            <Table.Th className={classes.wide}>{i18n.t("The latest answer of each")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pages.map((companies) => (
            <Rows key={companies[0]?.id ?? ""} companies={companies} worth={worth} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Rows({ companies, worth }: { companies: Company[]; worth: Property | undefined }) {
  const ids = companies.map(({ id }) => id);
  const score = useQuery(
    scoreQuery({ where: [isAnyOf("company", ids)], by: ["company"], unit: "person" }),
  );
  const rows = score.isPlaceholderData ? undefined : score.data?.rows;
  const said = new Map((rows ?? []).map((row) => [row.group?.company, row]));
  return companies.map((company) => {
    const row = said.get(company.name ?? "");
    return (
      <Table.Tr key={company.id}>
        <Table.Td>
          <Anchor
            renderRoot={(props) => (
              <Link to="/companies/$id" params={{ id: company.id }} {...props} />
            )}
          >
            {companyName(company)}
          </Anchor>
        </Table.Td>
        {worth ? <Table.Td ta="right">{worthText(company.properties[worth.key])}</Table.Td> : null}
        <Table.Td ta="right" visibleFrom="sm">
          {rows ? count(row?.responses ?? 0) : null}
        </Table.Td>
        <Table.Td>
          {row ? (
            <MixBar row={row} />
          ) : rows ? (
            <Text size="xs" c="dimmed">
              {i18n.t("No answers")}
            </Text>
          ) : score.error ? (
            <Text size="xs" c="dimmed">
              {i18n.t("Could not be loaded")}
            </Text>
          ) : (
            <Skeleton height={20} />
          )}
        </Table.Td>
      </Table.Tr>
    );
  });
}
