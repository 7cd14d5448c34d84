import { i18n } from "@lingui/core";
import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { sentence } from "../words/words";
import { surveysQuery } from "../workspace/surveys";
import { AmountField } from "./AmountField";
import classes from "./Asking.module.css";
import type { Channel, Placement } from "./plan_draft";
import { byChannel, channelPurpose, channels, placementName, placements } from "./plan_names";
import { useWriting } from "./writing";

interface Props {
  /** A plan keeps its survey for good. */
  survey: "chosen" | "fixed";
}

/** What is asked, what the plan is called, and by what channel it comes. */
export function BasicsPart({ survey }: Props) {
  const { draft, change, at } = useWriting();
  const surveys = useQuery(surveysQuery).data ?? [];
  return (
    <>
      <TextInput
        label={i18n.t("Name")}
        description={i18n.t("For you and your colleagues; people who are asked do not see it.")}
        placeholder={i18n.t("After support")}
        value={draft.name}
        error={at("name")}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <div className={classes.row}>
        <NativeSelect
          className={classes.grow}
          label={i18n.t("Survey")}
          description={survey === "fixed" ? i18n.t("A plan keeps its survey.") : undefined}
          disabled={survey === "fixed"}
          value={draft.survey}
          error={at("survey")}
          onChange={({ currentTarget }) => change({ survey: currentTarget.value })}
          data={surveys.map(({ key, name }) => ({ value: key, label: name || key }))}
        />
        <NativeSelect
          className={classes.grow}
          label={i18n.t("Asked")}
          description={channelPurpose(draft.channel)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={draft.channel}
          error={at("channel")}
          onChange={({ currentTarget }) => change({ channel: currentTarget.value as Channel })}
          data={channels.map((each) => ({ value: each, label: sentence(byChannel(each)) }))}
        />
      </div>
      {draft.channel === "widget" ? (
        <div className={classes.row}>
          <NativeSelect
            className={classes.grow}
            label={i18n.t("Where")}
            value={draft.placement}
            error={at("widget.placement")}
            onChange={({ currentTarget }) =>
              change({ placement: currentTarget.value as Placement })
            }
            data={placements.map((each) => ({ value: each, label: placementName(each) }))}
          />
          <AmountField
            label={i18n.t("The page is left alone first for")}
            unit={i18n.t("seconds")}
            parts="decimal"
            value={draft.delaySeconds}
            error={at("widget.delay_ms")}
            onChange={(delaySeconds) => change({ delaySeconds })}
          />
        </div>
      ) : null}
    </>
  );
}
