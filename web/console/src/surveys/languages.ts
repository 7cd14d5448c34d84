import type { Definition, Words } from "./definition";

/** Every text of a definition changed by `change`. */
export function mapWords(definition: Definition, change: (words: Words) => Words): Definition {
  const { wording, follow_up, reasons, questions, thanks } = definition;
  const thank = (one: Definition["thanks"]["promoter"]) => ({
    ...one,
    text: change(one.text),
    share: change(one.share),
    link: one.link && { ...one.link, label: change(one.link.label) },
  });
  return {
    ...definition,
    wording: { ...wording, text: change(wording.text) },
    follow_up: {
      promoter: change(follow_up.promoter),
      passive: change(follow_up.passive),
      detractor: change(follow_up.detractor),
    },
    reasons: reasons.map((reason) => ({ ...reason, label: change(reason.label) })),
    questions: questions.map((question) => ({
      ...question,
      label: change(question.label),
      least_label: change(question.least_label),
      most_label: change(question.most_label),
      options: question.options.map((option) => ({ ...option, label: change(option.label) })),
    })),
    thanks: {
      promoter: thank(thanks.promoter),
      passive: thank(thanks.passive),
      detractor: thank(thanks.detractor),
    },
  };
}

/** "de", "zh-Hant", "pt-BR": what the server takes for a language. */
export function isLanguage(tag: string): boolean {
  return /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/.test(tag);
}

/** The first part of a tag: by it Hark's own texts are found. */
export function primary(tag: string): string {
  return tag.split("-")[0] ?? tag;
}

/** What a language is called in itself and for the reader: "Deutsch (German)". */
export function languageName(tag: string, reader: string): string {
  const named = (locale: string) => {
    try {
      return new Intl.DisplayNames([locale], { type: "language" }).of(tag) ?? tag;
    } catch {
      return tag;
    }
  };
  const [own, theirs] = [named(tag), named(reader)];
  return own.toLowerCase() === theirs.toLowerCase() ? theirs : `${own} (${theirs})`;
}

export function withLanguage(definition: Definition, tag: string): Definition {
  if (definition.languages.includes(tag)) return definition;
  return { ...definition, languages: [...definition.languages, tag] };
}

/** Without a language and all its texts. The last language stays. */
export function withoutLanguage(definition: Definition, tag: string): Definition {
  if (definition.languages.length < 2 || !definition.languages.includes(tag)) return definition;
  const left = definition.languages.filter((each) => each !== tag);
  return mapWords({ ...definition, languages: left }, (words) => {
    const { [tag]: _, ...others } = words;
    return others;
  });
}

/**
 * With the language that others fall back to changed. A text that exists only in the old default
 * is kept for the new one, so that nothing that must have a text loses it.
 */
export function withDefault(definition: Definition, tag: string): Definition {
  const [old] = definition.languages;
  if (old === undefined || old === tag || !definition.languages.includes(tag)) return definition;
  const languages = [tag, ...definition.languages.filter((each) => each !== tag)];
  const keep = (words: Words): Words => {
    const text = words[old];
    return words[tag] === undefined && text !== undefined ? { ...words, [tag]: text } : words;
  };
  const { reasons, questions, thanks, wording } = definition;
  const thank = (one: Definition["thanks"]["promoter"]) => ({
    ...one,
    link: one.link && { ...one.link, label: keep(one.link.label) },
  });
  return {
    ...definition,
    languages,
    wording: wording.template === null ? { ...wording, text: keep(wording.text) } : wording,
    reasons: reasons.map((reason) => ({ ...reason, label: keep(reason.label) })),
    questions: questions.map((question) => ({
      ...question,
      label: keep(question.label),
      options: question.options.map((option) => ({ ...option, label: keep(option.label) })),
    })),
    thanks: {
      promoter: thank(thanks.promoter),
      passive: thank(thanks.passive),
      detractor: thank(thanks.detractor),
    },
  };
}
