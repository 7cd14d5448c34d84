import { i18n } from "@lingui/core";
import { Switch } from "@mantine/core";
import classes from "./Asking.module.css";
import { EventConditions } from "./EventConditions";
import { EventField } from "./EventField";
import { SpanField } from "./SpanField";
import { useWriting } from "./writing";

/** What has to happen, how long it waits then, and what counts when it never happens. */
export function EventFields() {
  const { draft, change, at } = useWriting();
  const { event } = draft;
  const put = (part: Partial<typeof event>) => change({ event: { ...event, ...part } });
  return (
    <>
      <div className={classes.row}>
        <EventField
          className={classes.grow}
          label={i18n.t("Event")}
          description={i18n.t("As your product names it when it tells Hark.")}
          placeholder="ticket_closed"
          value={event.event}
          error={at("trigger.event")}
          onChange={(name) => put({ event: name })}
        />
        <SpanField
          label={i18n.t("Asked after")}
          description={i18n.t("Nothing: at once.")}
          value={draft.delay}
          error={at("delay")}
          onChange={(delay) => change({ delay })}
        />
      </div>
      <EventConditions />
      <Switch
        label={i18n.t("Ask also who waits for it in vain")}
        description={i18n.t("So long after another event, if this one does not come.")}
        checked={event.otherwise === "yes"}
        onChange={({ currentTarget }) => put({ otherwise: currentTarget.checked ? "yes" : "no" })}
      />
      {event.otherwise === "yes" ? (
        <div className={classes.row}>
          <EventField
            className={classes.grow}
            label={i18n.t("The other event")}
            placeholder="course_completed"
            value={event.instead}
            error={at("trigger.otherwise.event")}
            onChange={(instead) => put({ instead })}
          />
          <SpanField
            label={i18n.t("So long after it")}
            value={event.after}
            error={at("trigger.otherwise.after")}
            onChange={(after) => put({ after })}
          />
        </div>
      ) : null}
    </>
  );
}
