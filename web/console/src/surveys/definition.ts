import type { SurveyDefinition, WholeSurvey } from "#api/things";

/** What a survey asks, as the builder edits it. Every change makes a new definition. */
export type Definition = SurveyDefinition;
export type Kind = WholeSurvey["kind"];
/** One text in several languages, by their tags. */
export type Words = Record<string, string>;
export type Reason = Definition["reasons"][number];
export type Question = Definition["questions"][number];
export type QuestionKind = Question["kind"];
export type Option = Question["options"][number];
export type ShowWhen = Question["show_when"][number];
export type Thanks = Definition["thanks"]["promoter"];
export type Look = Definition["look"];

export const audiences = ["promoter", "passive", "detractor"] as const;
export type Audience = (typeof audiences)[number];

export const questionKinds: QuestionKind[] = ["single", "multiple", "scale", "text"];

/** The approved wordings of a kind, the usual one first. */
export const templates: Record<Kind, string[]> = {
  nps: [
    "recommend_company",
    "recommend_product",
    "recommend_purchase",
    "recommend_support",
    "recommend_event",
  ],
  enps: ["enps"],
  csat: ["csat", "csat_support"],
  ces: ["ces"],
  open: ["open"],
};

/** The scores a kind takes, and up to which they are unhappy and undecided; null: no score. */
export const scales: Record<
  Kind,
  { least: number; most: number; bounds: [number, number] } | null
> = {
  nps: { least: 0, most: 10, bounds: [6, 8] },
  enps: { least: 0, most: 10, bounds: [6, 8] },
  csat: { least: 1, most: 5, bounds: [2, 3] },
  ces: { least: 1, most: 7, bounds: [3, 4] },
  open: null,
};

/** Of whom the builder speaks one by one: an open survey has no groups. */
export function audiencesOf(kind: Kind): readonly Audience[] {
  return scales[kind] ? audiences : ["promoter"];
}

/** The words with one text changed; an empty one is gone. */
export function withWord(words: Words, language: string, text: string): Words {
  const { [language]: _, ...others } = words;
  return text === "" ? others : { ...others, [language]: text };
}

export function withItem<T>(list: T[], index: number, change: (item: T) => T): T[] {
  return list.map((item, i) => (i === index ? change(item) : item));
}

export function moved<T>(list: T[], from: number, to: number): T[] {
  const item = list[from];
  return item === undefined ? list : list.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** A key out of a text: "Prix élevé" is "prix_eleve"; `otherwise` where no letter is left. */
export function keyOf(text: string, otherwise: string, taken: string[]): string {
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+/, "")
    .slice(0, 40)
    .replace(/_+$/, "");
  const wanted = plain || otherwise;
  if (plain && !taken.includes(plain)) return plain;
  for (let n = plain ? 2 : 1; ; n += 1) {
    const key = `${wanted}_${n}`;
    if (!taken.includes(key)) return key;
  }
}

/** Names that a condition uses for what is no question of its own. */
export const reservedKeys = ["score", "group", "reasons"];

export function questionKeys(definition: Definition): string[] {
  return [...reservedKeys, ...definition.questions.map((question) => question.key)];
}

export function newReason(definition: Definition, label: string): Reason {
  const taken = definition.reasons.map((reason) => reason.key);
  return {
    key: keyOf(label, "reason", taken),
    label: { [first(definition)]: label },
    groups: [],
  };
}

export function newOption(definition: Definition, question: Question, label: string): Option {
  const taken = question.options.map((option) => option.key);
  return { key: keyOf(label, "option", taken), label: { [first(definition)]: label } };
}

export function newQuestion(
  definition: Definition,
  kind: QuestionKind,
  label: string,
  options: string[],
): Question {
  const question: Question = {
    key: keyOf(label, "question", questionKeys(definition)),
    kind,
    label: { [first(definition)]: label },
    required: false,
    options: [],
    least: 1,
    most: 5,
    least_label: {},
    most_label: {},
    show_when: [],
  };
  if (hasOptions(kind))
    for (const text of options) question.options.push(newOption(definition, question, text));
  return question;
}

export function hasOptions(kind: QuestionKind): boolean {
  return kind === "single" || kind === "multiple";
}

/** The language that stands in where another has no text. */
export function first(definition: Definition): string {
  return definition.languages[0] ?? "en";
}
