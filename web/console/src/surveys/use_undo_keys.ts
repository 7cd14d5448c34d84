import { useEffect, useRef } from "react";
import type { Draft } from "./use_draft";

/** Ctrl Z and Ctrl Shift Z (⌘ on a Mac) for the whole survey, also while a field has the cursor. */
export function useUndoKeys(draft: Draft | null) {
  const latest = useRef(draft);
  latest.current = draft;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      if (document.querySelector("[aria-modal=true]")) return;
      const key = event.key.toLowerCase();
      const again = key === "y" || (key === "z" && event.shiftKey);
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (again) latest.current?.redo();
      else latest.current?.undo();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
