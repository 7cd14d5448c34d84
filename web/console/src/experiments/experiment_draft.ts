import type { Experiment, ExperimentOffer, Variant } from "#api/things";
import type { Amount, SpanDraft } from "../asking/plan_draft";

/** A variant as it is written. */
export interface VariantDraft {
  key: string;
  name: string;
  percent: Amount;
  question: Record<string, string>;
  subject: Record<string, string>;
  delay: SpanDraft;
}

export interface ExperimentDraft {
  about: "survey" | "product";
  survey: string;
  key: string;
  name: string;
  variants: VariantDraft[];
}

export const mostVariants = 10;

/** "Blue button" → "blue_button": a name's key, as the interface takes it. */
export function keyOf(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 60);
}

export function newVariant(name: string): VariantDraft {
  return {
    key: keyOf(name),
    name,
    percent: "",
    question: {},
    subject: {},
    delay: { amount: "", unit: "day" },
  };
}

/** Every variant gets the same share; what is left over by rounding goes to the first ones. */
export function evenly(variants: VariantDraft[]): VariantDraft[] {
  const whole = Math.floor(100 / variants.length);
  const left = 100 - whole * variants.length;
  return variants.map((variant, i) => ({ ...variant, percent: whole + (i < left ? 1 : 0) }));
}

export function newDraft(survey: string, names: [string, string]): ExperimentDraft {
  return {
    about: "survey",
    survey,
    key: "",
    name: "",
    variants: evenly(names.map(newVariant)),
  };
}

export function draftOf(experiment: Experiment): ExperimentDraft {
  return {
    about: experiment.survey ? "survey" : "product",
    survey: experiment.survey ?? "",
    key: experiment.key,
    name: experiment.name,
    variants: experiment.variants.map((variant) => ({
      key: variant.key,
      name: variant.name ?? variant.key,
      percent: variant.share_percent,
      question: variant.question ?? {},
      subject: variant.subject ?? {},
      delay: variant.delay ?? { amount: "", unit: "day" },
    })),
  };
}

const filled = (words: Record<string, string>) =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== ""));

function variantOffer(draft: VariantDraft, about: ExperimentDraft["about"]): Variant {
  const variant: Variant = {
    key: draft.key || keyOf(draft.name),
    name: draft.name.trim() || draft.key,
    share_percent: draft.percent === "" ? 0 : draft.percent,
  };
  if (about === "product") return variant;
  const [question, subject] = [filled(draft.question), filled(draft.subject)];
  if (Object.keys(question).length) variant.question = question;
  if (Object.keys(subject).length) variant.subject = subject;
  if (draft.delay.amount) variant.delay = { amount: draft.delay.amount, unit: draft.delay.unit };
  return variant;
}

/** As the interface takes it; whatever is wrong with it the server says by field. */
export function offerOf(draft: ExperimentDraft): ExperimentOffer {
  const offer: ExperimentOffer = {
    key: draft.key || keyOf(draft.name),
    name: draft.name.trim(),
    variants: draft.variants.map((variant) => variantOffer(variant, draft.about)),
  };
  return draft.about === "survey" ? { ...offer, survey: draft.survey } : offer;
}
