import { useCallback, useEffect, useRef, useState } from "react";
import { ApiProblem, answer, api } from "#api/client";
import type { WholeSurvey } from "#api/things";
import type { Definition } from "./definition";
import { begin, changed, type History, redone, undone } from "./history";
import { useSurveys } from "./surveys_queries";

export type Saving =
  | { is: "saved" | "waiting" | "saving" }
  /** The server does not take it as it is: a text is missing, an address is none. */
  | { is: "refused"; problem: ApiProblem }
  /** The server could not be reached or failed; it is tried again. */
  | { is: "failed"; problem: unknown };

const pause_ms = 600;
const retry_ms = 5_000;

/** The definition that is being edited: kept on the server a moment after each change. */
export function useDraft(survey: WholeSurvey) {
  const [history, setHistory] = useState<History<Definition>>(() =>
    begin(survey.definition as Definition),
  );
  const [saving, setSaving] = useState<Saving>({ is: "saved" });
  const { keep } = useSurveys();
  const saved = useRef(history.now);
  const latest = useRef(history.now);
  latest.current = history.now;
  const running = useRef<Promise<void> | null>(null);
  const key = survey.key;
  const keeps = useRef(keep);
  keeps.current = keep;

  /** Resolves when what is on the screen is on the server, or is refused. Throws: never. */
  const flush = useCallback(async (): Promise<Saving> => {
    await running.current;
    let outcome: Saving = { is: "saved" };
    const work = async () => {
      while (latest.current !== saved.current) {
        const sent = latest.current;
        setSaving({ is: "saving" });
        try {
          const params = { path: { survey: key } };
          const body = { definition: sent };
          const whole = await answer(api.PATCH("/api/v1/surveys/{survey}", { params, body }));
          saved.current = sent;
          await keeps.current(whole);
        } catch (problem) {
          const refused = problem instanceof ApiProblem && [400, 413, 422].includes(problem.status);
          outcome = refused ? { is: "refused", problem } : { is: "failed", problem };
          break;
        }
      }
      setSaving(outcome);
    };
    running.current = work();
    await running.current;
    running.current = null;
    return outcome;
  }, [key]);

  useEffect(() => {
    if (history.now === saved.current) return;
    setSaving((now) => (now.is === "refused" ? now : { is: "waiting" }));
    const timer = setTimeout(() => void flush(), pause_ms);
    return () => clearTimeout(timer);
  }, [history.now, flush]);

  useEffect(() => {
    if (saving.is !== "failed") return;
    const timer = setTimeout(() => void flush(), retry_ms);
    return () => clearTimeout(timer);
  }, [saving, flush]);

  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (latest.current !== saved.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", leave);
    return () => {
      window.removeEventListener("beforeunload", leave);
      if (latest.current !== saved.current) void flush();
    };
  }, [flush]);

  return {
    definition: history.now,
    saving,
    flush,
    mayUndo: history.past.length > 0,
    mayRedo: history.future.length > 0,
    /** `what` names the field: typing into one is one step back. */
    edit: (what: string, change: (now: Definition) => Definition) =>
      setHistory((now) => changed(now, change(now.now), what, Date.now())),
    undo: () => setHistory(undone),
    redo: () => setHistory(redone),
  };
}

export type Draft = ReturnType<typeof useDraft>;
