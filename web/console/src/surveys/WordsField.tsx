import { i18n } from "@lingui/core";
import { Textarea, TextInput } from "@mantine/core";
import { useBuilding, useWriting } from "./builder";
import { first, type Words, withWord } from "./definition";
import { languageName } from "./languages";

interface Props {
  label: string;
  path: string;
  words: Words;
  /** Hark's own text that stands there while this is empty; null: there is none. */
  shipped?: string | null;
  lines?: "one" | "many";
  description?: string;
  onChange: (words: Words, text: string) => void;
}

/** One text in the language that is being written. */
export function WordsField(props: Props) {
  const { label, path, words, shipped = null, lines = "one", description, onChange } = props;
  const { definition, problems, may } = useBuilding();
  const { language, direction, standIn } = useWriting();
  const value = words[language] ?? "";
  const instead = standIn(words, shipped);
  const untranslated =
    value === "" && language !== first(definition) && words[first(definition)] !== undefined;
  const said = untranslated
    ? i18n.t("Not written in {language} yet.", { language: languageName(language, i18n.locale) })
    : description;
  const shared = {
    label,
    description: said,
    value,
    placeholder: instead,
    error: problems[`${path}.${language}`] ?? problems[path],
    disabled: !may,
    lang: language,
    dir: direction,
    "data-path": path,
    "data-untranslated": untranslated || undefined,
  };
  if (lines === "one")
    return (
      <TextInput
        {...shared}
        onChange={({ currentTarget }) =>
          onChange(withWord(words, language, currentTarget.value), currentTarget.value)
        }
      />
    );
  return (
    <Textarea
      {...shared}
      autosize
      minRows={2}
      maxRows={8}
      onChange={({ currentTarget }) =>
        onChange(withWord(words, language, currentTarget.value), currentTarget.value)
      }
    />
  );
}
