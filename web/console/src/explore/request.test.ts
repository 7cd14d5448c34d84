import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { parseSearch } from "../view/search";
import { curlCommand, requestPath, shellQuoted } from "./request";

const question = {
  where: [`company:"O'Brien & Sons, $HOME"`, "plan:a b"],
  by: ["plan", "country"],
  from: "2026-01-01",
};

test("the path holds the whole question, in a form that reads back the same", () => {
  const path = requestPath(question, "csv");
  expect(path.startsWith("/api/v1/score?")).toBe(true);
  expect(parseSearch(path.slice(path.indexOf("?")))).toEqual({ ...question, format: "csv" });
  expect(requestPath({})).toBe("/api/v1/score");
});

test("a shell reads back what was quoted", () => {
  for (const text of ["plain", "it's", "''", "a b\tc", '$HOME `id` "x" \\ !', ""]) {
    const said = execFileSync("/bin/sh", ["-c", `printf %s ${shellQuoted(text)}`]);
    expect(said.toString()).toBe(text);
  }
});

test("the command asks the very same question with the key of the environment", () => {
  const command = curlCommand("https://hark.example", question);
  const heard = execFileSync("/bin/sh", ["-c", `curl() { printf '%s\\n' "$@"; }; ${command}`], {
    env: { HARK_KEY: "k-1" },
  });
  const [url = "", option, header] = heard.toString().split("\n");
  expect([option, header]).toEqual(["-H", "Authorization: Bearer k-1"]);
  expect(url.startsWith("https://hark.example/api/v1/score?")).toBe(true);
  expect(parseSearch(new URL(url).search)).toEqual(question);
  expect(url).not.toMatch(/[[\]{}\s]/); // curl would take them for patterns
});
