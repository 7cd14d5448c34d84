// What tests of asking share: surveys as members make them, invitations, and what was answered.
import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";

/** Speaks to a Hark as an owner's program would. */
export function ownerOf(hark) {
  const key = execFileSync(
    process.env.HARK_PROGRAM,
    ["key", "create", "--data", hark.data, "--scope", "write"],
    { encoding: "utf8" },
  ).trim();
  const call = async (method, path, body) => {
    const answer = await fetch(`${hark.url}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
  return {
    key,
    call,
    /** Makes a survey and publishes it, or publishes one anew after `change`. */
    async publish(survey, change, kind = "nps") {
      const known = await call("GET", "/surveys");
      if (!known.items.some((item) => item.key === survey)) {
        await call("POST", "/surveys", { key: survey, kind });
      }
      const { definition } = await call("GET", `/surveys/${survey}`);
      await call("PATCH", `/surveys/${survey}`, { definition: { ...definition, ...change } });
      return call("POST", `/surveys/${survey}/publish`, {});
    },
    /** Newest first; `excluded` is no, yes or only. */
    async responses(survey, excluded = "no") {
      const found = await call("GET", `/responses?survey=${survey}&excluded=${excluded}&limit=500`);
      return found.items;
    },
  };
}

/**
 * Puts invitations by email on record as if they had been sent a minute ago, each to somebody new.
 * Returns: the tokens in their links.
 */
export async function invite(hark, owner, survey, count) {
  const { id } = await owner.call("GET", `/surveys/${survey}`);
  const now = Date.now() * 1000;
  const month = 30 * 24 * 3600 * 1_000_000;
  const tokens = [];
  const statements = ["BEGIN IMMEDIATE;"];
  for (let index = 0; index < count; ++index) {
    const token = randomBytes(16).toString("base64url");
    const fingerprint = createHash("sha256").update(token).digest("hex");
    const invitation = `${now}${index}`.slice(-15);
    const person = `9${invitation}`;
    tokens.push(token);
    statements.push(
      `INSERT INTO person (workspace_id, id, email, email_key, properties, created_at, updated_at)
       SELECT workspace_id, ${person}, 'p${person}@a.test', 'p${person}@a.test', '{}', ${now}, ${now}
       FROM survey WHERE id = ${id};`,
      `INSERT INTO invitation (workspace_id, id, survey_id, person_id, channel, occasion, state,
         rest, due_at, until_at, attempt, reminders, remind_most, remind_every, expires_at, sent_at,
         last_at, reason, created_at, updated_at)
       SELECT workspace_id, ${invitation}, id, ${person}, 'email', '${invitation}', 'sent', 'shared',
         ${now}, ${now}, 1, 0, 0, 0, ${now + month}, ${now}, ${now}, '', ${now}, ${now}
       FROM survey WHERE id = ${id};`,
      `INSERT INTO invitation_token (workspace_id, fingerprint, invitation_id, created_at)
       SELECT workspace_id, '${fingerprint}', ${invitation}, ${now} FROM survey WHERE id = ${id};`,
    );
  }
  execFileSync("sqlite3", ["-cmd", ".timeout 5000", join(hark.data, "hark.sqlite")], {
    input: `${statements.join("\n")}\nCOMMIT;\n`,
    stdio: ["pipe", "inherit", "inherit"],
  });
  return tokens;
}
