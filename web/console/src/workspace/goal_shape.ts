import { i18n } from "@lingui/core";
import { z } from "../words/forms";

const isGoal = (n: number) => Number.isInteger(n) && Math.abs(n) <= 100;

/** A goal as it is typed: a whole score, or nothing. */
export const goalShape = z.string().check(
  z.trim(),
  z.refine((text) => text === "" || isGoal(Number(text)), {
    error: i18n.t("A whole number from −100 to 100, or nothing."),
  }),
);

export const goalText = (goal: number | null) => (goal === null ? "" : String(goal));
export const goalOf = (text: string) => (text === "" ? null : Number(text));
