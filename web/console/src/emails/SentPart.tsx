import { i18n } from "@lingui/core";
import { Button, NativeSelect, Skeleton, Text } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Failure, Notice } from "../shell/states";
import { EmailRow } from "./EmailRow";
import classes from "./Emails.module.css";
import { type EmailState, emailStates, stateMeaning, stateName } from "./email_states";
import { emailsQuery } from "./emails_queries";
import type { EmailsView } from "./emails_view";

interface Props {
  view: EmailsView;
  onView: (view: EmailsView) => void;
}

/** The emails, newest first, with what became of each. */
export function SentPart({ view, onView }: Props) {
  const emails = useInfiniteQuery(emailsQuery(view.state));
  const items = emails.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className={classes.tools}>
        <NativeSelect
          size="xs"
          aria-label={i18n.t("Which emails")}
          value={view.state ?? ""}
          onChange={({ currentTarget }) =>
            onView({ state: (currentTarget.value || undefined) as EmailState | undefined })
          }
          data={[
            { value: "", label: i18n.t("All that were begun") },
            ...emailStates.map((state) => ({ value: state, label: stateName(state) })),
          ]}
        />
        {view.state ? <Text c="dimmed">{stateMeaning(view.state)}</Text> : null}
      </div>
      {emails.error && items.length === 0 ? (
        <Failure problem={emails.error} onRetry={() => void emails.refetch()} />
      ) : !emails.data ? (
        <Skeleton role="status" height={280} aria-label={i18n.t("Loading the emails")} />
      ) : items.length === 0 ? (
        <NoEmails state={view.state} onView={onView} />
      ) : (
        <>
          <ul className={classes.list} aria-label={i18n.t("Emails")}>
            {items.map((email) => (
              <EmailRow key={email.id ?? email.invitation} email={email} />
            ))}
          </ul>
          {emails.hasNextPage ? (
            <Button
              mt="md"
              variant="default"
              loading={emails.isFetchingNextPage}
              onClick={() => void emails.fetchNextPage()}
            >
              {i18n.t("Older emails")}
            </Button>
          ) : null}
        </>
      )}
    </>
  );
}

function NoEmails({ state, onView }: { state: EmailState | undefined } & Pick<Props, "onView">) {
  if (state) {
    return (
      <Notice
        icon={IconMail}
        title={i18n.t("None of them")}
        text={
          state === "unknown"
            ? i18n.t("Of every email Hark knows whether the mail server took it.")
            : i18n.t("No email is in this state just now.")
        }
      >
        <Button variant="default" onClick={() => onView({})}>
          {i18n.t("Show all emails")}
        </Button>
      </Notice>
    );
  }
  return (
    <Notice
      icon={IconMail}
      title={i18n.t("No email was sent yet")}
      text={i18n.t(
        "Here stands every invitation that goes out by email, and what the mail server said to it. Whom to ask by email, and when, a plan says.",
      )}
    >
      <Button renderRoot={(props) => <Link to="/asking" {...props} />}>
        {i18n.t("Plan whom to ask")}
      </Button>
    </Notice>
  );
}
