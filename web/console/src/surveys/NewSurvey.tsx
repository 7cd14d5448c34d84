import { i18n } from "@lingui/core";
import { Radio, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { FormDialog } from "../shell/FormDialog";
import { filled, showProblem, useSchemaForm, z } from "../words/forms";
import { type Kind, keyOf } from "./definition";
import { kindName, kindPurpose, kinds } from "./survey_names";
import { surveyAddress, useSurveys } from "./surveys_queries";

interface Props {
  taken: string[];
  onClose: () => void;
  onMade: (key: string) => Promise<unknown>;
}

const shape = z.object({
  name: filled(i18n.t("Give it a name you will recognise.")),
  key: filled(i18n.t("The survey needs a key.")),
});

/** Makes a draft: what kind of question, what it is called, and its part of the address. */
export default function NewSurvey({ taken, onClose, onMade }: Props) {
  const form = useSchemaForm(shape, { name: "", key: "" });
  const [kind, setKind] = useState<Kind>("nps");
  const [keyIs, setKeyIs] = useState<"from the name" | "chosen">("from the name");
  const { create } = useSurveys();
  const submit = form.handleSubmit(async ({ name, key }) => {
    try {
      const made = await create({ key, kind, name });
      onClose();
      await onMade(made.key);
    } catch (problem) {
      showProblem(form, problem);
    }
  });
  const { errors } = form.formState;
  const key = form.watch("key");
  return (
    <FormDialog
      size="lg"
      title={i18n.t("New survey")}
      action={i18n.t("Make the survey")}
      state={form.formState}
      onSubmit={submit}
      onClose={onClose}
    >
      <Radio.Group
        label={i18n.t("What it asks for")}
        description={i18n.t("The kind of a survey never changes: its scores stay comparable.")}
        value={kind}
        onChange={(value) => setKind(value as Kind)}
      >
        <Stack gap="xs" mt="xs">
          {kinds.map((each) => (
            <Radio key={each} value={each} label={kindName(each)} description={kindPurpose(each)} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label={i18n.t("Name")}
        placeholder={i18n.t("After support")}
        data-autofocus
        error={errors.name?.message}
        {...form.register("name", {
          onChange: (event: { target: { value: string } }) => {
            if (keyIs === "chosen") return;
            const made = keyOf(event.target.value, "survey", taken);
            form.setValue("key", made, { shouldValidate: form.formState.isSubmitted });
          },
        })}
      />
      <TextInput
        label={i18n.t("Key")}
        description={
          key
            ? i18n.t("Its address will be {address}", { address: surveyAddress(key) })
            : i18n.t("Part of its address; lower-case letters, digits, - and _.")
        }
        error={errors.key?.message}
        {...form.register("key", { onChange: () => setKeyIs("chosen") })}
      />
    </FormDialog>
  );
}
