import { i18n } from "@lingui/core";
import { ApiProblem } from "#api/client";

/** What happened, in a sentence, with what the person can do about it. */
export function problemText(problem: unknown): string {
  if (!(problem instanceof ApiProblem)) {
    return i18n.t("Something in this page went wrong. Nothing was changed on the server.");
  }
  if (problem.code === "unreachable") {
    return i18n.t("Hark cannot be reached. Your work here is safe; try again in a moment.");
  }
  if (problem.status === 503) {
    return i18n.t("Hark is busy or restarting. Try again in a few seconds.");
  }
  if (problem.status >= 500) {
    const id = problem.requestId;
    return id
      ? i18n.t("Hark could not do this. The log has the reason under request {id}.", { id })
      : i18n.t("Hark could not do this. The log of the server has the reason.");
  }
  const fields = problem.fields.map((field) => field.message).filter(Boolean);
  if (fields.length > 0) return fields.join(" ");
  return problem.message || i18n.t("Hark refused this request.");
}

export function isForbidden(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.status === 403;
}
