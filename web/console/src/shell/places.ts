import { i18n } from "@lingui/core";
import {
  IconAlertTriangle,
  IconArrowsSplit2,
  IconBuilding,
  IconChartDots3,
  IconFileImport,
  IconGauge,
  IconLayoutBoard,
  IconMessage2,
  IconMessageQuestion,
  IconSend,
  IconSettings,
  IconTelescope,
  type TablerIcon,
} from "@tabler/icons-react";

export interface Place {
  to:
    | "/"
    | "/responses"
    | "/segments"
    | "/explore"
    | "/danger"
    | "/companies"
    | "/boards"
    | "/surveys"
    | "/asking"
    | "/experiments"
    | "/import"
    | "/settings";
  name: string;
  icon: TablerIcon;
}

/** The rail's entries: the parts of Hark that exist. */
export function places(): Place[] {
  return [
    { to: "/", name: i18n.t("Overview"), icon: IconGauge },
    { to: "/responses", name: i18n.t("Responses"), icon: IconMessage2 },
    { to: "/segments", name: i18n.t("Segments"), icon: IconChartDots3 },
    { to: "/explore", name: i18n.t("Explore"), icon: IconTelescope },
    { to: "/danger", name: i18n.t("Danger zone"), icon: IconAlertTriangle },
    { to: "/companies", name: i18n.t("Companies"), icon: IconBuilding },
    { to: "/surveys", name: i18n.t("Surveys"), icon: IconMessageQuestion },
    { to: "/asking", name: i18n.t("Asking"), icon: IconSend },
    { to: "/experiments", name: i18n.t("Experiments"), icon: IconArrowsSplit2 },
    { to: "/boards", name: i18n.t("Boards"), icon: IconLayoutBoard },
    { to: "/import", name: i18n.t("Import"), icon: IconFileImport },
    { to: "/settings", name: i18n.t("Settings"), icon: IconSettings },
  ];
}
