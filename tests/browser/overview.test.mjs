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

test("the goal is set in place, is a line, and its chance is said", async () => {
  await signIn(page, hark.url);
  const goal = part("Score").getByRole("button", { name: /goal/i });
  await goal.click();
  await page.getByLabel("Score to reach").fill("140");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("A whole number from −100 to 100, or nothing.").waitFor();
  await page.getByLabel("Score to reach").fill("60");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await part("Score").getByRole("button", { name: /goal 60: .*(to go|reached)/i }).waitFor();
  assert.equal((await asked("/workspace")).goal, 60);
  await page.waitForFunction(() => document.activeElement?.textContent?.startsWith("Goal 60"));
  await part("Trend").getByText("Goal 60").waitFor();
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
  const until = new Date().toISOString().slice(0, 10);
  const from = new Date(Date.now() - 89 * 86_400_000).toISOString().slice(0, 10);
  const groups = part("What changed and why").locator("section");
  assert.ok((await groups.count()) > 0);
  for (const group of await groups.all()) {
    const field = (await group.getByRole("heading").innerText()).toLowerCase();
    const body = await asked(
      `/insights/change?from=${from}&to=${until}&compare=previous&by=${field}`,
    );
    const { mix, within, groups } = body.properties[0];
    const shown = (await group.locator("dd").allInnerTexts()).map((text) =>
      Number(text.trim().replace("−", "-")),
    );
    assert.deepEqual(shown, [mix, within].map((value) => Math.round(value * 10) / 10));
    const first = groups.find(({ significant }) => significant) ?? groups[0];
    const brought = Math.abs(first.mix + first.within).toFixed(1);
    assert.ok((await group.getByRole("listitem").first().innerText()).includes(brought));
  }
});

test("a click on the trend marks what happened that day, and shows before and after", async () => {
  const box = await page.getByRole("img", { name: /^Trend of the score/ }).boundingBox();
  await page.mouse.click(box.x + box.width * 0.4, box.y + box.height / 2);
  await page.getByRole("menuitem", { name: /mark what happened/i }).click();
  const day = await page.getByLabel("Day", { exact: true }).inputValue();
  await page.getByLabel("What happened", { exact: true }).fill("Release 4.2");
  await page.getByRole("button", { name: "Mark it" }).click();
  const flag = page.getByRole("button", { name: /Release 4\.2.*before and after/i });
  await flag.waitFor();
  const there = await flag.boundingBox();
  const beside = Math.abs(there.x + there.width / 2 - (box.x + box.width * 0.4));
  assert.ok(beside < 12, `the flag stands ${beside} pixels beside the click`);
  const [marked] = (await asked("/annotations")).items;
  assert.deepEqual([marked.title, marked.kind, marked.at.slice(0, 10)], ["Release 4.2", "release", day]);
  await flag.focus();
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog");
  const { change, before, after } = await asked(`/insights/effect?at=${marked.at}&days=28`);
  const points = (value) => Math.round(value).toString().replace("-", "−");
  const said = await drawer.getByText(/afterwards|^About the same/).innerText();
  const sure = change.low > 0 || change.high < 0;
  assert.match(said, sure ? /more than chance/ : /may be chance|About the same/);
  for (const end of [change.low, change.high]) {
    const shown = sure ? points(Math.abs(end)) : points(end);
    assert.ok(said.includes(shown), `${shown} in ${said}`);
  }
  for (const side of [before, after]) {
    await drawer.getByText(points(side.nps), { exact: true }).first().waitFor();
  }
  await look(page, "overview-effect");
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.ariaLabel?.includes("Release 4.2"));
});

test("what happened is corrected, removed and brought back", async () => {
  const flag = (name) => page.getByRole("button", { name: new RegExp(`${name}.*before and after`) });
  await flag("Release 4\\.2").press("Enter");
  await page.getByRole("button", { name: "Correct" }).click();
  await page.getByLabel("What happened", { exact: true }).fill("Outage");
  await page.getByLabel("Kind").selectOption("incident");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("dialog").getByText(/^Incident, /).waitFor();
  await page.getByRole("button", { name: "Remove" }).click();
  await flag("Outage").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await flag("Outage").waitFor();
});

test("the keyboard marks what happened, too", async () => {
  await part("Trend").getByRole("button", { name: "Mark what happened" }).press("Enter");
  await page.getByLabel("What happened", { exact: true }).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "title");
  await page.keyboard.type("Spring campaign");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const { items } = await asked("/annotations");
  assert.deepEqual(items.map(({ title }) => title), ["Outage", "Spring campaign"]);
  assert.equal(await page.evaluate(() => document.activeElement?.ariaLabel), "Mark what happened");
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
  console.log(`the page moved ${Math.round(took)} ms after the answer was taken`);
  assert.ok(took < 1000, `it took ${Math.round(took)} ms`);
});

