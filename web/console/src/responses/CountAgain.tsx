import { i18n } from "@lingui/core";
import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconEye } from "@tabler/icons-react";
import type { Answer } from "#api/things";
import { problemText } from "../words/problem";
import { type ResponseChange, useChangeResponse } from "./responses_queries";

/** Takes a response that was left out into the scores again; the notice offers the way back. */
export function CountAgain({ response }: { response: Answer }) {
  const change = useChangeResponse();
  const { id, excluded } = response;
  if (!excluded) return null;
  const to = async (next: ResponseChange) => {
    try {
      await change.mutateAsync({ id, change: next });
      return true;
    } catch (problem) {
      notifications.show({ color: "red", message: problemText(problem) });
      return false;
    }
  };
  const undo = async (notice: string) => {
    notifications.hide(notice);
    await to({ excluded: { reason: excluded.reason } });
  };
  const include = async () => {
    if (!(await to({ excluded: null }))) return;
    const notice = `counted-${id}`;
    notifications.show({
      id: notice,
      message: (
        <Group justify="space-between">
          {i18n.t("The response counts again.")}
          <Button size="compact-xs" variant="subtle" onClick={() => void undo(notice)}>
            {i18n.t("Undo")}
          </Button>
        </Group>
      ),
    });
  };
  return (
    <Button
      size="xs"
      variant="default"
      loading={change.isPending}
      leftSection={<IconEye size={14} />}
      onClick={() => void include()}
    >
      {i18n.t("Count it again")}
    </Button>
  );
}
