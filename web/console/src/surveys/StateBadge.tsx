import type { Survey } from "#api/things";
import classes from "./Surveys.module.css";
import { stateName } from "./survey_names";

export function StateBadge({ state }: { state: Survey["state"] }) {
  return (
    <span className={classes.state} data-state={state}>
      {stateName(state)}
    </span>
  );
}
