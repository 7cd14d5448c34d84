import { i18n } from "@lingui/core";
import { Link, Outlet } from "@tanstack/react-router";
import { Page } from "../shell/Page";
import classes from "./Settings.module.css";

export default function SettingsPage() {
  const parts = [
    { to: "/settings/workspace", name: i18n.t("Workspace") },
    { to: "/settings/members", name: i18n.t("Members") },
    { to: "/settings/keys", name: i18n.t("API keys") },
    { to: "/settings/emails", name: i18n.t("Emails") },
    { to: "/settings/widget", name: i18n.t("Widget") },
    { to: "/settings/profile", name: i18n.t("You") },
  ] as const;
  return (
    <Page
      title={i18n.t("Settings")}
      bar={
        <nav className={classes.parts} aria-label={i18n.t("Settings")}>
          {parts.map(({ to, name }) => (
            <Link key={to} to={to} className={classes.part} activeProps={{ "data-active": true }}>
              {name}
            </Link>
          ))}
        </nav>
      }
    >
      <Outlet />
    </Page>
  );
}
