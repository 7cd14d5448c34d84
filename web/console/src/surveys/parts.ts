/** The parts of the builder's form, in the order people meet them. */
export const parts = ["question", "after", "reasons", "questions", "thanks", "look"] as const;
export type Part = (typeof parts)[number];

/** Which part a path of the definition is edited in. */
export function partOf(path: string): Part {
  if (path.startsWith("wording")) return "question";
  if (path.startsWith("follow_up") || path.startsWith("ask_comment")) return "after";
  if (path.startsWith("reasons")) return "reasons";
  if (path.startsWith("questions")) return "questions";
  if (path.startsWith("thanks")) return "thanks";
  return "look";
}

/** What the server refused, by path below "definition". */
export function problemsByPath(fields: { field: string; message: string }[]) {
  return Object.fromEntries(
    fields.map(({ field, message }) => [field.replace(/^definition\.?/, ""), message]),
  );
}
