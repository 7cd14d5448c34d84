// The overview as it is looked at every morning: goal, what happened, why, and new answers.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { look, openPage, signIn, startBrowser, startHark } from "./console.mjs";

let hark;
let browser;
let page;

const run = (...args) => execFileSync(process.env.HARK_PROGRAM, args, { encoding: "utf8" });
const part = (name) => page.getByRole("region", { name, exact: true });

/** Asks the API as the page does. */
const asked = (path) => page.evaluate(async (url) => (await fetch(url)).json(), `${hark.url}/api/v1${path}`);

const send = (method, path, body) =>
  page.evaluate(
    async ([api, method, path, body]) => {
      const session = await (await fetch(`${api}/session`)).json();
      const headers = { "Content-Type": "application/json", "X-CSRF-Token": session.csrf_token };
      const sent = await fetch(api + path, { method, headers, body: JSON.stringify(body) });
      return { status: sent.status, at: performance.now() };
    },
    [`${hark.url}/api/v1`, method, path, body],
  );

async function scrollThrough(on) {
  await on.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 400) {
      window.scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    window.scrollTo(0, 0);
  });
}

before(async () => {
  hark = await startHark();
  browser = await startBrowser();
  page = await openPage(browser);
  run("demo", "--data", hark.data, "--responses", "3000");
});

after(async () => {
  await browser?.close();
  await hark?.stop();
});

test("the goal is a line, and its chance is said", async () => {
  await signIn(page, hark.url);
  await part("Score").waitFor();
  assert.equal((await send("PATCH", "/workspace", { goal: 60 })).status, 200);
  await page.reload();
  await part("Score").getByText(/goal 60/i).waitFor();
  await part("Trend").getByText(/60/).first().waitFor();
  await part("Trend").getByText(/60 (or more )?by/).waitFor();
});

test("every part of the page tells something", async () => {
  await scrollThrough(page);
  await part("What changed and why").getByRole("heading", { level: 3 }).first().waitFor();
  await part("Danger zone").getByRole("link").waitFor();
  await part("Movement").getByRole("table").waitFor();
  const body = await asked("/score?where=comment:!null&from=2000-01-01");
  assert.ok(body.total.responses > 0);
  await part("What came of the answers").getByRole("listitem").nth(3).waitFor();
  await part("Dips and rises").waitFor();
  await look(page, "overview");
});

test("what changed is what the API says", async () => {
  const group = part("What changed and why").locator("section").first();
  const said = await group.innerText();
  const url = new URL(page.url());
  const why = url.searchParams.get("why");
  assert.equal(why, null);
  const field = (await group.getByRole("heading").innerText()).toLowerCase();
  const until = new Date().toISOString().slice(0, 10);
  const from = new Date(Date.now() - 89 * 86_400_000).toISOString().slice(0, 10);
  const body = await asked(
    `/insights/change?from=${from}&to=${until}&compare=previous&by=${field}`,
  );
  const { mix } = body.properties[0];
  assert.ok(said.includes(Math.abs(mix).toFixed(1)), `${mix} in ${said}`);
});

test("a click on the trend marks what happened, and shows before and after", async () => {
  const box = await page.getByRole("img", { name: /^Trend of the score/ }).boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.getByRole("menuitem", { name: /mark what happened/i }).click();
  await page.getByLabel("What happened", { exact: true }).fill("Release 4.2");
  await page.getByRole("button", { name: "Mark it" }).click();
  const flag = page.getByRole("button", { name: /Release 4\.2.*before and after/i });
  await flag.focus();
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog");
  await drawer.getByText(/most likely/i).first().waitFor();
  await look(page, "overview-effect");
  await drawer.getByRole("button", { name: "Remove" }).click();
  await flag.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await flag.waitFor();
});

test("a new answer moves the page within a second", async () => {
  await page.goto(`${hark.url}/?period=all`);
  await page.locator('[data-state="live"]').waitFor();
  const facts = part("Score").getByText(/[\d,]+ responses/);
  const counted = async () => Number((await facts.innerText()).replaceAll(/\D/g, ""));
  await facts.waitFor();
  const earlier = await counted();
  const sent = await send("POST", "/responses", { score: 10 });
  assert.equal(sent.status, 201);
  const shown = await page.evaluate(async (wanted) => {
    const now = () =>
      document.querySelector('section[aria-label="Score"]').innerText.match(/([\d,]+) responses/)[1];
    while (now() !== wanted) await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now();
  }, (earlier + 1).toLocaleString("en"));
  const took = shown - sent.at;
  assert.ok(took < 1000, `it took ${Math.round(took)} ms`);
});

for (const [name, viewport, colorScheme] of [
  ["desktop", { width: 1280, height: 900 }, "light"],
  ["phone", { width: 390, height: 844 }, "light"],
  ["dark", { width: 1280, height: 900 }, "dark"],
]) {
  test(`nothing jumps while the page loads: ${name}`, async () => {
    const other = await openPage(browser, { viewport, colorScheme });
    await signIn(other, hark.url);
    await other.addInitScript(() => {
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await other.goto(hark.url);
    await other.getByRole("img", { name: /^Trend of the score/ }).waitFor();
    await look(other, `overview-${name}-top`);
    await scrollThrough(other);
    await other.getByRole("region", { name: "Movement", exact: true }).getByRole("table").waitFor();
    const shift = await other.evaluate(() => window.shift);
    assert.ok(shift < 0.1, `layout shift ${shift}`);
    await look(other, `overview-${name}`);
    await other.context().close();
  });
}

