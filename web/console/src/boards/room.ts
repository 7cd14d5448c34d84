import type { Chart } from "#api/things";
import { trendHeight } from "../score/trend_option";

/** The height a chart is likely to need, in pixels, kept free while its answer is on its way. */
export function roomOf({ view, width }: Pick<Chart, "view" | "width">): number {
  switch (view) {
    case "number":
      return width === 1 ? 208 : 112;
    case "distribution":
      return 196;
    case "trend":
      return trendHeight;
    default:
      return 320;
  }
}
