import { describe, expect, test } from "vitest";
import type { Chart } from "#api/things";
import {
  chartKeys,
  duplicated,
  fitting,
  missing,
  moved,
  readQuestion,
  widened,
  writeQuestion,
} from "./charts";

const chart = (title: string, width = 2): Chart => ({ title, view: "number", query: "", width });
const charts = ["a", "b", "c", "d"].map((title) => chart(title));
const titles = (of: Chart[]) => of.map(({ title }) => title).join("");

describe("a question and its text", () => {
  test("say the same, whatever the order of its parts and however odd its values", () => {
    const question = {
      survey: "nps",
      from: "2026-01-01",
      where: ["plan:pro,team", 'company:"A & B, Ltd"', "score:0..3"],
      segment: ["seg_1"],
      by: ["plan", "region"],
      every: "month",
      unit: "person" as const,
    };
    expect(readQuestion(writeQuestion(question))).toEqual(question);
  });

  test("are readable and have no parts that are not asked", () => {
    expect(writeQuestion({ by: ["plan", "region"], where: ["plan:pro"], from: undefined })).toBe(
      "by=plan,region&where=plan:pro",
    );
    expect(writeQuestion({})).toBe("");
    expect(writeQuestion({ by: [] })).toBe("");
  });

  test("keep what the console does not write itself", () => {
    expect(readQuestion("by=plan&by=region&confidence=0.9")).toEqual({
      by: ["plan", "region"],
      confidence: "0.9",
    });
  });
});

describe("the charts of a board", () => {
  test("are moved to a place, also past the ends", () => {
    expect(titles(moved(charts, 0, 2))).toBe("bcad");
    expect(titles(moved(charts, 3, 0))).toBe("dabc");
    expect(titles(moved(charts, 1, 99))).toBe("acdb");
    expect(titles(moved(charts, 2, -1))).toBe("cabd");
    expect(titles(moved(charts, 7, 0))).toBe("abcd");
  });

  test("are one to four columns wide", () => {
    expect(widened([chart("a", 4)], 0, 1)[0]?.width).toBe(4);
    expect(widened([chart("a", 1)], 0, -1)[0]?.width).toBe(1);
    expect(widened(charts, 1, 1).map(({ width }) => width)).toEqual([2, 3, 2, 2]);
  });

  test("are copied to the place behind", () => {
    expect(titles(duplicated(charts, 1))).toBe("abbcd");
  });

  test("keep their keys when moved or resized, and equal ones differ", () => {
    const keys = chartKeys(charts);
    expect(chartKeys(moved(charts, 0, 3))).toEqual([...keys.slice(1), keys[0]]);
    expect(chartKeys(widened(charts, 0, 1))).toEqual(keys);
    expect(new Set(chartKeys(duplicated(charts, 1))).size).toBe(5);
  });
});

describe("a view", () => {
  const question = { from: "2026-01-01", by: ["plan", "region"], every: "week" };

  test("asks only for what it draws", () => {
    expect(fitting("number", { ...question, compare: "year" })).toEqual({
      from: "2026-01-01",
      compare: "year",
    });
    expect(fitting("number", { by: ["plan"], compare: "year" })).toEqual({});
    expect(fitting("distribution", question)).toEqual({ from: "2026-01-01" });
    expect(fitting("trend", { by: ["plan", "region"] })).toEqual({ by: ["plan"], every: "month" });
    expect(fitting("groups", question)).toEqual({
      from: "2026-01-01",
      by: ["plan", "region"],
    });
    expect(fitting("table", question)).toEqual(question);
  });

  test("says what its question lacks", () => {
    expect(missing("trend", {})).toBe("step");
    expect(missing("trend", { every: "fortnight" })).toBe("step");
    expect(missing("groups", {})).toBe("group");
    expect(missing("heatmap", { by: ["plan"] })).toBe("groups");
    expect(missing("heatmap", { by: ["plan", "region"] })).toBeNull();
    expect(missing("number", {})).toBeNull();
  });
});
