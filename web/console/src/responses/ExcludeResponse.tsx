import { i18n } from "@lingui/core";
import { Button, Group, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { Answer } from "#api/things";
import { Dialog } from "../shell/Dialog";
import { filled, showProblem, useSchemaForm, z } from "../words/forms";
import { problemText } from "../words/problem";
import { useChangeResponse } from "./responses_queries";

const shape = z.object({ reason: filled(i18n.t("Say why, for whoever asks.")) });

/** Leaves a response out of every score, with a reason; the notice offers the way back. */
export default function ExcludeResponse({
  response,
  onClose,
}: {
  response: Answer;
  onClose: () => void;
}) {
  const form = useSchemaForm(shape, { reason: "" });
  const change = useChangeResponse();
  const undo = async (notice: string) => {
    notifications.hide(notice);
    try {
      await change.mutateAsync({ id: response.id, change: { excluded: null } });
    } catch (problem) {
      notifications.show({ color: "red", message: problemText(problem) });
    }
  };
  const submit = form.handleSubmit(async ({ reason }) => {
    try {
      await change.mutateAsync({ id: response.id, change: { excluded: { reason } } });
    } catch (problem) {
      showProblem(form, problem);
      return;
    }
    onClose();
    const notice = `excluded-${response.id}`;
    notifications.show({
      id: notice,
      message: (
        <Group justify="space-between">
          {i18n.t("The response no longer counts.")}
          <Button size="compact-xs" variant="subtle" onClick={() => void undo(notice)}>
            {i18n.t("Undo")}
          </Button>
        </Group>
      ),
    });
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <Dialog onClose={onClose} title={i18n.t("Exclude from the score")}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Text c="dimmed" mb="md">
          {i18n.t("The response stays here, marked, and is left out of every score.")}
        </Text>
        <TextInput
          label={i18n.t("Reason")}
          placeholder={i18n.t("A test, an employee, the same person twice …")}
          data-autofocus
          error={errors.reason?.message ?? errors.root?.message}
          {...form.register("reason")}
        />
        <Group mt="lg" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {i18n.t("Cancel")}
          </Button>
          <Button type="submit" loading={isSubmitting}>
            {i18n.t("Exclude")}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
