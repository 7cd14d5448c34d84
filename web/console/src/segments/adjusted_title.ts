import { i18n } from "@lingui/core";
import { points } from "../words/format";

/** Both scores in whole points, as they are shown. */
export function adjustedTitle(raw: number | null, fair: number): string {
  const far = Math.round(fair) - Math.round(raw ?? fair);
  if (far === 0) {
    return i18n.t("If every group had answered alike, the score would be the same");
  }
  const names = { by: points(Math.abs(far)), fair: points(fair) };
  return far > 0
    ? i18n.t("If every group had answered alike, the score would be {by} higher: {fair}", names)
    : i18n.t("If every group had answered alike, the score would be {by} lower: {fair}", names);
}
