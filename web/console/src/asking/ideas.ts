import { i18n } from "@lingui/core";
import { emptyDraft, type PlanDraft } from "./plan_draft";

/** What most programmes begin with. */
export const ideas = ["quarterly", "after_support", "in_product", "before_renewal"] as const;
export type Idea = (typeof ideas)[number];

export function ideaName(idea: Idea): string {
  switch (idea) {
    case "quarterly":
      return i18n.t("Everybody, a few each day");
    case "after_support":
      return i18n.t("After a support ticket");
    case "in_product":
      return i18n.t("While they use the product");
    case "before_renewal":
      return i18n.t("Before a renewal");
  }
}

export function ideaPurpose(idea: Idea): string {
  switch (idea) {
    case "quarterly":
      return i18n.t("Once a quarter by e-mail, spread evenly: the score moves day by day.");
    case "after_support":
      return i18n.t("A day after a ticket was closed, unless it is opened again.");
    case "in_product":
      return i18n.t("A small question in the corner, to a steady tenth of the people.");
    case "before_renewal":
      return i18n.t("Two months ahead, while there is time to do something about it.");
  }
}

/** A plan to begin from; everything in it can be changed. */
export function draftOfIdea(idea: Idea | undefined, survey: string, today: string): PlanDraft {
  const draft = emptyDraft(survey, today);
  const { event, date, schedule } = draft;
  switch (idea) {
    case "quarterly":
      return {
        ...draft,
        name: i18n.t("Quarterly"),
        schedule: { ...schedule, spreadDays: 90 },
        reminders: 1,
      };
    case "after_support":
      return {
        ...draft,
        name: i18n.t("After support"),
        kind: "event",
        event: { ...event, event: "ticket_closed" },
        delay: { amount: 1, unit: "day" },
        cancelOn: ["ticket_reopened"],
        expiresDays: 14,
      };
    case "in_product":
      return {
        ...draft,
        name: i18n.t("In the product"),
        channel: "widget",
        schedule: { ...schedule, spreadDays: 90 },
        delaySeconds: 10,
        samplePercent: 10,
      };
    case "before_renewal":
      return {
        ...draft,
        name: i18n.t("Before the renewal"),
        kind: "date",
        date: { ...date, property: "renewal_date", offset: 60, side: "before", yearly: true },
        reminders: 2,
        cadenceDays: 180,
      };
    default:
      return draft;
  }
}
