import type { Chart } from "#api/things";
import type { Question } from "../score/score_queries";
import { type Every, everySteps } from "../view/period";
import { parseSearch, writeSearch } from "../view/search";
import { tidy } from "../view/view";

export type ChartView = Chart["view"];
export const chartViews: readonly ChartView[] = [
  "number",
  "distribution",
  "trend",
  "groups",
  "heatmap",
  "table",
];

/** Columns of a board. */
export const columns = 4;

/** A chart's question as it is kept: the parameters of /score, as a URL has them. */
export function writeQuestion(question: Question): string {
  const by = question.by?.join(",") || undefined;
  return writeSearch(tidy({ ...question, by })).slice(1);
}

const listed = ["where", "segment"];

/** What a chart asks; whatever else stands in its query is asked too. */
export function readQuestion(query: string): Question {
  const found = parseSearch(query);
  const question: Record<string, unknown> = { ...found };
  for (const name of listed) {
    if (found[name] !== undefined) question[name] = [found[name]].flat();
  }
  if (found.by !== undefined) {
    const by = [found.by].flat().flatMap((each) => each.split(","));
    question.by = by.filter(Boolean);
  }
  return question as Question;
}

export function stepOf(question: Question): Every | undefined {
  return everySteps.find((each) => each === question.every);
}

/** As wide as its view needs to be read without effort. */
export function usualWidth(view: ChartView): number {
  switch (view) {
    case "number":
      return 2;
    case "distribution":
    case "heatmap":
      return 2;
    default:
      return columns;
  }
}

/** The chart at a place moved so that it stands at another. */
export function moved(charts: Chart[], from: number, to: number): Chart[] {
  const chart = charts[from];
  if (!chart) return charts;
  const others = charts.toSpliced(from, 1);
  return others.toSpliced(Math.min(Math.max(to, 0), others.length), 0, chart);
}

export function widened(charts: Chart[], index: number, by: 1 | -1): Chart[] {
  return charts.map((chart, at) =>
    at === index ? { ...chart, width: Math.min(columns, Math.max(1, chart.width + by)) } : chart,
  );
}

/** A copy stands behind the original. */
export function duplicated(charts: Chart[], index: number): Chart[] {
  const chart = charts[index];
  return chart ? charts.toSpliced(index + 1, 0, { ...chart }) : charts;
}

/** What a question needs before it can be drawn in a view: nothing, a step, one or two fields. */
export function missing(view: ChartView, question: Question): "step" | "group" | "groups" | null {
  const fields = question.by?.length ?? 0;
  if (view === "trend" && !stepOf(question)) return "step";
  if (view === "groups" && fields === 0) return "group";
  if (view === "heatmap" && fields !== 2) return "groups";
  return null;
}

/** Only what the view draws: a number has no steps, a trend no second field. */
export function fitting(view: ChartView, question: Question): Question {
  const { every, by, compare, ...rest } = question;
  switch (view) {
    case "number":
      return tidy({ ...rest, compare: question.from ? compare : undefined });
    case "distribution":
      return rest;
    case "trend":
      return tidy({
        ...rest,
        by: by?.slice(0, 1),
        every: every ?? "month",
        ...(rest.from ? { compare: "previous" as const } : {}),
      });
    case "groups":
      return tidy({ ...rest, by: by?.slice(0, 2) });
    case "heatmap":
      return tidy({ ...rest, by: by?.slice(0, 2) });
    case "table":
      return tidy({ ...rest, every, by: by?.slice(0, 3) });
  }
}

/** Keys that stay with a chart when it is moved or resized; equal charts are told apart by number. */
export function chartKeys(charts: Chart[]): string[] {
  const seen = new Map<string, number>();
  return charts.map(({ title, view, query }) => {
    const text = JSON.stringify([title, view, query]);
    const n = seen.get(text) ?? 0;
    seen.set(text, n + 1);
    return `${text} ${n}`;
  });
}
