import { i18n } from "@lingui/core";
import type { EChartsCoreOption } from "echarts/core";
import type { Figures } from "#api/things";
import type { Colors } from "../theme/colors";
import { points as whole } from "../words/format";
import { type AheadPoint, aheadSentence, type Likely } from "./trend_forecast";
import { pointSentence, type TrendPoint } from "./trend_points";

export const trendHeight = 296;

type Room = "phone" | "wide";

export interface Drawn {
  points: TrendPoint[];
  goal: number | null;
  /** The forecast, drawn faded behind the last point; empty: none is shown. */
  ahead: AheadPoint[];
  /** Where the forecast sets out from. */
  level: Likely | null;
}

/** Room around the plot, in pixels; above it stand the flags. */
export function margins(goal: number | null) {
  return { left: 40, right: goal === null ? 16 : 64, top: 40, bottom: 28 };
}

/** Where a place counted in steps is, in pixels from the left of a chart this wide. */
export function pixelOf(place: number, steps: number, width: number, goal: number | null): number {
  const { left, right } = margins(goal);
  const plot = width - left - right;
  return steps < 3 ? left + (plot * (place + 0.5)) / steps : left + (plot * place) / (steps - 1);
}

/** The place at a pixel: the way back from `pixelOf`. */
export function placeOf(x: number, steps: number, width: number, goal: number | null): number {
  const zero = pixelOf(0, steps, width, goal);
  const apart = pixelOf(1, steps, width, goal) - zero;
  return Number.isFinite(apart) && apart > 0 ? (x - zero) / apart : 0;
}

