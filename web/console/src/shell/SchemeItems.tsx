import { i18n } from "@lingui/core";
import { type MantineColorScheme, Menu, useMantineColorScheme } from "@mantine/core";
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from "@tabler/icons-react";

/** Light, dark, or as the system has it. */
export function SchemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choices: [MantineColorScheme, string, typeof IconSun][] = [
    ["light", i18n.t("Light"), IconSun],
    ["dark", i18n.t("Dark"), IconMoon],
    ["auto", i18n.t("As the system"), IconDeviceDesktop],
  ];
  return choices.map(([scheme, name, Icon]) => (
    <Menu.Item
      key={scheme}
      role="menuitemradio"
      aria-checked={colorScheme === scheme}
      leftSection={<Icon size={16} />}
      rightSection={colorScheme === scheme ? <IconCheck size={14} /> : null}
      onClick={() => setColorScheme(scheme)}
      closeMenuOnClick={false}
    >
      {name}
    </Menu.Item>
  ));
}
