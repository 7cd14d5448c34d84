import { i18n } from "@lingui/core";
import { IconInfoCircle } from "@tabler/icons-react";
import type { Score } from "#api/things";
import { moment } from "../words/format";
import classes from "./Insights.module.css";

/** Says that the numbers come from a second-best place, and of when they are. */
export function SourceNotice({ source }: { source?: Score["source"] }) {
  if (!source?.notice) return null;
  return (
    <p className={classes.notice} role="status">
      <IconInfoCircle size={16} aria-hidden />
      <span>
        {source.notice} {i18n.t("The numbers are as of {when}.", { when: moment(source.as_of) })}
      </span>
    </p>
  );
}
