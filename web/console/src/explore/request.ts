import type { Question } from "../score/score_queries";
import { writeSearch } from "../view/search";

/** The path that answers the question, for programs and for downloads. */
export function requestPath(question: Question, format?: "csv" | "xlsx"): string {
  return `/api/v1/score${writeSearch({ ...question, format })}`;
}

/** As one word of a POSIX shell, whatever is in it. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The question as a command for a terminal; the key stays in the environment. */
export function curlCommand(origin: string, question: Question): string {
  const url = shellQuoted(origin + requestPath(question));
  return `curl ${url} -H "Authorization: Bearer $HARK_KEY"`;
}
