import { i18n } from "@lingui/core";
import { Anchor, Table, Text } from "@mantine/core";
import { IconMoodSad } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { CSSProperties } from "react";
import { worthText } from "../companies/worth";
import { MixBar } from "../score/MixBar";
import { count, share } from "../words/format";
import type { Customer } from "./customers";
import classes from "./Segments.module.css";

interface Props {
  customers: Customer[];
  label: string;
  /** What all companies that answered are worth together. */
  whole: number | null;
  companies: number;
  cut: number | undefined;
}

export function CustomersTable({ customers, label, whole, companies, cut }: Props) {
  const largest = Math.max(1, ...customers.map(({ amount }) => amount));
  const sum = customers.reduce((total, { amount }) => total + amount, 0);
  return (
    <>
      <Table.ScrollContainer minWidth={340}>
        <Table className={classes.table} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{i18n.t("Company")}</Table.Th>
              <Table.Th w={120} ta="right">
                {label}
              </Table.Th>
              <Table.Th w={72} ta="right" visibleFrom="sm">
                {i18n.t("People")}
              </Table.Th>
              <Table.Th w="40%">{i18n.t("The latest answer of each")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {customers.map(({ name, worth, amount, people, unhappy }) => (
              <Table.Tr key={name}>
                <Table.Td>
                  <Anchor
                    renderRoot={(props) => (
                      <Link to="/companies/named" search={{ name }} {...props} />
                    )}
                  >
                    {name}
                  </Anchor>{" "}
                  {unhappy ? (
                    <IconMoodSad
                      size={16}
                      color="var(--detractor-text)"
                      aria-label={i18n.t("More detractors than promoters")}
                      role="img"
                    />
                  ) : null}
                </Table.Td>
                <Table.Td>
                  <div
                    className={classes.worth}
                    style={{ "--part": `${(100 * amount) / largest}%` } as CSSProperties}
                  >
                    <span>{worthText(worth)}</span>
                  </div>
                </Table.Td>
                <Table.Td ta="right" visibleFrom="sm">
                  {count(people?.responses ?? 0)}
                </Table.Td>
                <Table.Td>{people ? <MixBar row={people} /> : null}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed" mt="xs">
        {whole
          ? i18n.t("These are {part} of the {label} of all {n} companies that answered.", {
              part: share(sum, whole),
              label,
              n: count(companies),
            })
          : null}{" "}
        {cut ? i18n.t("Only the first {n} are listed.", { n: count(cut) }) : null}
      </Text>
    </>
  );
}
