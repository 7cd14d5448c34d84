import { i18n } from "@lingui/core";
import { NativeSelect, TextInput } from "@mantine/core";
import { AmountField } from "./AmountField";
import classes from "./Asking.module.css";
import type { Every } from "./plan_draft";
import { everies, everyName } from "./plan_names";
import { useWriting } from "./writing";

/** Rounds: how often, from when, and over how many days each is spread. */
export function ScheduleFields() {
  const { draft, change, at } = useWriting();
  const { schedule } = draft;
  const put = (part: Partial<typeof schedule>) => change({ schedule: { ...schedule, ...part } });
  return (
    <div className={classes.row}>
      <NativeSelect
        label={i18n.t("How often")}
        value={schedule.every}
        error={at("trigger.every")}
        onChange={({ currentTarget }) => put({ every: currentTarget.value as Every })}
        data={everies.map((each) => ({ value: each, label: everyName(each) }))}
      />
      <TextInput
        type="date"
        label={i18n.t("From")}
        value={schedule.from}
        error={at("trigger.from")}
        onChange={({ currentTarget }) => put({ from: currentTarget.value })}
      />
      <AmountField
        label={i18n.t("Spread evenly over")}
        unit={i18n.t("days")}
        value={schedule.spreadDays}
        error={at("trigger.spread_days")}
        onChange={(spreadDays) => put({ spreadDays })}
      />
    </div>
  );
}
