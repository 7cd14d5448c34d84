import { i18n } from "@lingui/core";
import { Tooltip } from "@mantine/core";
import classes from "./Live.module.css";
import { useLive } from "./live";

/** Keeps the page up to date while it is in sight, and says whether that works. */
export function Live() {
  const state = useLive();
  const meaning =
    state === "live"
      ? i18n.t("New answers appear here by themselves.")
      : i18n.t("Not connected for new answers; trying again. What is shown may be a little old.");
  return (
    <Tooltip label={meaning}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard reaches the explanation */}
      <span className={classes.live} data-state={state} data-print="no" tabIndex={0}>
        <span className={classes.dot} aria-hidden />
        {state === "live" ? i18n.t("Live") : i18n.t("Not live")}
        <span className="unseen">. {meaning}</span>
      </span>
    </Tooltip>
  );
}
