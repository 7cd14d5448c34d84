import type { NamedGroup } from "../segments/named_groups";

export interface SmallTrend {
  key: string;
  name: string;
  values: (string | null)[];
  /** One for each step; the groups stand on the same steps. */
  steps: (NamedGroup | undefined)[];
  responses: number;
  /** The last step with a score. */
  last?: NamedGroup;
}

export interface SmallTrends {
  /** The first days of the steps. */
  days: string[];
  /** Those with most answers first. */
  trends: SmallTrend[];
  domain: [number, number];
}

export const hasScore = ({ row }: NamedGroup) => row.nps !== null && row.status !== "too_few";

/** Rows of groups over time, as one small trend for each group, all on the same axes. */
export function smallTrends(groups: NamedGroup[]): SmallTrends {
  const answered = groups.filter(({ row }) => row.responses > 0);
  const days = [...new Set(answered.map(({ row }) => row.at ?? ""))].sort();
  const found = new Map<string, NamedGroup[]>();
  for (const each of answered) found.set(each.key, [...(found.get(each.key) ?? []), each]);
  const trends = [...found].map(([key, all]) => {
    const byDay = new Map(all.map((each) => [each.row.at ?? "", each]));
    const steps = days.map((day) => byDay.get(day));
    return {
      key,
      name: all[0]?.name ?? "",
      values: all[0]?.values ?? [],
      steps,
      responses: all.reduce((sum, { row }) => sum + row.responses, 0),
      last: steps.findLast((each) => each !== undefined && hasScore(each)),
    };
  });
  const scores = answered.filter(hasScore).map(({ row }) => row.nps ?? 0);
  const low = Math.max(-100, Math.floor((Math.min(0, ...scores) - 5) / 10) * 10);
  const high = Math.min(100, Math.ceil((Math.max(0, ...scores) + 5) / 10) * 10);
  return { days, trends: trends.sort((a, b) => b.responses - a.responses), domain: [low, high] };
}

/** The points of the line between one gap and the next, as x of the step and y of the score. */
export function pieces(steps: (NamedGroup | undefined)[]): { at: number; group: NamedGroup }[][] {
  const all: { at: number; group: NamedGroup }[][] = [];
  let open = false;
  for (const [at, group] of steps.entries()) {
    if (!group || !hasScore(group)) {
      open = false;
      continue;
    }
    if (open) all.at(-1)?.push({ at, group });
    else all.push([{ at, group }]);
    open = true;
  }
  return all;
}
