import { i18n } from "@lingui/core";
import { NativeSelect, Switch, Text } from "@mantine/core";
import { AmountField } from "./AmountField";
import classes from "./Asking.module.css";
import { useWriting } from "./writing";

/** How well the score is to be known, and what happens when it is. */
export function PrecisionPart() {
  const { draft, change, at } = useWriting();
  const precise = draft.precise === "yes";
  const inner = ["margin", "confidence", "then", "until"].some((each) => at(`precision.${each}`));
  return (
    <>
      <Switch
        label={i18n.t("Ask until the score is known well enough")}
        description={i18n.t("Then Hark can also say when that will be.")}
        checked={precise}
        error={precise && inner ? undefined : at("precision")}
        onChange={({ currentTarget }) => change({ precise: currentTarget.checked ? "yes" : "no" })}
      />
      {precise ? (
        <div className={classes.nested}>
          <div className={classes.row}>
            <AmountField
              label={i18n.t("Known to ±")}
              unit={i18n.t("points")}
              parts="decimal"
              value={draft.margin}
              error={at("precision.margin")}
              onChange={(margin) => change({ margin })}
            />
            <AmountField
              label={i18n.t("Sure to")}
              unit="%"
              parts="decimal"
              value={draft.confidencePercent}
              error={at("precision.confidence")}
              onChange={(confidencePercent) => change({ confidencePercent })}
            />
          </div>
          <NativeSelect
            label={i18n.t("When it is known")}
            value={draft.whenKnown}
            error={at("precision.then")}
            onChange={({ currentTarget }) =>
              change({ whenKnown: currentTarget.value === "go_on" ? "go_on" : "stop" })
            }
            data={[
              { value: "stop", label: i18n.t("Ask nobody more") },
              { value: "go_on", label: i18n.t("Go on asking") },
            ]}
          />
          <NativeSelect
            label={i18n.t("When the end comes first")}
            value={draft.atTheEnd}
            error={at("precision.until")}
            onChange={({ currentTarget }) =>
              change({ atTheEnd: currentTarget.value === "reached" ? "reached" : "end" })
            }
            data={[
              { value: "end", label: i18n.t("End all the same") },
              { value: "reached", label: i18n.t("Go on until it is known") },
            ]}
          />
        </div>
      ) : (
        <Text size="xs" c="dimmed">
          {i18n.t("For surveys that ask for a recommendation (NPS, eNPS).")}
        </Text>
      )}
    </>
  );
}
