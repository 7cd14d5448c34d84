import type { Property } from "#api/things";
import type { Question } from "../score/score_queries";
import type { SegmentsView } from "./segments_view";

/** What every part of the page is about. */
export interface Part {
  view: SegmentsView;
  question: Question;
  /** One or two fields to group by. */
  fields: string[];
  /** Whether `fields` are final: the properties may still be on their way. */
  known: boolean;
  properties: Property[] | undefined;
  onView: (view: SegmentsView) => void;
}
