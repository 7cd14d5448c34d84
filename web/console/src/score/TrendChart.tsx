import { useElementSize, useMergedRef } from "@mantine/hooks";
import { LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type ECharts, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useColors } from "../theme/colors";
import { trendHeight } from "./Trend";
import { trendOption } from "./trend_option";
import type { TrendPoint } from "./trend_points";

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

interface Props {
  points: TrendPoint[];
  goal: number | null;
  onChoose: (at: string) => void;
}

/** The trend as ECharts draws it. Loaded on demand, drawn as SVG. */
export default function TrendChart({ points, goal, onChoose }: Props) {
  const chart = useRef<ECharts | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const merged = useMergedRef(place, ref);
  const colors = useColors();
  const choose = useRef(onChoose);
  choose.current = onChoose;

  useEffect(() => {
    if (!place.current) return;
    const drawn = init(place.current, null, { renderer: "svg", height: trendHeight });
    chart.current = drawn;
    return () => drawn.dispose();
  }, []);

  useEffect(() => {
    const drawn = chart.current;
    if (!drawn) return;
    drawn.setOption(trendOption(points, goal, colors, width < 520 ? "phone" : "wide"), {
      notMerge: true,
    });
    drawn.resize({ width: width || undefined, height: trendHeight });
    const area = drawn.getZr();
    const click = (event: { offsetX: number; offsetY: number }) => {
      if (!drawn.containPixel("grid", [event.offsetX, event.offsetY])) return;
      const [index = -1] = drawn.convertFromPixel("grid", [event.offsetX, event.offsetY]);
      const point = points[Math.round(index)];
      if (point) choose.current(point.at);
    };
    area.on("click", click);
    return () => area.off("click", click);
  }, [points, goal, colors, width]);

  return <div ref={merged} style={{ height: trendHeight, cursor: "pointer" }} />;
}
