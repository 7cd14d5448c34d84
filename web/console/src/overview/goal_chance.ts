import { i18n } from "@lingui/core";
import type { ForecastAnswer } from "../insights/insights_queries";
import { dayOf, points } from "../words/format";

/** What the forecast comes to, or why there is none. */
export function forecastSentence(
  forecast: Pick<ForecastAnswer, "goal" | "status">,
  answers: "fresh" | "stale",
): string | undefined {
  if (forecast.status === "too_few") {
    return i18n.t("No forecast: too few steps with enough answers to learn from.");
  }
  if (answers === "stale") {
    return i18n.t("No forecast: the newest answers are too long ago to go on from.");
  }
  return goalChance(forecast);
}

/** How likely the score is at the goal at the end of the forecast; nothing without a goal. */
export function goalChance({ goal }: Pick<ForecastAnswer, "goal">): string | undefined {
  if (!goal) return undefined;
  const figures = { goal: points(goal.nps), day: dayOf(goal.at) };
  if (goal.probability < 0.01) {
    return i18n.t("If it goes on like this, {goal} by {day} is out of reach.", figures);
  }
  if (goal.probability > 0.99) {
    return i18n.t("If it goes on like this, {goal} by {day} is as good as sure.", figures);
  }
  return i18n.t("If it goes on like this, the chance of {goal} or more by {day} is {n} in 100.", {
    ...figures,
    n: Math.round(goal.probability * 100),
  });
}
