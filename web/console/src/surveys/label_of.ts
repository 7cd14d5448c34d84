import type { Words } from "./definition";

/** What somebody who writes the survey calls one of its things. */
export function labelOf(thing: { key: string; label: Words }, first: string): string {
  return thing.label[first] ?? Object.values(thing.label)[0] ?? thing.key;
}
