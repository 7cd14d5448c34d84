/**
 * Conditions of the filter language, as far as the console writes them itself:
 * FIELD:a,b and FIELD:!a,b and FIELD:null. Everything else is kept and shown as it stands.
 */
export interface Condition {
  field: string;
  sense: "any_of" | "none_of" | "other";
  values: string[]; // empty for "other"
  text: string; // what stands behind the colon
}

const plain = /^(?!\s)(?!.*\s$)(?![<>!])(?!null$)(?!.*\.\.)[^,:"!]+$/s;

export function quote(value: string): string {
  return plain.test(value) ? value : `"${value.replaceAll('"', '""')}"`;
}

/** The condition that a field has one of the values; null asks for a missing one. */
export function isAnyOf(field: string, values: (string | null)[]): string {
  return `${field}:${values.map((value) => (value === null ? "null" : quote(value))).join(",")}`;
}

export function isNoneOf(field: string, values: string[]): string {
  return `${field}:!${values.map(quote).join(",")}`;
}

export function readCondition(where: string): Condition {
  const colon = where.indexOf(":");
  const field = where.slice(0, colon);
  const text = where.slice(colon + 1);
  const not = text.startsWith("!") && text !== "!null";
  const values = readValues(not ? text.slice(1) : text);
  const presence = text === "null" || text === "!null";
  const simple = values !== undefined && !presence && colon > 0;
  return {
    field,
    text,
    sense: simple ? (not ? "none_of" : "any_of") : "other",
    values: simple ? values : [],
  };
}

/** The values of "a,b" or `"A, B",c`; undefined for ranges and comparisons. */
function readValues(text: string): string[] | undefined {
  const values: string[] = [];
  let rest = text;
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(,|$)/.exec(rest);
    if (quoted) {
      values.push((quoted[1] ?? "").replaceAll('""', '"'));
    } else {
      const bare = /^([^,"]*)(,|$)/.exec(rest);
      if (!bare || /^[<>]|\.\./.test(bare[1] ?? "")) return undefined;
      values.push(bare[1] ?? "");
    }
    const comma = (quoted ?? /^([^,"]*)(,|$)/.exec(rest))?.[0] ?? "";
    if (!comma.endsWith(",")) return values;
    rest = rest.slice(comma.length);
  }
}

/** The list with the condition in place of an earlier one on the same field. */
export function withCondition(where: string[], condition: string): string[] {
  const field = readCondition(condition).field;
  return [...where.filter((each) => readCondition(each).field !== field), condition];
}
