import { i18n } from "@lingui/core";
import type { CSSProperties } from "react";
import { groupName } from "../theme/group";
import { count } from "../words/format";
import classes from "./MovementMatrix.module.css";
import { cellsOf, direction } from "./movement";

/** From which group to which, as a table of nine counts; arrows say which way. */
export function MovementMatrix({ matrix }: { matrix: number[][] }) {
  const rows = cellsOf(matrix);
  const most = Math.max(1, ...rows.flat().map(({ people }) => people));
  return (
    <table className={classes.matrix}>
      <thead>
        <tr>
          <th scope="col">{i18n.t("Before ↓, now →")}</th>
          {rows[0]?.map(({ to }) => (
            <th key={to} scope="col">
              {groupName(to)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr key={cells[0]?.from}>
            <th scope="row">{cells[0] ? groupName(cells[0].from) : ""}</th>
            {cells.map((cell) => {
              const way = direction(cell);
              return (
                <td
                  key={cell.to}
                  data-way={cell.people > 0 ? way : undefined}
                  style={
                    { "--strength": `${Math.round((30 * cell.people) / most)}%` } as CSSProperties
                  }
                >
                  {count(cell.people)}
                  {cell.people === 0 || way === "still" ? null : (
                    <span aria-hidden>{way === "up" ? " ▲" : " ▼"}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
