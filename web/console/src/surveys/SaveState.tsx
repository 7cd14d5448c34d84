import { i18n } from "@lingui/core";
import { IconAlertTriangle, IconCheck, IconCloudOff, IconLoader2 } from "@tabler/icons-react";
import classes from "./Surveys.module.css";
import type { Saving } from "./use_draft";

/** Whether what is on the screen is on the server. */
export function SaveState({ saving }: { saving: Saving }) {
  const [Icon, text] = said(saving);
  return (
    <span className={classes.saving} data-saving={saving.is} role="status">
      <Icon size={14} aria-hidden />
      {text}
    </span>
  );
}

function said(saving: Saving) {
  switch (saving.is) {
    case "saved":
      return [IconCheck, i18n.t("Draft saved")] as const;
    case "waiting":
    case "saving":
      return [IconLoader2, i18n.t("Saving…")] as const;
    case "refused":
      return [IconAlertTriangle, i18n.t("Not saved: something is missing")] as const;
    case "failed":
      return [IconCloudOff, i18n.t("Not saved yet; trying again")] as const;
  }
}
