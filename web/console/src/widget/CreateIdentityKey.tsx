import { i18n } from "@lingui/core";
import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { IdentityKey } from "#api/things";
import { ShownOnce } from "../members/ShownOnce";
import { FormDialog } from "../shell/FormDialog";
import { Command } from "../welcome/Command";
import { filled, showProblem, useSchemaForm, z } from "../words/forms";
import { secretVariable } from "./signing";
import { useIdentityKeys } from "./widget_queries";

const shape = z.object({ name: filled(i18n.t("Say which server signs with the key.")) });

/** Makes a key and shows its secret once. */
export function CreateIdentityKey({ onClose }: { onClose: () => void }) {
  const form = useSchemaForm(shape, { name: "" });
  const { create } = useIdentityKeys();
  const [made, setMade] = useState<{ key: IdentityKey; secret: string } | null>(null);
  const submit = form.handleSubmit(async (body) => {
    try {
      setMade(await create(body));
    } catch (problem) {
      showProblem(form, problem);
    }
  });
  if (made) {
    return (
      <ShownOnce
        title={i18n.t("The key {name}", { name: made.key.name })}
        text={i18n.t(
          "Give the secret to your server, as the environment variable {variable}. It is shown only now, and must never be in a page.",
          { variable: secretVariable },
        )}
        name={i18n.t("Secret")}
        secret={made.secret}
        onClose={onClose}
      >
        <Text mt="lg" mb="xs">
          {i18n.t("Its id, which is no secret:")}
        </Text>
        <Command text={made.key.id} label={i18n.t("Id of the key")} />
      </ShownOnce>
    );
  }
  const { errors } = form.formState;
  return (
    <FormDialog
      title={i18n.t("Create an identity key")}
      action={i18n.t("Create")}
      state={form.formState}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={i18n.t("Name")}
        description={i18n.t("Which server signs with it, so that you can remove the right one.")}
        placeholder={i18n.t("Shop, production")}
        autoComplete="off"
        data-autofocus
        error={errors.name?.message}
        {...form.register("name")}
      />
    </FormDialog>
  );
}
