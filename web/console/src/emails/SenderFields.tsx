import { i18n } from "@lingui/core";
import { Checkbox, TextInput } from "@mantine/core";
import classes from "./Emails.module.css";
import { useWriting } from "./writing";

/** Who the reader sees, where answers go, and where links lead. */
export function SenderFields() {
  const { draft, kept, put, at } = useWriting();
  return (
    <div className={classes.fields}>
      <div className={classes.row}>
        <TextInput
          className={classes.grow}
          label={i18n.t("Name")}
          placeholder={i18n.t("Your company")}
          autoComplete="off"
          value={draft.fromName}
          error={at("from.name")}
          onChange={({ currentTarget }) => put({ fromName: currentTarget.value })}
        />
        <TextInput
          className={classes.grow}
          type="email"
          label={i18n.t("Address")}
          placeholder="ask@example.com"
          autoComplete="off"
          value={draft.fromEmail}
          error={at("from.email")}
          onChange={({ currentTarget }) => put({ fromEmail: currentTarget.value })}
        />
      </div>
      <TextInput
        type="email"
        label={i18n.t("Replies go to")}
        description={i18n.t("Empty: to the address above. People do answer; let somebody read it.")}
        autoComplete="off"
        value={draft.replyTo}
        error={at("reply_to")}
        onChange={({ currentTarget }) => put({ replyTo: currentTarget.value })}
      />
      <TextInput
        type="url"
        label={i18n.t("Links begin with")}
        description={i18n.t("The address at which everybody reaches this Hark.")}
        placeholder={kept.status.link_address ?? "https://ask.example.com"}
        autoComplete="off"
        spellCheck={false}
        value={draft.linkAddress}
        error={at("link_address")}
        onChange={({ currentTarget }) => put({ linkAddress: currentTarget.value })}
      />
      <Checkbox
        label={i18n.t("Count who opens them")}
        description={i18n.t("By an invisible picture; many mail programs load it for everybody.")}
        checked={draft.countOpens === "yes"}
        onChange={({ currentTarget }) => put({ countOpens: currentTarget.checked ? "yes" : "no" })}
      />
    </div>
  );
}
