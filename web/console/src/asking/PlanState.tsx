import { i18n } from "@lingui/core";
import type { Plan, Survey } from "#api/things";
import classes from "./Asking.module.css";
import { planStateName } from "./plan_names";

/** Whether it asks; a plan whose survey is not published asks nobody. */
export function PlanState({ plan, survey }: { plan: Plan; survey?: Survey }) {
  const waits = plan.state === "active" && survey && survey.state !== "published";
  return (
    <span className={classes.state} data-state={waits ? "waiting" : plan.state}>
      {waits ? i18n.t("Waits for its survey") : planStateName(plan.state)}
    </span>
  );
}
