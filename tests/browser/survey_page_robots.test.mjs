// A click is not an answer: mail scanners follow every link of an email, people follow one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { invite, ownerOf } from "./asking.mjs";
import { look, openPage, signIn, startBrowser, startHark } from "./console.mjs";

const emails = 50;
const scores = Array.from({ length: 11 }, (_, score) => score);

let hark;
let browser;
let owner;

before(async () => {
  hark = await startHark();
  browser = await startBrowser();
  owner = ownerOf(hark);
  await owner.publish("asked", {});
});

after(async () => {
  await browser?.close();
  await hark?.stop();
});

const link = (token, score) => `${hark.url}/s/${token}?score=${score}`;
const counted = () => owner.responses("asked");
const keptApart = () => owner.responses("asked", "only");

/** `work` on all items, five at a time. */
async function each(items, work) {
  const left = items.entries();
  const worker = async () => {
    for (const [index, item] of left) await work(item, index);
  };
  await Promise.all(Array.from({ length: 5 }, worker));
}

/** Opens every link in a tab that runs scripts and stays long enough to be seen. */
async function openAll(token) {
  const context = await browser.newContext();
  const tabs = scores.map(async (score) => {
    const tab = await context.newPage();
    await tab.goto(link(token, score));
    await tab.waitForTimeout(2_500);
  });
  await Promise.all(tabs);
  await context.close();
}

test(`a scanner that follows every link of ${emails} emails gives no answer`, async () => {
  const tokens = await invite(hark, owner, "asked", emails);
  const [withScript, plain] = [tokens.slice(0, 3), tokens.slice(3)];
  await each(plain, async (token) => {
    for (const score of scores) {
      assert.equal((await fetch(link(token, score), { method: "HEAD" })).status, 200);
      const html = await (await fetch(link(token, score))).text();
      for (const [, path] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
        const other = await fetch(hark.url + path);
        assert.ok(other.ok, path);
        await other.arrayBuffer();
      }
    }
  });
  assert.equal((await keptApart()).length, 0, "without script nothing is sent at all");
  for (const token of withScript) await openAll(token);
  assert.equal((await counted()).length, 0);

  const robots = await keptApart();
  assert.ok(robots.length > 0 && robots.length <= withScript.length, `${robots.length} kept apart`);
  for (const robot of robots) assert.equal(robot.excluded.reason, "robot");
});

test("suspected robots are shown with their reason; counting one again can be undone", async () => {
  const before = (await keptApart()).length;
  const page = await openPage(browser);
  await signIn(page, hark.url);
  await page.goto(`${hark.url}/responses?survey=asked`);
  await page.getByLabel("Excluded responses").selectOption("only suspected robots");
  await page.waitForURL(/excluded=robots/);
  const rows = page.locator("article");
  await rows
    .first()
    .getByText(/^Suspected robot: every link/)
    .waitFor();
  assert.equal(await rows.count(), before);
  await look(page, "responses-robots");
  await rows.first().getByRole("button", { name: "Count it again" }).click();
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.waitFor();
  assert.equal((await counted()).length, 1);
  assert.equal((await keptApart()).length, before - 1);
  await undo.click();
  await page.waitForFunction((all) => document.querySelectorAll("article").length === all, before);
  assert.equal((await counted()).length, 0);
  const [again] = await keptApart();
  assert.equal(again.excluded.reason, "robot");
  assert.deepEqual(page.troubles, []);
  await page.context().close();
});

test("after a scanner the same link asks a person to press, and then counts", async () => {
  const [token] = await invite(hark, owner, "asked", 1);
  for (const score of scores) await fetch(link(token, score));
  const page = await openPage(browser);
  await page.goto(link(token, 8));
  await page.waitForTimeout(2_000);
  assert.equal((await counted()).length, 0);
  await page.locator(".confirm button").click();
  await page.locator("#comment").waitFor();
  const [answer] = await counted();
  assert.equal(answer.score, 8);
  await owner.call("DELETE", `/responses/${answer.id}`);
  await page.context().close();
});

test("a tab that nobody looks at sends nothing until somebody does", async () => {
  const [token] = await invite(hark, owner, "asked", 1);
  const page = await openPage(browser);
  await page.addInitScript(() => {
    let state = "hidden";
    Object.defineProperty(document, "visibilityState", { get: () => state });
    globalThis.lookAtIt = () => {
      state = "visible";
      document.dispatchEvent(new Event("visibilitychange"));
    };
  });
  await page.goto(link(token, 9));
  await page.waitForTimeout(2_500);
  assert.equal((await counted()).length, 0);
  await page.evaluate(() => globalThis.lookAtIt());
  await page.locator("#comment").waitFor();
  const [answer] = await counted();
  assert.equal(answer.score, 9);
  await owner.call("DELETE", `/responses/${answer.id}`);
  await page.context().close();
});

test(`${emails} people, half of them without script, give ${emails} answers`, async () => {
  const tokens = await invite(hark, owner, "asked", emails);
  await each(tokens, async (token, index) => {
    const javaScriptEnabled = index % 2 === 0;
    const page = await openPage(browser, { javaScriptEnabled });
    await page.goto(link(token, index % 11));
    if (!javaScriptEnabled) await page.locator(".confirm button").click();
    await page.locator("#comment").waitFor();
    await page.context().close();
  });
  const answers = await counted();
  assert.equal(answers.length, emails);
  const persons = new Set(answers.map(({ person }) => person.id));
  assert.equal(persons.size, emails, "each their own");
  const tally = scores.map((score) => answers.filter((one) => one.score === score).length);
  assert.deepEqual(
    tally,
    scores.map((score) => Math.ceil((emails - score) / 11)),
  );
  for (const { channel } of answers) assert.equal(channel, "email");
});
