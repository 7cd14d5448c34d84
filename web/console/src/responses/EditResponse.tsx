import { i18n } from "@lingui/core";
import { NativeSelect, Textarea } from "@mantine/core";
import type { Answer } from "#api/things";
import { FormDialog } from "../shell/FormDialog";
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
  const { errors } = form.formState;
  return (
    <FormDialog
      title={i18n.t("Correct the response")}
      action={i18n.t("Save")}
      state={form.formState}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
