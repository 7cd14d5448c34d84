import { i18n } from "@lingui/core";
import type { Got, Group } from "#api/things";
import { groups } from "../theme/group";
import { points } from "../words/format";

export type Movement = Got<"/api/v1/insights/movement">;

export interface Moved {
  from: Group;
  to: Group;
  people: number;
}

/** The nine cells of the matrix, from detractor to promoter. */
export function cellsOf(matrix: number[][]): Moved[][] {
  return groups.map((from, row) =>
    groups.map((to, column) => ({ from, to, people: matrix[row]?.[column] ?? 0 })),
  );
}

/** Up, down or still, by the order of the groups. */
export function direction({ from, to }: Moved): "up" | "down" | "still" {
  const step = groups.indexOf(to) - groups.indexOf(from);
  return step > 0 ? "up" : step < 0 ? "down" : "still";
}

/** How many rose, fell and stayed. */
export function movementTitle(matrix: number[][]): string {
  const sum = { up: 0, down: 0, still: 0 };
  for (const cell of cellsOf(matrix).flat()) sum[direction(cell)] += cell.people;
  if (sum.up === 0 && sum.down === 0) {
    return i18n.t("{n, plural, one {One person} other {All # people}} stayed in the same group", {
      n: sum.still,
    });
  }
  return i18n.t("{up} rose to a better group, {down} fell to a worse one, {still} stayed", sum);
}

/** The change among those who answered both times, and whether it is sure. */
export function movementSentence({ change, people }: Pick<Movement, "change" | "people">): string {
  if (!change) {
    return i18n.t(
      "{people, plural, one {One person} other {# people}} answered both times: too few to say whether the score of those who answer again has changed.",
      { people },
    );
  }
  const figures = {
    people,
    change: points(Math.abs(change.change)),
    low: points(change.low),
    high: points(change.high),
  };
  const sure = change.low > 0 || change.high < 0;
  if (!sure) {
    return i18n.t(
      "Among the {people} who answered both times the score changed by {low} to {high} points: that may be chance.",
      figures,
    );
  }
  return change.change > 0
    ? i18n.t(
        "Among the {people} who answered both times the score rose by {change} points, most likely {low} to {high}.",
        figures,
      )
    : i18n.t(
        "Among the {people} who answered both times the score fell by {change} points, most likely {low} to {high}.",
        figures,
      );
}
