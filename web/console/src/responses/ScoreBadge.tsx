import type { Answer } from "#api/things";
import { groupName } from "../theme/group";
import classes from "./Responses.module.css";

/** The score in its group's colour; the group also as a word for those who do not see it. */
export function ScoreBadge({ score, group }: Pick<Answer, "score" | "group">) {
  // An open survey asks for words alone.
  if (score === null) return null;
  return (
    <span
      className={classes.badge}
      data-group={group ?? undefined}
      title={group ? groupName(group) : undefined}
    >
      {score}
      {group ? <span className="unseen"> {groupName(group)}</span> : null}
    </span>
  );
}
