// The widget in pages of another site, under the strictest content policy it has to work with.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { ownerOf } from "./asking.mjs";
import { look, openPage, signIn, startBrowser, startHark } from "./console.mjs";
import { card, point, startSite } from "./site.mjs";

const budget = 8192; // bytes, for all that a page loads to ask the question and its follow-up

let hark;
let browser;
let owner;
let shop;

/** Opens a page of the shop that says these commands to the widget. */
async function visit(commands, options = {}) {
  const page = await openPage(browser, options);
  await go(page, commands);
  return page;
}
const go = (page, commands) => shop.open(page, commands);

before(async () => {
  hark = await startHark();
  browser = await startBrowser();
  owner = ownerOf(hark);
  shop = await startSite(hark);
  await owner.call("PATCH", "/asking", {
    tenure_days: 0,
    rest_days: 0,
    quiet_from: "23:59",
    quiet_until: "00:00",
    working_days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
  });
  await owner.publish("product", { languages: ["en", "de", "ar"] });
  await plan({ name: "When asked", trigger: { kind: "api" } });
  await plan({ name: "Checkout", trigger: { kind: "event", event: "checkout" } });
});

after(async () => {
  await browser?.close();
  shop?.stop();
  await hark?.stop();
});

const plan = (given, survey = "product") =>
  owner.call("POST", `/surveys/${survey}/plans`, { channel: "widget", state: "active", ...given });
const answered = () => owner.responses("product");

/** Waits until the server has what `is` wants. */
async function eventually(is) {
  for (let attempt = 0; attempt < 100; ++attempt) {
    const found = await is();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`in vain: ${is}`);
}

test("script and decision stay within the budget", async () => {
  const page = await openPage(browser);
  const script = Buffer.from(await (await fetch(`${hark.url}/w/hark.js`)).arrayBuffer());
  const more = Buffer.from(await (await fetch(`${hark.url}/w/hark-more.js`)).arrayBuffer());
  const requests = [];
  page.on("request", (request) => requests.push(request));
  await go(page, "hark('init',{manual:true});hark('show','product')");
  await card(page).waitFor();
  const sent = requests.filter((one) => one.url().startsWith(hark.url));
  const decision = Buffer.from(
    await (await sent.find((one) => one.url().endsWith("/decide")).response()).body(),
  );
  const rows = [
    ["hark.js", script],
    ["the decision", decision],
    ["hark-more.js (rarer questions)", more],
  ].map(([name, bytes]) => [
    name,
    bytes.length,
    gzipSync(bytes).length,
    brotliCompressSync(bytes).length,
  ]);
  for (const [name, raw, gzip, brotli] of rows)
    console.log(`${name}: ${raw} bytes, ${gzip} gzip, ${brotli} brotli`);
  assert.ok(rows[0][3] + rows[1][3] <= budget, "over the budget");
  const paths = sent
    .map((one) => new URL(one.url()).pathname)
    .filter((path) => path !== "/w/answers");
  assert.deepEqual(paths, ["/w/hark.js", "/w/decide"]);
  await page.context().close();
});

test("an event asks under a strict policy, and score and reason are one response", async () => {
  const before = (await answered()).length;
  const page = await visit("hark('track','checkout',{total:12})");
  await card(page).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
  await point(page, 9).click({ force: true });
  await page.locator("[data-hark] textarea").fill("Quick");
  await look(page, "widget-corner");
  await page.locator("[data-hark] button[type=submit]").click();
  await page.locator("[data-hark] fieldset").waitFor({ state: "detached" });
  await look(page, "widget-thanks");
  const found = await eventually(async () => {
    const all = await answered();
    return all.length > before && all[0].comment && all;
  });
  assert.equal(found.length, before + 1);
  assert.deepEqual([found[0].score, found[0].comment, found[0].channel], [9, "Quick", "widget"]);
  assert.deepEqual(page.troubles, []);
  await page.context().close();
});

test("nobody is asked twice", async () => {
  const page = await visit("hark('track','checkout')");
  await card(page).waitFor();
  await page.reload();
  await page.waitForLoadState("networkidle");
  assert.equal(await card(page).count(), 0);
  await page.context().close();
});

