import { i18n } from "@lingui/core";
import { Skeleton, Text, UnstyledButton } from "@mantine/core";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import classes from "../insights/Insights.module.css";
import { ChartMenu } from "../score/ChartMenu";
import { type Question, scoreQuery } from "../score/score_queries";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { withCondition } from "../view/where";
import { count, share } from "../words/format";
import { channelsSentence, funnelSteps, funnelTitle } from "./funnel_steps";

interface Props {
  filter: Question;
  onChoose: (condition: string | undefined) => void;
}

/** How far answers go: given, with the reason, by somebody known, from a known company. */
export default function Funnel({ filter, onChoose }: Props) {
  const steps = funnelSteps();
  const asked = useQueries({
    queries: steps.map(({ condition }) =>
      scoreQuery(
        condition ? { ...filter, where: withCondition(filter.where ?? [], condition) } : filter,
      ),
    ),
  });
  const channels = useQuery(scoreQuery({ ...filter, by: ["channel"] })).data;
  const failed = asked.find(({ error, data }) => error && !data);
  const counts = asked.map(({ data }) => data?.total.responses);
  const [all] = counts;
  const place = useRef<HTMLOListElement>(null);
  const name = i18n.t("What came of the answers");
  const title = funnelTitle(counts) ?? name;
  return (
    <Section
      label={name}
      title={title}
      aside={<ChartMenu name={name} title={title} place={place} />}
    >
      {failed ? (
        <Failure problem={failed.error} onRetry={() => void failed.refetch()} />
      ) : all === undefined ? (
        <Skeleton height={160} role="status" aria-label={i18n.t("Counting the answers")} />
      ) : (
        <ol ref={place} className={classes.steps}>
          {steps.map(({ condition, name }, place) => {
            const n = counts[place];
            return (
              <li key={name}>
                <UnstyledButton
                  className={classes.step}
                  title={i18n.t("Show these responses")}
                  onClick={() => onChoose(condition)}
                >
                  <span className={classes.stepWords}>
                    <span>{name}</span>
                    <span>
                      {n === undefined ? "–" : count(n)}
                      {n === undefined || place === 0 || all === 0 ? "" : ` · ${share(n, all)}`}
                    </span>
                  </span>
                  <span className={classes.stepTrack} aria-hidden>
                    <span
                      className={classes.stepFill}
                      style={{ width: `${all === 0 ? 0 : (100 * (n ?? 0)) / all}%` }}
                    />
                  </span>
                </UnstyledButton>
              </li>
            );
          })}
        </ol>
      )}
      <Text size="xs" c="dimmed" mt="xs">
        {channels?.rows.every(({ group }) => group && "channel" in group)
          ? `${channelsSentence(channels.rows)} `
          : null}
        {i18n.t("Each step counts on its own, of all answers.")}
      </Text>
    </Section>
  );
}
