import { i18n } from "@lingui/core";
import { Skeleton, UnstyledButton } from "@mantine/core";
import { useRef } from "react";
import type { Property } from "#api/things";
import { ChartMenu } from "../score/ChartMenu";
import type { Question } from "../score/score_queries";
import { Failure } from "../shell/states";
import { count } from "../words/format";
import classes from "./Danger.module.css";
import type { useDanger } from "./danger_queries";
import { dangerSentence, stakeSentence } from "./danger_sentence";
import { dangerScores } from "./danger_view";

interface Props {
  zone: ReturnType<typeof useDanger>;
  /** The answers in the danger zone. */
  question: Question;
  worth: Property | undefined;
  onChoose: (score: number) => void;
}

/** How many there are and what is at stake. */
export function DangerTop({ zone, question, worth, onChoose }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { danger, all, stake, unit, failed, retry } = zone;
  if (failed && !danger) return <Failure problem={failed} onRetry={retry} />;
  if (!danger) {
    return (
      <div className={classes.top} role="status" aria-label={i18n.t("Loading the danger zone")}>
        <Skeleton width={88} height={64} />
        <div className={classes.words}>
          <Skeleton height={20} maw={480} mb={12} />
          <Skeleton height={14} maw={320} />
        </div>
      </div>
    );
  }
  const label = worth ? worth.name || worth.key : "";
  return (
    <section className={classes.top} aria-label={i18n.t("Danger zone")}>
      <div ref={place} className={classes.picture}>
        <p className={classes.number}>{count(danger.responses)}</p>
        <div className={classes.words}>
          <p className={classes.sentence}>
            {dangerSentence(danger.responses, all?.responses)}{" "}
            <strong>{stakeSentence(stake, label, unit)}</strong>
          </p>
          <ul className={classes.scores}>
            {dangerScores.map((score) => (
              <li key={score}>
                <UnstyledButton
                  className={classes.each}
                  disabled={!danger.tally[score]}
                  title={i18n.t("Show only the score {score}", { score })}
                  onClick={() => onChoose(score)}
                >
                  {i18n.t("{n} × {score}", { n: count(danger.tally[score] ?? 0), score })}
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <ChartMenu
        name={i18n.t("Danger zone")}
        title={i18n.t("Danger zone")}
        place={place}
        saved={{ view: "distribution", question }}
      />
    </section>
  );
}
