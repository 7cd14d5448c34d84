import { i18n } from "@lingui/core";
import { Tabs } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { EventsPart } from "./EventsPart";
import { IdentityPart } from "./IdentityPart";
import { InstallPart } from "./InstallPart";
import classes from "./Widget.module.css";
import type { WidgetTab, WidgetView } from "./widget_view";

/** How the widget gets into a product, knows who is there, and which events it tells. */
export default function WidgetPage() {
  const view = useSearch({ from: "/shell/settings/widget" });
  const navigate = useNavigate({ from: "/settings/widget" });
  const tab: WidgetTab = view.tab ?? "install";
  const show = (to: string | null) =>
    void navigate({ search: to === "install" ? {} : { tab: to as WidgetView["tab"] } });
  return (
    <Tabs value={tab} keepMounted={false} onChange={show}>
      <Tabs.List aria-label={i18n.t("Parts of the widget")} className={classes.tabs}>
        <Tabs.Tab value="install">{i18n.t("Install")}</Tabs.Tab>
        <Tabs.Tab value="identity">{i18n.t("Who it is")}</Tabs.Tab>
        <Tabs.Tab value="events">{i18n.t("Events")}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="install" pt="md">
        <InstallPart />
      </Tabs.Panel>
      <Tabs.Panel value="identity" pt="md">
        <IdentityPart />
      </Tabs.Panel>
      <Tabs.Panel value="events" pt="md">
        <EventsPart />
      </Tabs.Panel>
    </Tabs>
  );
}
