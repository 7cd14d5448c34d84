import { i18n } from "@lingui/core";
import { Text } from "@mantine/core";
import type { Experiment, Variant } from "#api/things";
import { unitName } from "../asking/plan_names";
import { Section } from "../shell/Page";
import { languageName } from "../surveys/languages";
import classes from "./Experiments.module.css";

/** What each variant of a survey changes. */
export function VariantsPart({ experiment }: { experiment: Experiment }) {
  return (
    <Section title={i18n.t("What the variants change")}>
      <ul className={classes.list}>
        {experiment.variants.map((variant) => (
          <li key={variant.key} className={classes.entry}>
            <div className={classes.entryWords}>
              <div className={classes.entryName}>{variant.name || variant.key}</div>
              {changes(variant).map((text) => (
                <Text key={text}>{text}</Text>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function changes({ question, subject, delay }: Variant): string[] {
  const all = [
    ...Object.entries(question ?? {}).map(([language, text]) =>
      i18n.t("Question in {language}: {text}", {
        language: languageName(language, i18n.locale),
        text,
      }),
    ),
    ...Object.entries(subject ?? {}).map(([language, text]) =>
      i18n.t("Subject in {language}: {text}", {
        language: languageName(language, i18n.locale),
        text,
      }),
    ),
    ...(delay
      ? [i18n.t("Asked {n} {unit} later", { n: delay.amount, unit: unitName(delay.unit) })]
      : []),
  ];
  return all.length ? all : [i18n.t("As usual")];
}
