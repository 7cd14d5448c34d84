import { i18n } from "@lingui/core";
import { SegmentedControl } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { timeZone } from "../words/format";
import classes from "./Asking.module.css";
import { CancelField } from "./CancelField";
import { DateFields } from "./DateFields";
import { EventFields } from "./EventFields";
import { MomentField } from "./MomentField";
import type { Kind } from "./plan_draft";
import { kindName } from "./plan_names";
import { ScheduleFields } from "./ScheduleFields";
import { SpanField } from "./SpanField";
import { useWriting } from "./writing";

const kinds: Kind[] = ["schedule", "event", "date", "api"];

/** What makes it ask, how long it waits then, and what stops it. */
export function WhenPart() {
  const { draft, change, at } = useWriting();
  const narrow = useMediaQuery("(max-width: 36em)");
  const { kind } = draft;
  return (
    <>
      <SegmentedControl
        aria-label={i18n.t("What makes it ask")}
        orientation={narrow ? "vertical" : "horizontal"}
        value={kind}
        onChange={(next) => change({ kind: next as Kind })}
        data={kinds.map((each) => ({ value: each, label: kindName(each) }))}
      />
      <div className={classes.nested}>
        {kind === "schedule" ? <ScheduleFields /> : null}
        {kind === "event" ? <EventFields /> : null}
        {kind === "date" ? <DateFields /> : null}
        {kind === "api" ? (
          <p style={{ margin: 0 }}>
            {i18n.t(
              "Your program sends POST /api/v1/invitations with the plan and the person. Hark answers whether they are asked now, and if not, why.",
            )}
          </p>
        ) : null}
        {kind === "event" ? null : (
          <SpanField
            label={i18n.t("Then wait")}
            value={draft.delay}
            error={at("delay")}
            onChange={(delay) => change({ delay })}
          />
        )}
        <CancelField />
      </div>
      <div className={classes.row}>
        <MomentField
          label={i18n.t("Not before")}
          description={i18n.t("In {zone}. May stay empty.", { zone: timeZone() })}
          value={draft.starts}
          error={at("starts_at")}
          onChange={(starts) => change({ starts })}
        />
        <MomentField
          label={i18n.t("Until")}
          description={i18n.t("Nobody is asked after it. May stay empty.")}
          value={draft.ends}
          error={at("ends_at")}
          onChange={(ends) => change({ ends })}
        />
      </div>
    </>
  );
}
