import { i18n } from "@lingui/core";
import { Alert, Button, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { answer, api } from "#api/client";
import { offers, useChangeSession, useSession } from "../session/session";
import { filled, showProblem, useSchemaForm, z } from "../words/forms";
import { roleName } from "../words/roles";
import { goalOf, goalShape, goalText } from "./goal_shape";
import classes from "./Settings.module.css";

const shape = z.object({
  name: filled(i18n.t("The workspace needs a name.")),
  time_zone: filled(i18n.t("Days begin and end in a time zone: name one.")),
  goal: goalShape,
  currency: z.string().check(z.trim(), z.length(3, i18n.t("Three letters, for instance EUR."))),
});

/** Name, time zone, goal and currency of the workspace. */
export default function WorkspacePage() {
  const { member, workspace } = useSession();
  const changeSession = useChangeSession();
  const allowed = offers(member.role, "admin");
  const form = useSchemaForm(shape, {
    name: workspace.name,
    time_zone: workspace.time_zone,
    goal: goalText(workspace.goal),
    currency: workspace.currency,
  });
  const submit = form.handleSubmit(async ({ goal, currency, ...rest }) => {
    try {
      const changed = await answer(
        api.PATCH("/api/v1/workspace", {
          body: {
            ...rest,
            currency: currency.toUpperCase(),
            goal: goalOf(goal),
          },
        }),
      );
      changeSession({ workspace: changed });
      notifications.show({ message: i18n.t("Saved.") });
    } catch (problem) {
      showProblem(form, problem);
    }
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      {errors.root ? <Alert color="red">{errors.root.message}</Alert> : null}
      {allowed ? null : (
        <Text c="dimmed">
          {i18n.t("Your role is {role}. Owners and admins can change these.", {
            role: roleName(member.role),
          })}
        </Text>
      )}
      <TextInput
        label={i18n.t("Name")}
        disabled={!allowed}
        error={errors.name?.message}
        {...form.register("name")}
      />
      <TextInput
        label={i18n.t("Time zone")}
        description={i18n.t("Days, weeks and months of every score begin and end here.")}
        list="workspace-zones"
        disabled={!allowed}
        error={errors.time_zone?.message}
        {...form.register("time_zone")}
      />
      <datalist id="workspace-zones">
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <TextInput
        label={i18n.t("Goal")}
        description={i18n.t("A score to reach, drawn as a line in the trend. May stay empty.")}
        inputMode="numeric"
        disabled={!allowed}
        error={errors.goal?.message}
        {...form.register("goal")}
      />
      <TextInput
        label={i18n.t("Currency")}
        description={i18n.t("For amounts of money that come without one.")}
        maxLength={3}
        disabled={!allowed}
        error={errors.currency?.message}
        {...form.register("currency")}
      />
      {allowed ? (
        <Button type="submit" loading={isSubmitting}>
          {i18n.t("Save")}
        </Button>
      ) : null}
    </form>
  );
}
