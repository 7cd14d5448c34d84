import { i18n } from "@lingui/core";
import { Button, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { AskedMoment } from "./AskedMoment";
import { askedSentence, type Moment, momentsOf } from "./asked_history";
import { invitationsQuery } from "./people_queries";
import classes from "./WhyAsked.module.css";

const few = 6;

/** Why somebody was asked and why not: every decision with its reason, newest first. */
export function WhyAsked({ id }: { id: string }) {
  const history = useQuery(invitationsQuery(id));
  const [length, setLength] = useState<"few" | "all">("few");
  const label = i18n.t("Why (not) asked");
  if (history.error && !history.data) {
    return (
      <Section title={label}>
        <Failure problem={history.error} onRetry={() => void history.refetch()} />
      </Section>
    );
  }
  if (!history.data) {
    return (
      <Section title={label}>
        <Skeleton role="status" height={120} aria-label={i18n.t("Loading why they were asked")} />
      </Section>
    );
  }
  const moments = momentsOf(history.data);
  const shown = length === "all" ? moments : moments.slice(0, few);
  return (
    <Section title={askedSentence(history.data)} label={label}>
      {moments.length === 0 ? (
        <Text c="dimmed">
          {i18n.t("As soon as a plan considers them, every decision and its reason appears here.")}
        </Text>
      ) : (
        <ol className={classes.line}>
          {shown.map((moment) => (
            <AskedMoment key={keyOf(moment)} moment={moment} />
          ))}
        </ol>
      )}
      {shown.length < moments.length ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setLength("all")}>
          {i18n.t("Show {n} more", { n: moments.length - shown.length })}
        </Button>
      ) : null}
    </Section>
  );
}

function keyOf(moment: Moment): string {
  if (moment.is === "invited") return `i${moment.invitation.id}`;
  if (moment.is === "refused") return `d${moment.decision.id}`;
  return `w${moment.occasion.plan} ${moment.at} ${moment.occasion.why}`;
}
