import { i18n } from "@lingui/core";
import { Alert, Button, PasswordInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { ApiProblem, answer, api } from "#api/client";
import { given, showProblem, useSchemaForm, z } from "../words/forms";
import classes from "../workspace/Settings.module.css";

const shape = z.object({
  current: given(i18n.t("Enter the password you have now.")),
  new: given(i18n.t("Enter a new password.")),
});

export function PasswordForm() {
  const form = useSchemaForm(shape, { current: "", new: "" });
  const submit = form.handleSubmit(async (password) => {
    try {
      await answer(api.PATCH("/api/v1/session/member", { body: { password } }));
      form.reset();
      notifications.show({ message: i18n.t("Your password is changed.") });
    } catch (problem) {
      showProblem(form, atFields(problem));
    }
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      {errors.root ? <Alert color="red">{errors.root.message}</Alert> : null}
      <PasswordInput
        label={i18n.t("Current password")}
        autoComplete="current-password"
        error={errors.current?.message}
        {...form.register("current")}
      />
      <PasswordInput
        label={i18n.t("New password")}
        autoComplete="new-password"
        error={errors.new?.message}
        {...form.register("new")}
      />
      <Button type="submit" variant="default" loading={isSubmitting}>
        {i18n.t("Change the password")}
      </Button>
    </form>
  );
}

/** The server names its fields password.current and password.new. */
function atFields(problem: unknown): unknown {
  if (!(problem instanceof ApiProblem)) return problem;
  const fields = problem.fields.map((each) => ({
    ...each,
    field: each.field.replace(/^password\./, ""),
  }));
  return new ApiProblem(problem.status, problem.code, problem.message, fields, problem.requestId);
}
