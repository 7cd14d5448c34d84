import { i18n } from "@lingui/core";
import type { Key } from "#api/things";

export function scopeName(scope: Key["scope"]): string {
  return scope === "write" ? i18n.t("Read and send answers") : i18n.t("Only read");
}
