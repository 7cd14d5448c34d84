import { i18n } from "@lingui/core";
import { NativeSelect } from "@mantine/core";
import type { useWorth } from "./worth";

interface Props {
  chosen: ReturnType<typeof useWorth>;
  onWorth: (key: string) => void;
}

/** Chooses the property that says what a customer is worth. */
export function WorthPicker({ chosen, onWorth }: Props) {
  const { worth, choices, remember } = chosen;
  if (choices.length === 0) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={i18n.t("What a customer is worth")}
      value={worth?.key ?? ""}
      onChange={(event) => {
        remember(event.currentTarget.value);
        onWorth(event.currentTarget.value);
      }}
      data={[
        ...(worth ? [] : [{ value: "", label: i18n.t("worth: choose"), disabled: true }]),
        ...choices.map(({ key, name }) => ({
          value: key,
          label: i18n.t("worth: {name}", { name: name || key }),
        })),
      ]}
    />
  );
}
