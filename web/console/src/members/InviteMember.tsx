import { i18n } from "@lingui/core";
import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { FormDialog } from "../shell/FormDialog";
import { showProblem, useSchemaForm, z } from "../words/forms";
import { roleMeaning, roleName, roles } from "../words/roles";
import { useMembers } from "./members_queries";
import { ShownOnce } from "./ShownOnce";

const shape = z.object({
  email: z.email(i18n.t("This is not an e-mail address.")),
  name: z.string().check(z.trim()),
  role: z.enum(["owner", "admin", "analyst", "agent", "viewer"]),
});

/** Makes a member; their first password is shown once. */
export function InviteMember({ onClose }: { onClose: () => void }) {
  const form = useSchemaForm(shape, { email: "", name: "", role: "viewer" });
  const { invite } = useMembers();
  const [made, setMade] = useState<{ email: string; password: string } | null>(null);
  const submit = form.handleSubmit(async (body) => {
    try {
      const { member, password } = await invite(body);
      setMade({ email: member.email, password });
    } catch (problem) {
      showProblem(form, problem);
    }
  });
  if (made) {
    return (
      <ShownOnce
        title={i18n.t("{email} can sign in", { email: made.email })}
        text={i18n.t("Pass on this first password in private. It is shown only now.")}
        name={i18n.t("Password")}
        secret={made.password}
        onClose={onClose}
      />
    );
  }
  const { errors } = form.formState;
  const role = form.watch("role");
  return (
    <FormDialog
      title={i18n.t("Invite a member")}
      action={i18n.t("Invite")}
      state={form.formState}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={i18n.t("E-mail")}
        type="email"
        data-autofocus
        error={errors.email?.message}
        {...form.register("email")}
      />
      <TextInput label={i18n.t("Name")} error={errors.name?.message} {...form.register("name")} />
      <NativeSelect
        label={i18n.t("Role")}
        description={roleMeaning(role)}
        error={errors.role?.message}
        data={roles.map((value) => ({ value, label: roleName(value) }))}
        {...form.register("role")}
      />
    </FormDialog>
  );
}
