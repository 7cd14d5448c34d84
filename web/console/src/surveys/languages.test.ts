import { expect, test } from "vitest";
import { definition } from "./definition_fixture";
import { isLanguage, languageName, withDefault, withLanguage, withoutLanguage } from "./languages";

test("tags are those the server takes", () => {
  for (const tag of ["en", "gsw", "pt-BR", "zh-Hant", "zh-Hant-TW"])
    expect(isLanguage(tag)).toBe(true);
  for (const tag of ["", "EN", "english", "pt-br", "de_AT", "e"])
    expect(isLanguage(tag)).toBe(false);
});

test("a language is named in itself and for the reader", () => {
  expect(languageName("de", "en")).toBe("Deutsch (German)");
  expect(languageName("en", "en")).toBe("English");
});

test("with a language go all its texts, but never the last language", () => {
  const left = withoutLanguage(definition(), "de");
  expect(left.languages).toEqual(["en"]);
  expect(JSON.stringify(left)).not.toContain("Preis");
  expect(withoutLanguage(left, "en")).toBe(left);
  expect(withoutLanguage(left, "fr")).toBe(left);
});

test("a language is added once", () => {
  expect(withLanguage(definition(), "ar").languages).toEqual(["en", "de", "ar"]);
  expect(withLanguage(definition(), "de").languages).toEqual(["en", "de"]);
});

test("another default language lacks nothing that must have a text", () => {
  const german = withDefault(definition(), "de");
  expect(german.languages).toEqual(["de", "en"]);
  expect(german.reasons.map(({ label }) => label.de)).toEqual(["Preis", "Speed"]);
  expect(german.questions[0]?.options.map(({ label }) => label.de)).toEqual(["dev", "boss"]);
  expect(withDefault(definition(), "fr").languages).toEqual(["en", "de"]);
});
