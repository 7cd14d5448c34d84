import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { propertiesQuery } from "../people/people_queries";
import { segmentsQuery } from "../segments/segments_queries";
import { surveysQuery } from "../workspace/surveys";
import { type Names, noNames } from "./chart_words";

/** The names charts speak with. Requires: a page behind the sign-in. */
export function useNames(): Names {
  const properties = useQuery(propertiesQuery).data ?? noNames.properties;
  const surveys = useQuery(surveysQuery).data ?? noNames.surveys;
  const segments = useQuery(segmentsQuery).data ?? noNames.segments;
  return useMemo(() => ({ properties, surveys, segments }), [properties, surveys, segments]);
}
