import { i18n } from "@lingui/core";
import { Button, CloseButton, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { AmountField } from "../asking/AmountField";
import classes from "./Emails.module.css";
import type { ServerDraft } from "./server_draft";
import { useWriting } from "./writing";

/** How many emails at once, and which receivers take fewer. */
export function PaceFields() {
  const { draft, put, at } = useWriting();
  const limit = (id: number, part: Partial<ServerDraft["domains"][number]>) =>
    put({ domains: draft.domains.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  const next = Math.max(-1, ...draft.domains.map(({ id }) => id)) + 1;
  return (
    <div className={classes.fields}>
      <div className={classes.row}>
        <AmountField
          label={i18n.t("At most")}
          unit={i18n.t("a second")}
          value={draft.perSecond}
          error={at("per_second")}
          onChange={(perSecond) => put({ perSecond })}
        />
        <AmountField
          className={classes.grow}
          label={i18n.t("Connections at once")}
          description={i18n.t(
            "Should the machine fail, of one email for each of them nobody knows whether it arrived.",
          )}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={draft.connections}
          error={at("connections")}
          onChange={(connections) => put({ connections })}
        />
      </div>
      {draft.domains.map(({ id, domain, perMinute }, index) => (
        <div key={id} className={classes.limit}>
          <TextInput
            className={classes.grow}
            label={i18n.t("Receiver")}
            placeholder="gmail.com"
            autoComplete="off"
            spellCheck={false}
            value={domain}
            error={at(`domains[${index}].domain`)}
            onChange={({ currentTarget }) => limit(id, { domain: currentTarget.value })}
          />
          <AmountField
            label={i18n.t("At most")}
            unit={i18n.t("a minute")}
            value={perMinute}
            error={at(`domains[${index}].per_minute`)}
            onChange={(amount) => limit(id, { perMinute: amount })}
          />
          <CloseButton
            aria-label={i18n.t("Remove the limit of {domain}", { domain: domain || index + 1 })}
            onClick={() => put({ domains: draft.domains.filter((one) => one.id !== id) })}
          />
        </div>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            put({ domains: [...draft.domains, { id: next, domain: "", perMinute: 60 }] })
          }
        >
          {i18n.t("A receiver that takes fewer")}
        </Button>
      </div>
    </div>
  );
}
