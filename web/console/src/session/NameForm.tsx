import { i18n } from "@lingui/core";
import { Alert, Button, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { answer, api } from "#api/client";
import { filled, showProblem, useSchemaForm, z } from "../words/forms";
import classes from "../workspace/Settings.module.css";
import { useChangeSession } from "./session";

const shape = z.object({ name: filled(i18n.t("Enter your name.")) });

export function NameForm({ name }: { name: string }) {
  const form = useSchemaForm(shape, { name });
  const changeSession = useChangeSession();
  const submit = form.handleSubmit(async (body) => {
    try {
      changeSession({ member: await answer(api.PATCH("/api/v1/session/member", { body })) });
      notifications.show({ message: i18n.t("Saved.") });
    } catch (problem) {
      showProblem(form, problem);
    }
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      {errors.root ? <Alert color="red">{errors.root.message}</Alert> : null}
      <TextInput
        label={i18n.t("Your name")}
        autoComplete="name"
        error={errors.name?.message}
        {...form.register("name")}
      />
      <Button type="submit" variant="default" loading={isSubmitting}>
        {i18n.t("Save the name")}
      </Button>
    </form>
  );
}
