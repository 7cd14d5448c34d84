import { useRef } from "react";
import type { WholeSurvey } from "#api/things";
import { changeSentences } from "./changes";
import type { Definition } from "./definition";

/** What a new version changes, compared with the published one as it was seen on this page. */
export function useWhatChanges(survey: WholeSurvey, definition: Definition): string[] {
  const published = useRef<Definition | null>(null);
  if (!survey.is_changed) published.current = survey.definition as Definition;
  return published.current ? changeSentences(published.current, definition, survey.kind) : [];
}
