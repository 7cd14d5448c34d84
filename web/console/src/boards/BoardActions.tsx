import { i18n } from "@lingui/core";
import { Button, Group } from "@mantine/core";
import {
  IconPencil,
  IconPlus,
  IconPresentation,
  IconPrinter,
  IconShare,
} from "@tabler/icons-react";
import { Live } from "../live/Live";

interface Props {
  charts: number;
  may: boolean;
  onAdd: () => void;
  onRename: () => void;
  onShare: () => void;
  onPresent: () => void;
}

/** What can be done with a whole board. */
export function BoardActions({ charts, may, onAdd, onRename, onShare, onPresent }: Props) {
  const icon = { size: 14, "aria-hidden": true };
  return (
    <Group gap="xs">
      <Live />
      {charts > 0 ? (
        <>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPresentation {...icon} />}
            onClick={onPresent}
          >
            {i18n.t("Present")}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPrinter {...icon} />}
            onClick={() => window.print()}
          >
            {i18n.t("Print")}
          </Button>
        </>
      ) : null}
      {may ? (
        <>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconShare {...icon} />}
            onClick={onShare}
          >
            {i18n.t("Share")}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil {...icon} />}
            onClick={onRename}
          >
            {i18n.t("Rename")}
          </Button>
          {charts > 0 ? (
            <Button size="xs" leftSection={<IconPlus {...icon} />} onClick={onAdd}>
              {i18n.t("Add a chart")}
            </Button>
          ) : null}
        </>
      ) : null}
    </Group>
  );
}
