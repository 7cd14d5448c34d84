import { i18n } from "@lingui/core";
import { Anchor } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Notice } from "../shell/states";
import { HouseRules } from "./HouseRules";
import { Ideas } from "./Ideas";

/** What plans are, and four to begin from. */
export function FirstPlan({ may }: { may: boolean }) {
  if (!may) {
    return (
      <Notice
        icon={IconSend}
        title={i18n.t("Nobody is asked yet")}
        text={i18n.t("As soon as an analyst makes a plan, it appears here.")}
      />
    );
  }
  return (
    <>
      <Notice
        icon={IconSend}
        title={i18n.t("Nobody is asked yet")}
        text={i18n.t(
          "A plan says who is asked a survey, how and when. It begins paused: first you see who would be asked next week, then you start it.",
        )}
      />
      <Ideas />
      <Anchor renderRoot={(props) => <Link to="/asking/new" {...props} />}>
        {i18n.t("Or begin from nothing")}
      </Anchor>
      <HouseRules />
    </>
  );
}
