import { choice, type Raw, text, tidy } from "../view/view";

/** What the list of companies shows; all of it stands in the URL. */
export interface CompaniesView {
  q?: string;
  /** The property that says what a company is worth. */
  worth?: string;
  /** By worth, unless the newest are wanted first. */
  order?: "newest";
}

export function readCompaniesView(raw: Raw): CompaniesView {
  return tidy({
    q: text(raw, "q"),
    worth: text(raw, "worth"),
    order: choice(raw, "order", ["newest"] as const),
  });
}

export const movedPeriods = ["90d", "12m"] as const;
export type MovedPeriod = (typeof movedPeriods)[number];

/** What the page of one company or person shows. */
export interface RecordView {
  survey?: string;
  /** The property that tells roles apart. */
  by?: string;
  /** The period whose answers are held against the one before; 12 months unless said. */
  moved?: "90d";
  worth?: string;
  response?: string;
}

export function readRecordView(raw: Raw): RecordView {
  return tidy({
    survey: text(raw, "survey"),
    by: text(raw, "by"),
    moved: choice(raw, "moved", ["90d"] as const),
    worth: text(raw, "worth"),
    response: text(raw, "response"),
  });
}
