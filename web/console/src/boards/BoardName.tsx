import { i18n } from "@lingui/core";
import { Alert, Button, Group, Stack, TextInput } from "@mantine/core";
import { Dialog } from "../shell/Dialog";
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
  const { errors, isSubmitting } = form.formState;
  return (
    <Dialog onClose={onClose} title={title}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          {errors.root ? (
            <Alert color="red" role="alert">
              {errors.root.message}
            </Alert>
          ) : null}
          <TextInput
            label={i18n.t("Name")}
            placeholder={i18n.t("Monday meeting")}
            data-autofocus
            error={errors.name?.message}
            {...form.register("name")}
          />
        </Stack>
        <Group mt="lg" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {i18n.t("Cancel")}
          </Button>
          <Button type="submit" loading={isSubmitting}>
            {action}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
