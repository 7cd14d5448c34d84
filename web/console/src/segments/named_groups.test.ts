import { beforeAll, expect, test } from "vitest";
import type { ScoreRow } from "#api/things";
import { speak } from "../words/words";
import { heatGrid, standing, strength } from "./heat_grid";
import {
  conditionOfSmall,
  findGroups,
  isSmall,
  mixDistance,
  nameGroups,
  sameScoreOtherMix,
  sortGroups,
} from "./named_groups";
import { readSegmentsView } from "./segments_view";

beforeAll(speak);

const row = (group: Record<string, unknown>, nps: number, change: Partial<ScoreRow> = {}) =>
  ({
    group,
    nps,
    low: nps - 10,
    high: nps + 10,
    responses: 100,
    promoters: 50,
    passives: 30,
    detractors: 20,
    status: "ok",
    ...change,
  }) as ScoreRow;

const small = { status: "too_few", responses: 3 } as const;
const keys = (groups: { key: string }[]) => groups.map(({ key }) => key);

test("a group is named by its values, a missing one is not known", () => {
  const [both] = nameGroups([row({ plan: "pro", trained: true }, 1)], ["plan", "trained"]);
  expect(both).toMatchObject({ key: "plan:pro trained:true", name: "pro · yes" });
  const [none] = nameGroups([row({ plan: null }, 1)], ["plan"]);
  expect(none).toMatchObject({ key: "plan:null", name: "Not known", values: [null] });
});

test("small groups stand behind the others, however well they score", () => {
  const groups = nameGroups(
    [row({ p: "a" }, 10), row({ p: "tiny" }, 100, small), row({ p: "b" }, 30)],
    ["p"],
  );
  expect(keys(sortGroups(groups, "highest"))).toEqual(["p:b", "p:a", "p:tiny"]);
  expect(keys(sortGroups(groups, "lowest"))).toEqual(["p:a", "p:b", "p:tiny"]);
  expect(keys(sortGroups(groups, "name"))).toEqual(["p:a", "p:b", "p:tiny"]);
  expect(groups.filter(isSmall)).toHaveLength(1);
});

test("groups of equal score are ordered by name, numbers inside names as numbers", () => {
  const groups = nameGroups([row({ p: "team 10" }, 5), row({ p: "team 9" }, 5)], ["p"]);
  expect(keys(sortGroups(groups, "highest"))).toEqual(["p:team 9", "p:team 10"]);
});

test("groups are found by a part of their name", () => {
  const groups = nameGroups([row({ p: "Pro" }, 1), row({ p: "Team" }, 1)], ["p"]);
  expect(keys(findGroups(groups, " pr "))).toEqual(["p:Pro"]);
  expect(findGroups(groups, undefined)).toHaveLength(2);
});

test("small groups are asked for together, by their values or by all others", () => {
  const groups = nameGroups(
    [row({ p: "big" }, 1), row({ p: "a, b" }, 1, small), row({ p: null }, 1, small)],
    ["p"],
  );
  expect(conditionOfSmall(groups, "p")).toBe('p:"a, b",null');
  expect(conditionOfSmall(groups.slice(0, 1), "p")).toBeUndefined();
  const many = Array.from({ length: 201 }, (_, i) => row({ p: `v${i}` }, 1, small));
  const crowd = nameGroups([row({ p: "big" }, 1), row({ p: null }, 1), ...many], ["p"]);
  expect(conditionOfSmall(crowd, "p")).toBe("p:!big,null");
  expect(conditionOfSmall(nameGroups(many, ["p"]), "p")).toBeUndefined();
});

test("of groups that score alike, those with the most different answers are held side by side", () => {
  const split = { promoters: 60, passives: 0, detractors: 40 };
  const calm = { promoters: 25, passives: 70, detractors: 5 };
  const groups = nameGroups(
    [
      row({ p: "split" }, 20, split),
      row({ p: "usual" }, 22),
      row({ p: "calm" }, 20, calm),
      row({ p: "far" }, 60, { promoters: 60, passives: 40, detractors: 0 }),
      row({ p: "tiny" }, 20, small),
    ],
    ["p"],
  );
  expect(keys(sameScoreOtherMix(groups) ?? []).toSorted()).toEqual(["p:calm", "p:split"]);
  expect(mixDistance(row({}, 0, split), row({}, 0, calm))).toBeCloseTo(0.7);
  expect(sameScoreOtherMix(groups.slice(0, 1))).toBeUndefined();
});

test("a heat map has the values with most answers first and knows empty cells", () => {
  const groups = nameGroups(
    [
      row({ a: "x", b: "1" }, 0, { responses: 5 }),
      row({ a: "y", b: "1" }, 0, { responses: 50 }),
      row({ a: "y", b: "2" }, 0, { responses: 70 }),
    ],
    ["a", "b"],
  );
  const grid = heatGrid(groups);
  expect(grid.rows.map(({ value }) => value)).toEqual(["y", "x"]);
  expect(grid.columns.map(({ value }) => value)).toEqual(["2", "1"]);
  expect(grid.rows[1]?.cells.map((cell) => cell?.key)).toEqual([undefined, "a:x b:1"]);
  expect(grid.leftOut).toBe(0);
});

test("a cell is higher or lower only when its whole interval is", () => {
  const [group] = nameGroups([row({ a: "x" }, 30)], ["a"]);
  if (!group) throw new Error("one row gives one group");
  expect([standing(group, 10), standing(group, 25), standing(group, 50)]).toEqual([
    "higher",
    "same",
    "lower",
  ]);
  expect(strength(group, 30)).toBe(0);
  expect(strength(group, -50)).toBe(1);
  const thin = { ...group, row: { ...group.row, status: "directional" as const } };
  expect([standing(thin, -50), strength(thin, -50)]).toEqual(["same", 0]);
});

test("the view of the page survives nonsense", () => {
  expect(readSegmentsView({ sort: "worst", form: "map", small: "x", by: "plan" })).toEqual({
    by: "plan",
  });
});
