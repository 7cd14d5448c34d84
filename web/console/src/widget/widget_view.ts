import { choice, type Raw, tidy } from "../view/view";

export type WidgetTab = "install" | "identity" | "events";

/** What is shown of the widget; nothing said: how to install it. */
export interface WidgetView {
  tab?: Exclude<WidgetTab, "install">;
}

export function readWidgetView(raw: Raw): WidgetView {
  return tidy({ tab: choice(raw, "tab", ["identity", "events"] as const) });
}
