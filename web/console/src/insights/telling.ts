import { useQueries } from "@tanstack/react-query";
import type { Property } from "#api/things";
import { propertyValuesQuery } from "../people/people_queries";
import type { Question } from "../score/score_queries";
import { candidates, tellingOnes, undecided } from "./chosen_properties";

/** The properties worth looking into by themselves; undefined while their values are looked at. */
export function useTelling(
  properties: Property[] | undefined,
  { survey, where }: Pick<Question, "survey" | "where">,
) {
  const keys = candidates(properties ?? []);
  const found = useQueries({ queries: keys.map((key) => propertyValuesQuery(key, survey)) });
  if (!properties || found.some(({ isLoading }) => isLoading)) return undefined;
  const ones = tellingOnes(
    found.flatMap(({ data }, place) => (data ? [{ key: keys[place] ?? "", values: data }] : [])),
  );
  return undecided(ones, where);
}
