/** A survey in one language, as the server renders it (RenderedSurvey of the API). */
export type Group = "promoter" | "passive" | "detractor";

export interface Thanks {
  text: string;
  link?: { url: string; label: string };
  share?: string;
  contact_me?: boolean;
}

export interface Question {
  key: string;
  kind: "single" | "multiple" | "scale" | "text";
  label: string;
  required?: boolean;
  options?: { key: string; label: string }[];
  least?: number;
  most?: number;
  least_label?: string;
  most_label?: string;
  show_when?: { question: string; is: string[] }[];
}

export interface Survey {
  survey: string;
  version: number;
  kind: "nps" | "enps" | "csat" | "ces" | "open";
  language: string;
  direction: "ltr" | "rtl";
  question: string;
  least?: number;
  most?: number;
  least_label?: string;
  most_label?: string;
  bounds?: [number, number];
  follow_up: Record<Group, string>;
  ask_comment: boolean;
  reasons?: { key: string; label: string; groups: Group[] }[];
  questions?: Question[];
  thanks: Record<Group, Thanks>;
  words: Record<string, string>;
  look: {
    accent: string;
    on_accent: string;
    corners: "round" | "square";
    scheme: "auto" | "light" | "dark";
    hark_name: boolean;
    logo?: string;
  };
}

export type Placement = "corner" | "modal" | "bar" | "inline";

export interface Decision {
  survey: Survey | null;
  why: string;
  sentence: string;
  events: string[];
  invitation?: string;
  placement?: Placement;
  delay_ms?: number;
}

/** All that somebody has answered so far, as it is sent. */
export interface Answer {
  id: string;
  survey: string;
  version: number;
  language: string;
  channel: "widget";
  invitation?: string;
  identity?: string;
  page: string;
  score?: number;
  comment?: string;
  reasons?: string[];
  answers?: Record<string, string | number | string[]>;
  contact_me?: boolean;
  done?: boolean;
  website?: string;
}

export function groupOf({ bounds }: Survey, score?: number): Group {
  if (!bounds || score === undefined) return "passive";
  return score <= bounds[0] ? "detractor" : score <= bounds[1] ? "passive" : "promoter";
}

/** 16 random bytes as base64url. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .slice(0, 22);
}
