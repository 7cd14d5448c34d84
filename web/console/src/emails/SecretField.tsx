import { i18n } from "@lingui/core";
import { PasswordInput, type PasswordInputProps } from "@mantine/core";

/** A password that goes in and never comes out again; empty leaves it as it is. */
export function SecretField({ kept, ...rest }: { kept: "yes" | "no" } & PasswordInputProps) {
  return (
    <PasswordInput
      description={
        kept === "yes"
          ? i18n.t("One is kept, and never shown. Write a new one to replace it.")
          : i18n.t("Never shown again once it is saved.")
      }
      placeholder={kept === "yes" ? "••••••••" : undefined}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ "aria-label": i18n.t("Show what is typed") }}
      {...rest}
    />
  );
}
