// What the peers that speak JavaScript share: arguments, timing, and the checksum of
// src/engine/columns/answer_checksum.h.

/** The value after a flag of the command line. */
export function flag(name, otherwise) {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
}

/** rows: keys, then score and count; for q5 company, four counts and the sum of mrr. */
export function checksum(question, rows) {
  const groups = new Map();
  for (const row of rows.map((values) => values.map(String))) {
    if (question === "q5") {
      const [company, ...counts] = row.slice(0, 5);
      groups.set(`${company}|`, { counts: [...counts, ...Array(7).fill(0)], sum: `|${row[5]}` });
      continue;
    }
    const key = row
      .slice(0, -2)
      .map((part) => `${part}|`)
      .join("");
    if (!groups.has(key)) groups.set(key, { counts: Array(11).fill(0), sum: "" });
    groups.get(key).counts[Number(row.at(-2))] += Number(row.at(-1));
  }
  let hash = 0xcbf29ce484222325n;
  const lines = [...groups].map(([key, { counts, sum }]) => `${key}${counts.join(",")}${sum}\n`);
  for (const byte of Buffer.from(lines.sort().join("")))
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, "0");
}

/** Asks twice to warm up, then 20 times (5 when one takes more than 5 s); prints the median. */
export async function ask(engine, question, answer) {
  const once = async () => {
    const began = performance.now();
    const rows = await answer();
    return { rows, ms: performance.now() - began };
  };
  let last = await once();
  if (last.ms < 5000) last = await once();
  const times = [];
  const runs = last.ms < 5000 ? 20 : 5;
  while (times.length < runs) times.push((await once()).ms);
  times.sort((a, b) => a - b);
  const median = (times[Math.floor((runs - 1) / 2)] + times[Math.floor(runs / 2)]) / 2;
  const figures = { engine, question, median_us: Math.round(median * 10_000) / 10, runs };
  console.log(JSON.stringify({ ...figures, checksum: checksum(question, last.rows) }));
}
