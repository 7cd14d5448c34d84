import { i18n } from "@lingui/core";
import { Skeleton, Tooltip } from "@mantine/core";
import type { Score } from "#api/things";
import { average, count, exactPoints, points, probability } from "../words/format";
import { GoalFact } from "./GoalFact";
import classes from "./Hero.module.css";
import { Rolling } from "./Rolling";
import { chanceSentence, changeSentence, enoughAnswers, isReal, scoreSentence } from "./sentences";

interface Props {
  score?: Score;
  before: string;
  goal: number | null;
  unit?: "person" | "company";
  /** Given to those who may change the goal. */
  onGoal?: () => void;
  /** On a board there may be several: they are no landmarks then. */
  role?: "group";
}

/** The number of the page, and what it means. */
export function Hero({ score, before, goal, unit, onGoal, role }: Props) {
  if (!score) return <HeroSkeleton />;
  const { total, method } = score;
  const Part = role ? "div" : "section";
  const shown = total.status === "ok" || total.status === "directional";
  const measure = total.nps === null ? i18n.t("average score") : i18n.t("Net Promoter Score");
  const figure = total.nps === null ? total.mean : total.nps;
  const write = total.nps === null ? average : points;
  const change = changeSentence(total, before);
  return (
    <Part className={classes.hero} role={role} aria-label={i18n.t("Score")}>
      <Tooltip
        label={`${exactPoints(total.nps)}. ${method}`}
        disabled={!shown || total.nps === null}
      >
        <p className={classes.number} data-status={total.status}>
          {shown && figure !== null ? (
            <Rolling value={figure} write={write} />
          ) : (
            `${count(total.responses)}/${enoughAnswers}`
          )}
          <span className="unseen"> {shown ? measure : i18n.t("answers")}</span>
        </p>
      </Tooltip>
      <div>
        <p className={classes.sentence}>
          {scoreSentence(total)} {change ? <Change text={change} total={total} /> : null}
        </p>
        <p className={classes.facts}>
          <span>
            {unit === "person"
              ? i18n.t(
                  "{shown} {n, plural, one {person} other {people}}, the latest answer of each",
                  {
                    n: total.responses,
                    shown: count(total.responses),
                  },
                )
              : unit === "company"
                ? i18n.t(
                    "{shown} {n, plural, one {company} other {companies}}, the latest answer of each",
                    { n: total.responses, shown: count(total.responses) },
                  )
                : i18n.t("{shown} {n, plural, one {response} other {responses}}", {
                    n: total.responses,
                    shown: count(total.responses),
                  })}
          </span>
          {total.nps === null ? null : (
            <>
              <GoalFact total={total} goal={goal} onGoal={onGoal} />
              <span>{i18n.t("Net Promoter Score, from −100 to 100")}</span>
            </>
          )}
        </p>
      </div>
    </Part>
  );
}

function Change({ text, total }: { text: string; total: Score["total"] }) {
  const p = total.compare?.p;
  const words = <span data-real={total.compare && isReal(total.compare)}>{text}</span>;
  if (p === null || p === undefined) return words;
  return (
    <Tooltip label={`${chanceSentence(p)} (p = ${probability(p)})`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard reaches the explanation */}
      <span tabIndex={0} className={classes.explained}>
        {words}
      </span>
    </Tooltip>
  );
}

function HeroSkeleton() {
  return (
    <div className={classes.hero} role="status" aria-label={i18n.t("Loading the score")}>
      <Skeleton width={110} height={80} />
      <div style={{ flex: 1 }}>
        <Skeleton height={20} maw={560} mb={12} />
        <Skeleton height={14} maw={320} />
      </div>
    </div>
  );
}
