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
    [i18n.t("scored"), row.scored],
    [i18n.t("commented"), row.commented],
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
          {i18n.t("{share} answered, most likely between {low} and {high} of all.", {
            share: share(rate.answered, rate.asked),
            low: share(rate.low, 1),
            high: share(rate.high, 1),
          })}
        </Text>
      ) : null}
    </Section>
  );
}
