/** The command that sends an answer, ready to be pasted into a terminal. */
export function firstAnswer(origin: string, key: string): string {
  const body = {
    survey: "nps",
    score: 9,
    comment: "Quick answers, friendly people",
    person: { email: "ana@example.com" },
    properties: { plan: "pro" },
  };
  return [
    `curl ${origin}/api/v1/responses \\`,
    `  -H "Authorization: Bearer ${key}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify(body)}'`,
  ].join("\n");
}
