import { i18n } from "@lingui/core";
import { Menu } from "@mantine/core";
import {
  IconArrowLeft,
  IconArrowRight,
  IconArrowsHorizontal,
  IconArrowsMinimize,
  IconCopy,
  IconPencil,
  IconTrash,
} from "@tabler/icons-react";
import { columns } from "./charts";

interface Props {
  index: number;
  count: number;
  width: number;
  onEdit: () => void;
  onDuplicate: () => void;
  onWiden: (by: 1 | -1) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** What can be done with a chart because it is on a board. */
export function ChartItems(props: Props) {
  const { index, count, width, onEdit, onDuplicate, onWiden, onMove, onRemove } = props;
  return (
    <>
      <Menu.Divider />
      <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
        {i18n.t("Edit")}
      </Menu.Item>
      <Menu.Item leftSection={<IconCopy size={16} />} onClick={onDuplicate}>
        {i18n.t("Duplicate")}
      </Menu.Item>
      <Menu.Item
        closeMenuOnClick={false}
        disabled={width >= columns}
        leftSection={<IconArrowsHorizontal size={16} />}
        onClick={() => onWiden(1)}
      >
        {i18n.t("Wider")}
      </Menu.Item>
      <Menu.Item
        closeMenuOnClick={false}
        disabled={width <= 1}
        leftSection={<IconArrowsMinimize size={16} />}
        onClick={() => onWiden(-1)}
      >
        {i18n.t("Narrower")}
      </Menu.Item>
      <Menu.Item
        disabled={index === 0}
        leftSection={<IconArrowLeft size={16} />}
        onClick={() => onMove(index - 1)}
      >
        {i18n.t("Earlier")}
      </Menu.Item>
      <Menu.Item
        disabled={index === count - 1}
        leftSection={<IconArrowRight size={16} />}
        onClick={() => onMove(index + 1)}
      >
        {i18n.t("Later")}
      </Menu.Item>
      <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={onRemove}>
        {i18n.t("Remove")}
      </Menu.Item>
    </>
  );
}
