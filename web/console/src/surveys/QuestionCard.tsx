import { i18n } from "@lingui/core";
import { Group, NativeSelect, Stack, Switch, Text, UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import type { useReorder } from "../boards/reorder";
import { useBuilding } from "./builder";
import { Conditions } from "./Conditions";
import { withQuestion, withQuestionKey } from "./conditions";
import {
  first,
  hasOptions,
  keyOf,
  newOption,
  type Question,
  type QuestionKind,
  questionKeys,
  questionKinds,
} from "./definition";
import { KeyField } from "./KeyField";
import { MoveHandle, RemoveIt } from "./ListTools";
import { labelOf } from "./label_of";
import { OptionsList } from "./OptionsList";
import { ScaleFields } from "./ScaleFields";
import classes from "./Surveys.module.css";
import { questionKindName } from "./survey_names";
import { WordsField } from "./WordsField";

interface Props {
  question: Question;
  place: number;
  handle: ReturnType<ReturnType<typeof useReorder>["handle"]>;
  open: boolean;
  onOpen: () => void;
  onRemove: () => void;
}

/** One further question: folded, what it is; opened, all of it. */
export function QuestionCard({ question, place, handle, open, onOpen, onRemove }: Props) {
  const { definition, may } = useBuilding();
  const name = labelOf(question, first(definition));
  const conditions = question.show_when.length;
  return (
    <div className={classes.itemBody}>
      <Group gap={4} wrap="nowrap">
        {may ? <MoveHandle name={name} handle={handle} /> : null}
        <UnstyledButton className={classes.fold} aria-expanded={open} onClick={onOpen}>
          <IconChevronRight size={16} aria-hidden className={classes.chevron} />
          <span className={classes.grow}>
            <span className={classes.foldName}>{name}</span>
            <Text span size="xs" c="dimmed" display="block">
              {[
                questionKindName(question.kind),
                question.required ? i18n.t("required") : "",
                conditions > 0
                  ? i18n.t("{n, plural, one {one condition} other {# conditions}}", {
                      n: conditions,
                    })
                  : "",
              ]
                .filter(Boolean)
                .join(" · ")}
            </Text>
          </span>
        </UnstyledButton>
        {may ? <RemoveIt name={name} onClick={onRemove} /> : null}
      </Group>
      {open ? <QuestionFields question={question} place={place} /> : null}
    </div>
  );
}

function QuestionFields({ question, place }: { question: Question; place: number }) {
  const { definition, kind, fresh, may, edit } = useBuilding();
  const path = `questions[${place}]`;
  const change = (what: string, by: (one: Question) => Question) =>
    edit(what, (now) => withQuestion(now, kind, place, by));
  const write = (label: Question["label"]) => {
    const taken = questionKeys(definition).filter((key) => key !== question.key);
    const follows = fresh.has(`question ${question.key}`);
    const key = follows ? keyOf(label[first(definition)] ?? "", "question", taken) : question.key;
    if (follows) fresh.add(`question ${key}`);
    edit(`${path}.label`, (now) =>
      withQuestionKey(
        withQuestion(now, kind, place, (one) => ({ ...one, label })),
        place,
        key,
      ),
    );
  };
  const take = (which: QuestionKind) =>
    change("", (one) => {
      const next = { ...one, kind: which };
      if (!hasOptions(which)) return { ...next, options: [] };
      for (const text of [i18n.t("First"), i18n.t("Second")].slice(next.options.length))
        next.options = [...next.options, newOption(definition, next, text)];
      return next;
    });
  return (
    <Stack gap="sm" className={classes.fields}>
      <WordsField
        label={i18n.t("Question")}
        path={`${path}.label`}
        words={question.label}
        onChange={write}
      />
      <Group align="flex-end" gap="md">
        <NativeSelect
          label={i18n.t("Answered by")}
          disabled={!may}
          value={question.kind}
          onChange={({ currentTarget }) => take(currentTarget.value as QuestionKind)}
          data={questionKinds.map((value) => ({ value, label: questionKindName(value) }))}
        />
        <Switch
          label={i18n.t("Required")}
          disabled={!may}
          mb={8}
          checked={question.required}
          onChange={({ currentTarget: { checked } }) =>
            change("", (one) => ({ ...one, required: checked }))
          }
        />
      </Group>
      {hasOptions(question.kind) ? <OptionsList question={question} place={place} /> : null}
      {question.kind === "scale" ? <ScaleFields question={question} place={place} /> : null}
      <Conditions question={question} place={place} />
      <KeyField
        path={path}
        value={question.key}
        onChange={(key) => {
          fresh.delete(`question ${question.key}`);
          edit(`${path}.key`, (now) => withQuestionKey(now, place, key));
        }}
      />
    </Stack>
  );
}
