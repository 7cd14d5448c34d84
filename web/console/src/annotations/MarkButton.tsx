import { i18n } from "@lingui/core";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconFlagPlus } from "@tabler/icons-react";

/** The way to mark what happened without pointing at the trend. */
export function MarkButton({ onMark }: { onMark: () => void }) {
  const name = i18n.t("Mark what happened");
  return (
    <Tooltip label={name}>
      <ActionIcon variant="subtle" color="gray" aria-label={name} onClick={onMark}>
        <IconFlagPlus size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
