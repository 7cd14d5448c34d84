import { i18n } from "@lingui/core";
import { Button, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";

/** A button that copies a text, and says so. */
export function CopyIt({ text, label, name }: { text: string; label: string; name?: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button
          size="xs"
          variant="default"
          leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} aria-hidden />}
          onClick={copy}
          aria-label={copied ? undefined : name}
        >
          <span aria-live="polite">{copied ? i18n.t("Copied") : label}</span>
        </Button>
      )}
    </CopyButton>
  );
}
