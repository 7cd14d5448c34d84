import { i18n } from "@lingui/core";
import { List, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { propertiesQuery } from "../people/people_queries";
import { FormDialog } from "../shell/FormDialog";
import { conditionName } from "../view/names";
import { filled, showProblem, useSchemaForm, z } from "../words/forms";
import { useSegments } from "./segments_queries";

interface Props {
  where: string[];
  onClose: () => void;
  onSaved: (id: string) => void;
}

const shape = z.object({ name: filled(i18n.t("Give it a name you will recognise.")) });

/** Gives the present filters a name; from then on they are one chip on every page. */
export default function SaveSegment({ where, onClose, onSaved }: Props) {
  const form = useSchemaForm(shape, { name: "" });
  const properties = useQuery(propertiesQuery).data ?? [];
  const { save } = useSegments();
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      onSaved((await save(name, where)).id);
      onClose();
    } catch (problem) {
      showProblem(form, problem);
    }
  });
  const { errors } = form.formState;
  return (
    <FormDialog
      title={i18n.t("Save as a segment")}
      action={i18n.t("Save")}
      state={form.formState}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>
        <Text size="xs" c="dimmed" mb={4}>
          {i18n.t("Everybody in this workspace can then choose, on every page:")}
        </Text>
        <List size="sm">
          {where.map((condition) => (
            <List.Item key={condition}>{conditionName(condition, properties)}</List.Item>
          ))}
        </List>
      </div>
      <TextInput
        label={i18n.t("Name")}
        placeholder={i18n.t("Large customers in Germany")}
        data-autofocus
        error={errors.name?.message}
        {...form.register("name")}
      />
    </FormDialog>
  );
}