/** What ECharts draws: the band (two stacked areas), the line, thin points faded, the goal. */
export function trendOption(
  { points, goal, ahead, level }: Drawn,
  flags: number[],
  colors: Colors,
  room: Room,
): EChartsCoreOption {
  const shown = points.filter((point) => point.shown);
  const likely = ahead.flatMap((point) => point.likely ?? []);
  const { low, high, step } = scale([...shown.map(({ row }) => row), ...likely], goal);
  const band = { type: "line", stack: "band", symbol: "none", silent: true, smooth: false };
  const names = [...points, ...ahead].map(({ name }) => name);
  return {
    animationDuration: 150,
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    textStyle: { fontFamily: "'Inter Variable', system-ui, sans-serif", color: colors["ink-soft"] },
    grid: margins(goal),
    tooltip: {
      trigger: "axis",
      confine: true,
      backgroundColor: colors.surface,
      borderColor: colors.line,
      textStyle: { color: colors.ink, fontSize: 13 },
      axisPointer: { lineStyle: { color: colors["line-strong"] } },
      formatter: (hit: unknown) => tooltip(hit, points, ahead),
    },
    xAxis: {
      type: "category",
      data: names,
      boundaryGap: names.length < 3,
      axisLine: { lineStyle: { color: colors["line-strong"] } },
      axisTick: { show: false },
      axisLabel: { color: colors["ink-soft"], fontSize: 12, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      min: low,
      max: high,
      interval: room === "phone" ? 2 * step : step,
      splitLine: { lineStyle: { color: colors.line } },
      axisLabel: { color: colors["ink-soft"], fontSize: 12, formatter: whole },
    },
    series: [
      {
        ...band,
        stackStrategy: "all",
        lineStyle: { opacity: 0 },
        data: points.map((point) => (point.shown ? point.row.low : null)),
      },
      {
        ...band,
        stackStrategy: "all",
        lineStyle: { opacity: 0 },
        areaStyle: { color: colors.accent, opacity: 0.16 },
        data: points.map((point) =>
          point.shown ? (point.row.high ?? 0) - (point.row.low ?? 0) : null,
        ),
      },
      {
        type: "line",
        symbol: "circle",
        symbolSize: 7,
        lineStyle: { color: colors.accent, width: 2 },
        itemStyle: { color: colors.accent },
        data: points.map((point) => ({
          value: point.shown ? point.row.nps : null,
          itemStyle: point.thin
            ? { color: colors.surface, borderColor: colors.accent, borderWidth: 1.5, opacity: 0.7 }
            : {},
        })),
        markLine: { silent: true, symbol: "none", data: marks(goal, flags, colors) },
      },
      ...(likely.length > 0 ? aheadSeries(points.length, ahead, level, colors) : []),
    ],
  };
}

/** The forecast: a fainter band and a dashed line from where the score stands now. */
function aheadSeries(
  before: number,
  ahead: AheadPoint[],
  level: Likely | null,
  colors: Colors,
): Record<string, unknown>[] {
  const all = withoutHoles([level, ...ahead.map(({ likely }) => likely)]);
  const behind = new Array<null>(before - 1).fill(null);
  const line = { type: "line", symbol: "none", silent: true, connectNulls: true };
  const band = { ...line, stack: "ahead", stackStrategy: "all", lineStyle: { opacity: 0 } };
  return [
    { ...band, data: [...behind, ...all.map((each) => each?.low ?? null)] },
    {
      ...band,
      areaStyle: { color: colors.accent, opacity: 0.08 },
      data: [...behind, ...all.map((each) => (each ? each.high - each.low : null))],
    },
    {
      ...line,
      lineStyle: { color: colors.accent, width: 2, type: "dashed", opacity: 0.6 },
      data: [...behind, ...all.map((each) => each?.nps ?? null)],
    },
  ];
}

/** Straight lines over the steps that are not foreseen: a stack of bands breaks at a hole. */
function withoutHoles(all: (Likely | null)[]): (Likely | null)[] {
  return all.map((each, place) => {
    if (each) return each;
    const from = all.findLastIndex((it, at) => it !== null && at < place);
    const to = all.findIndex((it, at) => it !== null && at > place);
    const [a, b] = [all[from], all[to]];
    if (!a || !b) return null;
    const part = (place - from) / (to - from);
    const between = (x: number, y: number) => x + (y - x) * part;
    return {
      nps: between(a.nps, b.nps),
      low: between(a.low, b.low),
      high: between(a.high, b.high),
    };
  });
}

/** Room for every interval and the goal in round steps, never beyond −100…100. */
export function scale(rows: Pick<Figures, "low" | "high">[], goal: number | null) {
  const values = rows.flatMap((row) => [row.low ?? 0, row.high ?? 0]);
  if (goal !== null) values.push(goal);
  if (values.length === 0) return { low: -100, high: 100, step: 50 };
  const span = Math.max(...values) - Math.min(...values);
  const step = span <= 50 ? 10 : span <= 100 ? 20 : 50;
  return {
    low: Math.max(-100, Math.floor(Math.min(...values) / step) * step),
    high: Math.min(100, Math.ceil(Math.max(...values) / step) * step),
    step,
  };
}

function marks(goal: number | null, flags: number[], colors: Colors): unknown[] {
  const { top, bottom } = margins(goal);
  const days = flags.map((x) => [
    { x, y: top - 12, lineStyle: { color: colors["line-strong"], type: "solid", width: 1 } },
    { x, y: trendHeight - bottom },
  ]);
  if (goal === null) return days;
  const line = {
    yAxis: goal,
    lineStyle: { color: colors.ink, type: "dashed", width: 1 },
    label: {
      position: "end",
      color: colors.ink,
      formatter: i18n.t("Goal {goal}", { goal: whole(goal) }),
    },
  };
  return [...days, line];
}

function tooltip(hit: unknown, points: TrendPoint[], ahead: AheadPoint[]): string {
  const first = Array.isArray(hit) ? hit[0] : hit;
  const { dataIndex } = first as { dataIndex: number };
  const point = points[dataIndex];
  const later = ahead[dataIndex - points.length];
  if (!point) return later ? safe(aheadSentence(later)) : "";
  return `${safe(pointSentence(point))}<br><small>${i18n.t("Click for more")}</small>`;
}

const safe = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
