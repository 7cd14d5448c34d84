import { choice, type Raw, text, tidy } from "../view/view";
import { type EmailState, emailStates } from "./email_states";

export const emailTabs = ["sent", "server", "look", "nobody"] as const;
export type EmailTab = (typeof emailTabs)[number];

/** What is shown of emails; nothing said: those that were sent. */
export interface EmailsView {
  tab?: Exclude<EmailTab, "sent">;
  state?: EmailState;
  q?: string;
}

export function readEmailsView(raw: Raw): EmailsView {
  return tidy({
    tab: choice(raw, "tab", ["server", "look", "nobody"] as const),
    state: choice(raw, "state", emailStates),
    q: text(raw, "q"),
  });
}
