import { i18n } from "@lingui/core";
import { UnstyledButton } from "@mantine/core";
import type { Figures } from "#api/things";
import classes from "./Hero.module.css";
import { goalFact } from "./sentences";

interface Props {
  total: Figures;
  goal: number | null;
  /** Given to those who may change the goal. */
  onGoal?: () => void;
}

/** How far the goal is; a way to set one. */
export function GoalFact({ total, goal, onGoal }: Props) {
  const said = goal === null ? i18n.t("Set a goal") : goalFact(total, goal);
  if (onGoal) {
    return (
      <UnstyledButton
        className={classes.goal}
        data-print={goal === null ? undefined : "yes"}
        title={goal === null ? undefined : i18n.t("Change the goal")}
        onClick={onGoal}
      >
        {said}
      </UnstyledButton>
    );
  }
  return goal === null ? null : <span>{said}</span>;
}
