import { i18n } from "@lingui/core";
import { Group, NativeSelect, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { ChartMenu } from "../score/ChartMenu";
import { MovementMatrix } from "../score/MovementMatrix";
import { movementSentence, movementTitle } from "../score/movement";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { rangeOf, today } from "../view/period";
import { timeZone } from "../words/format";
import classes from "./Companies.module.css";
import { movementQuery } from "./companies_queries";
import type { CompanyPart } from "./company_part";

/** Where those who answered twice have gone: to a better group, a worse one, or nowhere. */
export function CompanyMovement({ view, where, onView }: CompanyPart) {
  const period = view.moved ?? "12m";
  const range = rangeOf(period, today(timeZone(), new Date()));
  const movement = useQuery(
    movementQuery({ survey: view.survey, ...range, where, unit: "person" }),
  );
  const data = movement.data;
  const place = useRef<HTMLDivElement>(null);
  const title = i18n.t("Movement");
  const said = data && data.people > 0 ? movementTitle(data.matrix) : title;
  return (
    <Section
      label={title}
      title={said}
      aside={
        <Group gap="xs">
          <NativeSelect
            size="xs"
            aria-label={i18n.t("Period of the movement")}
            value={period}
            onChange={(event) =>
              onView({ ...view, moved: event.currentTarget.value === "90d" ? "90d" : undefined })
            }
            data={[
              { value: "12m", label: i18n.t("12 months against the 12 before") },
              { value: "90d", label: i18n.t("90 days against the 90 before") },
            ]}
          />
          <ChartMenu name={title} title={said} place={place} />
        </Group>
      }
    >
      {movement.error && !data ? (
        <Failure problem={movement.error} onRetry={() => void movement.refetch()} />
      ) : !data ? (
        <Skeleton role="status" height={160} aria-label={i18n.t("Loading the movement")} />
      ) : data.people === 0 ? (
        <Text c="dimmed">
          {i18n.t(
            "Nobody answered in both periods: {earlier} only in the earlier one, {now} only in this one.",
            { earlier: data.only_earlier, now: data.only_now },
          )}
        </Text>
      ) : (
        <>
          <p className={classes.lead}>{movementSentence(data)}</p>
          <div ref={place}>
            <MovementMatrix matrix={data.matrix} />
          </div>
          <Text size="xs" c="dimmed" mt="xs" maw="72ch">
            {data.note}
          </Text>
        </>
      )}
    </Section>
  );
}
