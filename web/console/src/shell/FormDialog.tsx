import { i18n } from "@lingui/core";
import { Alert, Button, Group, type ModalRootProps, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { Dialog } from "./Dialog";

interface Props {
  title: ReactNode;
  /** What the button says that sends it. */
  action: string;
  size?: ModalRootProps["size"];
  /** Of react-hook-form; what is wrong with no field alone stands above the fields. */
  state: { errors: { root?: { message?: string } }; isSubmitting: boolean };
  onSubmit: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog with a form: its fields one below the other, then a way back and a way on. */
export function FormDialog({ title, action, size, state, onSubmit, onClose, children }: Props) {
  const { errors, isSubmitting } = state;
  const send = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    void onSubmit();
  };
  return (
    <Dialog onClose={onClose} title={title} size={size}>
      <form onSubmit={send} noValidate>
        <Stack>
          {errors.root ? (
            <Alert color="red" role="alert">
              {errors.root.message}
            </Alert>
          ) : null}
          {children}
        </Stack>
        <Group mt="lg" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {i18n.t("Cancel")}
          </Button>
          <Button type="submit" loading={isSubmitting}>
            {action}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
