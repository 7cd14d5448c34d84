import { i18n } from "@lingui/core";
import { Button, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Dialog } from "../shell/Dialog";
import { Command } from "../welcome/Command";

interface Props {
  title: string;
  text: string;
  /** What the secret is: "Password", "Key". */
  name: string;
  secret: string;
  onClose: () => void;
  children?: ReactNode;
}

/** A secret that Hark keeps only as a hash: copied now or never. */
export function ShownOnce({ title, text, name, secret, onClose, children }: Props) {
  return (
    <Dialog onClose={onClose} title={title} size="lg" outside="stays">
      <Text mb="md">{text}</Text>
      <Command text={secret} label={name} />
      {children}
      <Group mt="lg" justify="flex-end">
        <Button onClick={onClose}>{i18n.t("I have kept it")}</Button>
      </Group>
    </Dialog>
  );
}
