import { i18n } from "@lingui/core";
import { Anchor, Button, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Email } from "#api/things";
import { Confirm } from "../shell/Confirm";
import { ago, moment } from "../words/format";
import { problemText } from "../words/problem";
import classes from "./Emails.module.css";
import { stateName } from "./email_states";
import { useMailing } from "./emails_queries";

/** One email: to whom, what about, what became of it; one that is not known waits for a word. */
export function EmailRow({ email }: { email: Email }) {
  const whom = email.name ?? email.email;
  const about = [
    email.survey_name,
    email.plan_name,
    email.kind === "reminder" ? i18n.t("reminder") : null,
  ].filter(Boolean);
  return (
    <li className={classes.email}>
      <div className={classes.whom}>
        {email.person ? (
          <Anchor
            className={classes.name}
            renderRoot={(props) => (
              <Link to="/people/$id" params={{ id: email.person ?? "" }} {...props} />
            )}
          >
            {whom}
          </Anchor>
        ) : (
          <span className={classes.name}>{whom}</span>
        )}
        {email.name ? <span className={classes.soft}>{email.email}</span> : null}
        <span className={classes.soft}>{about.join(" · ")}</span>
      </div>
      <div className={classes.outcome}>
        <span className={classes.state} data-state={email.state}>
          {stateName(email.state)}
        </span>
        <Text size="xs" c="dimmed" component="time" dateTime={email.at} title={moment(email.at)}>
          {email.state === "waiting"
            ? i18n.t("from {at}", { at: moment(email.at) })
            : ago(email.at)}
        </Text>
      </div>
      <p className={classes.reply}>{email.reply || <span aria-hidden>–</span>}</p>
      {email.state === "unknown" && email.id ? <Settle id={email.id} whom={whom} /> : null}
    </li>
  );
}

function Settle({ id, whom }: { id: string; whom: string }) {
  const { resend, confirm } = useMailing();
  const [asked, setAsked] = useState<"resend" | null>(null);
  const say = async () => {
    try {
      await confirm(id);
      notifications.show({ message: i18n.t("It counts as sent.") });
    } catch (problem) {
      notifications.show({ color: "red", message: problemText(problem) });
    }
  };
  return (
    <div className={classes.settle}>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={i18n.t("Send to {whom} again", { whom })}
        onClick={() => setAsked("resend")}
      >
        {i18n.t("Send again")}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={i18n.t("It was sent to {whom}", { whom })}
        onClick={() => void say()}
      >
        {i18n.t("It was sent")}
      </Button>
      {asked ? (
        <Confirm
          title={i18n.t("Send to {whom} again?", { whom })}
          action={i18n.t("Send again")}
          onClose={() => setAsked(null)}
          onConfirm={async () => {
            await resend(id);
            notifications.show({ message: i18n.t("It goes out with the next ones.") });
          }}
        >
          {i18n.t(
            "The first one may have arrived: then {whom} gets the same question twice. The log of the mail server knows.",
            { whom },
          )}
        </Confirm>
      ) : null}
    </div>
  );
}
