import { fileURLToPath } from "node:url";
import type { LinguiConfig } from "@lingui/conf";

/** English is the source; `npm run words` collects every sentence for translators. */
const config: LinguiConfig = {
  rootDir: fileURLToPath(new URL(".", import.meta.url)),
  sourceLocale: "en",
  locales: ["en"],
  catalogs: [{ path: "<rootDir>/words/{locale}", include: ["<rootDir>/src"] }],
};
export default config;
