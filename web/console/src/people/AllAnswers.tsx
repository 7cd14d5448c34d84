import { i18n } from "@lingui/core";
import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { AnswerDots } from "../score/AnswerDots";
import { ChartMenu } from "../score/ChartMenu";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { count } from "../words/format";
import { answersOfQuery, mostAnswers } from "./people_queries";

interface Props {
  where: string[];
  survey?: string;
  who?: "said";
  onOpen: (id: string) => void;
}

/** Every answer of a company or person over time. */
export function AllAnswers({ where, survey, who, onOpen }: Props) {
  const answers = useQuery(answersOfQuery(where, survey));
  const place = useRef<HTMLDivElement>(null);
  const name = i18n.t("Answers over time");
  const items = answers.data?.items ?? [];
  const title = !answers.data
    ? name
    : answers.data.next
      ? i18n.t("The newest {n} answers", { n: count(mostAnswers) })
      : i18n.t("{n, plural, =0 {No answers yet} one {One answer} other {# answers}}", {
          n: items.length,
        });
  return (
    <Section
      label={name}
      title={title}
      aside={items.length > 0 ? <ChartMenu name={name} title={title} place={place} /> : null}
    >
      {answers.error && !answers.data ? (
        <Failure problem={answers.error} onRetry={() => void answers.refetch()} />
      ) : !answers.data ? (
        <Skeleton role="status" height={208} aria-label={i18n.t("Loading the answers")} />
      ) : items.length === 0 ? (
        <Text c="dimmed">{i18n.t("As soon as somebody answers, it appears here.")}</Text>
      ) : (
        <div ref={place}>
          <AnswerDots answers={items} who={who} onOpen={onOpen} />
        </div>
      )}
    </Section>
  );
}
