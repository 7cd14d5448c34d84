import { i18n } from "@lingui/core";
import { NativeSelect, Switch, Text, TextInput } from "@mantine/core";
import { AmountField } from "../asking/AmountField";
import { ago } from "../words/format";
import classes from "./Emails.module.css";
import { SecretField } from "./SecretField";
import { securities } from "./ServerFields";
import { type Protocol, type Security, type ServerDraft, usualMailPort } from "./server_draft";
import { useWriting } from "./writing";

/** Where emails that cannot be delivered come back to, and the mailbox in which Hark reads them. */
export function BounceFields() {
  const { draft, kept, put, at } = useWriting();
  const turn = (part: Pick<Partial<ServerDraft>, "protocol" | "mailSecurity">) => {
    const { protocol, mailSecurity } = { ...draft, ...part };
    const untouched = draft.mailPort === usualMailPort(draft.protocol, draft.mailSecurity);
    put({ ...part, mailPort: untouched ? usualMailPort(protocol, mailSecurity) : draft.mailPort });
  };
  const { mailbox_at: read } = kept.status;
  return (
    <div className={classes.fields}>
      <Text c="dimmed">
        {i18n.t(
          "Whose mailbox does not exist is never written to again. A mail service can tell by webhook (POST /api/v1/bounces); an ordinary server sends an email, which Hark reads here.",
        )}
      </Text>
      <TextInput
        type="email"
        label={i18n.t("They come back to")}
        description={i18n.t("Empty: to the address they are from.")}
        placeholder="bounces@example.com"
        autoComplete="off"
        value={draft.bounceAddress}
        error={at("bounce_address")}
        onChange={({ currentTarget }) => put({ bounceAddress: currentTarget.value })}
      />
      <Switch
        label={i18n.t("Read that mailbox")}
        checked={draft.mailbox === "read"}
        onChange={({ currentTarget }) => put({ mailbox: currentTarget.checked ? "read" : "none" })}
      />
      {draft.mailbox === "read" ? (
        <div className={classes.nested}>
          {read ? (
            <Text size="xs" c="dimmed">
              {i18n.t("Last read {ago}.", { ago: ago(read) })}
            </Text>
          ) : null}
          <div className={classes.row}>
            <NativeSelect
              label={i18n.t("Protocol")}
              value={draft.protocol}
              error={at("bounce_mailbox.protocol")}
              onChange={({ currentTarget }) => turn({ protocol: currentTarget.value as Protocol })}
              data={[
                { value: "imap", label: "IMAP" },
                { value: "pop3", label: "POP3" },
              ]}
            />
            <NativeSelect
              className={classes.grow}
              label={i18n.t("Encryption of the mailbox")}
              value={draft.mailSecurity}
              error={at("bounce_mailbox.security")}
              onChange={({ currentTarget }) =>
                turn({ mailSecurity: currentTarget.value as Security })
              }
              data={securities()}
            />
          </div>
          <div className={classes.row}>
            <TextInput
              className={classes.grow}
              label={i18n.t("Server of the mailbox")}
              placeholder="imap.example.com"
              autoComplete="off"
              spellCheck={false}
              value={draft.mailHost}
              error={at("bounce_mailbox.host")}
              onChange={({ currentTarget }) => put({ mailHost: currentTarget.value })}
            />
            <AmountField
              label={i18n.t("Port of the mailbox")}
              value={draft.mailPort}
              error={at("bounce_mailbox.port")}
              onChange={(mailPort) => put({ mailPort })}
            />
          </div>
          <div className={classes.row}>
            <TextInput
              className={classes.grow}
              label={i18n.t("User of the mailbox")}
              autoComplete="off"
              spellCheck={false}
              value={draft.mailUser}
              error={at("bounce_mailbox.user")}
              onChange={({ currentTarget }) => put({ mailUser: currentTarget.value })}
            />
            <SecretField
              className={classes.grow}
              label={i18n.t("Password of the mailbox")}
              kept={kept.bounce_mailbox?.has_password ? "yes" : "no"}
              value={draft.mailPassword}
              error={at("bounce_mailbox.password")}
              onChange={({ currentTarget }) => put({ mailPassword: currentTarget.value })}
            />
          </div>
          {draft.protocol === "imap" ? (
            <TextInput
              label={i18n.t("Folder")}
              autoComplete="off"
              value={draft.folder}
              error={at("bounce_mailbox.folder")}
              onChange={({ currentTarget }) => put({ folder: currentTarget.value })}
            />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
