// The table of script/bench columns: reads the lines of hark_columns_program, one column for each
// number of responses.
import { readFileSync, writeFileSync } from "node:fs";

const names = {
  q1: "total",
  q2: "weeks of a segment",
  q3: "month x plan",
  q4: "country after a date",
  q5: "companies by revenue, 0-3",
  q6: "small workspace by week",
};

const steps = [];
let from;
for (const line of readFileSync(0, "utf8").trim().split("\n")) {
  const figure = JSON.parse(line);
  if (figure.ready === "built") {
    steps.push({ responses: figure.responses, bytes_each: figure.bytes_each, asked: {} });
  }
  const step = steps.at(-1);
  if (figure.ready) {
    from = figure.ready;
    step[from] = figure.seconds;
    if (from === "loaded") step.same = true;
  } else if (from === "loaded") {
    step.same &&= step.asked[figure.question].checksum === figure.checksum;
    step.asked[figure.question].loaded_us = figure.median_us;
  } else {
    step.asked[figure.question] = figure;
  }
}

const time = (us) =>
  us < 1000 ? `${us.toFixed(1)} us` : us < 1e6 ? `${(us / 1e3).toFixed(2)} ms` : `${(us / 1e6).toFixed(2)} s`;
const print = (name, figures) => console.log(name.padEnd(34) + figures.map((f) => f.padStart(16)).join(""));

print("", steps.map((step) => step.responses.toLocaleString("en")));
for (const [question, name] of Object.entries(names)) {
  print(`${question} ${name}`, steps.map((step) => time(step.asked[question].median_us)));
}
for (const [question, name] of Object.entries(names)) {
  print(`${question} ${name}, mapped`, steps.map((step) => time(step.asked[question].loaded_us)));
}
print("bytes each (goal: 40 or less)", steps.map((step) => step.bytes_each.toFixed(1)));
print("built", steps.map((step) => time(step.built * 1e6)));
print("saved as a snapshot", steps.map((step) => time(step.saved * 1e6)));
print("started from it (goal: below 3 s)", steps.map((step) => time(step.loaded * 1e6)));
console.log("\nTwo threads; median of 20. Mapped: asked after starting from the snapshot, every byte verified.");

const json = process.argv[2];
if (json) writeFileSync(json, `${JSON.stringify(steps, null, 2)}\n`);
if (!steps.every((step) => step.same)) {
  console.error("The answers from a snapshot differ from those of the tables it was written from.");
  process.exit(1);
}
