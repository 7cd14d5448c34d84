import { i18n } from "@lingui/core";
import { Group, NativeSelect, Stack } from "@mantine/core";
import { useBuilding } from "./builder";
import { withQuestion } from "./conditions";
import type { Question } from "./definition";
import { WordsField } from "./WordsField";

const numbers = (least: number, most: number) =>
  Array.from({ length: most - least + 1 }, (_, i) => String(least + i));

/** From where to where a scale goes, and what its ends are called. */
export function ScaleFields({ question, place }: { question: Question; place: number }) {
  const { kind, may, problems, edit } = useBuilding();
  const path = `questions[${place}]`;
  const change = (what: string, part: Partial<Question>) =>
    edit(what, (now) => withQuestion(now, kind, place, (one) => ({ ...one, ...part })));
  return (
    <Stack gap="sm">
      <Group grow>
        <NativeSelect
          label={i18n.t("From")}
          disabled={!may}
          value={String(question.least)}
          data={numbers(0, question.most - 1)}
          onChange={({ currentTarget }) => change("", { least: Number(currentTarget.value) })}
        />
        <NativeSelect
          label={i18n.t("To")}
          disabled={!may}
          value={String(question.most)}
          error={problems[`${path}.most`]}
          data={numbers(question.least + 1, 10)}
          onChange={({ currentTarget }) => change("", { most: Number(currentTarget.value) })}
        />
      </Group>
      <WordsField
        label={i18n.t("What {n} means", { n: question.least })}
        path={`${path}.least_label`}
        words={question.least_label}
        onChange={(least_label) => change(`${path}.least_label`, { least_label })}
      />
      <WordsField
        label={i18n.t("What {n} means", { n: question.most })}
        path={`${path}.most_label`}
        words={question.most_label}
        onChange={(most_label) => change(`${path}.most_label`, { most_label })}
      />
    </Stack>
  );
}
