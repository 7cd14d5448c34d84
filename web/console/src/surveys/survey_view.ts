import { type Raw, text, tidy } from "../view/view";

export const tabs = ["build", "share", "versions"] as const;
export type Tab = (typeof tabs)[number];

/** What is shown of a survey; nothing said: the builder. */
export interface SurveyView {
  tab?: Exclude<Tab, "build">;
}

export function readSurveyView(raw: Raw): SurveyView {
  const tab = text(raw, "tab");
  return tidy({ tab: tab === "share" || tab === "versions" ? tab : undefined });
}
