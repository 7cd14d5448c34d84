// Segments, danger zone, companies and people, as somebody who answers customers would walk them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { dark, look, openPage, phone, signIn, startBrowser, startHark } from "./console.mjs";

let hark;
let browser;
let page;
let company; // the name of the largest

before(async () => {
  hark = await startHark();
  browser = await startBrowser();
  page = await openPage(browser);
});

after(async () => {
  await browser?.close();
  await hark?.stop();
});

const run = (...args) => execFileSync(process.env.HARK_PROGRAM, args, { encoding: "utf8" });

/** A programme with companies, roles and revenue, as Hark invents it. */
function invented() {
  const path = join(hark.data, "invented.csv");
  run("demo", "--out", path, "--responses", "3000");
  return path;
}

const total = (path) => JSON.parse(run("report", path, "--format", "json")).total;
const inDanger = ({ tally }) => tally.slice(0, 4).reduce((sum, n) => sum + n);
const number = (n) => n.toLocaleString("en");

async function importFile(on, url, path) {
  await on.goto(`${url}/import`);
  await on.locator("input[type=file]").setInputFiles(path);
  await on.getByRole("button", { name: /^import [\d,]+ rows?/i }).click();
  await on.getByRole("link", { name: /see the score/i }).waitFor();
}

/** The rows of the table of groups, without the head and everybody. */
const groupRows = (on) =>
  on
    .getByRole("region", { name: "Groups", exact: true })
    .getByRole("row")
    .filter({
      has: on.getByRole("button"),
    });

test("an empty workspace has a calm page for each", async () => {
  await signIn(page, hark.url);
  await page.goto(`${hark.url}/segments`);
  await page.getByRole("heading", { name: /no answers in this period/i }).waitFor();
  await look(page, "segments-empty");
  await page.goto(`${hark.url}/danger`);
  await page.getByRole("heading", { name: /no answers in this period/i }).waitFor();
  await look(page, "danger-empty");
  await page.goto(`${hark.url}/companies`);
  await page.getByRole("heading", { name: /no companies yet/i }).waitFor();
  await look(page, "companies-empty");
});

test("groups stand with score, interval and n, sorted and found as asked", async () => {
  await importFile(page, hark.url, invented());
  await page.goto(`${hark.url}/segments?period=all&by=industry`);
  await groupRows(page).first().waitFor();
  const scores = (await groupRows(page).allInnerTexts()).map((text) =>
    Number(text.split("\t")[2].replace("−", "-")),
  );
  assert.ok(scores.length > 3);
  assert.deepEqual(
    scores,
    scores.toSorted((a, b) => b - a),
  );
  await look(page, "segments");
  await page.getByLabel("Find a group").fill("health");
  await page.waitForURL(/find=health/);
  await assertCount(groupRows(page), 1);
  await page.getByLabel("Find a group").fill("");
  await page.waitForURL((url) => !url.search.includes("find"));
  await page.getByLabel("And by").selectOption("plan");
  await page.getByRole("region", { name: "Heat map" }).waitFor();
  await look(page, "segments-heat-map");
});

test("the largest customers come by worth, with those who are unhappy", async () => {
  const customers = page.getByRole("region", { name: "Largest customers" });
  await customers.getByRole("row").nth(20).waitFor();
  const worth = (await customers.locator("tbody td:nth-child(2)").allInnerTexts()).map((text) =>
    Number(text.replaceAll(/[^\d.]/g, "")),
  );
  assert.equal(worth.length, 20);
  assert.deepEqual(
    worth,
    worth.toSorted((a, b) => b - a),
  );
  await customers.getByRole("switch", { name: "Only the unhappy" }).press("Space");
  await page.waitForURL(/mood=unhappy/);
});

