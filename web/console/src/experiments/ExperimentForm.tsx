import { i18n } from "@lingui/core";
import {
  Alert,
  Button,
  Group,
  Input,
  NativeSelect,
  SegmentedControl,
  TextInput,
} from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { problemAt, problemElsewhere, problemsOf } from "../asking/problems_at";
import { surveyQuery } from "../surveys/surveys_queries";
import { surveysQuery } from "../workspace/surveys";
import classes from "./Experiments.module.css";
import { type ExperimentDraft, evenly, keyOf, mostVariants, newVariant } from "./experiment_draft";
import { VariantFields } from "./VariantFields";

interface Props {
  start: ExperimentDraft;
  /** Key and survey stay when it is changed. */
  kind: "new" | "changed";
  onSave: (draft: ExperimentDraft) => Promise<unknown>;
  onCancel: () => void;
}

/** An experiment is written. */
export function ExperimentForm({ start, kind, onSave, onCancel }: Props) {
  const [draft, setDraft] = useState(start);
  const [problem, setProblem] = useState<unknown>(null);
  const [state, setState] = useState<"idle" | "saving">("idle");
  const surveys = useQuery(surveysQuery).data ?? [];
  const survey = surveys.find(({ id, key }) => key === draft.survey || id === draft.survey);
  const whole = useQuery({ ...surveyQuery(survey?.key ?? ""), enabled: Boolean(survey) });
  const languages = draft.about === "survey" ? (whole.data?.definition.languages ?? []) : [];
  const change = (part: Partial<ExperimentDraft>) => setDraft({ ...draft, ...part });
  const problems = problemsOf(problem);
  const fields = ["key", "name", "survey", ...draft.variants.map((_, i) => `variants[${i}]`)];
  const elsewhere = problemElsewhere(problem, fields);
  const save = async () => {
    setState("saving");
    setProblem(null);
    try {
      await onSave(draft);
    } catch (caught) {
      setProblem(caught);
      setState("idle");
    }
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {elsewhere ? (
        <Alert color="red" role="alert">
          {elsewhere}
        </Alert>
      ) : null}
      {kind === "new" ? (
        <Input.Wrapper label={i18n.t("What is compared")} labelElement="div">
          <div>
            <SegmentedControl
              mt={4}
              aria-label={i18n.t("What is compared")}
              value={draft.about}
              onChange={(about) => change({ about: about as ExperimentDraft["about"] })}
              data={[
                { value: "survey", label: i18n.t("How a survey asks") },
                { value: "product", label: i18n.t("Your own product") },
              ]}
            />
          </div>
        </Input.Wrapper>
      ) : null}
      <div className={classes.row}>
        <TextInput
          className={classes.grow}
          label={i18n.t("Name")}
          value={draft.name}
          error={problems.name ?? problems.key}
          description={i18n.t("Programs know it as {key}.", { key: draft.key || "…" })}
          inputWrapperOrder={["label", "input", "description", "error"]}
          onChange={({ currentTarget: { value } }) =>
            change(kind === "new" ? { name: value, key: keyOf(value) } : { name: value })
          }
        />
        {draft.about === "survey" ? (
          <NativeSelect
            className={classes.grow}
            label={i18n.t("Survey")}
            disabled={kind === "changed"}
            value={survey?.key ?? ""}
            error={problems.survey}
            onChange={({ currentTarget }) => change({ survey: currentTarget.value })}
            data={surveys.map(({ key, name }) => ({ value: key, label: name || key }))}
          />
        ) : null}
      </div>
      {draft.variants.map((variant, i) => (
        <VariantFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a variant being written is known by its place
          key={i}
          variant={variant}
          place={i === 0 ? "first" : "other"}
          languages={languages}
          at={(field) => problemAt(problems, `variants[${i}].${field}`)}
          onChange={(changed) =>
            change({ variants: draft.variants.map((each, j) => (i === j ? changed : each)) })
          }
          onRemove={
            draft.variants.length > 2
              ? () => change({ variants: evenly(draft.variants.filter((_, j) => i !== j)) })
              : undefined
          }
        />
      ))}
      {draft.variants.length < mostVariants ? (
        <div>
          <Button
            variant="default"
            size="xs"
            onClick={() =>
              change({
                variants: evenly([
                  ...draft.variants,
                  newVariant(i18n.t("Variant {n}", { n: draft.variants.length + 1 })),
                ]),
              })
            }
          >
            {i18n.t("One more variant")}
          </Button>
        </div>
      ) : null}
      <Group>
        <Button type="submit" loading={state === "saving"}>
          {i18n.t("Save")}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {i18n.t("Cancel")}
        </Button>
      </Group>
    </form>
  );
}
