import { i18n } from "@lingui/core";
import { Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { ChartMenu } from "../score/ChartMenu";
import type { Question } from "../score/score_queries";
import { Section } from "../shell/Page";
import { channelName } from "../view/names";
import { count } from "../words/format";
import { askingTitle, type FunnelRow, rateText, stepsOf, wasAsked } from "./asking";
import { funnelQuery } from "./asking_query";
import classes from "./Overview.module.css";

/** How far asking went, by channel; nothing where it is not known that anybody was asked. */
export default function AskingPart({ filter }: { filter: Question }) {
  const { survey, from, to, where, segment } = filter;
  const funnel = useQuery(funnelQuery({ survey, from, to, where, segment })).data;
  const place = useRef<HTMLDivElement>(null);
  if (!funnel || !wasAsked(funnel.total)) return null;
  const name = i18n.t("How far asking went");
  const title = askingTitle(funnel.total) ?? name;
  const rows = funnel.rows.filter((row) => row.channel !== "import");
  return (
    <Section
      label={name}
      title={title}
      aside={<ChartMenu name={name} title={title} place={place} />}
    >
      <div ref={place}>
        <Table.ScrollContainer minWidth={520}>
          <Table className={classes.asking}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{i18n.t("Channel")}</Table.Th>
                {stepsOf().map(({ key, name: step }) => (
                  <Table.Th key={key} ta="right">
                    {step}
                  </Table.Th>
                ))}
                <Table.Th ta="right">{i18n.t("Response rate")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Row key={row.channel} row={row} name={channelName(row.channel ?? "")} />
              ))}
              {rows.length > 1 ? <Row row={funnel.total} name={i18n.t("All")} /> : null}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </div>
      <Text size="xs" c="dimmed" mt="xs" maw="72ch">
        {i18n.t(
          "Delivered means sent and not come back. Opened is what mail programs tell: many load no pictures, some load all, so read it as a hint. Invitations count on the day they were sent.",
        )}
      </Text>
    </Section>
  );
}

function Row({ row, name }: { row: FunnelRow; name: string }) {
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      {stepsOf().map(({ key, isKnown }) => (
        <Table.Td key={key} ta="right">
          {isKnown(row) ? count(row[key]) : "–"}
        </Table.Td>
      ))}
      <Table.Td ta="right">{rateText(row.rate)}</Table.Td>
    </Table.Tr>
  );
}
