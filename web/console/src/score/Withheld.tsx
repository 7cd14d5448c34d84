import { i18n } from "@lingui/core";
import { IconShieldLock } from "@tabler/icons-react";
import type { Figures } from "#api/things";
import { Notice } from "../shell/states";

/** Instead of the figures of a group of an anonymous survey under its k. */
export function Withheld({ row }: { row: Figures }) {
  return (
    <Notice
      icon={IconShieldLock}
      title={i18n.t("Withheld: fewer than {least} answers", { least: row.withheld_below ?? 5 })}
      text={i18n.t(
        "This survey is anonymous. Answers appear when enough of them can be shown together; those that came today, by tomorrow.",
      )}
    />
  );
}
