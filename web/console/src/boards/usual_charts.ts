import type { Chart } from "#api/things";
import { writeQuestion } from "./charts";

/** Four charts that most boards begin with. */
export function usualCharts(field: string): Chart[] {
  return [
    { title: "", view: "number", query: "", width: 2 },
    { title: "", view: "distribution", query: "", width: 2 },
    { title: "", view: "trend", query: writeQuestion({ every: "month" }), width: 4 },
    { title: "", view: "groups", query: writeQuestion({ by: [field] }), width: 4 },
  ];
}
