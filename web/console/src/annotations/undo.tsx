import { i18n } from "@lingui/core";
import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { problemText } from "../words/problem";

/** Says that something was done and offers the way back. */
export function offerUndo(message: string, undo: () => Promise<unknown>) {
  const id = notifications.show({
    message: (
      <Group justify="space-between" wrap="nowrap">
        {message}
        <Button size="compact-xs" variant="subtle" onClick={() => void back()}>
          {i18n.t("Undo")}
        </Button>
      </Group>
    ),
  });
  const back = async () => {
    notifications.hide(id);
    try {
      await undo();
    } catch (problem) {
      notifications.show({ color: "red", message: problemText(problem) });
    }
  };
}
