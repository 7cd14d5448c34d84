import { i18n } from "@lingui/core";
import { Anchor, Blockquote, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useBuilding, useWriting } from "./builder";
import { Caution } from "./Caution";
import { shippedText } from "./completeness";
import { type Definition, first, templates } from "./definition";
import classes from "./Surveys.module.css";
import { templateName } from "./survey_names";
import { WordsField } from "./WordsField";

const own = "own words";

/** The rating question: an approved wording about a subject, or one's own words. */
export function QuestionPart() {
  const { definition, kind, texts, problems, may, edit } = useBuilding();
  const { language, direction } = useWriting();
  const { wording } = definition;
  const spoken = (tag: string, template: string) =>
    (shippedText(texts, tag, `templates.${template}`) ?? "").replaceAll(
      "{{subject}}",
      wording.subject || "…",
    );
  const choose = (value: string) =>
    edit("", (now): Definition => {
      if (value !== own) return { ...now, wording: { ...now.wording, template: value } };
      // One's own words begin with the approved ones, in every language that has them.
      const template = now.wording.template ?? templates[kind][0] ?? "";
      const text = Object.fromEntries(
        now.languages.flatMap((tag) => {
          const said = spoken(tag, template);
          return said ? [[tag, said]] : [];
        }),
      );
      return {
        ...now,
        wording: { ...now.wording, template: null, text: { ...text, ...now.wording.text } },
      };
    });
  const usual = templates[kind][0] ?? "";
  const shown = wording.template
    ? spoken(language, wording.template) || spoken(first(definition), wording.template)
    : "";
  return (
    <Stack gap="sm">
      <NativeSelect
        label={i18n.t("Wording")}
        disabled={!may}
        value={wording.template ?? own}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
        error={problems["wording.template"]}
        data={[
          ...templates[kind].map((value) => ({ value, label: templateName(value) })),
          { value: own, label: i18n.t("Own words") },
        ]}
      />
      {wording.template === null ? (
        <>
          <WordsField
            label={i18n.t("Question")}
            path="wording.text"
            words={wording.text}
            lines="many"
            onChange={(text) =>
              edit("wording.text", (now) => ({ ...now, wording: { ...now.wording, text } }))
            }
          />
          {kind === "open" ? null : (
            <Caution title={i18n.t("Not comparable with benchmarks")}>
              {i18n.t(
                "People answer other words differently: a change of a few points may come from the wording alone. Scores to your own words can be compared with each other, not with those of others, and not with your answers so far.",
              )}{" "}
              {may ? (
                <Anchor component="button" type="button" inherit onClick={() => choose(usual)}>
                  {i18n.t("Back to the approved wording")}
                </Anchor>
              ) : null}
            </Caution>
          )}
        </>
      ) : (
        <>
          <TextInput
            label={i18n.t("Asks about")}
            description={i18n.t("A name as people know it. It is the same in every language.")}
            data-path="wording.subject"
            disabled={!may}
            value={wording.subject}
            maxLength={200}
            error={problems["wording.subject"]}
            onChange={({ currentTarget: { value } }) =>
              edit("wording.subject", (now) => ({
                ...now,
                wording: { ...now.wording, subject: value },
              }))
            }
          />
          {wording.subject.trim() === "" ? (
            <Text size="xs" c="red" role="alert">
              {i18n.t("Without a name the question has a hole in it.")}
            </Text>
          ) : null}
          <Blockquote className={classes.locked} lang={language} dir={direction} p="sm" mt={0}>
            {shown}
          </Blockquote>
          <Text size="xs" c="dimmed" className={classes.lockNote}>
            <IconLock size={14} aria-hidden />
            {kind === "open"
              ? i18n.t("Written by Hark in every language it speaks.")
              : i18n.t("Locked, so that scores stay comparable with benchmarks and over time.")}
          </Text>
        </>
      )}
    </Stack>
  );
}
