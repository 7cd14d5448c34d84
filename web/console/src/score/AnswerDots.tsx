import { i18n } from "@lingui/core";
import { type KeyboardEvent, useRef, useState } from "react";
import type { Answer } from "#api/things";
import { personName } from "../people/person_name";
import { groupName } from "../theme/group";
import { dayOf } from "../words/format";
import classes from "./AnswerDots.module.css";
import { answerDots } from "./answer_dots";

interface Props {
  answers: Answer[];
  /** Whether each dot says who answered. */
  who?: "said";
  onOpen: (id: string) => void;
}

const ticks = [0, 6.5, 8.5, 10];

/** Every answer over time at its score, on the bands of the three groups. Arrows walk through them. */
export function AnswerDots({ answers, who, onOpen }: Props) {
  const field = answerDots(answers);
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  if (!field) return null;
  const { dots, from, to } = field;
  const reached = dots.some(({ answer }) => answer.id === current)
    ? current
    : (dots.at(-1)?.answer.id ?? null);
  const walk = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = dots.findIndex(({ answer }) => answer.id === reached);
    const next = Math.min(Math.max(at + step, 0), dots.length - 1);
    list.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div className={classes.frame}>
      <div className={classes.scale} aria-hidden>
        {[0, 2, 4, 6, 8, 10].map((score) => (
          <span key={score} style={{ bottom: `${score * 10}%` }}>
            {score}
          </span>
        ))}
      </div>
      <div className={classes.field}>
        {ticks.slice(1, -1).map((score) => (
          <span
            key={score}
            className={classes.edge}
            style={{ bottom: `calc(8px + (100% - 16px) * ${score / 10})` }}
          />
        ))}
        <ul ref={list} className={classes.dots} aria-label={i18n.t("Answers over time")}>
          {dots.map(({ answer, left, up, pile }) => {
            const label = dotName(answer, who);
            return (
              <li
                key={answer.id}
                className={classes.place}
                style={{
                  left: `calc(8px + (100% - 16px) * ${left} + ${5 * Math.min(pile, 6)}px)`,
                  bottom: `calc(8px + (100% - 16px) * ${up})`,
                }}
              >
                <button
                  type="button"
                  className={classes.dot}
                  data-group={answer.group ?? undefined}
                  data-excluded={answer.excluded !== null || undefined}
                  tabIndex={answer.id === reached ? 0 : -1}
                  aria-label={label}
                  title={label}
                  onFocus={() => setCurrent(answer.id)}
                  onKeyDown={walk}
                  onClick={() => onOpen(answer.id)}
                />
              </li>
            );
          })}
        </ul>
      </div>
      <div className={classes.days}>
        <span>{dayOf(from)}</span>
        {dayOf(to) === dayOf(from) ? null : <span>{dayOf(to)}</span>}
      </div>
    </div>
  );
}

function dotName(answer: Answer, who: Props["who"]): string {
  const { person } = answer;
  const parts = [
    String(answer.score),
    answer.group ? groupName(answer.group) : "",
    who ? (person ? personName(person) : i18n.t("Somebody")) : "",
    dayOf(answer.at),
    answer.excluded ? i18n.t("excluded") : "",
  ];
  return parts.filter(Boolean).join(", ");
}