test("filters are saved as a segment and used on every page", async () => {
  await page.goto(`${hark.url}/segments?period=all&where=plan:enterprise`);
  await page.getByRole("button", { name: "Segments", exact: true }).click();
  await page.getByRole("menuitem", { name: /save these filters/i }).click();
  await page.getByLabel("Name").fill("Large customers");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/segment=/);
  const id = new URL(page.url()).searchParams.get("segment");
  await page.goto(`${hark.url}/responses?period=all&segment=${id}`);
  await page.getByRole("button", { name: "Remove the segment Large customers" }).waitFor();
  await page.getByRole("article").first().waitFor();
  assert.match(await page.getByRole("article").first().innerText(), /enterprise/);
  await look(page, "responses-segment");
  await page.getByRole("button", { name: "Segments", exact: true }).click();
  await page.getByRole("menuitem", { name: /rename or delete/i }).click();
  await page.getByRole("button", { name: "Delete Large customers" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByText("None yet").waitFor();
});

test("the danger zone ranks by worth, and keys lead to a note that can be taken back", async () => {
  await page.goto(`${hark.url}/danger?period=all`);
  const zone = page.getByRole("region", { name: "Danger zone" });
  await zone.waitFor();
  const wanted = inDanger(total(invented()));
  assert.match(await zone.innerText(), new RegExp(`^${number(wanted)}\\b`));
  assert.match(await zone.innerText(), /at stake: .*\d.* compan/i);
  await page.getByRole("article").first().waitFor();
  await look(page, "danger");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const row = page.getByRole("article").nth(1);
  assert.equal(await row.evaluate((it) => it === document.activeElement), true);
  await page.keyboard.press("n");
  const field = page.getByLabel("What have you done?");
  await field.waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
  await page.keyboard.type("Called them: fixed in 4.3");
  await page.keyboard.press("Control+Enter");
  const notes = page.getByRole("listitem").filter({ hasText: "Called them" });
  await notes.first().waitFor();
  await look(page, "danger-note");
  await page.getByRole("button", { name: /^delete the note/i }).click();
  await page.getByText("Nothing is noted yet.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await notes.first().waitFor();
  await page.keyboard.press("Escape");
  await row.getByText("Called them: fixed in 4.3").waitFor();
  await page.reload();
  await page.getByRole("article").nth(1).getByText("Called them: fixed in 4.3").waitFor();
});

test("a company's page tells its people, roles and movement; a person's page their answers", async () => {
  await page.goto(`${hark.url}/companies`);
  const first = page.getByRole("row").nth(1).getByRole("link");
  const name = await first.innerText();
  company = name;
  await look(page, "companies");
  await first.click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await page.getByRole("region", { name: "Roles in the company" }).getByText("employee").waitFor();
  await page.getByRole("region", { name: "Movement" }).waitFor();
  await look(page, "company");
  const dots = page.getByRole("list", { name: "Answers over time" }).getByRole("button");
  await dots.last().focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  const person = page
    .getByRole("region", { name: "People", exact: true })
    .getByRole("link")
    .first();
  const who = await person.innerText();
  await person.click();
  await page.getByRole("heading", { name: who, level: 1 }).waitFor();
  await page.getByRole("link", { name }).first().waitFor();
  await look(page, "person");
});

test("the palette finds a company", async () => {
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder(/a page, an action/i).fill(company);
  await page
    .getByRole("button", { name: new RegExp(`^${company}`) })
    .first()
    .click();
  await page.getByRole("heading", { name: company, level: 1 }).waitFor();
});

test("every page passes axe on a phone and in the dark", async () => {
  const pages = {
    segments: "/segments?period=all&small=merged",
    "segments-heat-map": "/segments?period=all&by=industry&and=plan",
    danger: "/danger?period=all",
    companies: "/companies",
    company: new URL(page.url()).pathname,
  };
  for (const [name, options] of [phone, dark]) {
    const other = await openPage(browser, options);
    await signIn(other, hark.url);
    await other.getByRole("heading").first().waitFor();
    for (const [what, path] of Object.entries(pages)) {
      await other.goto(hark.url + path);
      await other.getByRole("heading").first().waitFor();
      await look(other, `${what}-${name}`);
    }
    await other.context().close();
  }
});

test("a real file of companies and their revenue is walked the same way", async (t) => {
  const path = join(process.env.HARK_SOURCE, "../shared/data/b2b_nps_revenue.csv");
  if (!existsSync(path)) return t.skip("../shared/data is not there");
  const other = await startHark();
  try {
    const on = await openPage(browser);
    await signIn(on, other.url);
    await importFile(on, other.url, path);
    await on.goto(`${other.url}/danger?period=all`);
    const zone = on.getByRole("region", { name: "Danger zone" });
    await zone.waitFor();
    assert.match(await zone.innerText(), new RegExp(`^${inDanger(total(path))}\\b`));
    await look(on, "danger-real");
    await on.goto(`${other.url}/segments?period=all`);
    await groupRows(on).first().waitFor();
    await look(on, "segments-real");
    await on.context().close();
  } finally {
    await other.stop();
  }
});

async function assertCount(locator, wanted) {
  await locator.nth(wanted).waitFor({ state: "detached" });
  assert.equal(await locator.count(), wanted);
}
