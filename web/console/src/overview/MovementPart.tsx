import { i18n } from "@lingui/core";
import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { movementQuery } from "../insights/insights_queries";
import { ChartMenu } from "../score/ChartMenu";
import { MovementMatrix } from "../score/MovementMatrix";
import { movementSentence, movementTitle } from "../score/movement";
import type { Question } from "../score/score_queries";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import classes from "./Overview.module.css";
import { recoverySentence } from "./recovery_sentence";

interface Props {
  question: Question;
  /** The period compared with, as it stands inside a sentence. */
  before: string;
}

/** Who moved from one group to another, and how much of that would have happened anyway. */
export default function MovementPart({ question, before }: Props) {
  const { by: _by, every: _every, unit: _unit, ...asked } = question;
  const movement = useQuery(movementQuery(asked));
  const it = movement.data;
  const place = useRef<HTMLDivElement>(null);
  const name = i18n.t("Movement");
  const title = it && it.people > 0 ? movementTitle(it.matrix) : name;
  return (
    <Section
      label={name}
      title={title}
      aside={it && it.people > 0 ? <ChartMenu name={name} title={title} place={place} /> : null}
    >
      {movement.error && !it ? (
        <Failure problem={movement.error} onRetry={() => void movement.refetch()} />
      ) : !it ? (
        <Skeleton height={180} role="status" aria-label={i18n.t("Loading the movement")} />
      ) : it.people === 0 ? (
        <Text c="dimmed">
          {i18n.t("Nobody answered both now and in {before}, so nobody has moved.", { before })}
        </Text>
      ) : (
        <>
          <p className={classes.words}>
            {movementSentence(it)} {recoverySentence(it.detractors)}
          </p>
          <div ref={place}>
            <MovementMatrix matrix={it.matrix} />
          </div>
          <Text size="xs" c="dimmed" mt="xs" maw="72ch">
            {it.note}
          </Text>
        </>
      )}
    </Section>
  );
}
