import type { Rendered } from "../api/rendered";
import type { RenderedSurvey } from "../api/things";
import type { Placement } from "./index";

export interface Decision {
  survey: RenderedSurvey | null;
  why: string;
  sentence: string;
  events: string[];
  invitation?: string;
  placement?: Placement;
  delay_ms?: number;
}

/** A decision to ask. */
export interface Asking extends Omit<Decision, "survey"> {
  survey: Rendered;
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

/** 16 random bytes as base64url. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .slice(0, 22);
}
