export interface BadField {
  field: string;
  code: string;
  message: string;
}

/** What the server refused, as RFC 9457 says it; `status` 0: the server could not be reached. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: BadField[] = [],
    readonly requestId = "",
    readonly retryAfter = 0,
  ) {
    super(message);
    this.name = "ApiProblem";
  }
}

export function unreachable(): ApiProblem {
  return new ApiProblem(0, "unreachable", "");
}

/** Reads a problem+json body that may be anything, for instance a proxy's page. */
export function problemOf(body: unknown, response: Pick<Response, "status" | "headers">) {
  const it = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof it[name] === "string" ? (it[name] as string) : "");
  const fields = Array.isArray(it.fields) ? it.fields.filter(isBadField) : [];
  return new ApiProblem(
    response.status,
    text("code") || "unknown",
    text("detail") || text("title"),
    fields,
    text("request_id") || (response.headers.get("x-request-id") ?? ""),
    Number(response.headers.get("retry-after") ?? 0) || 0,
  );
}

function isBadField(value: unknown): value is BadField {
  return typeof value === "object" && value !== null && "field" in value && "message" in value;
}
