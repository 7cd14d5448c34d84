import { i18n } from "@lingui/core";
import { Skeleton, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, type RefObject, useRef, useState } from "react";
import type { Chart, Score } from "#api/things";
import type { ChartForm } from "../score/ChartMenu";
import { Failure } from "../shell/states";
import classes from "./Boards.module.css";
import { chartQuery, type Source } from "./boards_queries";
import { ChartPicture, type Chosen } from "./ChartPicture";
import { chartSaid, chartTitle, type Names } from "./chart_words";
import { readQuestion } from "./charts";
import { FiguresTable } from "./FiguresTable";
import { roomOf } from "./room";

export interface Tools {
  title: string;
  said: string[];
  place: RefObject<HTMLDivElement | null>;
  form: ChartForm;
  onForm: (form: ChartForm) => void;
  score: Score | undefined;
}

interface Props {
  chart: Chart;
  index: number;
  source: Source;
  names: Names;
  goal: number | null;
  onChoose?: (chosen: Chosen) => void;
  /** Before the title. */
  handle?: (title: string) => ReactNode;
  tools?: (tools: Tools) => ReactNode;
  state?: "dragged" | "over";
}

/** One chart of a board: its title, what it shows in words, and the answer to its question. */
export function ChartCard(props: Props) {
  const { chart, index, source, names, goal, onChoose, handle, tools, state } = props;
  const answer = useQuery(chartQuery(source, chart, index));
  const [form, setForm] = useState<ChartForm>("chart");
  const place = useRef<HTMLDivElement>(null);
  const score = answer.data;
  const title = chartTitle(chart, score, names);
  const said = chartSaid(chart, names);
  return (
    <article
      className={classes.card}
      data-width={chart.width}
      data-place={index}
      data-state={state}
      aria-label={title}
      aria-busy={answer.isFetching}
    >
      <div className={classes.cardHead}>
        {handle?.(title)}
        <div className={classes.cardWords}>
          <Title order={2} className={classes.cardTitle}>
            {title}
          </Title>
          <p className={classes.said}>{said.join(" · ")}</p>
        </div>
        {tools?.({ title, said, place, form, onForm: setForm, score })}
      </div>
      <div className={classes.cardBody} style={{ minHeight: score ? undefined : roomOf(chart) }}>
        {answer.error && !score ? (
          <Failure problem={answer.error} onRetry={() => void answer.refetch()} />
        ) : !score ? (
          <Skeleton
            role="status"
            height={roomOf(chart)}
            aria-label={i18n.t("Loading {title}", { title })}
          />
        ) : (
          <div ref={place}>
            {form === "table" ? (
              <FiguresTable score={score} question={readQuestion(chart.query)} names={names} />
            ) : (
              <ChartPicture
                chart={chart}
                score={score}
                names={names}
                goal={goal}
                onChoose={onChoose}
              />
            )}
          </div>
        )}
      </div>
    </article>
  );
}