test("the keyboard: one tab stop, arrows move without choosing, Enter chooses, Escape closes", async () => {
  const before = (await answered()).length;
  const page = await visit("hark('init',{manual:true})");
  await page.locator("#here").focus();
  await page.evaluate(() => hark("show", "product"));
  await card(page).waitFor();
  const focused = () =>
    page.evaluate(() => {
      const inside = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
      return inside.value || inside.className || inside.id;
    });
  assert.equal(await focused(), "here");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "close");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "0");
  for (let step = 0; step < 4; ++step) await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "4");
  assert.equal(await page.locator("[data-hark] input:checked").count(), 0);
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(), "close");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "4");
  await page.keyboard.press("Enter");
  await page.locator("[data-hark] textarea").waitFor();
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "detached" });
  assert.equal(await focused(), "here");
  await eventually(async () => (await answered()).length === before + 1);
  await page.context().close();
});

test("a modal keeps the focus, and a dismissal is told", async () => {
  const page = await visit("hark('init',{manual:true,placement:'modal'})");
  await page.locator("#here").focus();
  await page.evaluate(() => hark("show", "product"));
  await card(page).waitFor();
  for (let step = 0; step < 6; ++step) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(() => document.activeElement.id === "here");
    assert.ok(!outside, "the focus left the modal");
  }
  await look(page, "widget-modal");
  const told = page.waitForRequest((one) => /dismissed/.test(one.postData() ?? ""));
  await page.keyboard.press("Escape");
  await told;
  assert.equal(await page.evaluate(() => document.activeElement.id), "here");
  await page.context().close();
});

test("an answer given offline comes once, after the tab was closed", async () => {
  const before = (await answered()).length;
  const page = await visit("hark('init',{manual:true});hark('show','product')");
  await card(page).waitFor();
  await page.context().setOffline(true);
  await point(page, 3).click({ force: true });
  await page.locator("[data-hark] textarea").fill("No network");
  await page.locator("[data-hark] button[type=submit]").click();
  await page.locator("[data-hark] fieldset").waitFor({ state: "detached" });
  await page.waitForTimeout(500);
  const context = page.context();
  await page.close();
  assert.equal((await answered()).length, before);
  await context.setOffline(false);
  const later = await context.newPage();
  await go(later, "hark('init',{manual:true})");
  await eventually(async () => (await answered()).length === before + 1);
  await go(later, "hark('init',{manual:true})");
  await later.waitForLoadState("networkidle");
  const found = await answered();
  assert.equal(found.length, before + 1);
  assert.deepEqual([found[0].score, found[0].comment], [3, "No network"]);
  await context.close();
});

test("a page that asks nothing by itself asks after an event, also a later one", async () => {
  const page = await visit("hark('init',{manual:true})");
  await page.waitForLoadState("networkidle");
  assert.equal(await card(page).count(), 0);
  await page.evaluate(() => hark("track", "checkout"));
  await card(page).waitFor();
  await page.context().close();
});

test("what happens while Hark is away is told when it is back", async () => {
  const told = async () => {
    const { items } = await owner.call("GET", "/events/names");
    return items.find(({ name }) => name === "compared")?.told ?? 0;
  };
  const before = await told();
  const page = await openPage(browser);
  await page.route("**/w/decide", (route) => route.abort());
  await go(page, "hark('track','compared');hark('track','compared')");
  await eventually(async () => (await told()) === before + 2);
  await page.context().close();
});

