import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

// The texts Hark brings along for surveys, in every language: the same places, the same fields, and
// every plural that the language has (CLDR, as Intl knows it).

type Nested = { [place: string]: string | Nested };

const folder = fileURLToPath(
  new URL("../../../../src/product/survey/texts", import.meta.url).toString(),
);

const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const read = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as Nested;

function flat(nested: Nested, before = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(nested).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[before + key, value]]
        : Object.entries(flat(value, `${before}${key}.`)),
    ),
  );
}

const fields = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

/** The categories of an ICU plural of `n`: every top-level "name {…}". */
function categories(text: string) {
  const inner = /^\{n, plural, (.*)\}$/.exec(text)?.[1];
  if (inner === undefined) return undefined;
  const found = [...inner.matchAll(/(\w+) \{([^{}]*)\}/g)];
  // Nothing is left beside the cases, so that a bracket too few is seen.
  expect(inner.replace(/(\w+) \{([^{}]*)\}/g, "").trim()).toBe("");
  return found.map((match) => match[1] ?? "");
}

const english = flat(read("en.json"));

test("Hark speaks the eleven languages it promises", () => {
  expect(files.map((name) => name.slice(0, -5)).sort()).toEqual(
    ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "zh"].sort(),
  );
});

describe.each(files)("%s", (name) => {
  const texts = flat(read(name));
  const language = texts.language ?? "";

  test("is named as its language, with the direction it is written in", () => {
    expect(`${language}.json`).toBe(name);
    expect(texts.direction).toBe(language === "ar" ? "rtl" : "ltr");
  });

  test("has the places of English in the same order, none empty", () => {
    expect(Object.keys(texts)).toEqual(Object.keys(english));
    for (const [place, text] of Object.entries(texts)) expect(text.trim(), place).not.toBe("");
  });

  test("fills in what English fills in", () => {
    for (const [place, text] of Object.entries(texts))
      expect(fields(text), place).toEqual(fields(english[place] ?? ""));
  });

  test("has every plural of the language and no other", () => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = Object.entries(texts).filter(([, text]) => text.includes(", plural,"));
    expect(plurals.map(([place]) => place)).toEqual(["words.kiosk_reset"]);
    for (const [place, text] of plurals)
      expect(categories(text)?.sort(), place).toEqual([...wanted].sort());
  });

  test("is translated: no sentence is the English one", () => {
    if (language === "en") return;
    const sentences = Object.entries(texts).filter(([, text]) => text.includes(" "));
    for (const [place, text] of sentences) expect(text, place).not.toBe(english[place]);
  });
});
