import { type Raw, text, tidy } from "../view/view";

/** What is shown of a board. */
export interface BoardView {
  /** The place of the chart that fills the screen, counted from 1; none: the whole board. */
  present?: number;
}

export function readBoardView(raw: Raw): BoardView {
  const place = Number(text(raw, "present"));
  return tidy({ present: Number.isInteger(place) && place > 0 ? place : undefined });
}
