import { i18n } from "@lingui/core";
import { CloseButton, Modal, type ModalRootProps } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Dialog.module.css";
import { useFocusBack } from "./focus_back";

interface Props {
  title: ReactNode;
  size?: ModalRootProps["size"];
  /** A click beside it closes a dialog, unless what it shows would be lost. */
  outside?: "closes" | "stays";
  onClose: () => void;
  children: ReactNode;
}

/** A small window over the page, with a title and a way out. */
export function Dialog({ title, size, outside, onClose, children }: Props) {
  useFocusBack();
  return (
    <Modal.Root opened onClose={onClose} size={size} closeOnClickOutside={outside !== "stays"}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <div className={classes.head}>
            <Modal.Title className={classes.title}>{title}</Modal.Title>
            <CloseButton aria-label={i18n.t("Close")} onClick={onClose} />
          </div>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
