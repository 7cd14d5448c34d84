import { i18n } from "@lingui/core";
import { ApiProblem } from "#api/client";
import { problemText } from "../words/problem";

/** What is wrong, by the names of the interface: "trigger.event", "cancel_on[2]". */
export type Problems = Record<string, string>;

/** The server speaks to programs; at its field its name need not be said again. */
export function plainly(message: string): string {
  return message
    .replace(/^`[^`]+` must not be empty; .*$/, () => i18n.t("This must not be empty."))
    .replace(/^`[^`]+` is missing/, () => i18n.t("This is missing"))
    .replace(/^`[^`]+` is no /, () => i18n.t("This is no {rest}", { rest: "" }))
    .replace(/^`[^`]+` (?:is|must be) /, () => i18n.t("This must be {rest}", { rest: "" }))
    .replaceAll("`starts_at`", i18n.t("the beginning"))
    .replaceAll("`ends_at`", i18n.t("an end"));
}

/** Each field with what the server said about it. */
export function problemsOf(problem: unknown): Problems {
  if (!(problem instanceof ApiProblem)) return {};
  const all: Problems = {};
  for (const { field, message } of problem.fields) {
    all[field] = [all[field], plainly(message)].filter(Boolean).join(" ");
  }
  return all;
}

const isPartOf = (field: string, path: string) =>
  field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`);

/** What is said about a field or anything in it. */
export function problemAt(problems: Problems, path: string): string | undefined {
  const said = Object.entries(problems).filter(([field]) => isPartOf(field, path));
  return said.length > 0 ? said.map(([, message]) => message).join(" ") : undefined;
}

/**
 * What belongs to none of the fields shown: said above the form. Nothing when every field that is
 * wrong says so itself.
 */
export function problemElsewhere(problem: unknown, paths: readonly string[]): string | undefined {
  if (!problem) return undefined;
  const fields = Object.entries(problemsOf(problem));
  if (fields.length === 0) return problemText(problem);
  const left = fields.filter(([field]) => !paths.some((path) => isPartOf(field, path)));
  return left.length > 0 ? left.map(([, message]) => message).join(" ") : undefined;
}
