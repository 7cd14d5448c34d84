import { i18n } from "@lingui/core";
import { Menu } from "@mantine/core";
import { IconFlagPlus, IconZoomIn } from "@tabler/icons-react";
import type { Every } from "../view/period";
import { stepName } from "../words/format";
import type { Hit } from "./TrendChart";

interface Props {
  hit: Hit;
  every: Every;
  onClose: () => void;
  onChoose: () => void;
  onAdd: () => void;
}

/** What can be done at the place of the trend that was clicked. */
export function TrendMenu({ hit, every, onClose, onChoose, onAdd }: Props) {
  const name = stepName(hit.at, every);
  return (
    <Menu opened onClose={onClose} position="bottom" returnFocus>
      <Menu.Target>
        <span style={{ position: "absolute", left: hit.x, top: hit.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={name}>
        <Menu.Label>{every === "week" ? i18n.t("Week of {name}", { name }) : name}</Menu.Label>
        <Menu.Item leftSection={<IconFlagPlus size={16} />} onClick={onAdd}>
          {i18n.t("Mark what happened here")}
        </Menu.Item>
        <Menu.Item leftSection={<IconZoomIn size={16} />} onClick={onChoose}>
          {i18n.t("Look into this time only")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
