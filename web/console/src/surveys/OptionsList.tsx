import { i18n } from "@lingui/core";
import { Button, Group, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useBuilding } from "./builder";
import { withOptionKey, withQuestion } from "./conditions";
import { first, keyOf, moved, newOption, type Option, type Question, withItem } from "./definition";
import { focusPath } from "./focus_path";
import { MoveSteps, RemoveIt } from "./ListTools";
import { labelOf } from "./label_of";
import classes from "./Surveys.module.css";
import { WordsField } from "./WordsField";

const most = 100;

/** What can be chosen. At least two, or it is no choice. */
export function OptionsList({ question, place }: { question: Question; place: number }) {
  const { definition, kind, fresh, may, problems, edit } = useBuilding();
  const path = `questions[${place}].options`;
  const { options } = question;
  const change = (by: (options: Option[]) => Option[]) =>
    edit("", (now) =>
      withQuestion(now, kind, place, (one) => ({ ...one, options: by(one.options) })),
    );
  const add = () => {
    const option = newOption(definition, question, i18n.t("New option"));
    fresh.add(`option ${option.key}`);
    change((now) => [...now, option]);
    focusPath(`${path}[${options.length}].label`, "select");
  };
  const write = (i: number, option: Option, label: Option["label"]) => {
    const taken = options.filter((_, j) => j !== i).map(({ key }) => key);
    const follows = fresh.has(`option ${option.key}`);
    const key = follows ? keyOf(label[first(definition)] ?? "", "option", taken) : option.key;
    if (follows) fresh.add(`option ${key}`);
    edit(`${path}[${i}].label`, (now) =>
      withOptionKey(
        withQuestion(now, kind, place, (one) => ({
          ...one,
          options: withItem(one.options, i, (each) => ({ ...each, label })),
        })),
        place,
        i,
        key,
      ),
    );
  };
  return (
    <Stack gap={8} component="fieldset" className={classes.plainSet}>
      <legend className={classes.legend}>{i18n.t("Options")}</legend>
      {problems[path] ? (
        <span className={classes.problem} role="alert">
          {problems[path]}
        </span>
      ) : null}
      {options.map((option, i) => {
        const name = labelOf(option, first(definition));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the key of an option changes while it is written
          <Group key={i} gap={2} wrap="nowrap" align="flex-end">
            <div className={classes.grow}>
              <WordsField
                label={i18n.t("Option {n}", { n: i + 1 })}
                path={`${path}[${i}].label`}
                words={option.label}
                onChange={(label) => write(i, option, label)}
              />
            </div>
            {may ? (
              <>
                <MoveSteps
                  name={name}
                  place={i}
                  count={options.length}
                  onMove={(to) => change((now) => moved(now, i, to))}
                />
                <RemoveIt name={name} onClick={() => change((now) => now.toSpliced(i, 1))} />
              </>
            ) : null}
          </Group>
        );
      })}
      {may ? (
        <Button
          size="compact-sm"
          variant="subtle"
          className={classes.add}
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={options.length >= most}
          onClick={add}
        >
          {i18n.t("Add an option")}
        </Button>
      ) : null}
    </Stack>
  );
}
