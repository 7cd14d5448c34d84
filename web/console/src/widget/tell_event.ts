/** The command by which a server tells its first event. */
export function tellEvent(origin: string): string {
  const body = {
    name: "order_delivered",
    person: { external_id: "u-7", email: "ada@example.com" },
    properties: { total: 12.85 },
  };
  const lines = Object.entries(body).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  return [
    `curl ${origin}/api/v1/events \\`,
    `  -H "Authorization: Bearer YOUR_API_KEY" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '{${lines.join(",\n       ")}}'`,
  ].join("\n");
}
