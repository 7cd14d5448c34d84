import { i18n } from "@lingui/core";

/** The reason under which the server keeps apart what a program may have answered. */
export const suspectedRobot = "robot";

/** Why a response does not count, in a sentence. */
export function exclusionText(reason: string): string {
  return reason === suspectedRobot
    ? i18n.t(
        "Suspected robot: every link of the email was opened, as mail scanners do, or a field that people do not see was filled in. It does not count.",
      )
    : i18n.t("Excluded: {reason}", { reason });
}
