// Builds the console and the scripts of other pages into console/dist, with .gz and .br beside each
// file worth it. Does nothing when nothing has changed since the last time: dist/.inputs tells what it
// was built from.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const web = fileURLToPath(new URL(".", import.meta.url));
const dist = join(web, "console/dist");
/** Scripts that stand alone, for pages that are not the console: what they become. */
const scripts = [
  { entry: "survey_page/survey_page.ts", file: "survey_page.js" },
  { entry: "widget/hark.ts", file: "w/hark.js" },
  { entry: "widget/hark_more.ts", file: "w/hark-more.js" },
];
const compressible = /\.(html|js|css|svg|json|txt|map)$/;

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function hashOfInputs() {
  const inputs = [
    ...filesIn(join(web, "console/src")),
    ...filesIn(join(web, "console/public")),
    ...filesIn(join(web, "survey_page")),
    ...filesIn(join(web, "widget")),
    ...filesIn(join(web, "api")).filter((file) =>
      /(client|problem|rendered|things)\.ts$/.test(file),
    ),
    ...["console/index.html", "console/vite.config.ts", "package-lock.json", "build.mjs"].map(
      (file) => join(web, file),
    ),
  ];
  const hash = createHash("sha256");
  for (const file of inputs) {
    hash.update(relative(web, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function compress(folder) {
  for (const file of filesIn(folder)) {
    if (!compressible.test(file)) continue;
    const identity = readFileSync(file);
    const brotli = brotliCompressSync(identity, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
      },
    });
    const gzip = gzipSync(identity, { level: 9 });
    const worth = identity.length * 0.95 - 32;
    if (brotli.length < worth) writeFileSync(`${file}.br`, brotli);
    if (gzip.length < worth) writeFileSync(`${file}.gz`, gzip);
  }
}

/** One file without imports, for a plain <script>. */
async function buildScript(build, { entry, file }, folder) {
  await build({
    configFile: false,
    root: web,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: "es2022",
      copyPublicDir: false,
      lib: { entry: join(web, entry), formats: ["iife"], name: "hark", fileName: () => file },
    },
    logLevel: "warn",
  });
}

const inputs = hashOfInputs();
const mark = join(dist, ".inputs");
if (existsSync(mark) && readFileSync(mark, "utf8") === inputs) {
  console.log("The console is as it was.");
} else {
  const { build } = await import("vite");
  // Built aside and moved in place at once, so that two builds at a time do not mix.
  const aside = `${dist}.${process.pid}`;
  try {
    await build({
      configFile: join(web, "console/vite.config.ts"),
      build: { outDir: aside },
      logLevel: process.stdout.isTTY ? "info" : "warn",
    });
    for (const script of scripts) await buildScript(build, script, aside);
    compress(aside);
    writeFileSync(join(aside, ".inputs"), inputs);
    rmSync(dist, { recursive: true, force: true });
    renameSync(aside, dist);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
