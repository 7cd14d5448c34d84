import { i18n } from "@lingui/core";
import { Tabs } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { offers, useSession } from "../session/session";
import { Forbidden } from "../shell/states";
import { tidy } from "../view/view";
import classes from "./Emails.module.css";
import type { EmailsView, EmailTab } from "./emails_view";
import { LookPart } from "./LookPart";
import { NobodyPart } from "./NobodyPart";
import { SentPart } from "./SentPart";
import { ServerPart } from "./ServerPart";
import { StatusLine } from "./StatusLine";

/** How emails are sent, what became of them, how they look, and who gets none. */
export default function EmailsPage() {
  const view = useSearch({ from: "/shell/settings/emails" });
  const navigate = useNavigate({ from: "/settings/emails" });
  const { member } = useSession();
  const show = (next: EmailsView) => void navigate({ search: tidy(next) });
  const tab: EmailTab = view.tab ?? "sent";
  const sees = offers(member.role, "analyst");
  const administers = offers(member.role, "admin");
  return (
    <>
      {administers ? <StatusLine view={view} onView={show} /> : null}
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(to) => show(to === "sent" ? {} : { tab: to as EmailsView["tab"] })}
      >
        <Tabs.List aria-label={i18n.t("Parts of emails")} className={classes.tabs}>
          <Tabs.Tab value="sent">{i18n.t("Emails")}</Tabs.Tab>
          <Tabs.Tab value="server">{i18n.t("Server")}</Tabs.Tab>
          <Tabs.Tab value="look">{i18n.t("Preview")}</Tabs.Tab>
          <Tabs.Tab value="nobody">{i18n.t("Do not email")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="sent" pt="md">
          {sees ? <SentPart view={view} onView={show} /> : <Forbidden />}
        </Tabs.Panel>
        <Tabs.Panel value="server" pt="md">
          {administers ? <ServerPart /> : <Forbidden />}
        </Tabs.Panel>
        <Tabs.Panel value="look" pt="md">
          <LookPart />
        </Tabs.Panel>
        <Tabs.Panel value="nobody" pt="md">
          {sees ? (
            <NobodyPart q={view.q ?? ""} onSearch={(q) => show({ tab: "nobody", q })} />
          ) : (
            <Forbidden />
          )}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
