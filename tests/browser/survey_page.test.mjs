// The page where people answer: with and without script, in every language and frame.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { invite, ownerOf } from "./asking.mjs";
import { look, openPage, pictures, startBrowser, startHark } from "./console.mjs";
import { comment, languages, rich, score, send, thanked } from "./survey_rich.mjs";

let hark;
let browser;
let owner;

before(async () => {
  hark = await startHark();
  browser = await startBrowser();
  owner = ownerOf(hark);
  await owner.publish("nps", { languages });
  await owner.publish("rich", rich);
  await owner.publish("once", { once_per_browser: true });
});

after(async () => {
  await browser?.close();
  await hark?.stop();
});

const newest = async (survey) => (await owner.responses(survey))[0];

/** Waits until what was answered is as wanted; says what it is if that never comes. */
async function becomes(survey, wanted) {
  let found;
  for (let attempt = 0; attempt < 50; ++attempt) {
    found = await newest(survey);
    if (found && wanted(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`The newest answer is ${JSON.stringify(found)}`);
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with script" : "without script";

  test(`${how}: one tap, comment, reasons, branches, thanks; one answer`, async () => {
    const before = (await owner.responses("rich")).length;
    const page = await openPage(browser, { javaScriptEnabled });
    await page.goto(`${hark.url}/s/rich?lang=en`);
    await score(page, 3).click();
    await comment(page).waitFor();
    assert.equal((await newest("rich")).score, 3, "kept from the first tap");
    await page.getByLabel("Price").check();
    await comment(page).fill("Too slow & <b>dear</b>");
    await page.getByLabel(/contact me/i).check();
    await send(page).click();
    await page.getByText("Please answer this question.").waitFor();
    assert.equal(await comment(page).count(), 0, "what was answered is not asked again");
    await page.getByLabel("I build").check();
    await send(page).click();
    await page.getByLabel("API").check();
    await page.getByLabel("6", { exact: true }).check();
    assert.equal(await page.getByText("What would you pay for?").count(), 0);
    await send(page).click();
    await thanked(page);
    await page.getByText("We will do better.").waitFor();
    const all = await owner.responses("rich");
    assert.equal(all.length, before + 1);
    const [answer] = all;
    assert.equal(answer.comment, "Too slow & <b>dear</b>");
    assert.equal(answer.channel, "link");
    assert.deepEqual(answer.reasons, ["price"]);
    assert.deepEqual(answer.answers, { role: "dev", tools: ["api"], ease: 6 });
    assert.equal(answer.contact_me, true);
    assert.equal(answer.language, "en");
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });

  test(`${how}: another score and another language are the same answer`, async () => {
    const before = (await owner.responses("rich")).length;
    const page = await openPage(browser, { javaScriptEnabled });
    await page.goto(`${hark.url}/s/rich?lang=en`);
    await score(page, 2).click();
    await comment(page).fill("مرحبا");
    await page.locator("summary").click();
    await page.getByRole("button", { name: "العربية" }).click();
    await page.locator("html[dir=rtl]").waitFor();
    assert.equal(await comment(page).inputValue(), "مرحبا");
    await page.locator(".so-far .link").click();
    await score(page, 9).click();
    await page.getByLabel("أقرر").check();
    await send(page).click();
    await page.getByText("What would you pay for?").waitFor();
    await send(page).click();
    await thanked(page);
    const all = await owner.responses("rich");
    assert.equal(all.length, before + 1);
    assert.equal(all[0].score, 9);
    assert.equal(all[0].language, "ar");
    await page.context().close();
  });

  test(`${how}: an open link that asks each browser once`, async () => {
    const page = await openPage(browser, { javaScriptEnabled });
    await page.goto(`${hark.url}/s/once`);
    await score(page, 8).click();
    await send(page).click();
    await thanked(page);
    await page.goto(`${hark.url}/s/once`);
    await page.getByText(/answered already/).waitFor();
    await page.context().close();
  });
}

test("what is typed is kept without a press, also when the page is left", async () => {
  const page = await openPage(browser);
  await page.goto(`${hark.url}/s/nps`);
  await score(page, 6).click();
  await comment(page).pressSequentially("almost");
  await becomes("nps", (answer) => answer.comment === "almost");
  await comment(page).pressSequentially(" good");
  await page.goto("about:blank");
  await becomes("nps", (answer) => answer.comment === "almost good");
  await page.context().close();
});

test("a server that is away for a moment loses no answer", async () => {
  const page = await openPage(browser);
  await page.goto(`${hark.url}/s/nps`);
  let refused = 0;
  await page.route("**/s/nps*", (route) => (++refused < 3 ? route.abort() : route.continue()));
  await score(page, 4).click();
  await page.getByRole("status").waitFor();
  await comment(page).waitFor();
  assert.equal(refused, 3);
  assert.equal((await newest("nps")).score, 4);
  await page.context().close();
});

test("the keyboard alone is enough, and focus goes where one goes on", async () => {
  const page = await openPage(browser);
  await page.goto(`${hark.url}/s/nps?lang=en`);
  for (let key = 0; key <= 7; ++key) await page.keyboard.press("Tab");
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  assert.equal(await focused(), "7 out of 10");
  await page.keyboard.press("Enter");
  await page.locator("#comment:focus").waitFor();
  await page.keyboard.type("fine");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("h1:focus").waitFor();
  assert.equal((await newest("nps")).comment, "fine");
  await page.context().close();
});

test("a kiosk begins anew after thanks and after nobody touched it", async () => {
  const page = await openPage(browser, { viewport: { width: 1024, height: 768 } });
  await page.clock.install();
  await page.goto(`${hark.url}/s/rich?kiosk`);
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await score(page, 10).click();
  await page.getByLabel("I decide").check();
  await send(page).click();
  await page.locator("#q_budget").waitFor();
  await send(page).click();
  await thanked(page);
  assert.equal(await page.getByText("Write a review").count(), 0, "no way out of a kiosk");
  const countdown = page.locator(".countdown");
  assert.match(await countdown.innerText(), /10 seconds/);
  await page.clock.runFor(9_500);
  assert.match(await countdown.innerText(), /1 second\b/);
  await page.clock.runFor(2_000);
  await page.locator("[data-step=score]").waitFor();
  assert.equal((await newest("rich")).channel, "kiosk");
  await score(page, 5).click();
  await comment(page).fill("left alone");
  await page.clock.runFor(80_000);
  await comment(page).press("x");
  await page.clock.runFor(80_000);
  assert.ok(await comment(page).isVisible(), "whoever types is not interrupted");
  await page.clock.runFor(11_000);
  await page.locator("[data-step=score]").waitFor();
  const kept = await becomes("rich", (answer) => answer.comment === "left alonex");
  assert.equal(kept.score, 5);
  await page.context().close();
});

test("a kiosk without script begins anew as well", async () => {
  const answer = await fetch(`${hark.url}/s/nps?kiosk`, {
    method: "POST",
    body: new URLSearchParams({ score: "9", shown: "comment" }),
  });
  const html = await answer.text();
  assert.match(html, /<noscript><meta http-equiv="refresh" content="10;url=\/s\/nps\?kiosk">/);
});

test("another site embeds the page and hears how high it is; unasked it may not", async () => {
  const frame = (path) => `<iframe src="${hark.url}${path}" width="400" height="300"></iframe>`;
  const site = createServer((request, answer) => {
    const path = request.url === "/asked" ? "/s/nps?embed" : "/s/nps";
    answer.setHeader("Content-Type", "text/html");
    answer.end(`<!doctype html><script>addEventListener("message", (event) => {
      if (event.data?.hark === "height") document.title = "height " + event.data.height;
    });</script>${frame(path)}`);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => site.once("listening", resolve));
  try {
    const host = `http://localhost:${site.address().port}`;
    const page = await openPage(browser);
    await page.goto(`${host}/asked`);
    await page.waitForFunction(() => /height \d{3}/.test(document.title));
    const inside = page.frameLocator("iframe");
    await inside.locator('.scale button[value="9"]').click();
    await inside.locator("#comment").fill("framed");
    await inside.locator(".acts button.main").click();
    await inside.locator("main[data-done]").waitFor();
    assert.equal((await newest("nps")).comment, "framed");
    await page.goto(`${host}/unasked`);
    await page.waitForLoadState("networkidle");
    assert.equal(await inside.locator(".scale").count(), 0);
    await page.context().close();
  } finally {
    site.close();
  }
});

test("the QR code leads to the page", async () => {
  const page = await openPage(browser, { viewport: { width: 400, height: 400 } });
  await page.goto(`${hark.url}/s/nps/qr.svg`);
  const picture = join(pictures, "survey-qr.png");
  await page.screenshot({ path: picture });
  const read = execFileSync("zbarimg", ["--quiet", "--raw", picture], { encoding: "utf8" });
  assert.equal(read.trim(), `${hark.url}/s/nps`);
  assert.equal((await fetch(`${hark.url}/s/nowhere/qr.svg`)).status, 404);
  await page.context().close();
});

test("the page is less than 30 KB, and so is a whole visit as it travels", async () => {
  for (const survey of ["nps", "rich"]) {
    const page = await openPage(browser);
    const answers = [];
    page.on("requestfinished", (request) => {
      answers.push(
        request.response().then(async (answer) => {
          const sizes = await request.sizes();
          const body = await answer.body().catch(() => Buffer.alloc(0));
          return { whole: body.length, sent: sizes.responseBodySize + sizes.responseHeadersSize };
        }),
      );
    });
    const loaded = async (kind) =>
      (await Promise.all(answers)).reduce((sum, sizes) => sum + sizes[kind], 0);
    await page.goto(`${hark.url}/s/${survey}?lang=en`, { waitUntil: "networkidle" });
    const first = await loaded("whole");
    const sent = await loaded("sent");
    const requests = answers.length;
    await score(page, 9).click();
    await comment(page).fill("fine");
    if (survey === "rich") await page.getByLabel("I decide").check();
    await send(page).click();
    if (survey === "rich") {
      await page.locator("#q_budget").waitFor();
      await send(page).click();
    }
    await thanked(page);
    const visit = await loaded("sent");
    console.log(
      `survey page ${survey}: ${first} bytes, ${sent} as sent with headers, in ${requests} ` +
        `requests to show it; ${visit} as sent, in ${answers.length}, to the thanks`,
    );
    assert.ok(sent > 2000 && first > sent && visit > sent, "something was measured");
    assert.ok(first < 30 * 1024, `${first} bytes`);
    assert.ok(visit < 30 * 1024, `${visit} bytes`);
    await page.context().close();
  }
});

test("the browser's language is taken when none is chosen", async () => {
  const page = await openPage(browser, { locale: "pl-PL" });
  await page.goto(`${hark.url}/s/nps`);
  assert.equal(await page.locator("html").getAttribute("lang"), "pl");
  await page.context().close();
});

test("a personal link counts once, for its person, and not before it lay open", async () => {
  await owner.publish("invited", {});
  const [token] = await invite(hark, owner, "invited", 1);
  const hidden = await openPage(browser, { javaScriptEnabled: false });
  await hidden.goto(`${hark.url}/s/${token}?score=9`);
  assert.equal((await owner.responses("invited")).length, 0, "a click is not an answer");
  const page = await openPage(browser);
  await page.goto(`${hark.url}/s/${token}?score=9`);
  await comment(page).waitFor();
  await hidden.locator(".confirm button").click();
  await comment(hidden).waitFor();
  const all = await owner.responses("invited");
  assert.equal(all.length, 1);
  assert.equal(all[0].score, 9);
  assert.equal(all[0].channel, "email");
  assert.ok(all[0].person);
  await page.context().close();
  await hidden.context().close();
});
