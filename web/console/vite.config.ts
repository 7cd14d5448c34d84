import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  plugins: [react()],
  resolve: { alias: { "#api": here("../api") } },
  build: {
    outDir: here("dist"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        // What most pages need in two files: dozens of small ones compress badly.
        codeSplitting: {
          groups: [
            {
              name: "base",
              test: /node_modules\/(react|react-dom|scheduler|@tanstack\/(react-)?(router|query|store|history))[-/]/,
            },
            {
              name: "kit",
              test: /node_modules\/(@mantine\/(core|hooks)|@floating-ui|@lingui|react-remove-scroll)/,
              minShareCount: 4,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": process.env.HARK_URL ?? "http://127.0.0.1:8080" } },
  test: { include: ["src/**/*.test.ts", "../widget/**/*.test.ts"], environment: "node" },
});
