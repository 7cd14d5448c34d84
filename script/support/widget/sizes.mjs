// node sizes.mjs FILE|"": prints what a page loads to ask, raw and compressed; FILE gets it as JSON.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const built = join(here, "../../../web/console/dist/w");
const packages = join(here, "node_modules");
const loads = [
  ["Hark, question and follow-up", [join(built, "hark.js")]],
  ["Hark, with further questions", [join(built, "hark.js"), join(built, "hark-more.js")]],
  [
    "posthog-js, surveys",
    ["array.js", "surveys.js"].map((file) => join(packages, "posthog-js/dist", file)),
  ],
  ["@formbricks/js, the loader alone", [join(packages, "@formbricks/js/dist/index.js")]],
];

const rows = loads.map(([what, files]) => {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length) throw new Error(`${missing} is missing: node web/build.mjs makes Hark's`);
  const total = (size) => files.reduce((sum, file) => sum + size(readFileSync(file)), 0);
  return {
    what,
    raw: total((bytes) => bytes.length),
    gzip: total((bytes) => gzipSync(bytes, { level: 9 }).length),
    brotli: total((bytes) => brotliCompressSync(bytes).length),
  };
});
console.log(
  `${"a page loads".padEnd(36)}${"raw".padStart(9)}${"gzip".padStart(9)}${"brotli".padStart(9)}`,
);
for (const { what, raw, gzip, brotli } of rows) {
  console.log(
    what.padEnd(36) + [raw, gzip, brotli].map((size) => String(size).padStart(9)).join(""),
  );
}
console.log(
  "\nNot in it: the answer that says what to ask (of all three), and what @formbricks/js fetches from its\n" +
    "server to show a survey (js/formbricks.umd.cjs and more), which npm does not have.",
);
const [file] = process.argv.slice(2);
if (file) writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
