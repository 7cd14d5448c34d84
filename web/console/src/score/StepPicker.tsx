import { i18n } from "@lingui/core";
import { NativeSelect } from "@mantine/core";
import { everyName } from "../view/names";
import { type Every, everySteps } from "../view/period";

export function StepPicker({ every, onStep }: { every: Every; onStep: (every: Every) => void }) {
  return (
    <NativeSelect
      size="xs"
      aria-label={i18n.t("Step of the trend")}
      value={every}
      onChange={(event) => onStep(event.currentTarget.value as Every)}
      data={everySteps.map((value) => ({
        value,
        label: i18n.t("by {step}", { step: everyName(value) }),
      }))}
    />
  );
}
