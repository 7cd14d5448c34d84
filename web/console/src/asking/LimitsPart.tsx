import { i18n } from "@lingui/core";
import { Anchor, Radio, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { AmountField } from "./AmountField";
import classes from "./Asking.module.css";
import { reachesOut } from "./plan_draft";
import { useWriting } from "./writing";

/** How often the same person is asked, how long it may be put off, reminders, expiry. */
export function LimitsPart() {
  const { draft, change, at } = useWriting();
  const days = i18n.t("days");
  const reaches = reachesOut(draft.channel);
  return (
    <>
      <div className={classes.row}>
        <AmountField
          label={i18n.t("The same person once in")}
          unit={days}
          value={draft.cadenceDays}
          error={at("cadence_days")}
          onChange={(cadenceDays) => change({ cadenceDays })}
        />
        {reaches ? (
          <AmountField
            label={i18n.t("Put off for at most")}
            unit={days}
            value={draft.patienceDays}
            error={at("patience_days")}
            onChange={(patienceDays) => change({ patienceDays })}
          />
        ) : null}
        <AmountField
          label={i18n.t("Can be answered for")}
          unit={days}
          value={draft.expiresDays}
          error={at("expires_days")}
          onChange={(expiresDays) => change({ expiresDays })}
        />
      </div>
      <Radio.Group
        label={i18n.t("Rest between surveys")}
        value={draft.rest}
        onChange={(rest) => change({ rest: rest === "own" ? "own" : "shared" })}
      >
        <Stack gap="xs" mt="xs">
          <Radio
            value="shared"
            label={i18n.t("As for all surveys")}
            description={
              <>
                {i18n.t("Whoever was asked anything is left alone for a while.")}{" "}
                <Anchor
                  size="xs"
                  underline="always"
                  renderRoot={(props) => <Link to="/asking" search={{ tab: "rules" }} {...props} />}
                >
                  {i18n.t("Rules for everybody")}
                </Anchor>
              </>
            }
          />
          <Radio
            value="own"
            label={i18n.t("Of its own")}
            description={i18n.t(
              "Only contacts by this survey count, and it holds up no other one.",
            )}
          />
        </Stack>
      </Radio.Group>
      {draft.rest === "own" ? (
        <AmountField
          label={i18n.t("Its own rest")}
          unit={days}
          value={draft.ownRestDays}
          error={at("own_rest_days")}
          onChange={(ownRestDays) => change({ ownRestDays })}
        />
      ) : null}
      {reaches ? (
        <div className={classes.row}>
          <AmountField
            label={i18n.t("Reminders")}
            description={i18n.t("To those who did not answer; 0 to 3.")}
            value={draft.reminders}
            error={at("reminders.most")}
            onChange={(reminders) => change({ reminders })}
          />
          {draft.reminders === 0 ? null : (
            <AmountField
              label={i18n.t("Apart from each other")}
              description={i18n.t("And from the first.")}
              unit={days}
              value={draft.remindEveryDays}
              error={at("reminders.every_days")}
              onChange={(remindEveryDays) => change({ remindEveryDays })}
            />
          )}
        </div>
      ) : null}
    </>
  );
}
