import { i18n } from "@lingui/core";
import { Button, Chip, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type Building, useBuilding } from "./builder";
import { subjectsFor, withQuestion } from "./conditions";
import { type Audience, first, type Question, type ShowWhen, withItem } from "./definition";
import { RemoveIt } from "./ListTools";
import { labelOf } from "./label_of";
import classes from "./Surveys.module.css";
import { audienceName } from "./survey_names";

/** To whom a question is shown: to everybody, or when all its conditions hold. */
export function Conditions({ question, place }: { question: Question; place: number }) {
  const building = useBuilding();
  const { definition, kind, may, problems, edit } = building;
  const subjects = subjectsFor(definition, kind, place);
  const { show_when } = question;
  const change = (by: (now: ShowWhen[]) => ShowWhen[]) =>
    edit("", (now) =>
      withQuestion(now, kind, place, (one) => ({ ...one, show_when: by(one.show_when) })),
    );
  const [usual] = subjects;
  return (
    <Stack gap={8} component="fieldset" className={classes.plainSet}>
      <legend className={classes.legend}>{i18n.t("Shown")}</legend>
      {show_when.length === 0 ? <Text size="sm">{i18n.t("To everybody who answers.")}</Text> : null}
      {show_when.map((when, i) => {
        const subject = subjects.find((each) => each.question === when.question);
        const path = `questions[${place}].show_when[${i}]`;
        const name = subjectName(building, when.question);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no names
          <div key={i} className={classes.condition}>
            <Group gap={4} wrap="nowrap" align="flex-end">
              <NativeSelect
                className={classes.grow}
                size="xs"
                label={i === 0 ? i18n.t("When") : i18n.t("and when")}
                disabled={!may}
                value={when.question}
                error={problems[`${path}.question`] ?? problems[`${path}.is`]}
                data={subjects.map((each) => ({
                  value: each.question,
                  label: subjectName(building, each.question),
                }))}
                onChange={({ currentTarget: { value } }) => {
                  const values = subjects.find((each) => each.question === value)?.values ?? [];
                  change((now) =>
                    withItem(now, i, () => ({ question: value, is: values.slice(0, 1) })),
                  );
                }}
              />
              {may ? (
                <RemoveIt
                  name={i18n.t("the condition on {name}", { name })}
                  onClick={() => change((now) => now.toSpliced(i, 1))}
                />
              ) : null}
            </Group>
            <fieldset className={classes.plainSet}>
              <legend className="unseen">{i18n.t("{name} is one of", { name })}</legend>
              <Chip.Group
                multiple
                value={when.is}
                onChange={(is) => {
                  if (is.length > 0) change((now) => withItem(now, i, (one) => ({ ...one, is })));
                }}
              >
                <Group gap={4}>
                  <Text size="xs" c="dimmed">
                    {i18n.t("is one of")}
                  </Text>
                  {subject?.values.map((value) => (
                    <Chip key={value} size="xs" value={value} disabled={!may}>
                      {valueName(building, when.question, value)}
                    </Chip>
                  ))}
                </Group>
              </Chip.Group>
            </fieldset>
          </div>
        );
      })}
      {may && usual ? (
        <Button
          size="compact-sm"
          variant="subtle"
          className={classes.add}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            change((now) => [...now, { question: usual.question, is: usual.values.slice(-1) }])
          }
        >
          {show_when.length === 0 ? i18n.t("Only to some") : i18n.t("Add a condition")}
        </Button>
      ) : null}
    </Stack>
  );
}

function subjectName({ definition }: Building, question: string): string {
  if (question === "group") return i18n.t("their group");
  if (question === "score") return i18n.t("their score");
  if (question === "reasons") return i18n.t("a reason they ticked");
  const found = definition.questions.find(({ key }) => key === question);
  return found ? labelOf(found, first(definition)) : question;
}

function valueName({ definition, kind }: Building, question: string, value: string): string {
  if (question === "group") return audienceName(value as Audience, kind);
  const named = (list: { key: string; label: Record<string, string> }[] | undefined) => {
    const found = list?.find(({ key }) => key === value);
    return found ? labelOf(found, first(definition)) : value;
  };
  if (question === "reasons") return named(definition.reasons);
  return named(definition.questions.find(({ key }) => key === question)?.options);
}
