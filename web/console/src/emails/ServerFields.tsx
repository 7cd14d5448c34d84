import { i18n } from "@lingui/core";
import { NativeSelect, TextInput } from "@mantine/core";
import { AmountField } from "../asking/AmountField";
import classes from "./Emails.module.css";
import { SecretField } from "./SecretField";
import { type Security, usualPort } from "./server_draft";
import { useWriting } from "./writing";

export function securities(): { value: Security; label: string }[] {
  return [
    { value: "starttls", label: i18n.t("STARTTLS") },
    { value: "tls", label: i18n.t("TLS from the first byte") },
    { value: "none", label: i18n.t("None: readable on its way") },
  ];
}

/** Where the mail server is, and as whom Hark comes to it. */
export function ServerFields() {
  const { draft, kept, put, at } = useWriting();
  // A port that was never chosen follows the security.
  const secure = (security: Security) =>
    put({
      security,
      port: draft.port === usualPort(draft.security) ? usualPort(security) : draft.port,
    });
  return (
    <div className={classes.fields}>
      <div className={classes.row}>
        <TextInput
          className={classes.grow}
          label={i18n.t("Mail server")}
          placeholder="smtp.example.com"
          autoComplete="off"
          spellCheck={false}
          value={draft.host}
          error={at("server.host")}
          onChange={({ currentTarget }) => put({ host: currentTarget.value })}
        />
        <AmountField
          label={i18n.t("Port")}
          value={draft.port}
          error={at("server.port")}
          onChange={(port) => put({ port })}
        />
      </div>
      <NativeSelect
        label={i18n.t("Encryption")}
        value={draft.security}
        error={at("server.security")}
        onChange={({ currentTarget }) => secure(currentTarget.value as Security)}
        data={securities()}
      />
      <div className={classes.row}>
        <TextInput
          className={classes.grow}
          label={i18n.t("User")}
          description={i18n.t("Empty: the server lets Hark in without one.")}
          autoComplete="off"
          spellCheck={false}
          value={draft.user}
          error={at("server.user")}
          onChange={({ currentTarget }) => put({ user: currentTarget.value })}
        />
        <SecretField
          className={classes.grow}
          label={i18n.t("Password")}
          kept={kept.server.has_password ? "yes" : "no"}
          value={draft.password}
          error={at("server.password")}
          onChange={({ currentTarget }) => put({ password: currentTarget.value })}
        />
      </div>
    </div>
  );
}
