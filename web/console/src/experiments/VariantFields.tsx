import { i18n } from "@lingui/core";
import { Button, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { AmountField } from "../asking/AmountField";
import { SpanField } from "../asking/SpanField";
import { languageName } from "../surveys/languages";
import classes from "./Experiments.module.css";
import { keyOf, type VariantDraft } from "./experiment_draft";

interface Props {
  variant: VariantDraft;
  /** "first" is what the others are compared with. */
  place: "first" | "other";
  /** Of the survey; none when it is about the product. */
  languages: string[];
  /** What is wrong with the field of that name. */
  at: (field: string) => string | undefined;
  onChange: (variant: VariantDraft) => void;
  onRemove?: () => void;
}

/** One variant: who gets it, and what it changes. */
export function VariantFields({ variant, place, languages, at, onChange, onRemove }: Props) {
  const change = (part: Partial<VariantDraft>) => onChange({ ...variant, ...part });
  return (
    <fieldset className={classes.variant}>
      <legend>
        {variant.name || i18n.t("A variant")}
        {place === "first" ? i18n.t(" (compared with)") : ""}
      </legend>
      <div className={classes.variantFields}>
        <div className={classes.row}>
          <TextInput
            className={classes.grow}
            label={i18n.t("Name")}
            value={variant.name}
            error={at("name") ?? at("key")}
            description={i18n.t("Programs know it as {key}.", { key: variant.key || "…" })}
            inputWrapperOrder={["label", "input", "description", "error"]}
            onChange={({ currentTarget: { value } }) => change({ name: value, key: keyOf(value) })}
          />
          <AmountField
            label={i18n.t("Share")}
            unit="%"
            parts="decimal"
            value={variant.percent}
            error={at("share_percent")}
            onChange={(percent) => change({ percent })}
          />
        </div>
        {languages.map((language) => (
          <TextInput
            key={`question ${language}`}
            label={i18n.t("Question in {language}", {
              language: languageName(language, i18n.locale),
            })}
            placeholder={i18n.t("As the survey asks it")}
            value={variant.question[language] ?? ""}
            error={at(`question.${language}`)}
            onChange={({ currentTarget: { value } }) =>
              change({ question: { ...variant.question, [language]: value } })
            }
          />
        ))}
        {languages.map((language) => (
          <TextInput
            key={`subject ${language}`}
            label={i18n.t("Subject of the email in {language}", {
              language: languageName(language, i18n.locale),
            })}
            placeholder={i18n.t("As usual")}
            value={variant.subject[language] ?? ""}
            error={at(`subject.${language}`)}
            onChange={({ currentTarget: { value } }) =>
              change({ subject: { ...variant.subject, [language]: value } })
            }
          />
        ))}
        {languages.length ? (
          <SpanField
            label={i18n.t("Asked later than planned, by")}
            description={i18n.t("Empty: when the plan says. In the product this changes nothing.")}
            value={variant.delay}
            error={at("delay")}
            onChange={(delay) => change({ delay })}
          />
        ) : null}
        {onRemove ? (
          <div>
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={14} aria-hidden />}
              onClick={onRemove}
            >
              {i18n.t("Leave out {name}", { name: variant.name || i18n.t("this variant") })}
            </Button>
          </div>
        ) : null}
      </div>
    </fieldset>
  );
}
