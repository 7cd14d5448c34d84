import { i18n } from "@lingui/core";
import { TextInput } from "@mantine/core";
import type { WholeSurvey } from "#api/things";
import { FormDialog } from "../shell/FormDialog";
import { filled, showProblem, useSchemaForm, z } from "../words/forms";
import { useSurveys } from "./surveys_queries";

const shape = z.object({ name: filled(i18n.t("Give it a name you will recognise.")) });

/** Another name for the console; people who are asked never see it. */
export default function RenameSurvey(props: { survey: WholeSurvey; onClose: () => void }) {
  const { survey, onClose } = props;
  const form = useSchemaForm(shape, { name: survey.name });
  const { rename } = useSurveys();
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      await rename(survey.key, name);
      onClose();
    } catch (problem) {
      showProblem(form, problem);
    }
  });
  const { errors } = form.formState;
  return (
    <FormDialog
      title={i18n.t("Rename the survey")}
      action={i18n.t("Rename")}
      state={form.formState}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={i18n.t("Name")}
        description={i18n.t("Seen in the console alone. The address keeps its key.")}
        data-autofocus
        error={errors.name?.message}
        {...form.register("name")}
      />
    </FormDialog>
  );
}
