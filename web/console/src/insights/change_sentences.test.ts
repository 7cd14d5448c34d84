import { beforeAll, expect, test } from "vitest";
import { speak } from "../words/words";
import {
  changeTitle,
  groupFigures,
  groupSentence,
  inOrder,
  sourceSentence,
} from "./change_sentences";
import type { ChangedGroup } from "./insights_queries";

beforeAll(speak);

const side = (responses: number, nps: number | null, status: "ok" | "too_few" = "ok") => ({
  responses,
  share: responses / 200,
  nps,
  low: null,
  high: null,
  status,
});
const group = (name: string | null, change: number, significant = false): ChangedGroup => ({
  group: name,
  now: side(90, 20),
  earlier: side(60, 20 - change),
  mix: 0,
  within: change / 3,
  change: { change, low: change - 9, high: change + 9, p: significant ? 0.001 : 0.4 },
  significant,
});
const explained = (property: string, ...groups: ChangedGroup[]) => ({
  property,
  mix: -1,
  within: -2,
  groups,
});

test("the heading names the groups that moved, the largest first", () => {
  const properties = [
    explained("plan", group("free", -14.2, true), group("pro", 3)),
    explained("country", group("DE", 18, true)),
  ];
  expect(changeTitle({ change: null, properties })).toBe("What changed: DE up 18 and free down 14");
});

test("without any group beyond chance the heading says so", () => {
  const properties = [explained("plan", group("free", -5))];
  expect(changeTitle({ change: null, properties })).toBe("No group changed by more than chance");
  const change = { change: -6, low: -9, high: -3, p: 0.001 };
  expect(changeTitle({ change, properties })).toMatch(/^The score changed, but no single group/);
});

test("who answered and how they scored are told apart", () => {
  expect(sourceSentence({ mix: -0.2, within: -6 })).toMatch(/^Nearly all of it is how/);
  expect(sourceSentence({ mix: -6, within: 0.4 })).toMatch(/^Nearly all of it is who/);
  expect(sourceSentence({ mix: 3, within: -4 })).toMatch(/lifted the score while/);
  expect(sourceSentence({ mix: -3, within: 4 })).toMatch(/lowered the score while/);
  expect(sourceSentence({ mix: -3, within: -4 })).toMatch(/^Part of it/);
  expect(sourceSentence({ mix: 0.1, within: -0.2 })).toMatch(/^Neither/);
  expect(sourceSentence({ mix: null, within: null })).toMatch(/^Too few/);
});

test("chance is said as chance", () => {
  expect(groupSentence(group("free", -14.2, true))).toBe("Down 14 points, more than chance");
  expect(groupSentence(group("pro", 3.4))).toBe("Up three points, may be chance");
  expect(groupSentence(group("pro", 0.3))).toBe("About the same");
});

test("groups that are new, gone or thin say that instead of a difference", () => {
  const of = (now: number, earlier: number) => ({
    ...group("x", 40),
    now: side(now, 50, now < 5 ? "too_few" : "ok"),
    earlier: side(earlier, 10, earlier < 5 ? "too_few" : "ok"),
  });
  expect(groupSentence(of(0, 50))).toMatch(/^Nobody answered/);
  expect(groupSentence(of(50, 0))).toMatch(/^New/);
  expect(groupSentence(of(3, 50))).toMatch(/^Too few/);
  expect(groupFigures(of(3, 50))).toBe("Score 10 → –, share of the answers 25% → 2%");
});

test("groups beyond chance come first, the rest stays as it was ranked", () => {
  const ranked = [group("a", 9), group("b", -8, true), group("c", 7)];
  expect(inOrder(ranked).map((each) => each.group)).toEqual(["b", "a", "c"]);
});
