// Reads the figures of one run, one JSON value per line, and prints the table; exits with 1 when an
// engine's answer is not the reference's. Arguments: responses, and a file for the figures or "".
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";

const [, , responses, file] = process.argv;
const lines = readFileSync(0, "utf8")
  .split("\n")
  .filter((line) => line.startsWith("{"));
const figures = lines.map((line) => JSON.parse(line));
const roofline = figures.find((figure) => figure.roofline).roofline;
const of = (engine, question) =>
  figures.find((figure) => figure.engine === engine && figure.question === question);

const titles = {
  q1: "q1 total",
  q2: "q2 weeks of a segment",
  q3: "q3 month x plan",
  q4: "q4 country after a date",
  q5: "q5 companies by revenue, 0-3",
  q6: "q6 small workspace by week",
};
const peers = {
  duckdb: "DuckDB",
  clickhouse: "ClickHouse",
  postgresql: "PostgreSQL",
  sqlite: "SQLite",
};

const time = (figure) => {
  if (!figure) return "-";
  const us = figure.median_us;
  if (us < 1000) return `${us.toFixed(1)} us`;
  return `${(us / 1000).toFixed(us < 100_000 ? 2 : 0)} ms`;
};
const ratio = (value) => (value === undefined ? "-" : `${value.toFixed(value < 10 ? 1 : 0)} x`);

function summary(question) {
  const hark = of("columns", question);
  const measured = Object.keys(peers)
    .map((peer) => of(peer, question))
    .filter(Boolean);
  const fastest = measured.sort((a, b) => a.median_us - b.median_us)[0];
  if (!hark) return { question, fastest };
  // GB/s are 1000 bytes per microsecond.
  const least_us = hark.bytes / (roofline.memory_gb_s * 1000);
  return {
    question,
    fastest,
    ahead: fastest && fastest.median_us / hark.median_us,
    of_roofline: hark.median_us / least_us,
  };
}

const wrong = figures.filter(
  ({ engine, question, checksum }) =>
    engine && engine !== "reference" && checksum !== of("reference", question).checksum,
);
const columns = [28, 13, 11, 11, 11, 11, 16, 15];
const print = (cells) =>
  console.log(cells.map((c, i) => (i ? c.padStart(columns[i]) : c.padEnd(columns[i]))).join(""));

console.log(
  `${Number(responses).toLocaleString("en")} responses, ${cpus().length} x ${cpus()[0].model}, two threads each`,
);
console.log(
  `Memory is read at ${roofline.memory_gb_s} GB/s by two threads, 10 MB in the cache at ` +
    `${roofline.cached_10mb_gb_s} GB/s; load ${loadavg()[0].toFixed(1)}\n`,
);
print(["", "Hark columns", ...Object.values(peers), "fastest / Hark", "Hark / memory"]);
const summaries = Object.keys(titles).map(summary);
for (const { question, ahead, of_roofline } of summaries)
  print([
    titles[question],
    time(of("columns", question)),
    ...Object.keys(peers).map((peer) => time(of(peer, question))),
    ratio(ahead),
    ratio(of_roofline),
  ]);
console.log(
  "\nMedian of 20 warm runs. fastest / Hark: the fastest other engine (goal: 10 or more).",
);
console.log(
  "Hark / memory: beside reading the bytes it needs at the speed above (goal: 4 or less).",
);
if (file)
  writeFileSync(
    file,
    `${JSON.stringify({ bench: "analytics", responses: Number(responses), figures, summaries })}\n`,
  );
for (const { engine, question } of wrong)
  console.error(`${engine} answers ${question} differently from the reference`);
if (wrong.length > 0) process.exit(1);
console.log(`All ${figures.filter((f) => f.median_us).length} answers equal the reference's.`);
