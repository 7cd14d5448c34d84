import { i18n } from "@lingui/core";
import { Alert, Button, Group, NativeSelect, Stack, Textarea } from "@mantine/core";
import type { Answer } from "#api/things";
import { Dialog } from "../shell/Dialog";
import { showProblem, useSchemaForm, z } from "../words/forms";
import { useChangeResponse } from "./responses_queries";

const scores = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
const shape = z.object({ score: z.enum(scores), comment: z.string() });

export default function EditResponse({
  response,
  onClose,
}: {
  response: Answer;
  onClose: () => void;
}) {
  const form = useSchemaForm(shape, {
    score: String(response.score),
    comment: response.comment ?? "",
  });
  const change = useChangeResponse();
  const submit = form.handleSubmit(async ({ score, comment }) => {
    try {
      await change.mutateAsync({
        id: response.id,
        change: { score: Number(score), comment: comment.trim() === "" ? null : comment },
      });
      onClose();
    } catch (problem) {
      showProblem(form, problem);
    }
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <Dialog onClose={onClose} title={i18n.t("Correct the response")}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          {errors.root ? <Alert color="red">{errors.root.message}</Alert> : null}
          <NativeSelect
            label={i18n.t("Score")}
            data={scores}
            error={errors.score?.message}
            {...form.register("score")}
          />
          <Textarea
            label={i18n.t("Comment")}
            autosize
            minRows={3}
            maxRows={12}
            error={errors.comment?.message}
            {...form.register("comment")}
          />
        </Stack>
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
