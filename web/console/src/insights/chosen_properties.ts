import type { Property, PropertyValue } from "#api/things";
import { readCondition } from "../view/where";

/** How many properties are looked into before one is chosen. */
export const mostCandidates = 8;
const mostValues = 15;

/** Texts and truths make groups; numbers, money and dates do not. */
export function candidates(properties: Property[]): string[] {
  const usable = properties.filter(({ kind }) => kind === "text" || kind === "boolean");
  return usable.slice(0, mostCandidates).map(({ key }) => key);
}

/** Without those that the filter holds at one value, for they make one group; all if none is left. */
export function undecided(keys: string[], where: string[] = []): string[] {
  const held = where
    .map(readCondition)
    .filter(({ sense, values }) => sense === "any_of" && values.length === 1)
    .map(({ field }) => field);
  const open = keys.filter((key) => !held.includes(key));
  return open.length > 0 ? open : keys;
}

/** Of the candidates those with a handful of values that most answers have, best known first. */
export function tellingOnes(values: { key: string; values: PropertyValue[] }[]): string[] {
  const few = values
    .map(({ key, values }) => ({
      key,
      groups: values.length,
      known: values.reduce((sum, { responses }) => sum + responses, 0),
    }))
    .filter(({ groups }) => groups >= 2 && groups <= mostValues);
  const best = Math.max(0, ...few.map(({ known }) => known));
  return few
    .filter(({ known }) => known * 2 >= best)
    .sort((a, b) => b.known - a.known)
    .map(({ key }) => key);
}
