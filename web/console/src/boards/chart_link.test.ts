import { expect, test } from "vitest";
import { responsesOf } from "./chart_link";

test("a part of a chart leads to its responses, within the chart's own filters", () => {
  expect(responsesOf({ where: ["plan:pro"] }, { score: 3 })).toEqual({
    period: "all",
    where: ["plan:pro", "score:3"],
  });
  expect(
    responsesOf({ from: "2026-01-15", every: "month" }, { at: "2026-01-01T00:00:00Z" }),
  ).toEqual({ period: "custom", from: "2026-01-15", to: "2026-01-31" });
  expect(
    responsesOf({ by: ["plan", "region"], segment: ["s1"] }, { values: ["pro", null] }),
  ).toEqual({ period: "all", where: ["plan:pro", "region:null"], segment: ["s1"] });
});
