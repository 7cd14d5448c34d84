import { isAnyOf, isNoneOf, readCondition } from "../view/where";

/** Where a property of an event has to lie. "other": in the filter language, as somebody wrote it. */
export type Test = "is" | "is_not" | "at_least" | "at_most" | "other";

/** A condition on an event, as rows of a form know it. */
export interface EventCondition {
  key: string;
  test: Test;
  value: string;
}

const listed = (values: string[]) =>
  values.map((value) => (value.includes(",") ? `"${value}"` : value)).join(", ");

export function readEventCondition(condition: string): EventCondition {
  const { field, sense, values, text } = readCondition(condition);
  if (sense === "any_of") return { key: field, test: "is", value: listed(values) };
  if (sense === "none_of") return { key: field, test: "is_not", value: listed(values) };
  const least = /^(.+)\.\.$/.exec(text)?.[1];
  if (least) return { key: field, test: "at_least", value: least };
  const most = /^\.\.(.+)$/.exec(text)?.[1];
  if (most) return { key: field, test: "at_most", value: most };
  return { key: field, test: "other", value: text };
}

/** `pro, "a, b"` as its values. */
function valuesOf(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|[^,]+/g)]
    .map(([all, quoted]) => (quoted ?? all).trim())
    .filter(Boolean);
}

/** In the filter language; nothing when nothing is written yet. */
export function writeEventCondition({ key, test, value }: EventCondition): string {
  const field = key.trim();
  const text = value.trim();
  if (field === "" && text === "") return "";
  if (test === "is") return isAnyOf(field, valuesOf(text));
  if (test === "is_not") return isNoneOf(field, valuesOf(text));
  if (test === "at_least") return `${field}:${text}..`;
  if (test === "at_most") return `${field}:..${text}`;
  return `${field}:${text}`;
}
