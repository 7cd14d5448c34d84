import { i18n } from "@lingui/core";
import { Button, Group } from "@mantine/core";
import { IconChartBar } from "@tabler/icons-react";
import { Notice } from "../shell/states";

interface Props {
  may: boolean;
  onAdd: () => void;
  onUsual: () => void;
}

export function EmptyBoard({ may, onAdd, onUsual }: Props) {
  return (
    <Notice
      icon={IconChartBar}
      title={i18n.t("Nothing on this board yet")}
      text={
        may
          ? i18n.t(
              "Begin with the score, who gave which, the trend and the groups, or add a chart of your own. Every chart of Hark can also be saved here from its menu.",
            )
          : undefined
      }
    >
      {may ? (
        <Group>
          <Button onClick={onUsual}>{i18n.t("Begin with the usual charts")}</Button>
          <Button variant="default" onClick={onAdd}>
            {i18n.t("Add a chart")}
          </Button>
        </Group>
      ) : null}
    </Notice>
  );
}
