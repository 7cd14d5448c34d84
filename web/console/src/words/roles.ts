import { i18n } from "@lingui/core";
import type { Role } from "#api/things";

export const roles: readonly Role[] = ["owner", "admin", "analyst", "agent", "viewer"];

export function roleName(role: Role): string {
  switch (role) {
    case "owner":
      return i18n.t("Owner");
    case "admin":
      return i18n.t("Admin");
    case "analyst":
      return i18n.t("Analyst");
    case "agent":
      return i18n.t("Agent");
    case "viewer":
      return i18n.t("Viewer");
  }
}

export function roleMeaning(role: Role): string {
  switch (role) {
    case "owner":
      return i18n.t("Everything, including other owners");
    case "admin":
      return i18n.t("Members, API keys and settings");
    case "analyst":
      return i18n.t("Imports, surveys and filters");
    case "agent":
      return i18n.t("Adds and corrects responses");
    case "viewer":
      return i18n.t("Reads scores and responses");
  }
}
