import { i18n } from "@lingui/core";
import type { Experiment } from "#api/things";
import classes from "./Experiments.module.css";

export function ExperimentState({ state }: { state: Experiment["state"] }) {
  const name = {
    draft: i18n.t("Not started"),
    running: i18n.t("Running"),
    ended: i18n.t("Ended"),
  }[state];
  return (
    <span className={classes.state} data-state={state}>
      {name}
    </span>
  );
}
