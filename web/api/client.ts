import createClient, { type Middleware } from "openapi-fetch";
import { type Counted, counted } from "./counted";
import { ApiProblem, problemOf, unreachable } from "./problem";
import type { paths } from "./schema";

/** The console's one way to the server: typed paths, the session's CSRF token, problems as errors. */
let csrfToken = "";

export function setCsrfToken(token: string) {
  csrfToken = token;
}

export function csrfHeaders(): Record<string, string> {
  return csrfToken ? { "X-CSRF-Token": csrfToken } : {};
}

const protect: Middleware = {
  onRequest({ request }) {
    if (request.method === "GET") return;
    for (const [name, value] of Object.entries(csrfHeaders())) request.headers.set(name, value);
    return request;
  },
};

export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? "",
  querySerializer: { array: { style: "form", explode: true } },
});
api.use(protect);

type Outcome<T> = { data?: T; error?: unknown; response: Response };

/** The answer's body. Throws: ApiProblem when the server refused or could not be reached. */
export async function answer<T>(request: Promise<Outcome<T>>): Promise<Counted<T>> {
  let outcome: Outcome<T>;
  try {
    outcome = await request;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw unreachable();
  }
  if (!outcome.response.ok) throw problemOf(outcome.error, outcome.response);
  return counted(outcome.data as T);
}

export { ApiProblem };
