import { i18n } from "@lingui/core";
import { Button, Menu, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useReorder } from "../boards/reorder";
import { useBuilding } from "./builder";
import { countConditions, withMovedQuestion, withoutQuestion } from "./conditions";
import { type Definition, newQuestion, type QuestionKind, questionKinds } from "./definition";
import { focusPath } from "./focus_path";
import { QuestionCard } from "./QuestionCard";
import classes from "./Surveys.module.css";
import { questionKindName } from "./survey_names";

const most = 50;

/** Further questions, each shown to whom its conditions name. */
export function QuestionsPart() {
  const { definition, kind, fresh, may, edit } = useBuilding();
  const { questions } = definition;
  const [open, setOpen] = useState<number | null>(null);
  const [dropped, setDropped] = useState(0);
  /** A change after which conditions may be gone: that is said, since nobody sees it otherwise. */
  const rearrange = (change: (now: Definition) => Definition) => {
    setDropped(countConditions(definition) - countConditions(change(definition)));
    edit("", change);
  };
  const { grid, handle, stateOf } = useReorder(
    questions.map((question) => question.key),
    (from, to) => {
      setOpen(null);
      rearrange((now) => withMovedQuestion(now, kind, from, to));
    },
  );
  const add = (which: QuestionKind) => {
    const question = newQuestion(definition, which, i18n.t("New question"), [
      i18n.t("First"),
      i18n.t("Second"),
    ]);
    fresh.add(`question ${question.key}`);
    for (const { key } of question.options) fresh.add(`option ${key}`);
    edit("", (now) => ({ ...now, questions: [...now.questions, question] }));
    setOpen(questions.length);
    setDropped(0);
    focusPath(`questions[${questions.length}].label`, "select");
  };
  return (
    <Stack gap="sm">
      {questions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {i18n.t("Every further question costs answers. Ask what you cannot know otherwise.")}
        </Text>
      ) : null}
      <div ref={grid} className={classes.items}>
        {questions.map((question, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the key of a question changes while it is written
          <div key={i} className={classes.item} data-place={i} data-state={stateOf(i)}>
            <QuestionCard
              question={question}
              place={i}
              handle={handle(i)}
              open={open === i}
              onOpen={() => setOpen(open === i ? null : i)}
              onRemove={() => {
                setOpen(null);
                rearrange((now) => withoutQuestion(now, kind, i));
              }}
            />
          </div>
        ))}
      </div>
      <Text size="xs" c="dimmed" role="status">
        {dropped > 0
          ? i18n.t(
              "{n, plural, one {One condition} other {# conditions}} went with it, since what it looked at no longer comes before. Undo brings everything back.",
              { n: dropped },
            )
          : ""}
      </Text>
      {may ? (
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>
            <Button
              size="xs"
              variant="default"
              className={classes.add}
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={questions.length >= most}
            >
              {i18n.t("Add a question")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {questionKinds.map((which) => (
              <Menu.Item key={which} onClick={() => add(which)}>
                {questionKindName(which)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </Stack>
  );
}
