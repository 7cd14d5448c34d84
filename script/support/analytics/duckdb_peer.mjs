// DuckDB beside Hark: `load FILE` fills a native table from standard input, `ask FILE` answers.
// Enumerations and the narrowest types, rows in the order of arrival, two threads.
import { DuckDBInstance } from "@duckdb/node-api";
import { ask } from "./answers.mjs";

const load = `
  CREATE TYPE survey AS ENUM ('nps', 'onboarding', 'support');
  CREATE TYPE channel AS ENUM ('link', 'email', 'widget', 'kiosk', 'sms', 'api', 'import');
  CREATE TYPE plan AS ENUM ('free', 'pro', 'team', 'enterprise');
  CREATE TABLE received AS FROM read_csv('/dev/stdin', header = false, auto_detect = false,
    delim = ',', quote = '', escape = '', columns = {workspace: 'UTINYINT', id: 'BIGINT',
    at_us: 'BIGINT', given_at: 'TIMESTAMP', person: 'UINTEGER', company: 'UINTEGER', survey: 'VARCHAR',
    score: 'UTINYINT', channel: 'VARCHAR', plan: 'VARCHAR', country: 'VARCHAR',
    seats: 'USMALLINT', mrr: 'BIGINT', renewed: 'UTINYINT'});
  CREATE TYPE country AS ENUM (SELECT DISTINCT country FROM received ORDER BY country);
  CREATE TABLE response AS SELECT workspace, id, given_at, person, company, survey::survey AS survey,
    score, channel::channel AS channel, plan::plan AS plan, country::country AS country, seats,
    mrr, renewed = 1 AS renewed FROM received;
  DROP TABLE received;
  CHECKPOINT`;

const questions = {
  q1: `SELECT score, count(*) FROM response WHERE workspace = 1 GROUP BY score`,
  q2: `SELECT date_trunc('week', given_at)::DATE::VARCHAR, score, count(*) FROM response
    WHERE workspace = 1 AND plan IN ('pro', 'team') AND country NOT IN ('US', 'DE')
    GROUP BY date_trunc('week', given_at), score`,
  q3: `SELECT strftime(date_trunc('month', given_at), '%Y-%m'), plan, score, count(*) FROM response
    WHERE workspace = 1 GROUP BY date_trunc('month', given_at), plan, score`,
  q4: `SELECT country, score, count(*) FROM response WHERE workspace = 1
    AND given_at >= TIMESTAMP '2025-04-02 00:00:00' GROUP BY country, score`,
  q5: `SELECT company, count(*) FILTER (score = 0), count(*) FILTER (score = 1),
    count(*) FILTER (score = 2), count(*) FILTER (score = 3), sum(mrr) AS revenue FROM response
    WHERE workspace = 1 AND score <= 3 GROUP BY company ORDER BY revenue DESC, company LIMIT 20`,
  q6: `SELECT date_trunc('week', given_at)::DATE::VARCHAR, score, count(*) FROM response
    WHERE workspace = 2 GROUP BY date_trunc('week', given_at), score`,
};

const [, , verb, file] = process.argv;
const instance = await DuckDBInstance.create(file, { threads: "2" });
const connection = await instance.connect();
await connection.run("SET TimeZone = 'UTC'");
if (verb === "load") {
  for (const statement of load.split(";")) await connection.run(statement);
} else {
  for (const [question, sql] of Object.entries(questions)) {
    const prepared = await connection.prepare(sql);
    await ask("duckdb", question, async () => (await prepared.runAndReadAll()).getRowsJS());
  }
}
connection.closeSync();
instance.closeSync();
