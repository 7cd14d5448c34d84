import { beforeAll, expect, test } from "vitest";
import type { Chart } from "#api/things";
import { speak } from "../words/words";
import { chartSaid, chartTitle, namesFromKeys, noNames } from "./chart_words";

beforeAll(speak);

const chart = (part: Partial<Chart>): Chart => ({
  title: "",
  view: "number",
  query: "",
  width: 1,
  ...part,
});

test("a chart says which answers it counts", () => {
  expect(chartSaid(chart({ query: "" }), noNames)).toEqual(["All time"]);
  expect(
    chartSaid(chart({ query: "from=2026-01-01&where=plan:pro&unit=person" }), noNames),
  ).toEqual(["Since Jan 1, 2026", "plan: pro", "One person, one voice"]);
});

test("the survey is named where there are several", () => {
  const survey = (key: string, name: string) => ({ id: `svy_${key}`, key, name }) as never;
  const one = { ...noNames, surveys: [survey("nps", "Relationship")] };
  const two = { ...noNames, surveys: [survey("nps", "Relationship"), survey("csat", "Support")] };
  expect(chartSaid(chart({}), one)).toEqual(["All time"]);
  expect(chartSaid(chart({}), two)).toEqual(["Relationship", "All time"]);
  expect(chartSaid(chart({ query: "survey=csat" }), two)).toEqual(["Support", "All time"]);
});

test("a chart has its own title or says what it is about", () => {
  expect(chartTitle(chart({ title: "Ours" }), undefined, noNames)).toBe("Ours");
  expect(chartTitle(chart({}), undefined, noNames)).toBe("Score");
  expect(chartTitle(chart({ view: "trend", query: "every=week" }), undefined, noNames)).toBe(
    "Score by week",
  );
  const map = chart({ view: "heatmap", query: "by=company_size,plan" });
  expect(chartTitle(map, undefined, namesFromKeys([map]))).toBe("By Company size × Plan");
});
