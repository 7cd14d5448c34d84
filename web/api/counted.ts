/**
 * Groups of an anonymous survey under its k are withheld: the server tells no tally and no count of
 * them, only the status "withheld". For drawing they are as empty as groups without answers, so
 * that no chart can show more; their status says why.
 */
export type Counted<T> = T extends (infer Item)[]
  ? Counted<Item>[]
  : T extends object
    ? {
        [Key in keyof T]: Key extends "tally" | "responses"
          ? Exclude<T[Key], null>
          : Counted<T[Key]>;
      }
    : T;

const scores = 11;

export function counted<T>(value: T): Counted<T> {
  if (Array.isArray(value)) return value.map(counted) as Counted<T>;
  if (value === null || typeof value !== "object") return value as Counted<T>;
  const copy: Record<string, unknown> = {};
  for (const [key, held] of Object.entries(value)) copy[key] = counted(held);
  if (copy.status === "withheld") {
    copy.tally = Array<number>(scores).fill(0);
    copy.responses = 0;
  }
  return copy as Counted<T>;
}
