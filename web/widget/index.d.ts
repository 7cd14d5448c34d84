export type Placement = "corner" | "modal" | "bar" | "inline";

export interface HarkOptions {
  /** Best first; the browser's by default. */
  languages?: string[];
  placement?: Placement;
  theme?: "auto" | "light" | "dark";
  /** Says in the console why somebody is or is not asked. */
  debug?: boolean;
  /** Nothing is asked at the page's loading, only after `track` and `show`. */
  manual?: boolean;
  /** false: a browser is not recognised the next time. */
  remember?: boolean;
}

export interface Told {
  survey: string;
}

export interface Hark {
  (command: "init", options: HarkOptions): void;
  /** A JSON Web Token that your server signed. */
  (command: "identify", token: string): void;
  (command: "track", event: string, properties?: Record<string, string | number | boolean>): void;
  /** Which variant of each experiment (by its key) is seen. */
  (command: "variants", variants: Record<string, string>): void;
  (
    command: "show",
    survey: string,
    options?: { into?: Element | string; placement?: Placement },
  ): void;
  (command: "on", what: "decided", listener: (decision: unknown) => void): void;
  (command: "on", what: "shown", listener: (told: Told & { placement: Placement }) => void): void;
  (command: "on", what: "scored", listener: (told: Told & { score: number }) => void): void;
  (
    command: "on",
    what: "answered",
    listener: (told: Told & { score?: number; comment?: string }) => void,
  ): void;
  (command: "on", what: "dismissed", listener: (told: Told) => void): void;
  (command: "reset"): void;
}

/** Loads the widget from your Hark, such as "https://ask.example.com/w". Safe to call again. */
export function loadHark(address: string): Hark;

declare global {
  interface Window {
    hark?: Hark;
  }
}
