import { i18n } from "@lingui/core";
import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import classes from "./Welcome.module.css";

/** Text to be pasted elsewhere, with a button that copies it. */
export function Command({ text, label }: { text: string; label?: string }) {
  return (
    <section className={classes.command} aria-label={label ?? i18n.t("Command")}>
      <pre className={classes.code}>{text}</pre>
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
    </section>
  );
}
