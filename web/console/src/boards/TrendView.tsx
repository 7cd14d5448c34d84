import { i18n } from "@lingui/core";
import { Skeleton, Text } from "@mantine/core";
import { lazy, Suspense, useMemo } from "react";
import type { Score, ScoreRow } from "#api/things";
import { trendHeight } from "../score/trend_option";
import { pointSentence, trendPoints } from "../score/trend_points";
import { withoutEmptyEnds } from "../score/trend_question";
import { nameGroups } from "../segments/named_groups";
import { everyName } from "../view/names";
import type { Every } from "../view/period";
import { count } from "../words/format";
import classes from "./Boards.module.css";

const TrendChart = lazy(() => import("../score/TrendChart"));

interface Props {
  score: Score;
  every: Every;
  fields: string[];
  goal: number | null;
  onChoose?: (at: string) => void;
}

const mostGroups = 6;

/** The score over time; of groups, one picture each. */
export function TrendView({ score, every, fields, goal, onChoose }: Props) {
  const groups = useMemo(() => groupsOf(score.rows, fields), [score.rows, fields]);
  if (fields.length === 0) {
    return <Picture rows={score.rows} every={every} goal={goal} onChoose={onChoose} />;
  }
  return (
    <>
      <div className={classes.trends}>
        {groups.slice(0, mostGroups).map(({ key, name, rows }) => (
          <div key={key}>
            <h3 className={classes.trendName}>{name}</h3>
            <Picture rows={rows} every={every} goal={goal} onChoose={onChoose} />
          </div>
        ))}
      </div>
      {groups.length > mostGroups ? (
        <Text size="xs" c="dimmed" mt="xs">
          {i18n.t("{n} groups with fewer answers are in the table only.", {
            n: count(groups.length - mostGroups),
          })}
        </Text>
      ) : null}
    </>
  );
}

interface PictureProps {
  rows: ScoreRow[];
  every: Every;
  goal: number | null;
  onChoose?: (at: string) => void;
}

const nothing: never[] = [];

function Picture({ rows, every, goal, onChoose }: PictureProps) {
  const drawn = useMemo(
    () => ({ points: trendPoints(withoutEmptyEnds(rows), every), goal, ahead: [], level: null }),
    [rows, every, goal],
  );
  if (!drawn.points.some(({ shown }) => shown)) {
    return (
      <Text c="dimmed">
        {i18n.t("No {step} has enough answers for a score yet. A longer step may help.", {
          step: everyName(every),
        })}
      </Text>
    );
  }
  const said = drawn.points.map(pointSentence).join(". ");
  return (
    <Suspense fallback={<Skeleton height={trendHeight} />}>
      <TrendChart
        drawn={drawn}
        every={every}
        flags={nothing}
        said={i18n.t("Trend of the score. {said}", { said })}
        onHit={({ at }) => onChoose?.(at)}
        onFlag={() => undefined}
      />
    </Suspense>
  );
}

interface Group {
  key: string;
  name: string;
  rows: ScoreRow[];
}

/** The steps of each group, those with most answers first. */
export function groupsOf(rows: ScoreRow[], fields: string[]): Group[] {
  const found = new Map<string, Group>();
  for (const { key, name, row } of nameGroups(rows, fields)) {
    const group = found.get(key) ?? { key, name, rows: [] };
    group.rows.push(row);
    found.set(key, group);
  }
  const answers = ({ rows }: Group) => rows.reduce((sum, { responses }) => sum + responses, 0);
  return [...found.values()].sort((a, b) => answers(b) - answers(a));
}
