import { i18n } from "@lingui/core";
import { Skeleton, Text } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { ScoreRow } from "#api/things";
import { everyName } from "../view/names";
import type { Every } from "../view/period";
import { Figure } from "./Figure";
import { StepPicker } from "./StepPicker";
import { TrendTable } from "./TrendTable";
import { pointSentence, trendPoints, trendTitle } from "./trend_points";

const TrendChart = lazy(() => import("./TrendChart"));

interface Props {
  /** Undefined while they are on their way. */
  rows?: ScoreRow[];
  every: Every;
  goal: number | null;
  onStep: (every: Every) => void;
  onChoose: (at: string) => void;
}

export const trendHeight = 280;

/** The score over time, with the interval as a band and the goal as a line. */
export function Trend({ rows, every, goal, onStep, onChoose }: Props) {
  const points = trendPoints(rows ?? [], every);
  const said = points.map(pointSentence).join(". ");
  const room = <Skeleton height={trendHeight} aria-label={i18n.t("Loading the trend")} />;
  return (
    <Figure
      name={i18n.t("Trend")}
      title={rows ? trendTitle(rows, every) : i18n.t("Trend")}
      aside={<StepPicker every={every} onStep={onStep} />}
      chart={
        rows && !points.some((point) => point.shown) ? (
          <Text c="dimmed">
            {i18n.t("No {step} has enough answers for a score yet. A longer step may help.", {
              step: everyName(every),
            })}
          </Text>
        ) : rows ? (
          <Suspense fallback={room}>
            <div role="img" aria-label={i18n.t("Trend of the score. {said}", { said })}>
              <TrendChart points={points} goal={goal} onChoose={onChoose} />
            </div>
          </Suspense>
        ) : (
          room
        )
      }
      table={<TrendTable points={points} onChoose={onChoose} />}
    />
  );
}
