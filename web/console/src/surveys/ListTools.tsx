import { i18n } from "@lingui/core";
import { ActionIcon } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconGripVertical, IconTrash } from "@tabler/icons-react";
import type { useReorder } from "../boards/reorder";

type Handle = ReturnType<ReturnType<typeof useReorder>["handle"]>;

/** What moves an item by dragging it, or with the arrow keys. */
export function MoveHandle({ name, handle }: { name: string; handle: Handle }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      style={{ touchAction: "none", cursor: "grab" }}
      aria-label={i18n.t("Move {name}: drag it, or press the arrow keys", { name })}
      {...handle}
    >
      <IconGripVertical size={16} />
    </ActionIcon>
  );
}

export function RemoveIt({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <ActionIcon
      variant="subtle"
      color="red"
      aria-label={i18n.t("Remove {name}", { name })}
      onClick={onClick}
    >
      <IconTrash size={16} />
    </ActionIcon>
  );
}

interface StepsProps {
  name: string;
  place: number;
  count: number;
  onMove: (to: number) => void;
}

export function MoveSteps({ name, place, count, onMove }: StepsProps) {
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={i18n.t("Move {name} up", { name })}
        disabled={place === 0}
        onClick={() => onMove(place - 1)}
      >
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={i18n.t("Move {name} down", { name })}
        disabled={place === count - 1}
        onClick={() => onMove(place + 1)}
      >
        <IconChevronDown size={16} />
      </ActionIcon>
    </>
  );
}
