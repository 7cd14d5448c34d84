// What the browser tests share: a Hark of their own, a browser, and eyes for accessibility.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve("axe-core")), "axe.min.js"),
  "utf8",
);

export const owner = { email: "owner@example.com", password: "a-long-enough-password" };

/** Where pictures of the pages are put, for people to look at. */
export const pictures = process.env.HARK_PICTURES ?? join(tmpdir(), "hark-pictures");
mkdirSync(pictures, { recursive: true });

/** Starts the program on an empty folder and a free port. */
export async function startHark() {
  const data = mkdtempSync(join(tmpdir(), "hark-browser-"));
  const program = process.env.HARK_PROGRAM;
  assert.ok(program, "HARK_PROGRAM names the program to test");
  const child = spawn(program, ["serve", "--data", data, "--listen", "127.0.0.1:0"], {
    env: { ...process.env, HARK_OWNER_EMAIL: owner.email, HARK_OWNER_PASSWORD: owner.password },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (piece) => {
      text += piece;
      const found = /http:\/\/\S+/.exec(text);
      if (found) resolve(found[0]);
    });
    child.on("exit", (code) => reject(new Error(`hark ended with ${code}`)));
  });
  const stop = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  return { url, data, stop };
}

export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.HARK_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** What else a page is looked at with, by name: options of `openPage`. */
export const phone = [
  "phone",
  { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
];
export const dark = ["dark", { colorScheme: "dark" }];

/** A page that fails the test when the console reports an error or breaks the content policy. */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    // Asking who is signed in is answered 401 before somebody is; the browser logs that itself.
    const expected = /status of 401/.test(message.text());
    if (message.type() === "error" && !expected) troubles.push(message.text());
  });
  page.troubles = troubles;
  page.setDefaultTimeout(30_000);
  return page;
}

export async function signIn(page, url, { email, password } = owner) {
  await page.goto(url);
  await page.getByLabel(/e-?mail/i).fill(email);
  await page
    .getByLabel(/password/i)
    .first()
    .fill(password);
  const button = page.getByRole("button", { name: /sign in/i });
  await button.click();
  await button.waitFor({ state: "detached" });
}

/** Fails, naming rule and place, when axe finds anything; takes a picture. */
export async function look(page, name) {
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  // Through the debugger's protocol, so the page's content policy stays as it is.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map((n) => n.html).join("\n    ")}`,
  );
  assert.deepEqual(found, [], `${name}: axe found\n  ${found.join("\n  ")}`);
  assert.deepEqual(page.troubles, [], `${name}: the browser reported trouble`);
}
