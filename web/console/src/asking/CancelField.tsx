import { i18n } from "@lingui/core";
import { TagsInput } from "@mantine/core";
import { useKnownEvents } from "./EventField";
import { useWriting } from "./writing";

/** Events after which somebody who waits to be asked is not asked any more. */
export function CancelField() {
  const { draft, change, at } = useWriting();
  const known = useKnownEvents();
  return (
    <TagsInput
      label={i18n.t("Not if one of these comes first")}
      description={i18n.t("Names of events, each ended with Enter. May stay empty.")}
      placeholder={draft.cancelOn.length === 0 ? "ticket_reopened" : undefined}
      data={known.filter((each) => !draft.cancelOn.includes(each))}
      value={draft.cancelOn}
      error={at("cancel_on")}
      acceptValueOnBlur
      comboboxProps={{ withinPortal: false }}
      onChange={(cancelOn) => change({ cancelOn })}
    />
  );
}
