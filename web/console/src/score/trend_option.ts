import { i18n } from "@lingui/core";
import type { EChartsCoreOption } from "echarts/core";
import type { Colors } from "../theme/colors";
import { points as whole } from "../words/format";
import { pointSentence, type TrendPoint } from "./trend_points";

type Room = "phone" | "wide";

/** What ECharts draws: the band (two stacked areas), the line, thin points faded, the goal. */
export function trendOption(
  points: TrendPoint[],
  goal: number | null,
  colors: Colors,
  room: Room,
): EChartsCoreOption {
  const shown = points.filter((point) => point.shown);
  const { low, high, step } = scale(shown, goal);
  const band = { type: "line", stack: "band", symbol: "none", silent: true, smooth: false };
  return {
    animationDuration: 150,
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    textStyle: { fontFamily: "'Inter Variable', system-ui, sans-serif", color: colors["ink-soft"] },
    grid: { left: 40, right: goal === null ? 16 : 64, top: 16, bottom: 28 },
    tooltip: {
      trigger: "axis",
      confine: true,
      backgroundColor: colors.surface,
      borderColor: colors.line,
      textStyle: { color: colors.ink, fontSize: 13 },
      axisPointer: { lineStyle: { color: colors["line-strong"] } },
      formatter: (hit: unknown) => tooltip(hit, points),
    },
    xAxis: {
      type: "category",
      data: points.map((point) => point.name),
      boundaryGap: points.length < 3,
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
        markLine: goal === null ? undefined : goalLine(goal, colors),
      },
    ],
  };
}

/** Room for every interval and the goal in round steps, never beyond −100…100. */
export function scale(points: TrendPoint[], goal: number | null) {
  const values = points.flatMap(({ row }) => [row.low ?? 0, row.high ?? 0]);
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

function goalLine(goal: number, colors: Colors) {
  return {
    silent: true,
    symbol: "none",
    lineStyle: { color: colors.ink, type: "dashed", width: 1 },
    label: {
      position: "end",
      color: colors.ink,
      formatter: i18n.t("Goal {goal}", { goal: whole(goal) }),
    },
    data: [{ yAxis: goal }],
  };
}

function tooltip(hit: unknown, points: TrendPoint[]): string {
  const first = Array.isArray(hit) ? hit[0] : hit;
  const point = points[(first as { dataIndex: number }).dataIndex];
  if (!point) return "";
  const hint = i18n.t("Click to look into it");
  return `${pointSentence(point).replaceAll("<", "&lt;")}<br><small>${hint}</small>`;
}
