// node embed.mjs DIST OUTPUT: packs the built console for the program. OUTPUT/pack.bin holds the
// bytes of every file and its compressed forms; OUTPUT/assets.cpp says where each of them begins.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";

const [dist, output] = process.argv.slice(2);
if (!dist || !output) {
  console.error("usage: node embed.mjs DIST OUTPUT");
  process.exit(2);
}

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".ico": "image/x-icon",
};

const chunks = [];
let length = 0;

/** Puts bytes into the pack: "piece(offset, length)". Absent files are empty pieces. */
function piece(file) {
  if (!existsSync(file)) return "{}";
  const bytes = readFileSync(file);
  const text = `piece(${length}, ${bytes.length})`;
  chunks.push(bytes);
  length += bytes.length;
  return text;
}

const rows = readdirSync(dist, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .filter((file) => extname(file) in types)
  .sort()
  .map((file) => {
    const path = `/${relative(dist, file).split(sep).join("/")}`;
    const etag = createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16);
    const forms = [piece(file), piece(`${file}.gz`), piece(`${file}.br`)].join(", ");
    return `        {"${path}", "${types[extname(file)]}", ${forms}, "${etag}"},`;
  });

mkdirSync(output, { recursive: true });
const pack = join(output, "pack.bin");
writeFileSync(pack, Buffer.concat(chunks));
writeFileSync(
  join(output, "assets.cpp"),
  `// Made by web/embed.mjs from the built console.
#include "web/assets.h"

// The assembler takes the pack in as it is, which costs the compiler nothing.
asm(".pushsection .rodata\\n"
    ".global hark_web_pack\\n"
    "hark_web_pack:\\n"
    ".incbin \\"${pack.replaceAll("\\", "/")}\\"\\n"
    ".byte 0\\n"
    ".popsection\\n");
extern "C" const char hark_web_pack[];

namespace hark::web {
namespace {

std::string_view piece(std::size_t offset, std::size_t length) {
    return {hark_web_pack + offset, length};
}

}  // namespace

std::vector<http::Asset> assets() {
    return {
${rows.join("\n")}
    };
}

}  // namespace hark::web
`,
);
