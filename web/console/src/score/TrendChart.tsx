import { useElementSize, useMergedRef } from "@mantine/hooks";
import { LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type ECharts, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { useColors } from "../theme/colors";
import type { Every } from "../view/period";
import { TrendFlags } from "./TrendFlags";
import { dayAt, type Flag, placeFlags } from "./trend_flags";
import { type Drawn, pixelOf, placeOf, trendHeight, trendOption } from "./trend_option";

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export interface Hit {
  /** The step that was clicked, and the day in it. */
  at: string;
  day: string;
  /** Where it was clicked, in pixels from the chart's corner. */
  x: number;
  y: number;
}

interface Props {
  drawn: Drawn;
  every: Every;
  flags: Flag[];
  /** What the picture shows, for those who do not see it. */
  said: string;
  onHit: (hit: Hit) => void;
  onFlag: (id: string) => void;
  /** What opens at the place that was clicked. */
  children?: ReactNode;
}

const paperWidth = 640; // pixels between the margins of A4
const flagRoom = 30; // pixels from one flag to the next

/** The trend as ECharts draws it, with its flags. Loaded on demand, drawn as SVG. */
export default function TrendChart({ drawn, every, flags, said, onHit, onFlag, children }: Props) {
  const chart = useRef<ECharts | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const merged = useMergedRef(place, ref);
  const colors = useColors();
  const hit = useRef(onHit);
  hit.current = onHit;
  const { points, ahead, goal } = drawn;

  const places = useMemo(() => {
    if (width === 0) return [];
    const steps = points.length + ahead.length;
    const apart = pixelOf(1, steps, width, goal) - pixelOf(0, steps, width, goal);
    const days = points.map(({ at }) => at);
    return placeFlags(flags, days, every, flagRoom / Math.max(apart, 1)).map((each) => ({
      ...each,
      x: pixelOf(each.place, steps, width, goal),
    }));
  }, [points, ahead, goal, flags, every, width]);

  useEffect(() => {
    if (!place.current) return;
    const drawn = init(place.current, null, { renderer: "svg", height: trendHeight });
    chart.current = drawn;
    return () => drawn.dispose();
  }, []);

  useEffect(() => {
    const it = chart.current;
    if (!it) return;
    const lines = places.map(({ x }) => x);
    it.setOption(trendOption(drawn, lines, colors, width < 520 ? "phone" : "wide"), {
      notMerge: true,
    });
    const draw = (wide: number | undefined) => {
      it.resize({ width: wide, height: trendHeight });
      it.getZr().flush();
      // Where there is still less room on paper, the drawing is scaled and not cut.
      const box = `0 0 ${it.getWidth()} ${it.getHeight()}`;
      place.current?.querySelector("svg")?.setAttribute("viewBox", box);
    };
    const onPaper = () => draw(Math.min(width, paperWidth) || undefined);
    const onScreen = () => draw(width || undefined);
    onScreen();
    window.addEventListener("beforeprint", onPaper);
    window.addEventListener("afterprint", onScreen);
    const area = it.getZr();
    const click = ({ offsetX, offsetY }: { offsetX: number; offsetY: number }) => {
      if (!it.containPixel("grid", [offsetX, offsetY])) return;
      const place = placeOf(offsetX, points.length + ahead.length, width, goal);
      const point = points[Math.max(0, Math.round(place))];
      if (!point) return;
      const steps = points.map(({ at }) => at);
      const day = dayAt(place, steps, every) ?? point.at.slice(0, 10);
      hit.current({ at: point.at, day, x: offsetX, y: offsetY });
    };
    area.on("click", click);
    return () => {
      area.off("click", click);
      window.removeEventListener("beforeprint", onPaper);
      window.removeEventListener("afterprint", onScreen);
    };
  }, [drawn, points, ahead, goal, every, places, colors, width]);

  return (
    <div style={{ position: "relative" }}>
      <div role="img" aria-label={said}>
        <div ref={merged} style={{ height: trendHeight, cursor: "pointer" }} />
      </div>
      <TrendFlags places={places} onOpen={onFlag} />
      {children}
    </div>
  );
}
