import { i18n } from "@lingui/core";
import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import classes from "./Welcome.module.css";

/** Text to be pasted elsewhere, with a button that copies it. */
export function Command({ text, label }: { text: string; label?: string }) {
  return (
    <div className={classes.command}>
      {/* biome-ignore-start lint/a11y: a scrolling region is reached by keyboard and has a name */}
      <pre
        className={classes.code}
        role="region"
        tabIndex={0}
        aria-label={label ?? i18n.t("Command")}
      >
        {text}
      </pre>
      {/* biome-ignore-end lint/a11y: as above */}
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? i18n.t("Copied") : i18n.t("Copy")}>
            <ActionIcon
              className={classes.copy}
              variant="default"
              onClick={copy}
              aria-label={copied ? i18n.t("Copied") : i18n.t("Copy")}
            >
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  );
}
