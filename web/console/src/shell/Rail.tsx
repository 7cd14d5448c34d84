import { i18n } from "@lingui/core";
import { Menu, Tooltip, UnstyledButton } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import {
  IconChevronsLeft,
  IconChevronsRight,
  IconKeyboard,
  IconLogout,
  IconSearch,
  IconUser,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useSession } from "../session/session";
import { places } from "./places";
import classes from "./Rail.module.css";
import { SchemeItems } from "./SchemeItems";

interface Props {
  onSearch: () => void;
  onKeys: () => void;
  onSignOut: () => void;
}

/** The rail on the left; on a phone the bar at the bottom. */
export function Rail({ onSearch, onKeys, onSignOut }: Props) {
  const [narrow, setNarrow] = useLocalStorage({ key: "hark-rail-narrow", defaultValue: false });
  const { member, workspace } = useSession();
  return (
    <nav className={classes.rail} data-narrow={narrow || undefined} aria-label={i18n.t("Main")}>
      <div className={classes.brand}>
        <img src="/mark.svg" alt="" width={24} height={24} />
        <span className={classes.word} title={workspace.name}>
          {workspace.name}
        </span>
      </div>
      <UnstyledButton className={classes.entry} onClick={onSearch} data-wide-only>
        <IconSearch size={18} aria-hidden />
        <span className={classes.word}>{i18n.t("Find anything")}</span>
        <kbd className={classes.key}>{/Mac/.test(navigator.platform) ? "⌘K" : "Ctrl K"}</kbd>
      </UnstyledButton>
      <ul className={classes.places}>
        {places().map(({ to, name, icon: Icon }) => (
          <li key={to}>
            <Tooltip label={name} position="right" disabled={!narrow} openDelay={100}>
              <Link
                to={to}
                className={classes.entry}
                activeOptions={{ exact: to === "/", includeSearch: false }}
                activeProps={{ "data-active": true }}
                aria-label={name}
              >
                <Icon size={18} aria-hidden />
                <span className={classes.word}>{name}</span>
              </Link>
            </Tooltip>
          </li>
        ))}
        <li className={classes.last}>
          <Menu position="right-end" width={220} shadow="md">
            <Menu.Target>
              <UnstyledButton className={classes.entry} aria-label={i18n.t("You and appearance")}>
                <IconUser size={18} aria-hidden />
                <span className={classes.word}>{member.name || member.email}</span>
              </UnstyledButton>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{member.email}</Menu.Label>
              <Menu.Item
                leftSection={<IconUser size={16} />}
                renderRoot={(props) => <Link to="/settings/profile" {...props} />}
              >
                {i18n.t("Profile and password")}
              </Menu.Item>
              <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onKeys}>
                {i18n.t("Keys")}
              </Menu.Item>
              <Menu.Divider />
              <SchemeItems />
              <Menu.Divider />
              <Menu.Item leftSection={<IconLogout size={16} />} onClick={onSignOut}>
                {i18n.t("Sign out")}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </li>
      </ul>
      <UnstyledButton
        className={classes.entry}
        data-wide-only
        onClick={() => setNarrow(!narrow)}
        aria-label={narrow ? i18n.t("Widen the rail") : i18n.t("Narrow the rail")}
        aria-expanded={!narrow}
      >
        {narrow ? (
          <IconChevronsRight size={18} aria-hidden />
        ) : (
          <IconChevronsLeft size={18} aria-hidden />
        )}
        <span className={classes.word}>{i18n.t("Narrow")}</span>
      </UnstyledButton>
    </nav>
  );
}
