import { i18n } from "@lingui/core";
import { Anchor, Skeleton, Text } from "@mantine/core";
import { IconBolt } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { howOften } from "../events/event_names";
import { eventNamesQuery } from "../events/events_queries";
import { Section } from "../shell/Page";
import { Failure, Notice } from "../shell/states";
import { trackCall } from "../surveys/snippets";
import { Command } from "../welcome/Command";
import { ago, moment } from "../words/format";
import { tellEvent } from "./tell_event";
import classes from "./Widget.module.css";
import { lookEvery } from "./widget_queries";

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
    <Section title={i18n.t("Events, the latest first")}>
      <Text c="dimmed" mb="xs" maw={640}>
        {i18n.t("Told by pages and by your servers. A plan may ask after any of them.")}{" "}
        <Anchor underline="always" renderRoot={(props) => <Link to="/asking" {...props} />}>
          {i18n.t("Plan whom to ask")}
        </Anchor>
      </Text>
      <ul className={classes.list} aria-label={i18n.t("Events")}>
        {names.data.map((event) => (
          <li key={event.name} className={classes.event}>
            <span className={classes.name}>{event.name}</span>
            <span className={classes.often}>{howOften(event)}</span>
            <Text
              size="xs"
              c="dimmed"
              component="time"
              dateTime={event.last_at}
              title={moment(event.last_at)}
            >
              {ago(event.last_at)}
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
        title={i18n.t("No events yet")}
        text={i18n.t(
          "What happens in your product appears here by itself, as soon as a page or a server tells it: how often, and when last.",
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
