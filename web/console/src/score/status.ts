import { i18n } from "@lingui/core";
import type { Status } from "#api/things";

export function statusName(status: Status): string {
  switch (status) {
    case "withheld":
      return i18n.t("Withheld");
    case "no_data":
      return i18n.t("No answers");
    case "too_few":
      return i18n.t("Too few answers");
    case "directional":
      return i18n.t("A direction only");
    case "ok":
      return i18n.t("Enough answers");
  }
}
