import { i18n } from "@lingui/core";
import { Alert, Button, Switch } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useEffect, useRef, useState } from "react";
import type { Mailing } from "#api/things";
import { problemAt, problemElsewhere, problemsOf } from "../asking/problems_at";
import { Section } from "../shell/Page";
import { BounceFields } from "./BounceFields";
import classes from "./Emails.module.css";
import { useMailing } from "./emails_queries";
import { PaceFields } from "./PaceFields";
import { SenderFields } from "./SenderFields";
import { ServerFields } from "./ServerFields";
import { isChanged, mailingOf, serverDraftOf } from "./server_draft";
import { TestEmail } from "./TestEmail";
import { WritingOf } from "./writing";

const shown = [
  "sending",
  "from",
  "reply_to",
  "link_address",
  "server",
  "per_second",
  "connections",
  "domains",
  "bounce_address",
  "bounce_mailbox",
];

export function ServerForm({ mailing }: { mailing: Mailing }) {
  const [draft, setDraft] = useState(() => serverDraftOf(mailing));
  const [problem, setProblem] = useState<unknown>(null);
  const [state, setState] = useState<"idle" | "saving">("idle");
  const form = useRef<HTMLFormElement>(null);
  const { change } = useMailing();
  const put = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const at = (path: string) => problemAt(problemsOf(problem), path);
  const elsewhere = problemElsewhere(problem, shown);
  useEffect(() => {
    if (problem) {
      form.current?.querySelector<HTMLElement>("[aria-invalid=true], [role=alert]")?.focus();
    }
  }, [problem]);
  const save = async () => {
    setProblem(null);
    setState("saving");
    try {
      await change(mailingOf(draft));
      // A password that was kept is not shown again.
      put({ password: "", mailPassword: "" });
      notifications.show({ message: i18n.t("Saved.") });
    } catch (refused) {
      setProblem(refused);
    }
    setState("idle");
  };
  const isDirty = isChanged(draft, mailing);
  return (
    <div className={classes.writing}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <WritingOf value={{ draft, kept: mailing, put, at }}>
          {elsewhere ? (
            <Alert color="red" mb="md" role="alert" tabIndex={-1}>
              {elsewhere}
            </Alert>
          ) : null}
          <Section title={i18n.t("The server that sends them")}>
            <ServerFields />
          </Section>
          <Section title={i18n.t("From whom they are")}>
            <SenderFields />
          </Section>
          <Section title={i18n.t("How fast")}>
            <PaceFields />
          </Section>
          <Section title={i18n.t("What comes back")}>
            <BounceFields />
          </Section>
          <div className={classes.save}>
            <Switch
              label={i18n.t("Send invitations by email")}
              checked={draft.sending === "on"}
              error={at("sending")}
              onChange={({ currentTarget }) =>
                put({ sending: currentTarget.checked ? "on" : "off" })
              }
            />
            <Button type="submit" loading={state === "saving"}>
              {i18n.t("Save")}
            </Button>
          </div>
        </WritingOf>
      </form>
      <TestEmail mailing={mailing} saved={isDirty ? "not_yet" : "all"} />
    </div>
  );
}
