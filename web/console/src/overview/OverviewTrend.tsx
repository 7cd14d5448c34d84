import { i18n } from "@lingui/core";
import { Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import {
  type Annotation,
  annotationsQuery,
  useAnnotationChanges,
} from "../annotations/annotations_queries";
import { MarkButton } from "../annotations/MarkButton";
import { wallOf } from "../annotations/moment_of";
import { forecastQuery, foreseeable } from "../insights/insights_queries";
import type { Question } from "../score/score_queries";
import { Trend } from "../score/Trend";
import { aheadPoints } from "../score/trend_forecast";
import { useTrend } from "../score/trend_question";
import { offers, useSession } from "../session/session";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { type Range, stepRange, today } from "../view/period";
import { tidy } from "../view/view";
import { timeZone } from "../words/format";
import { surveysQuery } from "../workspace/surveys";
import { forecastSentence } from "./goal_chance";
import type { OverviewView } from "./overview_view";

const AnnotationForm = lazy(() => import("../annotations/AnnotationForm"));
const EffectDrawer = lazy(() => import("../annotations/EffectDrawer"));

interface Props {
  view: OverviewView;
  filter: Question;
  range: Range;
  goal: number | null;
  onView: (view: OverviewView) => void;
}

/** The trend with what happened, where it may go, and how likely it reaches the goal. */
export function OverviewTrend({ view, filter, range, goal, onView }: Props) {
  const trend = useTrend(filter, range, view.every);
  const { every } = trend;
  const { member } = useSession();
  const [writing, setWriting] = useState<{ day: string; annotation?: Annotation } | null>(null);
  const last = lastDay(range);
  const mayMark = offers(member.role, "analyst");
  const changes = useAnnotationChanges();
  const marked = useQuery(annotationsQuery(range));
  const annotations = useMemo(
    () => marked.data?.filter(({ survey }) => !survey || !view.survey || survey === view.survey),
    [marked.data, view.survey],
  );
  const flags = useMemo(
    () => annotations?.map((each) => ({ ...each, day: wallOf(each.at, timeZone()).day })),
    [annotations],
  );
  const open = annotations?.find(({ id }) => id === view.annotation);
  const surveys = useQuery(surveysQuery).data;
  const survey = surveys?.find(({ id }) => id === view.survey);
  const goesOn = !range.to || range.to >= today(timeZone(), new Date());
  const foreseen = goesOn && foreseeable(every);
  const forecast = useQuery({
    ...forecastQuery({ ...filter, every: foreseen ? every : "week" }, goal),
    enabled: foreseen && trend.rows !== undefined && view.forecast !== "no",
  });
  const ahead = foreseen && view.forecast !== "no" ? forecast.data : undefined;

  if (trend.failed && !trend.rows) {
    return (
      <Section title={i18n.t("Trend")}>
        <Failure problem={trend.failed} onRetry={trend.retry} />
      </Section>
    );
  }
  const newest = trend.rows?.at(-1)?.at;
  const stale = newest && ahead?.status === "ok" && aheadPoints(ahead, newest, every).length === 0;
  const said = ahead && forecastSentence(ahead, stale ? "stale" : "fresh");
  return (
    <>
      <Trend
        rows={trend.rows}
        question={filter}
        every={every}
        goal={goal}
        forecast={ahead?.status === "ok" ? ahead : undefined}
        flags={flags}
        onFlag={(annotation) => onView({ ...view, annotation })}
        onAdd={mayMark ? (day) => setWriting({ day: day < last ? day : last }) : undefined}
        onStep={(step) => onView(tidy({ ...view, every: step }))}
        onChoose={(at) =>
          onView(
            tidy({
              ...view,
              period: "custom" as const,
              every: undefined,
              ...stepRange(at, every, range),
            }),
          )
        }
        foot={said}
        aside={
          <>
            {foreseen ? (
              <Switch
                size="xs"
                label={i18n.t("Forecast")}
                wrapperProps={{ "data-print": "no" }}
                checked={view.forecast !== "no"}
                onChange={({ currentTarget }) =>
                  onView(tidy({ ...view, forecast: currentTarget.checked ? undefined : "no" }))
                }
              />
            ) : null}
            {mayMark ? <MarkButton onMark={() => setWriting({ day: last })} /> : null}
          </>
        }
      />
      <Suspense fallback={null}>
        {writing ? (
          <AnnotationForm
            annotation={writing.annotation}
            day={writing.day}
            survey={survey}
            onSave={(body) =>
              writing.annotation ? changes.change(writing.annotation.id, body) : changes.add(body)
            }
            onClose={() => setWriting(null)}
          />
        ) : null}
        {open ? (
          <EffectDrawer
            annotation={open}
            question={tidy({
              survey: filter.survey,
              where: filter.where,
              segment: filter.segment,
              unit: view.unit,
            })}
            onEdit={() => setWriting({ day: "", annotation: open })}
            onClose={() => onView(tidy({ ...view, annotation: undefined }))}
          />
        ) : null}
      </Suspense>
    </>
  );
}

/** The last day that is looked at and has come. */
function lastDay({ to }: Range): string {
  const now = today(timeZone(), new Date());
  return to && to < now ? to : now;
}
