import { choice, type Raw, tidy } from "../view/view";
import { type Idea, ideas } from "./ideas";

/** What is shown of asking; nothing said: the plans. */
export interface AskingView {
  tab?: "rules";
}

export function readAskingView(raw: Raw): AskingView {
  return tidy({ tab: choice(raw, "tab", ["rules"] as const) });
}

/** What is done with a plan; nothing said: it is looked at. */
export interface PlanView {
  tab?: "change";
}

export function readPlanView(raw: Raw): PlanView {
  return tidy({ tab: choice(raw, "tab", ["change"] as const) });
}

/** What a new plan begins from. */
export interface NewPlanView {
  idea?: Idea;
}

export function readNewPlanView(raw: Raw): NewPlanView {
  return tidy({ idea: choice(raw, "idea", ideas) });
}
