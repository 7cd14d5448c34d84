import { i18n } from "@lingui/core";
import type { Survey } from "#api/things";
import { type Audience, type Kind, type QuestionKind, scales } from "./definition";

export const kinds: Kind[] = ["nps", "enps", "csat", "ces", "open"];

export function kindName(kind: Kind): string {
  switch (kind) {
    case "nps":
      return i18n.t("Recommendation (NPS)");
    case "enps":
      return i18n.t("Employees (eNPS)");
    case "csat":
      return i18n.t("Satisfaction (CSAT)");
    case "ces":
      return i18n.t("Effort (CES)");
    case "open":
      return i18n.t("Words alone");
  }
}

/** What a kind is for, for somebody who has to choose one. */
export function kindPurpose(kind: Kind): string {
  switch (kind) {
    case "nps":
      return i18n.t("Would customers recommend you? 0 to 10. The one to begin with.");
    case "enps":
      return i18n.t("Would the people who work here recommend it? 0 to 10, anonymous.");
    case "csat":
      return i18n.t("How satisfied was somebody with one thing? 1 to 5.");
    case "ces":
      return i18n.t("How easy was it to get something done? 1 to 7.");
    case "open":
      return i18n.t("One question, answered in words, without a score.");
  }
}

export function stateName(state: Survey["state"]): string {
  switch (state) {
    case "draft":
      return i18n.t("Draft");
    case "published":
      return i18n.t("Asking");
    case "paused":
      return i18n.t("Paused");
    case "closed":
      return i18n.t("Closed");
  }
}

/** What a group of answers is called; of kinds that are no recommendation, by what they feel. */
export function audienceName(audience: Audience, kind: Kind): string {
  if (kind === "open") return i18n.t("Everybody");
  const recommends = kind === "nps" || kind === "enps";
  switch (audience) {
    case "promoter":
      return recommends ? i18n.t("Promoters") : i18n.t("Happy");
    case "passive":
      return recommends ? i18n.t("Passives") : i18n.t("Undecided");
    case "detractor":
      return recommends ? i18n.t("Detractors") : i18n.t("Unhappy");
  }
}

/** The scores of a group: "9–10". */
export function audienceScores(audience: Audience, kind: Kind): string {
  const scale = scales[kind];
  if (!scale) return "";
  const [detractor, passive] = scale.bounds;
  const span = (least: number, most: number) => (least === most ? `${least}` : `${least}–${most}`);
  if (audience === "detractor") return span(scale.least, detractor);
  if (audience === "passive") return span(detractor + 1, passive);
  return span(passive + 1, scale.most);
}

export function templateName(template: string): string {
  switch (template) {
    case "recommend_company":
      return i18n.t("About the company");
    case "recommend_product":
      return i18n.t("About using a product");
    case "recommend_purchase":
      return i18n.t("After a purchase");
    case "recommend_support":
      return i18n.t("After talking to support");
    case "recommend_event":
      return i18n.t("About an event");
    case "enps":
      return i18n.t("As a place to work");
    case "csat":
      return i18n.t("About anything");
    case "csat_support":
      return i18n.t("About help received");
    case "ces":
      return i18n.t("How easy it was");
    case "open":
      return i18n.t("What would wow you");
    default:
      return template;
  }
}

export function questionKindName(kind: QuestionKind): string {
  switch (kind) {
    case "single":
      return i18n.t("One choice");
    case "multiple":
      return i18n.t("Several choices");
    case "scale":
      return i18n.t("Scale");
    case "text":
      return i18n.t("Free text");
  }
}
