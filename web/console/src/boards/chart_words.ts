import { i18n } from "@lingui/core";
import type { Chart, Property, Score, Segment, Survey } from "#api/things";
import { distributionTitle } from "../score/sentences";
import { trendPoints, trendTitle } from "../score/trend_points";
import { groupsTitle } from "../segments/groups_title";
import { nameGroups } from "../segments/named_groups";
import { everyName, fieldName } from "../view/names";
import { saidOf } from "../view/said";
import { readCondition } from "../view/where";
import { sentence } from "../words/words";
import { type ChartView, readQuestion, stepOf } from "./charts";

export function viewName(view: ChartView): string {
  switch (view) {
    case "number":
      return i18n.t("Number");
    case "distribution":
      return i18n.t("Distribution");
    case "trend":
      return i18n.t("Trend");
    case "groups":
      return i18n.t("Groups");
    case "heatmap":
      return i18n.t("Heat map");
    case "table":
      return i18n.t("Table");
  }
}

/** Names of what a question refers to; those who only have a link know none of them. */
export interface Names {
  properties: Property[];
  surveys: Survey[];
  segments: Segment[];
}

export const noNames: Names = { properties: [], surveys: [], segments: [] };

/** Names made of the keys alone: "company_size" is called "Company size". */
export function namesFromKeys(charts: Chart[]): Names {
  const keys = charts.flatMap(({ query }) => {
    const { by = [], where = [] } = readQuestion(query);
    return [...by, ...where.map((condition) => readCondition(condition).field)];
  });
  const properties = [...new Set(keys)].map((key) => ({
    key,
    name: sentence(key.replaceAll("_", " ")),
    kind: "text" as const,
    currency: null,
  }));
  return { ...noNames, properties };
}

/** The survey, period and filters of a chart, in words. */
export function chartSaid(chart: Chart, { properties, surveys, segments }: Names): string[] {
  const question = readQuestion(chart.query);
  const survey = surveys.find(({ id, key }) => [id, key].includes(question.survey ?? "nps"));
  const { from, to, where } = question;
  const unit = question.unit === "person" ? "person" : undefined;
  const view = { from, to, where, unit, period: from || to ? "custom" : "all" } as const;
  return [
    ...saidOf(view, properties, surveys.length > 1 ? survey?.name || survey?.key : undefined),
    ...(question.segment ?? []).flatMap(
      (id) => segments.find((segment) => segment.id === id)?.name ?? [],
    ),
  ];
}

/** The chart's own title; without one, what it says. */
export function chartTitle(chart: Chart, score: Score | undefined, names: Names): string {
  if (chart.title) return chart.title;
  const question = readQuestion(chart.query);
  const every = stepOf(question);
  const fields = question.by ?? [];
  const label = fields.map((field) => fieldName(field, names.properties)).join(" × ");
  if (score && chart.view === "distribution" && score.total.responses > 0) {
    return distributionTitle(score.total);
  }
  if (score && chart.view === "trend" && every && fields.length === 0) {
    return trendTitle(
      trendPoints(score.rows, every).map(({ row }) => row),
      every,
    );
  }
  if (score && chart.view === "groups" && fields.length > 0) {
    return groupsTitle(label, nameGroups(score.rows, fields));
  }
  if (label) return i18n.t("By {label}", { label });
  if (chart.view === "number") return i18n.t("Score");
  return every ? i18n.t("Score by {step}", { step: everyName(every) }) : viewName(chart.view);
}
