import type { ShippedTexts } from "#api/things";
import { type Definition, first, hasOptions, type Kind, scales, type Words } from "./definition";
import { primary } from "./languages";

/** One text of a survey: where it is, and what Hark says there itself. */
export interface Place {
  path: string;
  words: Words;
  /** Of Hark's own texts ("follow_up.promoter"); null where it has none. */
  shipped: string | null;
}

/** Every place where people read the survey's own words, in the order they read them. */
export function places(definition: Definition, kind: Kind): Place[] {
  const all: Place[] = [];
  const add = (path: string, words: Words, shipped: string | null = null) =>
    all.push({ path, words, shipped });
  if (definition.wording.template === null) add("wording.text", definition.wording.text);
  const groups = scales[kind] ? (["promoter", "passive", "detractor"] as const) : [];
  if (definition.ask_comment || !scales[kind]) {
    if (groups.length === 0)
      add("follow_up.promoter", definition.follow_up.promoter, "follow_up.any");
    for (const group of groups)
      add(`follow_up.${group}`, definition.follow_up[group], `follow_up.${group}`);
  }
  definition.reasons.forEach((reason, i) => {
    add(`reasons[${i}].label`, reason.label);
  });
  definition.questions.forEach((question, i) => {
    add(`questions[${i}].label`, question.label);
    if (hasOptions(question.kind))
      question.options.forEach((option, j) => {
        add(`questions[${i}].options[${j}].label`, option.label);
      });
    if (question.kind !== "scale") return;
    // Named ends are a choice: only an end that is named in some language wants the others.
    for (const end of ["least_label", "most_label"] as const)
      if (Object.keys(question[end]).length > 0) add(`questions[${i}].${end}`, question[end]);
  });
  for (const group of scales[kind] ? groups : (["promoter"] as const)) {
    const { text, link, share } = definition.thanks[group];
    add(`thanks.${group}.text`, text, `thanks.${group}`);
    if (link) add(`thanks.${group}.link.label`, link.label);
    if (Object.keys(share).length > 0) add(`thanks.${group}.share`, share);
  }
  return all;
}

export interface Completeness {
  wanted: number;
  /** The paths of what is missing. */
  missing: string[];
  /** Hark has its own words in this language: buttons, and texts nobody wrote. */
  speaks: boolean;
}

/**
 * What a language still lacks. A place is full with the survey's own words; or where nobody wrote
 * own words in the first language either and Hark has its own in this one.
 */
export function completeness(
  definition: Definition,
  kind: Kind,
  language: string,
  texts: ShippedTexts[],
): Completeness {
  const speaks = texts.some((each) => each.language === primary(language));
  const missing = places(definition, kind).filter(({ words, shipped }) => {
    if (words[language]) return false;
    const own = words[first(definition)] !== undefined;
    return own || !shipped || !speaks;
  });
  return {
    wanted: places(definition, kind).length,
    missing: missing.map(({ path }) => path),
    speaks,
  };
}

/** What Hark says at a place in a language; nothing where it does not speak it. */
export function shippedText(
  texts: ShippedTexts[],
  language: string,
  place: string | null,
): string | undefined {
  if (place === null) return undefined;
  return texts.find((each) => each.language === primary(language))?.texts[place];
}
