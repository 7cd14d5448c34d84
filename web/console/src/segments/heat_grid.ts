import type { NamedGroup } from "./named_groups";

export interface HeatGrid {
  columns: Line[];
  rows: (Line & { cells: (NamedGroup | undefined)[] })[];
  /** Values left out because the map would not fit. */
  leftOut: number;
}

interface Line {
  value: string | null;
  name: string;
  responses: number;
}

const mostColumns = 10;
const mostRows = 24;

/** Groups of two properties as a grid, the values with most answers first. */
export function heatGrid(groups: NamedGroup[]): HeatGrid {
  const all = [lines(groups, 0), lines(groups, 1)] as const;
  const columns = all[1].slice(0, mostColumns);
  const rows = all[0].slice(0, mostRows).map((row) => ({
    ...row,
    cells: columns.map((column) =>
      groups.find(({ values }) => values[0] === row.value && values[1] === column.value),
    ),
  }));
  const leftOut = all[0].length + all[1].length - rows.length - columns.length;
  return { columns, rows, leftOut };
}

function lines(groups: NamedGroup[], at: 0 | 1): Line[] {
  const found = new Map<string | null, Line>();
  for (const { values, names, row } of groups) {
    const value = values[at] ?? null;
    const line = found.get(value) ?? { value, name: names[at] ?? "", responses: 0 };
    line.responses += row.responses;
    found.set(value, line);
  }
  return [...found.values()].sort((a, b) => b.responses - a.responses);
}

/** How a cell stands to everybody: only what its interval says for sure is called higher or lower. */
export function standing(group: NamedGroup, whole: number | null): "higher" | "lower" | "same" {
  const { low, high, status } = group.row;
  if (status !== "ok" || whole === null || low === null || high === null) return "same";
  return low > whole ? "higher" : high < whole ? "lower" : "same";
}

/** The strength of a cell's colour, 0 to 1: full at 40 points away from everybody. */
export function strength(group: NamedGroup, whole: number | null): number {
  if (group.row.status !== "ok" || whole === null) return 0;
  return Math.min(1, Math.abs((group.row.nps ?? whole) - whole) / 40);
}
