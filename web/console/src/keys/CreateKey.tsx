import { i18n } from "@lingui/core";
import { NativeSelect, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Key } from "#api/things";
import { ShownOnce } from "../members/ShownOnce";
import { FormDialog } from "../shell/FormDialog";
import { Command } from "../welcome/Command";
import { firstAnswer } from "../welcome/first_answer";
import { filled, showProblem, useSchemaForm, z } from "../words/forms";
import { useKeysOfApi } from "./keys_queries";
import { scopeName } from "./scope";

const shape = z.object({
  name: filled(i18n.t("Say what the key is for.")),
  scope: z.enum(["read", "write"]),
});

/** Makes a key and shows its secret once, with a command that uses it. */
export function CreateKey({ onClose }: { onClose: () => void }) {
  const form = useSchemaForm(shape, { name: "", scope: "write" });
  const { create } = useKeysOfApi();
  const [made, setMade] = useState<{ key: Key; secret: string } | null>(null);
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
        text={i18n.t("Keep it where your program finds it. It is shown only now.")}
        name={i18n.t("Key")}
        secret={made.secret}
        onClose={onClose}
      >
        <Text mt="lg" mb="xs">
          {made.key.scope === "write"
            ? i18n.t("To send an answer with it:")
            : i18n.t("To read the score with it:")}
        </Text>
        <Command
          text={
            made.key.scope === "write"
              ? firstAnswer(location.origin, made.secret)
              : readScore(location.origin, made.secret)
          }
          label={i18n.t("Command")}
        />
      </ShownOnce>
    );
  }
  const { errors } = form.formState;
  return (
    <FormDialog
      title={i18n.t("Create an API key")}
      action={i18n.t("Create")}
      state={form.formState}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={i18n.t("Name")}
        description={i18n.t("What it is for, so that you can revoke the right one.")}
        data-autofocus
        error={errors.name?.message}
        {...form.register("name")}
      />
      <NativeSelect
        label={i18n.t("May")}
        error={errors.scope?.message}
        data={(["write", "read"] as const).map((value) => ({ value, label: scopeName(value) }))}
        {...form.register("scope")}
      />
    </FormDialog>
  );
}

function readScore(origin: string, key: string): string {
  return [`curl ${origin}/api/v1/score \\`, `  -H "Authorization: Bearer ${key}"`].join("\n");
}
