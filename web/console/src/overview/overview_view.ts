import { readView, tidy, type View } from "../view/view";

/** The overview's own choices beside what is being looked at; they live in the URL too. */
export interface OverviewView extends View {
  /** The annotation whose before and after is open. */
  annotation?: string;
  /** The properties that a change is explained with. */
  why?: string[];
  /** The property that says what a customer is worth. */
  worth?: string;
  forecast?: "no";
}

/** What the lists of responses can be narrowed by. */
export function narrowView({ survey, period, from, to, where, segment }: OverviewView): View {
  return tidy({ survey, period, from, to, where, segment });
}

export const mostReasons = 3;

export function readOverviewView(raw: Record<string, unknown>): OverviewView {
  const texts = (name: string) =>
    [raw[name]].flat().filter((each): each is string => typeof each === "string" && each !== "");
  const why = [...new Set(texts("why"))].slice(0, mostReasons);
  return tidy({
    ...readView(raw),
    annotation: texts("annotation")[0],
    why: why.length > 0 ? why : undefined,
    worth: texts("worth")[0],
    forecast: texts("forecast")[0] === "no" ? ("no" as const) : undefined,
  });
}