test("further questions hang on what came before, and are one response with the score", async () => {
  await owner.publish("rich", {
    languages: ["en"],
    questions: [
      {
        key: "part",
        kind: "single",
        label: { en: "Which part?" },
        required: true,
        options: [
          { key: "search", label: { en: "Search" } },
          { key: "basket", label: { en: "Basket" } },
        ],
      },
      {
        key: "found",
        kind: "scale",
        label: { en: "How well did you find things?" },
        least: 1,
        most: 5,
        show_when: [{ question: "part", is: ["search"] }],
      },
    ],
  });
  await plan({ name: "Rich", trigger: { kind: "api" } }, "rich");
  const page = await visit("hark('init',{manual:true});hark('show','rich')");
  await card(page).waitFor();
  await page
    .locator("[data-hark] .points")
    .first()
    .locator('input[value="8"]')
    .click({ force: true });
  const send = page.locator("[data-hark] button[type=submit]");
  const found = page.getByRole("group", { name: /How well did you find/ });
  await send.click();
  await page.locator("[data-hark] .problem").filter({ hasText: /./ }).waitFor();
  assert.equal(await found.isVisible(), false);
  await page.getByLabel("Search").check();
  await found.waitFor();
  await look(page, "widget-rich");
  await found.locator('input[value="4"]').click({ force: true });
  await page.getByLabel("Basket").check();
  await found.waitFor({ state: "hidden" });
  await page.getByLabel("Search").check();
  await send.click();
  await page.locator("[data-hark] fieldset").first().waitFor({ state: "detached" });
  const [response] = await eventually(async () => {
    const all = await owner.responses("rich");
    return all[0]?.answers.part && all;
  });
  assert.deepEqual([response.score, response.answers], [8, { part: "search", found: 4 }]);
  await page.context().close();
});

test("an identity that the customer's server signs is the response's person", async () => {
  const { key, secret } = await signingKey();
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { sub: "u-7", email: "Ada@shop.test", exp: Math.floor(Date.now() / 1000) + 3600 };
  const text = `${part({ alg: "HS256", typ: "JWT", kid: key.id })}.${part(claims)}`;
  const token = `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
  const page = await visit(`hark('identify','${token}');hark('track','checkout')`);
  await card(page).waitFor();
  await point(page, 10).click({ force: true });
  const [newest] = await eventually(async () => {
    const all = await answered();
    return all[0]?.score === 10 && all;
  });
  assert.equal(newest.person?.external_id, "u-7");
  await page.context().close();
  const bad = await visit(`hark('identify','${token}x');hark('track','checkout')`);
  await bad.waitForLoadState("networkidle");
  assert.equal(await card(bad).count(), 0);
  await bad.context().close();
});

/** Made by the owner in the console: programs' keys may not. */
async function signingKey() {
  const page = await openPage(browser);
  await signIn(page, hark.url);
  const made = await page.evaluate(async () => {
    const session = await (await fetch("/api/v1/session")).json();
    const answer = await fetch("/api/v1/identity/keys", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF-Token": session.csrf_token },
      body: JSON.stringify({ name: "Shop" }),
    });
    return answer.json();
  });
  await page.context().close();
  assert.ok(made.secret, JSON.stringify(made));
  return made;
}

const eyes = {
  light: {},
  dark: { colorScheme: "dark" },
  forced: { forcedColors: "active" },
  narrow: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
};
for (const [name, options] of Object.entries(eyes)) {
  for (const language of ["en", "ar"]) {
    test(`axe finds nothing: ${name}, ${language}`, async () => {
      const page = await visit(
        `hark('init',{manual:true,languages:['${language}']});hark('show','product')`,
        options,
      );
      await card(page).waitFor();
      await look(page, `widget-${name}-${language}`);
      await point(page, 2).click({ force: true });
      await page.locator("[data-hark] textarea").waitFor();
      await look(page, `widget-${name}-${language}-why`);
      const box = await card(page).boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= page.viewportSize().width, "hangs over");
      if (name === "narrow") {
        const small = await page.evaluate(() =>
          [
            ...document
              .querySelector("[data-hark]")
              .shadowRoot.querySelectorAll("button,.points label"),
          ]
            .map((one) => one.getBoundingClientRect())
            .filter((one) => one.width < 43.5 || one.height < 43.5)
            .map((one) => `${one.width}×${one.height}`),
        );
        assert.deepEqual(small, [], "targets under 44 px");
      }
      await page.context().close();
    });
  }
}

test("inline, in the page's own place", async () => {
  const page = await visit("hark('init',{manual:true});hark('show','product',{into:'#place'})");
  await page.locator("#place [data-hark]").waitFor();
  await look(page, "widget-inline");
  await page.context().close();
});
