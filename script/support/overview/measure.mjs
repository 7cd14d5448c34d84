// How long the Overview takes to show its score in Chromium, and what Lighthouse says of it.
// Prints one value of JSON. Arguments: the address of a Hark and, from the environment,
// HARK_EMAIL and HARK_PASSWORD.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse, { desktopConfig } from "lighthouse";
import { chromium } from "playwright-core";

const url = process.argv[2];
const overview = `${url}/?period=all`;
const runs = 5;
const options = {
  executablePath: process.env.HARK_CHROMIUM ?? "/usr/bin/chromium",
  viewport: { width: 1280, height: 900 },
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
};

async function withBrowser(args, work) {
  const profile = mkdtempSync(join(tmpdir(), "hark-overview-"));
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    args: [...options.args, ...args],
  });
  try {
    return await work(context, context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function signedIn() {
  return withBrowser([], async (context, page) => {
    await page.goto(url);
    await page.getByLabel(/e-?mail/i).fill(process.env.HARK_EMAIL);
    await page
      .getByLabel(/password/i)
      .first()
      .fill(process.env.HARK_PASSWORD);
    const button = page.getByRole("button", { name: /sign in/i });
    await button.click();
    await button.waitFor({ state: "detached" });
    return context.cookies();
  });
}

/** In the page: notes when the score is there, from the start of the navigation. */
function watch() {
  const look = () => {
    const hero = document.querySelector('section[aria-label="Score"]');
    const number = hero?.innerText.match(/^\s*([−-]?\d+)/);
    if (!number) return requestAnimationFrame(look);
    // What is in the document now is on the screen after the next frame.
    requestAnimationFrame(() => {
      window.harkShownAt = performance.now();
      window.harkShown = number[1];
    });
  };
  requestAnimationFrame(look);
}

async function timeToNumber(page) {
  await page.goto(overview, { waitUntil: "commit" });
  await page.waitForFunction(() => window.harkShownAt, null, { timeout: 120_000 });
  return page.evaluate(() => {
    const asked = performance
      .getEntriesByType("resource")
      .find((entry) => /\/api\/v1\/score(\?|$)/.test(entry.name));
    return {
      ms: window.harkShownAt,
      score_ms: asked.responseEnd - asked.startTime,
      shown: window.harkShown,
    };
  });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Cold: a browser without a profile. Warm: the same page again in the same browser. */
async function loads(cookies) {
  const cold = [];
  const warm = [];
  for (let run = 0; run < runs; ++run)
    await withBrowser([], async (context, page) => {
      await context.addCookies(cookies);
      await context.addInitScript(watch);
      cold.push(await timeToNumber(page));
      await page.goto("about:blank");
      warm.push(await timeToNumber(page));
    });
  const summary = (list) => ({
    ms: Math.round(median(list.map(({ ms }) => ms))),
    score_ms: Math.round(median(list.map(({ score_ms }) => score_ms))),
    all_ms: list.map(({ ms }) => Math.round(ms)),
  });
  return { shown: cold[0].shown, cold: summary(cold), warm: summary(warm) };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function judged(cookies, config) {
  const port = await freePort();
  return withBrowser([`--remote-debugging-port=${port}`], async (context) => {
    await context.addCookies(cookies);
    const { lhr } = await lighthouse(
      overview,
      {
        port,
        onlyCategories: ["performance", "accessibility"],
        disableStorageReset: true,
        logLevel: "error",
      },
      config,
    );
    if (lhr.runtimeError) throw new Error(`Lighthouse: ${lhr.runtimeError.message}`);
    const points = (name) => Math.round(lhr.categories[name].score * 100);
    const failed = lhr.categories.accessibility.auditRefs
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score === 0)
      .map(({ id }) => id);
    return {
      performance: points("performance"),
      accessibility: points("accessibility"),
      largest_paint_ms: Math.round(lhr.audits["largest-contentful-paint"].numericValue),
      blocking_ms: Math.round(lhr.audits["total-blocking-time"].numericValue),
      layout_shift: lhr.audits["cumulative-layout-shift"].numericValue,
      final_url: lhr.finalDisplayedUrl,
      failed,
    };
  });
}

const cookies = await signedIn();
const figures = await loads(cookies);
const lighthouses = { desktop: await judged(cookies, desktopConfig), phone: await judged(cookies) };
for (const [device, { final_url }] of Object.entries(lighthouses))
  if (final_url.includes("/sign-in"))
    throw new Error(`Lighthouse saw the sign-in page (${device})`);
console.log(JSON.stringify({ ...figures, lighthouse: lighthouses }));
process.exit(0);
