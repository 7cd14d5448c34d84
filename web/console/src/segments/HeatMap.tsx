import { i18n } from "@lingui/core";
import { Text, UnstyledButton } from "@mantine/core";
import type { CSSProperties } from "react";
import type { Figures } from "#api/things";
import { count, points } from "../words/format";
import classes from "./HeatMap.module.css";
import { heatGrid, standing, strength } from "./heat_grid";
import type { NamedGroup } from "./named_groups";

interface Props {
  groups: NamedGroup[];
  whole: Figures;
  fields: string[];
  /** Without it the cells are only to be looked at. */
  onChoose?: (values: (string | null)[]) => void;
  /** On a board there may be several: they are no landmarks then. */
  role?: "group";
}

/** Two properties against each other. Colour says how far from everybody, an arrow that it is sure. */
export function HeatMap({ groups, whole, onChoose, role }: Props) {
  const Part = role ? "div" : "section";
  const grid = heatGrid(groups);
  return (
    <>
      <Part className={classes.scroll} role={role} tabIndex={0} aria-label={i18n.t("Heat map")}>
        <table className={classes.map}>
          <thead>
            <tr>
              <td />
              {grid.columns.map(({ value, name }) => (
                <th key={value ?? ""} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map(({ value, name, cells }) => (
              <tr key={value ?? ""}>
                <th scope="row">{name}</th>
                {cells.map((group, index) => (
                  <td key={grid.columns[index]?.value ?? ""}>
                    {group ? <Cell group={group} whole={whole.nps} onChoose={onChoose} /> : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Part>
      <Text size="xs" c="dimmed" mt="sm">
        {i18n.t(
          "Everybody: {nps}. ▲ and ▼ mark groups that are above or below that by more than chance; grey ones have too few answers for a score.",
          { nps: points(whole.nps) },
        )}{" "}
        {grid.leftOut > 0
          ? i18n.t("{n} values with the fewest answers are in the list only.", {
              n: count(grid.leftOut),
            })
          : null}
      </Text>
    </>
  );
}

interface CellProps {
  group: NamedGroup;
  whole: number | null;
  onChoose?: (values: (string | null)[]) => void;
}

function Cell({ group, whole, onChoose }: CellProps) {
  const { row, name, values } = group;
  const shown = row.status === "ok";
  const stands = standing(group, whole);
  const label = shown
    ? i18n.t("{name}: {nps}, most likely {low} to {high}, {n} answers", {
        name,
        nps: points(row.nps),
        low: points(row.low),
        high: points(row.high),
        n: count(row.responses),
      })
    : i18n.t("{name}: {n, plural, one {# answer} other {# answers}}, too few for a score", {
        name,
        n: row.responses,
      });
  const side = (row.nps ?? 0) >= (whole ?? 0) ? "above" : "below";
  const look = {
    className: classes.cell,
    "data-thin": !shown || undefined,
    "data-side": shown ? side : undefined,
    style: { "--strength": `${Math.round(38 * strength(group, whole))}%` } as CSSProperties,
    title: label,
  };
  const figures = (
    <>
      <span className={classes.score}>
        {shown ? points(row.nps) : "–"}
        {stands === "same" ? null : <span aria-hidden>{stands === "higher" ? " ▲" : " ▼"}</span>}
      </span>
      <span className={classes.n}>{count(row.responses)}</span>
    </>
  );
  if (!onChoose) {
    return (
      <div role="img" aria-label={label} {...look}>
        {figures}
      </div>
    );
  }
  return (
    <UnstyledButton {...look} aria-label={label} onClick={() => onChoose(values)}>
      {figures}
    </UnstyledButton>
  );
}
