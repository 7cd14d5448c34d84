import { i18n } from "@lingui/core";
import { Anchor, Skeleton, Text } from "@mantine/core";
import { IconBolt } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Section } from "../shell/Page";
import { Failure, Notice } from "../shell/states";
import { trackCall } from "../surveys/snippets";
import { Command } from "../welcome/Command";
import { ago, count, moment } from "../words/format";
import { tellEvent } from "./tell_event";
import classes from "./Widget.module.css";
import { eventNamesQuery } from "./widget_queries";

/** How often the page looks for news: whoever installs the widget waits for their first event. */
const lookEvery = 5_000;

/** The events that came, from widgets and servers, whether a plan listens or not. */
export function EventsPart() {
  const names = useQuery({ ...eventNamesQuery, refetchInterval: lookEvery });
  if (names.error && !names.data) {
    return <Failure problem={names.error} onRetry={() => void names.refetch()} />;
  }
  if (!names.data) {
    return <Skeleton role="status" height={200} aria-label={i18n.t("Loading the events")} />;
  }
  if (names.data.length === 0) return <NoEvents />;
  return (
    <Section title={i18n.t("Events that came")}>
      <Text c="dimmed" mb="xs" maw={640}>
        {i18n.t(
          "The latest first, from pages and from your servers, whether a plan listens or not.",
        )}
      </Text>
      <ul className={classes.list} aria-label={i18n.t("Events")}>
        {names.data.map(({ name, told, last_at: last }) => (
          <li key={name} className={classes.event}>
            <span className={classes.name}>{name}</span>
            <span className={classes.often}>
              {i18n.t("{n, plural, one {once} other {{count} times}}", {
                n: told,
                count: count(told),
              })}
            </span>
            <Text size="xs" c="dimmed" component="time" dateTime={last} title={moment(last)}>
              {ago(last)}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function NoEvents() {
  return (
    <>
      <Notice
        icon={IconBolt}
        title={i18n.t("No event came yet")}
        text={i18n.t(
          "Here stands what happens in your product, as soon as a page or a server tells it: how often, and when last. This page sees the first one by itself.",
        )}
      />
      <div className={classes.reading}>
        <Section title={i18n.t("From a page with the widget")}>
          <Command label={i18n.t("Line that tells an event")} text={trackCall} />
        </Section>
        <Section title={i18n.t("From a server")}>
          <Command
            label={i18n.t("Command that tells an event")}
            text={tellEvent(window.location.origin)}
          />
          <Text size="xs" c="dimmed" mt="xs">
            {i18n.t("It needs a key that may send answers, in place of YOUR_API_KEY.")}{" "}
            <Anchor
              underline="always"
              renderRoot={(props) => <Link to="/settings/keys" {...props} />}
            >
              {i18n.t("API keys")}
            </Anchor>
          </Text>
        </Section>
      </div>
    </>
  );
}
