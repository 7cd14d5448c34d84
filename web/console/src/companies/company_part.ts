import type { Property } from "#api/things";
import type { RecordView } from "./companies_view";

/** What every part of a company's page is about. */
export interface CompanyPart {
  id: string;
  view: RecordView;
  /** The condition that chooses the company. */
  where: string[];
  properties: Property[] | undefined;
  onView: (view: RecordView) => void;
}
