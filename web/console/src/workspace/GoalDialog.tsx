import { i18n } from "@lingui/core";
import { Alert, Button, Group, Text, TextInput } from "@mantine/core";
import { answer, api } from "#api/client";
import { useChangeSession, useSession } from "../session/session";
import { Dialog } from "../shell/Dialog";
import { showProblem, useSchemaForm, z } from "../words/forms";
import { goalOf, goalShape, goalText } from "./goal_shape";

const shape = z.object({ goal: goalShape });

/** Sets, changes or takes away the score that the workspace wants to reach. */
export default function GoalDialog({ onClose }: { onClose: () => void }) {
  const { workspace } = useSession();
  const changeSession = useChangeSession();
  const form = useSchemaForm(shape, { goal: goalText(workspace.goal) });
  const submit = form.handleSubmit(async ({ goal }) => {
    try {
      const body = { goal: goalOf(goal) };
      changeSession({ workspace: await answer(api.PATCH("/api/v1/workspace", { body })) });
    } catch (problem) {
      showProblem(form, problem);
      return;
    }
    onClose();
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <Dialog onClose={onClose} title={i18n.t("Goal")} size="sm">
      <form onSubmit={(event) => void submit(event)} noValidate>
        {errors.root ? (
          <Alert color="red" mb="md" role="alert">
            {errors.root.message}
          </Alert>
        ) : null}
        <TextInput
          label={i18n.t("Score to reach")}
          description={i18n.t("From −100 to 100. Empty: no goal.")}
          inputMode="numeric"
          data-autofocus
          error={errors.goal?.message}
          {...form.register("goal")}
        />
        <Text size="xs" c="dimmed" mt="xs">
          {i18n.t("One goal for the whole workspace; everybody in it sees the same line.")}
        </Text>
        <Group mt="lg" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {i18n.t("Cancel")}
          </Button>
          <Button type="submit" loading={isSubmitting}>
            {i18n.t("Save")}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
