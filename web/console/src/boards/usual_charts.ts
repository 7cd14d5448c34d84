import type { Chart } from "#api/things";
import { writeQuestion } from "./charts";

/** Four charts that most boards begin with; the groups by a property with few values, if there is one. */
export function usualCharts(fields: string[]): Chart[] {
  const field = fields.find((each) => !/company|name|id$/i.test(each)) ?? "channel";
  return [
    { title: "", view: "number", query: "", width: 2 },
    { title: "", view: "distribution", query: "", width: 2 },
    { title: "", view: "trend", query: writeQuestion({ every: "month" }), width: 4 },
    { title: "", view: "groups", query: writeQuestion({ by: [field] }), width: 4 },
  ];
}
