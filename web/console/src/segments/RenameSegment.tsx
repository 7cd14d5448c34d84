import { i18n } from "@lingui/core";
import { Button, Group, TextInput } from "@mantine/core";
import type { Segment } from "#api/things";
import { filled, showProblem, useSchemaForm, z } from "../words/forms";
import { useSegments } from "./segments_queries";

const shape = z.object({ name: filled(i18n.t("Give it a name you will recognise.")) });

export function RenameSegment({ segment, onDone }: { segment: Segment; onDone: () => void }) {
  const form = useSchemaForm(shape, { name: segment.name });
  const { rename } = useSegments();
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      await rename(segment.id, name);
      onDone();
    } catch (problem) {
      showProblem(form, problem);
    }
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <form style={{ flex: 1 }} onSubmit={(event) => void submit(event)} noValidate>
      <Group gap="xs" align="flex-start">
        <TextInput
          flex={1}
          size="xs"
          aria-label={i18n.t("Name of the segment")}
          autoFocus
          error={errors.name?.message ?? errors.root?.message}
          {...form.register("name")}
        />
        <Button size="xs" type="submit" loading={isSubmitting}>
          {i18n.t("Save")}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {i18n.t("Cancel")}
        </Button>
      </Group>
    </form>
  );
}
