import { i18n } from "@lingui/core";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
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
  const bar = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone there is not room for all: the one that is open comes into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path says which one is open
  useEffect(() => {
    const open = bar.current?.querySelector("[data-active]");
    open?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return (
    <Page
      title={i18n.t("Settings")}
      bar={
        <nav ref={bar} className={classes.parts} aria-label={i18n.t("Settings")}>
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
