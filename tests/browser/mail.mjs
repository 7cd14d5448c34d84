// What tests of emails share: a real mail server, and the emails it took, taken apart.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Starts tests/support/smtp_server; what it does with a recipient the address says. */
export async function startSmtp(options = []) {
  const folder = mkdtempSync(join(tmpdir(), "hark-smtp-"));
  const program = join(process.env.HARK_SOURCE, "tests/support/smtp_server");
  const child = spawn(program, ["--folder", folder, ...options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise((resolve, reject) => {
    child.stdout.once("data", (piece) => resolve(Number(piece)));
    child.once("exit", (code) => reject(new Error(`the mail server ended with ${code}`)));
  });
  /** What it took, oldest first. */
  const kept = () =>
    readdirSync(join(folder, "messages"))
      .sort((a, b) => a - b)
      .map((name) => emailOf(readFileSync(join(folder, "messages", name), "latin1")));
  const stop = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { port, kept, stop };
}

/** An email's headers by their names in small letters, its text and its HTML. */
export function emailOf(raw) {
  const { headers, body } = split(raw);
  const boundary = /boundary="?([^";]+)/.exec(headers["content-type"])?.[1];
  const parts = body.split(`--${boundary}`).slice(1, -1).map(split);
  const part = (type) => parts.find((one) => one.headers["content-type"].startsWith(type));
  return { headers, text: decoded(part("text/plain")), html: decoded(part("text/html")) };
}

function split(raw) {
  const [head, ...rest] = raw.replace(/^\r\n/, "").split("\r\n\r\n");
  const headers = {};
  for (const line of head.replace(/\r\n[ \t]+/g, " ").split("\r\n")) {
    const colon = line.indexOf(":");
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, body: rest.join("\r\n\r\n") };
}

function decoded({ headers, body }) {
  const bytes =
    headers["content-transfer-encoding"] === "base64"
      ? Buffer.from(body, "base64")
      : Buffer.from(
          body
            .replace(/=\r\n/g, "")
            .replace(/=([0-9A-F]{2})/g, (_, code) =>
              String.fromCharCode(Number.parseInt(code, 16)),
            ),
          "latin1",
        );
  return bytes.toString("utf8");
}

/** Speaks to a Hark as its owner in a browser does, who may administer. */
export async function adminOf(hark, { email, password }) {
  const send = (method, path, body, headers = {}) =>
    fetch(`${hark.url}/api/v1${path}`, {
      method,
      headers: { "Content-Type": "application/json", ...headers },
      body: body && JSON.stringify(body),
    });
  const begun = await send("POST", "/session", { email, password });
  const cookie = begun.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const { csrf_token } = await begun.json();
  return async (method, path, body) => {
    const answer = await send(method, path, body, { Cookie: cookie, "X-CSRF-Token": csrf_token });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
}

/** Everybody can be asked at any hour. Returns: a plan that asks by email when it is told to. */
export async function planByEmail(owner, survey = "nps") {
  await owner.call("PATCH", "/asking", {
    tenure_days: 0,
    quiet_from: "00:00",
    quiet_until: "00:00",
    working_days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
  });
  const plan = await owner.call("POST", `/surveys/${survey}/plans`, {
    name: "After a purchase",
    channel: "email",
    trigger: { kind: "api" },
    state: "active",
  });
  return plan.id;
}

export async function until(what, get, holds) {
  for (const end = Date.now() + 20_000; ; ) {
    const now = await get();
    if (holds(now)) return now;
    if (Date.now() > end) throw new Error(`${what}: ${JSON.stringify(now)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
