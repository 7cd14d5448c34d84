import { createContext, useContext } from "react";
import type { ShippedTexts, WholeSurvey } from "#api/things";
import { shippedText } from "./completeness";
import { type Audience, type Definition, first, type Kind } from "./definition";
import { primary } from "./languages";

/** What every field of the builder knows. */
export interface Building {
  survey: WholeSurvey;
  kind: Kind;
  definition: Definition;
  /** The language that is being written. */
  language: string;
  /** The group that is being looked at, in the form and in the preview. */
  audience: Audience;
  texts: ShippedTexts[];
  /** What the server refused, by path below "definition". */
  problems: Record<string, string>;
  may: boolean;
  /** Keys that nobody has answered yet, as they were made since the page was opened. */
  fresh: Set<string>;
  edit: (what: string, change: (now: Definition) => Definition) => void;
  setAudience: (audience: Audience) => void;
}

const Context = createContext<Building | null>(null);
export const BuildingProvider = Context.Provider;

export function useBuilding(): Building {
  const building = useContext(Context);
  if (!building) throw new Error("outside of the builder");
  return building;
}

/** How a text is written and what stands in for it in the language that is being written. */
export function useWriting() {
  const { definition, language, texts } = useBuilding();
  const direction = texts.find((each) => each.language === primary(language))?.direction ?? "ltr";
  return {
    language,
    direction,
    standIn: (words: Record<string, string>, place: string | null) =>
      shippedText(texts, language, place) ?? words[first(definition)] ?? "",
  };
}
