import { i18n } from "@lingui/core";
import { chanceSentence, isReal, pointsWord } from "../score/sentences";
import { points } from "../words/format";
import { sentence } from "../words/words";
import type { Effect } from "./annotations_queries";

type Before = Pick<Effect, "change" | "days_missing"> & {
  before: { status: string };
  after: { status: string; responses: number };
};

const thin = (status: string) => ["withheld", "no_data", "too_few"].includes(status);

/** What the comparison of before and after comes to, in one sentence. */
export function effectSentence({ change, before, after }: Before): string {
  if (after.responses === 0 && after.status !== "withheld")
    return i18n.t("Nobody has answered since, so there is no after yet.");
  if (!change || thin(before.status) || thin(after.status)) {
    return i18n.t("Too few answers on one side to tell before from after.");
  }
  const far = pointsWord(Math.max(1, Math.abs(Math.round(change.change))));
  if (!isReal(change)) {
    const range = { far, low: points(change.low), high: points(change.high) };
    if (Math.round(change.change) === 0) {
      return i18n.t(
        "About the same before and after, most likely between {low} and {high}.",
        range,
      );
    }
    return sentence(
      change.change > 0
        ? i18n.t("{far} higher afterwards, most likely {low} to {high}: that may be chance.", range)
        : i18n.t("{far} lower afterwards, most likely {low} to {high}: that may be chance.", range),
    );
  }
  const ends = [Math.abs(change.low), Math.abs(change.high)].toSorted((a, b) => a - b);
  const range = { far, a: points(ends[0]), b: points(ends[1]) };
  return sentence(
    change.change > 0
      ? i18n.t("{far} higher afterwards: more than chance, most likely by {a} to {b}.", range)
      : i18n.t("{far} lower afterwards: more than chance, most likely by {a} to {b}.", range),
  );
}

/** How sure it is, and what it does not say. */
export function effectCaution(effect: Before): string {
  const chance = effect.change ? `${chanceSentence(effect.change.p)} ` : "";
  return (
    chance +
    i18n.t(
      "Before and after is not cause and effect: whatever else changed in these weeks is in it too.",
    )
  );
}

export function missingSentence(missing: number, days: number): string {
  if (missing === 0) return "";
  return i18n.t(
    "{missing, plural, one {One of the {days} days after has} other {# of the {days} days after have}} not passed yet.",
    { missing, days },
  );
}
