// The table of script/bench append: reads what load.mjs says. Fails when a response was lost or
// counted twice, or an answer was refused.
import { readFileSync, writeFileSync } from "node:fs";

const [json, before, counted, engine, rate, cores, wrk] = process.argv.slice(2);
const { written, seen } = JSON.parse(readFileSync(0, "utf8"));
const [answers, seconds, ...figures] = wrk.split(" ").slice(1).map(Number);
const asked = { answers, p50_ms: figures[0], p99_ms: figures[1], slowest_ms: figures[2] };
const failed = figures[3];
const arrived = (written.accepted + seen.probes) / written.seconds;

const number = (value, width) =>
  value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 1 : 0 }).padStart(width);
const row = (what, count, { p50_ms, p99_ms, slowest_ms }) =>
  console.log(
    `${what.padEnd(44)}${number(count, 10)}${[p50_ms, p99_ms, slowest_ms].map((ms) => `${number(ms, 9)} ms`).join("")}`,
  );

console.log(
  `${number(Number(before), 0)} responses there, engine ${engine}; ${number(arrived, 0)} a second arrived ` +
    `(${number(Number(rate), 0)} were sent) for ${number(written.seconds, 0)} s; the server used ${cores} cores\n`,
);
console.log(
  `${"".padEnd(44)}${["times", "p50", "p99", "slowest"].map((word, at) => word.padStart(at ? 12 : 10)).join("")}`,
);
row("from the 201 to the answer that counts it", seen.probes, seen);
row("score, ten clients, four questions in turn", answers, asked);
row("POST of one response, durable", seen.probes, seen.write);
row("POST of a batch of 200, durable", written.accepted / 200, written);

const expected = Number(before) + written.accepted + seen.probes;
const lost = expected - Number(counted);
console.log(
  `\nCounted within 50 ms of the 201: ${seen.within} of ${seen.probes} (goal: 99 %); ` +
    `not in the first answer: ${seen.late}\n` +
    `Acknowledged ${number(expected - Number(before), 0)}, counted ${number(Number(counted) - Number(before), 0)}: ` +
    (lost === 0 ? "none lost, none double" : "they differ"),
);
if (json) {
  const visible = { ...seen, write: undefined };
  const figures = {
    bench: "append",
    responses: Number(before),
    engine,
    wanted_per_second: Number(rate),
  };
  writeFileSync(
    json,
    `${JSON.stringify({ ...figures, arrived_per_second: arrived, server_cores: Number(cores), visible, score: { ...asked, seconds, failed }, post: seen.write, batch: written, expected, counted: Number(counted) })}\n`,
  );
}
if (lost !== 0 || failed > 0) process.exit(1);
