import { i18n } from "@lingui/core";
import { TextInput } from "@mantine/core";
import { FormDialog } from "../shell/FormDialog";
import { filled, showProblem, useSchemaForm, z } from "../words/forms";

interface Props {
  title: string;
  action: string;
  name?: string;
  onSave: (name: string) => Promise<unknown>;
  onClose: () => void;
}

const shape = z.object({ name: filled(i18n.t("Give it a name you will recognise.")) });

/** Asks for the name of a board: a new one, or another one. */
export default function BoardName({ title, action, name = "", onSave, onClose }: Props) {
  const form = useSchemaForm(shape, { name });
  const submit = form.handleSubmit(async (values) => {
    try {
      await onSave(values.name);
      onClose();
    } catch (problem) {
      showProblem(form, problem);
    }
  });
  const { errors } = form.formState;
  return (
    <FormDialog
      title={title}
      action={action}
      state={form.formState}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={i18n.t("Name")}
        placeholder={i18n.t("Monday meeting")}
        data-autofocus
        error={errors.name?.message}
        {...form.register("name")}
      />
    </FormDialog>
  );
}
