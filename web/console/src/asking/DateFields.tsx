import { i18n } from "@lingui/core";
import { NativeSelect, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { propertiesQuery } from "../people/people_queries";
import { AmountField } from "./AmountField";
import classes from "./Asking.module.css";
import type { PlanDraft } from "./plan_draft";
import { useWriting } from "./writing";

/** How many days before or after which date of a person. */
export function DateFields() {
  const { draft, change, at } = useWriting();
  const properties = useQuery(propertiesQuery);
  const { date } = draft;
  const put = (part: Partial<typeof date>) => change({ date: { ...date, ...part } });
  const known = (properties.data ?? []).filter(({ kind }) => kind === "date");
  const strange = date.property !== "" && !known.some(({ key }) => key === date.property);
  return (
    <>
      <div className={classes.row}>
        {date.side === "on" ? null : (
          <AmountField
            label={i18n.t("Days")}
            unit={i18n.t("days")}
            value={date.offset}
            error={at("trigger.offset_days")}
            onChange={(offset) => put({ offset })}
          />
        )}
        <NativeSelect
          label={i18n.t("Before or after")}
          value={date.side}
          onChange={({ currentTarget }) =>
            put({ side: currentTarget.value as PlanDraft["date"]["side"] })
          }
          data={[
            { value: "before", label: i18n.t("before") },
            { value: "on", label: i18n.t("on the day of") },
            { value: "after", label: i18n.t("after") },
          ]}
        />
        <NativeSelect
          className={classes.grow}
          label={i18n.t("Date")}
          description={
            properties.data && known.length === 0
              ? i18n.t("People have no dates yet: import some, or send them by the API.")
              : undefined
          }
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={date.property}
          error={at("trigger.property")}
          onChange={({ currentTarget }) => put({ property: currentTarget.value })}
          data={[
            { value: "", label: i18n.t("Choose") },
            ...known.map(({ key, name }) => ({ value: key, label: name || key })),
            ...(strange ? [{ value: date.property, label: date.property }] : []),
          ]}
        />
      </div>
      <Switch
        label={i18n.t("Every year")}
        description={i18n.t("The same day of each year, as for a birthday.")}
        checked={date.yearly}
        onChange={({ currentTarget }) => put({ yearly: currentTarget.checked })}
      />
    </>
  );
}
