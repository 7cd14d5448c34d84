import { i18n } from "@lingui/core";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Plan, Survey } from "#api/things";
import { Section } from "../shell/Page";
import { count, share } from "../words/format";
import classes from "./Asking.module.css";
import { funnelQuery } from "./asking_queries";
import { byChannel } from "./plan_names";

/** How far asking went with the plan's survey by its channel, whichever plan asked. */
export function SoFar({ plan, survey }: { plan: Plan; survey: Survey }) {
  const funnel = useQuery(funnelQuery(survey.key)).data;
  const row = funnel?.rows.find(({ channel }) => channel === plan.channel);
  if (!row || row.invited === 0) return null;
  const { rate } = row;
  const facts: [string, number][] = [
    [i18n.t("invited"), row.invited],
    [i18n.t("sent"), row.sent],
    ...(row.bounced > 0 ? [[i18n.t("came back"), row.bounced] as [string, number]] : []),
    ...(rate ? [[i18n.t("answered"), rate.answered] as [string, number]] : []),
  ];
  return (
    <Section
      title={i18n.t("So far, {survey} {channel}", {
        survey: survey.name,
        channel: byChannel(plan.channel),
      })}
    >
      <dl className={classes.funnel}>
        {facts.map(([name, n]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count(n)}</dd>
          </div>
        ))}
      </dl>
      {rate ? (
        <Text size="xs" c="dimmed" mt="xs">
          {i18n.t("{share} of {asked} answered, most likely between {low} and {high}.", {
            share: share(rate.answered, rate.asked),
            asked: count(rate.asked),
            low: share(rate.low, 1),
            high: share(rate.high, 1),
          })}
        </Text>
      ) : null}
    </Section>
  );
}
