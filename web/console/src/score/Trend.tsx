import { i18n } from "@lingui/core";
import { Group, Skeleton, Text } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import type { ScoreRow } from "#api/things";
import { everyName } from "../view/names";
import type { Every } from "../view/period";
import { Figure } from "./Figure";
import { StepPicker } from "./StepPicker";
import type { Question } from "./score_queries";
import type { Hit } from "./TrendChart";
import { TrendMenu } from "./TrendMenu";
import { TrendTable } from "./TrendTable";
import type { Flag } from "./trend_flags";
import { aheadPoints, aheadSentence, type Forecast } from "./trend_forecast";
import { trendHeight } from "./trend_option";
import { pointSentence, trendPoints, trendTitle } from "./trend_points";

const TrendChart = lazy(() => import("./TrendChart"));

interface Props {
  /** Undefined while they are on their way. */
  rows?: ScoreRow[];
  every: Every;
  /** Whose answers these are. */
  question: Question;
  goal: number | null;
  /** When given, another step can be chosen here. */
  onStep?: (every: Every) => void;
  onChoose: (at: string) => void;
  /** Drawn faded behind the last step. */
  forecast?: Forecast;
  /** What happened in between. */
  flags?: Flag[];
  onFlag?: (id: string) => void;
  /** When given, a click offers to say what happened there. */
  onAdd?: (day: string) => void;
  /** A sentence below the picture. */
  foot?: ReactNode;
  /** Further choices beside the step. */
  aside?: ReactNode;
}

const nothing: Flag[] = [];

/** The score over time: the interval as a band, the goal as a line, what happened as flags. */
export function Trend(props: Props) {
  const { rows, every, goal, onChoose, onAdd, forecast, flags = nothing } = props;
  const [hit, setHit] = useState<Hit | null>(null);
  const points = useMemo(() => trendPoints(rows ?? [], every), [rows, every]);
  const drawn = useMemo(() => {
    const ahead = aheadPoints(forecast, points.at(-1)?.at, every);
    return { points, goal, ahead, level: forecast?.level ?? null };
  }, [points, goal, forecast, every]);
  const said = [...points.map(pointSentence), ...drawn.ahead.map(aheadSentence)].join(". ");
  const room = <Skeleton height={trendHeight} aria-label={i18n.t("Loading the trend")} />;
  return (
    <Figure
      name={i18n.t("Trend")}
      saved={{ view: "trend", question: { ...props.question, every } }}
      title={rows ? trendTitle(rows, every) : i18n.t("Trend")}
      aside={
        <Group gap="xs">
          {props.aside}
          {props.onStep ? <StepPicker every={every} onStep={props.onStep} /> : null}
        </Group>
      }
      chart={
        <>
          {rows && !points.some((point) => point.shown) ? (
            <Text c="dimmed">
              {i18n.t("No {step} has enough answers for a score yet. A longer step may help.", {
                step: everyName(every),
              })}
            </Text>
          ) : rows ? (
            <Suspense fallback={room}>
              <TrendChart
                drawn={drawn}
                every={every}
                flags={flags}
                said={i18n.t("Trend of the score. {said}", { said })}
                onHit={(place) => (onAdd ? setHit(place) : onChoose(place.at))}
                onFlag={props.onFlag ?? (() => undefined)}
              >
                {hit && onAdd ? (
                  <TrendMenu
                    hit={hit}
                    every={every}
                    onClose={() => setHit(null)}
                    onChoose={() => onChoose(hit.at)}
                    onAdd={() => onAdd(hit.day)}
                  />
                ) : null}
              </TrendChart>
            </Suspense>
          ) : (
            room
          )}
          {props.foot ? (
            <Text size="sm" c="dimmed">
              {props.foot}
            </Text>
          ) : null}
        </>
      }
      table={<TrendTable points={points} ahead={drawn.ahead} onChoose={onChoose} />}
    />
  );
}
