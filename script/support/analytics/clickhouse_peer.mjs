// ClickHouse beside Hark: `load URL` fills a MergeTree from standard input, `ask URL` answers.
// Enumerations and the narrowest types, sorted by workspace and time, merged into one part, two
// threads, its cache of uncompressed blocks on; asked over one HTTP connection that stays open.
import { Agent, request } from "node:http";
import { ask } from "./answers.mjs";

const [, , verb, url] = process.argv;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const settings =
  "max_threads=2&use_uncompressed_cache=1&merge_tree_max_rows_to_use_cache=1000000000";

function send(sql, body) {
  return new Promise((fulfil, reject) => {
    const where = `${url}/?${settings}&query=${encodeURIComponent(sql)}`;
    const sent = request(where, { method: "POST", agent }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => {
        const text = Buffer.concat(parts).toString();
        if (response.statusCode === 200) fulfil(text);
        else reject(new Error(`ClickHouse: ${text}`));
      });
    });
    sent.on("error", reject);
    if (body) body.pipe(sent);
    else sent.end();
  });
}

const enumeration = (...names) => `Enum8(${names.map((name, i) => `'${name}' = ${i}`).join(", ")})`;

async function load(countries) {
  await send(`CREATE TABLE response (workspace UInt8, id UInt64, at_us UInt64, at DateTime,
    person UInt32, company UInt32, survey ${enumeration("nps", "onboarding", "support")},
    score UInt8, channel ${enumeration("link", "email", "widget", "kiosk", "sms", "api", "import")},
    plan ${enumeration("free", "pro", "team", "enterprise")}, country ${enumeration(...countries)},
    seats UInt16, mrr UInt32, renewed UInt8)
    ENGINE = MergeTree PARTITION BY tuple() ORDER BY (workspace, at)`);
  await send("INSERT INTO response FORMAT CSV", process.stdin);
  await send("OPTIMIZE TABLE response FINAL");
}

const questions = {
  q1: `SELECT score, count() FROM response WHERE workspace = 1 GROUP BY score`,
  q2: `SELECT toMonday(at) AS week, score, count() FROM response WHERE workspace = 1
    AND plan IN ('pro', 'team') AND country NOT IN ('US', 'DE') GROUP BY week, score`,
  q3: `SELECT substring(toString(month), 1, 7), plan, score, n FROM (SELECT toStartOfMonth(at) AS
    month, plan, score, count() AS n FROM response WHERE workspace = 1 GROUP BY month, plan, score)`,
  q4: `SELECT country, score, count() FROM response WHERE workspace = 1
    AND at >= toDateTime('2025-04-02 00:00:00') GROUP BY country, score`,
  q5: `SELECT company, countIf(score = 0), countIf(score = 1), countIf(score = 2),
    countIf(score = 3), sum(mrr) AS revenue FROM response WHERE workspace = 1 AND score <= 3
    GROUP BY company ORDER BY revenue DESC, company LIMIT 20`,
  q6: `SELECT toMonday(at) AS week, score, count() FROM response WHERE workspace = 2
    GROUP BY week, score`,
};

if (verb === "load") {
  await load(process.argv.slice(4));
} else {
  for (const [question, sql] of Object.entries(questions))
    await ask("clickhouse", question, async () => {
      const text = await send(`${sql} FORMAT TabSeparated`);
      return text
        .trimEnd()
        .split("\n")
        .map((line) => line.split("\t"));
    });
}
agent.destroy();
