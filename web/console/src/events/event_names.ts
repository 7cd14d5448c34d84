import { i18n } from "@lingui/core";
import type { EventName } from "#api/things";
import { ago, count } from "../words/format";

/** Told by every page with the widget, but only while a plan listens to it. */
export const pageViewed = "page_viewed";

/** What products that have told nothing yet may begin with. */
const examples = ["ticket_closed", "order_delivered", "course_completed"];

/**
 * Names to choose from: those that were told, the latest first, as `told` has them; then those that
 * plans speak of, though nothing told them.
 */
export function offeredNames(told: EventName[], spoken: string[]): string[] {
  const known = [...told.map(({ name }) => name), ...spoken.filter(Boolean).toSorted()];
  return [...new Set([...known, ...(known.length === 0 ? examples : []), pageViewed])];
}

/** "once", "1,204 times". */
export function howOften({ told }: EventName): string {
  return i18n.t("{n, plural, one {once} other {{count} times}}", { n: told, count: count(told) });
}

/** What is known of an event by its name. Returns: nothing, where no name is written. */
export function heardOf(name: string, told: EventName[], now?: Date): string | undefined {
  const wanted = name.trim();
  if (!wanted) return undefined;
  const event = told.find((each) => each.name === wanted);
  if (event) {
    return i18n.t("Told {often}, last {ago}.", {
      often: howOften(event),
      ago: ago(event.last_at, now),
    });
  }
  if (wanted === pageViewed) return i18n.t("Every page with the widget tells it.");
  return i18n.t("Not told yet: nobody is asked until your product tells it.");
}

/** Those of these names that were never told, nor will be by the widget itself. */
export function notTold(names: string[], told: EventName[]): string[] {
  const known = new Set([pageViewed, ...told.map(({ name }) => name)]);
  return names.filter((name) => !known.has(name));
}
