import { i18n } from "@lingui/core";
import { Alert, Anchor, Skeleton, Text } from "@mantine/core";
import { IconAlertTriangle, IconMailCheck, IconMailPause } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { count } from "../words/format";
import classes from "./Emails.module.css";
import { mailingQuery } from "./emails_queries";
import type { EmailsView } from "./emails_view";
import { conditionOf, numbersOf } from "./status_sentences";

interface Props {
  view: EmailsView;
  onView: (view: EmailsView) => void;
}

const icons = { good: IconMailCheck, off: IconMailPause, bad: IconAlertTriangle };

/** Whether emails go out, how many, and what needs somebody. */
export function StatusLine({ view, onView }: Props) {
  const mailing = useQuery(mailingQuery);
  if (!mailing.data) {
    return mailing.error ? null : (
      <Skeleton height={24} mb="md" aria-label={i18n.t("Loading how emails are doing")} />
    );
  }
  const { mood, sentence } = conditionOf(mailing.data);
  const { unknown } = mailing.data.status;
  const mailbox = mailing.data.bounce_mailbox ? mailing.data.status.mailbox_problem : null;
  const Icon = icons[mood];
  return (
    <>
      <div className={classes.status} data-mood={mood} role="status">
        <Icon size={18} aria-hidden />
        <Text>
          {sentence} <span className={classes.soft}>{numbersOf(mailing.data)}</span>
        </Text>
        {mood !== "good" && view.tab !== "server" ? (
          <Anchor
            renderRoot={(props) => (
              <Link to="/settings/emails" search={{ tab: "server" }} {...props} />
            )}
          >
            {i18n.t("Set the server up")}
          </Anchor>
        ) : null}
      </div>
      {mailbox ? (
        <Alert color="red" mb="md" title={i18n.t("The mailbox of bounces cannot be read")}>
          {mailbox}
        </Alert>
      ) : null}
      {unknown > 0 && view.state !== "unknown" ? (
        <Alert color="yellow" mb="md" role="status">
          {i18n.t(
            "{n, plural, one {Of {count} email nobody knows whether it arrived} other {Of {count} emails nobody knows whether they arrived}}: Hark or the mail server fell silent in the middle.",
            { n: unknown, count: count(unknown) },
          )}{" "}
          <Anchor
            component="button"
            type="button"
            className={classes.decide}
            onClick={() => onView({ state: "unknown" })}
          >
            {i18n.t("Decide what becomes of them")}
          </Anchor>
        </Alert>
      ) : null}
    </>
  );
}
