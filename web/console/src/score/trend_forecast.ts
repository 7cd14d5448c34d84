import { i18n } from "@lingui/core";
import { addDays, type Every, stepRange } from "../view/period";
import { points, stepName } from "../words/format";
import { sentence } from "../words/words";

export interface Likely {
  nps: number;
  low: number;
  high: number;
}

/** Where the score stands now by the forecast, and where it may go. */
export interface Forecast {
  level: Likely | null;
  points: (Likely & { at: string })[];
}

export interface AheadPoint {
  name: string;
  /** Null: a step between the last answers and the first step that is foreseen. */
  likely: Likely | null;
}

/**
 * The steps behind the trend's last one, without a hole in between; none when the hole would be
 * longer than what is foreseen, for then the answers are too old to go on from.
 */
export function aheadPoints(
  forecast: Forecast | undefined,
  last: string | undefined,
  every: Every,
): AheadPoint[] {
  const later = (forecast?.points ?? []).filter((point) => last && dayOf(point.at) > dayOf(last));
  const first = later[0];
  if (!first || !last) return [];
  const ahead: AheadPoint[] = [];
  let next = after(last, every);
  while (next < dayOf(first.at) && ahead.length <= later.length) {
    ahead.push({ name: stepName(next, every), likely: null });
    next = after(next, every);
  }
  if (ahead.length > later.length) return [];
  return [...ahead, ...later.map((point) => ({ name: stepName(point.at, every), likely: point }))];
}

const dayOf = (at: string) => at.slice(0, 10);
const after = (at: string, every: Every) => addDays(stepRange(at, every, {}).to ?? dayOf(at), 1);

export function aheadSentence({ name, likely }: AheadPoint): string {
  if (!likely) return sentence(i18n.t("{name}: no answers", { name }));
  return sentence(
    i18n.t("{name}: forecast {nps}, most likely {low} to {high}", {
      name,
      nps: points(likely.nps),
      low: points(likely.low),
      high: points(likely.high),
    }),
  );
}
