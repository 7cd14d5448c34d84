import { beforeAll, expect, test } from "vitest";
import { speak } from "../words/words";
import {
  dipsMethod,
  dipsTitle,
  findingConditions,
  findingFigures,
  findingName,
  findingSentence,
} from "./dips_sentences";
import type { Finding } from "./insights_queries";

beforeAll(speak);

const figures = (nps: number, responses: number) => ({ nps, responses }) as Finding["now"];
const finding = (change: Partial<Finding> = {}): Finding => ({
  group: { plan: "enterprise" },
  direction: "dip",
  from: "2026-10-05",
  to: "2026-11-01",
  steps: 4,
  started: "2026-10-12",
  now: figures(27, 82),
  earlier: figures(41, 640),
  change: { change: -14.3, low: -22, high: -6, p: 0.0004 },
  volume: { expected: 80, responses: 82, ratio: 1.02, burst: false },
  ...change,
});
const properties = [{ key: "plan", name: "Plan", kind: "text" as const, currency: null }];

test("a dip is said in one line", () => {
  expect(findingName(finding(), properties)).toBe("Plan enterprise");
  expect(findingSentence(finding(), "week")).toBe(
    "down 14 points since the week of Oct 12; 82 answers; volume normal",
  );
  expect(findingFigures(finding())).toBe(
    "It was 41, now 27; the difference is most likely 6 to 22.",
  );
});

test("a rise of everybody without a known beginning is dated by its window", () => {
  const rise = finding({
    group: {},
    direction: "rise",
    started: null,
    change: { change: 8, low: 2, high: 14, p: 0.004 },
  });
  expect(findingName(rise)).toBe("Everybody together");
  expect(findingSentence(rise, "day")).toMatch(/^up eight points since Oct 5;/);
});

test("a burst of answers is told from a change of mind", () => {
  const burst = finding({ volume: { expected: 41.2, responses: 240, ratio: 5.8, burst: true } });
  expect(findingSentence(burst, "week")).toMatch(/a burst of answers, 240 where 41 are usual/);
});

test("a finding leads to its answers, also where a value is missing", () => {
  const found = finding({ group: { plan: null, country: "Korea, South" } });
  expect(findingConditions(found)).toEqual(["plan:null", 'country:"Korea, South"']);
});

test("the heading counts, and silence says what was looked at", () => {
  expect(dipsTitle({ findings: [finding()], tested: 9 })).toBe("One dip");
  expect(dipsTitle({ findings: [finding(), finding({ direction: "rise" })], tested: 9 })).toBe(
    "One dip and one rise",
  );
  expect(dipsTitle({ findings: [], tested: 9 })).toBe("No dips or rises beyond chance");
  expect(dipsMethod({ tested: 9, skipped: 2 })).toMatch(
    /^Looked at 9 groups against their own past.*2 groups have too few answers\.$/,
  );
  expect(dipsMethod({ tested: 0, skipped: 12 })).toMatch(/^No group has enough answers yet/);
});
