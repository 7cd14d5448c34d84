import { createContext, useContext } from "react";
import type { Mailing } from "#api/things";
import type { ServerDraft } from "./server_draft";

/** What every part of the form needs: what is typed, how to change it, what is wrong where. */
export interface Writing {
  draft: ServerDraft;
  kept: Mailing;
  put: (part: Partial<ServerDraft>) => void;
  at: (path: string) => string | undefined;
}

const context = createContext<Writing | null>(null);

export const WritingOf = context.Provider;

export function useWriting(): Writing {
  const writing = useContext(context);
  if (!writing) throw new Error("There is no form around this part.");
  return writing;
}
