import { i18n } from "@lingui/core";
import { Alert, Button, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { offerUndo } from "../annotations/undo";
import { offers, useSession } from "../session/session";
import { filled, showProblem, useSchemaForm, z } from "../words/forms";
import classes from "./Emails.module.css";
import { useMailing } from "./emails_queries";

const shape = z.object({
  email: filled(i18n.t("Write the address that is to get no emails.")),
  detail: z.string(),
});

/** Puts an address on the list of those that get no emails. */
export function AddAddress() {
  const form = useSchemaForm(shape, { email: "", detail: "" });
  const { suppress, lift } = useMailing();
  const { member } = useSession();
  const submit = form.handleSubmit(async (body) => {
    try {
      const made = await suppress(body);
      form.reset();
      const message = i18n.t("{email} gets no emails from now on.", { email: made.email });
      if (offers(member.role, "admin")) offerUndo(message, () => lift(made.id));
      else notifications.show({ message });
    } catch (problem) {
      showProblem(form, problem);
    }
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form className={classes.add} onSubmit={(event) => void submit(event)} noValidate>
      {errors.root ? (
        <Alert color="red" role="alert">
          {errors.root.message}
        </Alert>
      ) : null}
      <TextInput
        type="email"
        label={i18n.t("Send no more emails to")}
        placeholder="jane@example.com"
        autoComplete="off"
        error={errors.email?.message}
        {...form.register("email")}
      />
      <TextInput
        label={i18n.t("Why")}
        placeholder={i18n.t("Asked by phone")}
        error={errors.detail?.message}
        {...form.register("detail")}
      />
      <Button type="submit" variant="default" loading={isSubmitting}>
        {i18n.t("Add")}
      </Button>
    </form>
  );
}
