// Tells events and asks for decisions as the widgets of many visitors would, at a steady pace, and
// counts in the database what came of every trigger. Fails when one was lost or asked about twice.
// Arguments: the address of a Hark that was just begun, its database, events a second, decisions a
// second, seconds, a file for the figures or nothing.
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { writeFileSync } from "node:fs";
import { Agent, request } from "node:http";

const [url, database, events, decisions, seconds, json] = process.argv.slice(2);
const connections = 8;
const eventsEach = 100; // in a request, one of them a trigger
const settled = 60_000; // ms for what was told to be decided

const agent = new Agent({ keepAlive: true, maxSockets: connections, noDelay: true });

function send(method, path, body, headers = {}) {
  const text = body && JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      url + path,
      {
        agent,
        method,
        headers: {
          ...headers,
          "Content-Type": "application/json",
          "Content-Length": Buffer.byteLength(text ?? ""),
        },
      },
      (answer) => {
        let said = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk) => {
          said += chunk;
        });
        answer.on("end", () => {
          if (answer.statusCode >= 300)
            reject(new Error(`${method} ${path}: ${answer.statusCode} ${said}`));
          else resolve({ body: said ? JSON.parse(said) : undefined, headers: answer.headers });
        });
      },
    );
    sent.on("error", reject);
    sent.end(text);
  });
}

/** Why events and visitors were refused, by how often. */
const reasons = new Map();
const because = (reason) => reasons.set(reason, (reasons.get(reason) ?? 0) + 1);

/** The owner, as in a browser. */
async function signIn() {
  const { HARK_OWNER_EMAIL: email, HARK_OWNER_PASSWORD: password } = process.env;
  const { body, headers } = await send("POST", "/api/v1/session", { email, password });
  const cookie = headers["set-cookie"].map((one) => one.split(";")[0]).join("; ");
  return async (method, path, content) =>
    (
      await send(method, `/api/v1${path}`, content, {
        Cookie: cookie,
        "X-CSRF-Token": body.csrf_token,
      })
    ).body;
}

/** Two plans hear of what happens: one asks by email, in working hours, one asks half of all in the widget. */
async function prepare() {
  const owner = await signIn();
  await owner("PATCH", "/asking", { tenure_days: 0, rest_days: 0 });
  const plan = (given) => owner("POST", "/surveys/nps/plans", { state: "active", ...given });
  await plan({
    name: "After a delivery",
    channel: "email",
    trigger: { kind: "event", event: "delivered" },
  });
  await plan({
    name: "At the checkout",
    channel: "widget",
    trigger: { kind: "event", event: "checkout" },
    sample_percent: 50,
  });
  return owner("POST", "/identity/keys", { name: "Shop" });
}

/** What the shop's server signs for somebody who is signed in there. */
function identity({ key, secret }, number) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = {
    sub: `u-${number}`,
    email: `u${number}@shop.test`,
    exp: Math.floor(Date.now() / 1000) + 3600,
  };
  const text = `${part({ alg: "HS256", typ: "JWT", kid: key.id })}.${part(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

const address = (number) => ({
  "X-Forwarded-For": `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
});
const visitor = (number) => `v${String(number).padStart(21, "0")}`;

/** Sends `count` requests, `rate` a second; who comes late for one sends it at once. */
async function paced(count, rate, one) {
  const times = [];
  const begun = performance.now();
  let due = 0;
  const work = async () => {
    while (due < count) {
      const number = due++;
      const wait = begun + (number * 1000) / rate - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const sent = performance.now();
      await one(number);
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return {
    requests: count,
    rate: (count * 1000) / (performance.now() - begun),
    p50_ms: at(0.5),
    p99_ms: at(0.99),
    slowest_ms: sorted.at(-1),
  };
}

const number = (sql) =>
  Number(
    execFileSync("sqlite3", ["-readonly", "-cmd", ".timeout 5000", database, sql], {
      encoding: "utf8",
    }),
  );
const invited = () =>
  number("SELECT count(DISTINCT person_id) FROM invitation WHERE channel = 'email'");

async function track(key) {
  const requests = Math.ceil((events * seconds) / eventsEach);
  const identities = Array.from({ length: requests }, (_, index) => identity(key, index));
  const others = Array.from({ length: eventsEach - 1 }, (_, index) => ({
    name: "page_seen",
    ago_ms: index,
    properties: { page: `/things/${index}` },
  }));
  let accepted = 0;
  const figures = await paced(requests, events / eventsEach, async (index) => {
    const told = [{ name: "delivered", id: `order-${index}` }, ...others];
    const body = { visitor: visitor(index), identity: identities[index], events: told };
    const { body: answer } = await send("POST", "/w/track", body, address(index));
    accepted += answer.accepted;
    for (const { errors } of answer.rejected) because(errors[0].message);
  });
  const began = performance.now();
  while (invited() < requests && performance.now() - began < settled) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    ...figures,
    accepted,
    decided: invited(),
    invitations: number("SELECT count(*) FROM invitation WHERE channel = 'email'"),
    decided_after_s: (performance.now() - began) / 1000,
  };
}

async function decide() {
  let asked = 0;
  const figures = await paced(decisions * seconds, Number(decisions), async (index) => {
    const body = {
      visitor: visitor(index + 1_000_000),
      event: "checkout",
      languages: ["en"],
      page: "/cart",
    };
    const { survey, why } = (await send("POST", "/w/decide", body, address(index))).body;
    asked += survey !== null;
    if (survey === null && why !== "not_sampled") because(why);
  });
  return { ...figures, asked };
}

const key = await prepare();
const tracked = await track(key);
const decided = await decide();
agent.destroy();

const plain = (value) => value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 1 : 0 });
const row = (what, { requests, rate, p50_ms, p99_ms, slowest_ms }) =>
  console.log(
    `${what.padEnd(40)}${[requests, rate].map((n) => plain(n).padStart(10)).join("")}` +
      [p50_ms, p99_ms, slowest_ms].map((ms) => `${plain(ms).padStart(9)} ms`).join(""),
  );
console.log(
  `${"".padEnd(40)}${["requests", "a second"].map((word) => word.padStart(10)).join("")}` +
    ["p50", "p99", "slowest"].map((word) => word.padStart(12)).join(""),
);
row(`POST /w/track, ${eventsEach} events each`, tracked);
row("POST /w/decide", decided);
console.log(
  `\n${plain(tracked.accepted)} events accepted, ${plain(tracked.rate * eventsEach)} a second; of ` +
    `${plain(tracked.requests)} triggers ${plain(tracked.decided)} were decided, the last ` +
    `${plain(tracked.decided_after_s)} s after it was told; ${plain(tracked.invitations)} invitations`,
);
console.log(
  `${plain((100 * decided.asked) / decided.requests)} % of the visitors were asked (50 % were wanted); ` +
    `99 of 100 decisions took at most ${plain(decided.p99_ms)} ms (goal 10)`,
);
for (const [reason, often] of reasons) console.error(`${plain(often)} times: ${reason}`);
if (json) writeFileSync(json, `${JSON.stringify({ tracked, decided }, null, 2)}\n`);
const isWhole =
  tracked.accepted === tracked.requests * eventsEach &&
  tracked.decided === tracked.requests &&
  tracked.invitations === tracked.requests;
if (!isWhole) {
  console.error("A trigger was lost or counted twice.");
  process.exit(1);
}
