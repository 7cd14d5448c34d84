import { choice, type Raw, tidy } from "../view/view";

/** What is done with an experiment; nothing said: it is looked at. */
export interface ExperimentView {
  tab?: "change";
}

export function readExperimentView(raw: Raw): ExperimentView {
  return tidy({ tab: choice(raw, "tab", ["change"] as const) });
}
