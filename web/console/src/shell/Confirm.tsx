import { i18n } from "@lingui/core";
import { Alert, Button, Group, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { problemText } from "../words/problem";
import { Dialog } from "./Dialog";

interface Props {
  title: string;
  /** What goes, by name, and what stays. */
  children: ReactNode;
  action: string;
  onClose: () => void;
  onConfirm: () => Promise<unknown>;
}

/** Asks once before something that cannot be undone. */
export function Confirm({ title, children, action, onClose, onConfirm }: Props) {
  const [state, setState] = useState<"idle" | "working">("idle");
  const [problem, setProblem] = useState<unknown>(null);
  const confirm = async () => {
    setState("working");
    setProblem(null);
    try {
      await onConfirm();
      onClose();
    } catch (caught) {
      setProblem(caught);
      setState("idle");
    }
  };
  return (
    <Dialog onClose={onClose} title={title}>
      {problem ? (
        <Alert color="red" mb="md" role="alert">
          {problemText(problem)}
        </Alert>
      ) : null}
      <Text component="div">{children}</Text>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {i18n.t("Cancel")}
        </Button>
        <Button color="red" loading={state === "working"} onClick={() => void confirm()}>
          {action}
        </Button>
      </Group>
    </Dialog>
  );
}
