import { i18n } from "@lingui/core";
import { Alert, Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { Dialog } from "../shell/Dialog";
import { timeZone } from "../words/format";
import { filled, showProblem, useSchemaForm, z } from "../words/forms";
import type { Annotation, NewAnnotation } from "./annotations_queries";
import { kindName, kinds } from "./kinds";
import { momentOf, wallOf } from "./moment_of";

const shape = z.object({
  title: filled(i18n.t("Say what happened in a few words.")),
  kind: z.enum(["release", "incident", "campaign", "other"]),
  day: filled(i18n.t("Choose the day.")),
  time: z.string(),
  survey: z.string(),
});

interface Props {
  /** What is changed; without it something new is marked on `day`. */
  annotation?: Annotation;
  day: string;
  /** The survey that is being looked at. */
  survey?: { id: string; name: string };
  onSave: (annotation: NewAnnotation) => Promise<unknown>;
  onClose: () => void;
}

/** What happened, when, and whom it may concern. */
export default function AnnotationForm({ annotation, day, survey, onSave, onClose }: Props) {
  const wall = annotation ? wallOf(annotation.at, timeZone()) : { day, time: "00:00" };
  const form = useSchemaForm(shape, {
    title: annotation?.title ?? "",
    kind: annotation?.kind ?? "release",
    day: wall.day,
    time: wall.time === "00:00" ? "" : wall.time,
    survey: annotation?.survey ?? "",
  });
  const submit = form.handleSubmit(async ({ title, kind, day, time, survey }) => {
    try {
      const at = momentOf(day, time || "00:00", timeZone());
      await onSave({ title, kind, at, survey: survey || null });
    } catch (problem) {
      showProblem(form, problem);
      return;
    }
    onClose();
  });
  const { errors, isSubmitting } = form.formState;
  const other = annotation?.survey && annotation.survey !== survey?.id ? annotation.survey : null;
  return (
    <Dialog
      onClose={onClose}
      title={annotation ? i18n.t("Correct what happened") : i18n.t("Mark what happened")}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        {errors.root ? (
          <Alert color="red" mb="md" role="alert">
            {errors.root.message}
          </Alert>
        ) : null}
        <TextInput
          label={i18n.t("What happened")}
          placeholder={i18n.t("Release 4.2, outage of the login, spring campaign …")}
          data-autofocus
          maxLength={200}
          error={errors.title?.message}
          {...form.register("title")}
        />
        <NativeSelect
          mt="md"
          label={i18n.t("Kind")}
          data={kinds.map((value) => ({ value, label: kindName(value) }))}
          {...form.register("kind")}
        />
        <Group mt="md" grow align="flex-start">
          <TextInput
            type="date"
            label={i18n.t("Day")}
            error={errors.day?.message}
            {...form.register("day")}
          />
          <TextInput
            type="time"
            label={i18n.t("Time, if it matters")}
            error={errors.time?.message}
            {...form.register("time")}
          />
        </Group>
        {survey ? (
          <NativeSelect
            mt="md"
            label={i18n.t("Shown for")}
            data={[
              { value: "", label: i18n.t("every survey") },
              { value: survey.id, label: survey.name },
              ...(other ? [{ value: other, label: i18n.t("another survey") }] : []),
            ]}
            {...form.register("survey")}
          />
        ) : null}
        <Group mt="lg" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {i18n.t("Cancel")}
          </Button>
          <Button type="submit" loading={isSubmitting}>
            {annotation ? i18n.t("Save") : i18n.t("Mark it")}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
