import { createContext, type ReactNode, useContext } from "react";
import type { PlanDraft } from "./plan_draft";
import { type Problems, problemAt } from "./problems_at";

/** A plan that is being written, as its fields see it. */
export interface Writing {
  draft: PlanDraft;
  change: (part: Partial<PlanDraft>) => void;
  /** What is wrong with the field of that name, or with something in it. */
  at: (path: string) => string | undefined;
}

const Context = createContext<Writing | null>(null);

interface Props {
  draft: PlanDraft;
  problems: Problems;
  onChange: (draft: PlanDraft) => void;
  children: ReactNode;
}

export function WritingPlan({ draft, problems, onChange, children }: Props) {
  const writing: Writing = {
    draft,
    change: (part) => onChange({ ...draft, ...part }),
    at: (path) => problemAt(problems, path),
  };
  return <Context.Provider value={writing}>{children}</Context.Provider>;
}

/** Requires: inside of WritingPlan. */
export function useWriting(): Writing {
  const writing = useContext(Context);
  if (!writing) throw new Error("useWriting outside of WritingPlan");
  return writing;
}
