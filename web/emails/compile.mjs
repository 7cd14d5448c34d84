// node compile.mjs OUTPUT: turns invitation.mjml into HTML that works in mail clients, with Mustache
// fields left in for the program to fill.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import mjml2html from "mjml";

const [output] = process.argv.slice(2);
if (!output) {
  console.error("usage: node compile.mjs OUTPUT");
  process.exit(2);
}

const source = readFileSync(fileURLToPath(new URL("invitation.mjml", import.meta.url)), "utf8");

/** MJML takes nothing between its tags but tags: sections of Mustache travel as raw HTML. */
const sections = source.replace(
  /^(\s*)(\{\{[#^/][a-z_]+\}\})\s*$/gm,
  "$1<mj-raw><!-- section $2 --></mj-raw>",
);

const { html, errors } = await mjml2html(sections, { validationLevel: "skip", keepComments: true });
if (errors.length > 0) {
  for (const error of errors) console.error(error.formattedMessage ?? error.message);
  process.exit(1);
}

const text = html
  .replace(/<!-- section (\{\{[^}]+\}\}) -->/g, "$1")
  .replaceAll("direction:ltr", "direction:{{direction}}")
  .replaceAll("text-align:left", "text-align:{{start}}")
  .replaceAll('align="left"', 'align="{{start}}"')
  // Fonts of other servers would tell them who reads.
  .replace(/<link href="https:\/\/fonts[^>]*>/g, "")
  .replace(/@import url\([^)]*\);/g, "")
  .replace(/^\s+/gm, "");
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, text);