test("a tab that nobody sees is quiet, and catches up when it is seen", async () => {
  const show = (hidden) =>
    page.evaluate((value) => {
      Object.defineProperty(document, "hidden", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  const facts = part("Score").getByText(/[\d,]+ responses/);
  await part("Dips and rises").getByText(/^(Looked at|No group)/).last().waitFor();
  await page.waitForFunction(() => !document.querySelector('[role="status"], [aria-busy="true"]'));
  const earlier = await facts.innerText();
  await show(true);
  await page.locator('[data-state="paused"]').waitFor();
  const asks = [];
  const note = (request) => asks.push(request.url());
  page.on("request", note);
  assert.equal((await send("POST", "/responses", { score: 9 })).status, 201);
  await page.waitForTimeout(700);
  page.off("request", note);
  assert.deepEqual(asks.filter((url) => /score|insights/.test(url)), []);
  assert.equal(await facts.innerText(), earlier);
  await show(false);
  await page.waitForFunction(
    (text) => !document.querySelector('section[aria-label="Score"]').innerText.includes(text),
    earlier,
  );
});

test("one part that fails leaves the rest alone", async () => {
  const other = await openPage(browser);
  await signIn(other, hark.url);
  const problem = { status: 500, contentType: "application/problem+json", body: "{}" };
  await other.route("**/insights/change*", (route) => route.fulfill(problem));
  await other.goto(hark.url);
  const failed = other.getByRole("region", { name: "What changed and why" });
  await failed.getByRole("alert").waitFor();
  await other.getByRole("region", { name: "Movement", exact: true }).getByRole("table").waitFor();
  await other.unroute("**/insights/change*");
  await failed.getByRole("button", { name: "Try again" }).click();
  await failed.getByRole("heading", { level: 3 }).first().waitFor();
  await other.unrouteAll({ behavior: "ignoreErrors" });
  await other.context().close();
});

test("a dip leads to its group, or to its time when it is everybody's", async () => {
  const other = await openPage(browser);
  await signIn(other, hark.url);
  const finding = (group) => ({
    group,
    direction: "dip",
    from: "2026-06-22",
    to: "2026-07-05",
    steps: 2,
    started: "2026-06-22",
    now: { responses: 510, nps: 3 },
    earlier: { nps: 18 },
    change: { change: -15, low: -23, high: -8, p: 0.0001 },
    volume: { expected: 500, responses: 510, ratio: 1.02, burst: false },
  });
  await other.route("**/insights/dips*", async (route) => {
    const response = await route.fetch();
    const findings = [finding({ plan: "team" }), finding({})];
    await route.fulfill({ response, json: { ...(await response.json()), findings } });
  });
  const dips = other.getByRole("region", { name: "Dips and rises", exact: true });
  await other.goto(hark.url);
  await dips.getByRole("heading", { name: "2 dips" }).waitFor();
  await dips.getByRole("button", { name: /plan team down 15 points since the week of jun 22/i }).click();
  await other.waitForURL(/where=plan(:|%3A)team/);
  await dips.getByRole("button", { name: /^everybody together/i }).click();
  await other.waitForURL(/from=2026-06-22&to=2026-07-05|to=2026-07-05.*from=2026-06-22/);
  await other.unrouteAll({ behavior: "ignoreErrors" });
  await other.context().close();
});

test("numbers from a second-best place say so", async () => {
  const other = await openPage(browser);
  await signIn(other, hark.url);
  await other.route("**/api/v1/score?*", async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    body.source.notice = "The cluster does not answer; these numbers come from the records.";
    await route.fulfill({ response, json: body });
  });
  await other.goto(hark.url);
  await other.getByRole("status").getByText(/cluster does not answer.*as of/).waitFor();
  await other.unrouteAll({ behavior: "ignoreErrors" });
  await other.context().close();
});

for (const [name, viewport, colorScheme] of [
  ["desktop", { width: 1440, height: 900 }, "light"],
  ["phone", { width: 390, height: 844 }, "light"],
  ["dark", { width: 1440, height: 900 }, "dark"],
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
    console.log(`${name}: layout shift ${shift.toFixed(4)}`);
    assert.ok(shift < 0.1, `layout shift ${shift}`);
    await look(other, `overview-${name}`);
    await other.context().close();
  });
}

