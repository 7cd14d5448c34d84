// Boards: made, rearranged, presented, printed and shared, as somebody with a meeting would do it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  dark,
  look,
  openPage,
  phone,
  pictures,
  signIn,
  startBrowser,
  startHark,
} from "./console.mjs";

let hark;
let browser;
let page;
let board; // its address
let shared; // the link to it

before(async () => {
  hark = await startHark();
  browser = await startBrowser();
  page = await openPage(browser);
});

after(async () => {
  await browser?.close();
  await hark?.stop();
});

async function importInvented() {
  const path = join(hark.data, "invented.csv");
  const args = ["demo", "--out", path, "--responses", "3000"];
  execFileSync(process.env.HARK_PROGRAM, args, { encoding: "utf8" });
  await page.goto(`${hark.url}/import`);
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByRole("button", { name: /^import [\d,]+ rows?/i }).click();
  await page.getByRole("link", { name: /see the score/i }).waitFor();
}

const cards = (on) => on.locator("main article[data-place]");
const card = (on, name) => on.locator("main").getByRole("article", { name, exact: true });
const titles = (on) => cards(on).getByRole("heading", { level: 2 }).allInnerTexts();
const ask = async (path) => (await page.request.get(`${hark.url}/api/v1${path}`)).json();
const stored = () => ask(`/boards/${new URL(board).pathname.split("/").at(-1)}`);
const written = (nps) => String(Math.round(nps)).replace("-", "−");

async function choose(name, item) {
  await page.getByRole("button", { name: `${name}: table, picture, link`, exact: true }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

/** Waits until the server has what `holds` asks for; the page itself does not wait for it. */
async function until(holds) {
  for (const end = Date.now() + 10_000; ; ) {
    const now = await stored();
    if (holds(now)) return now;
    assert.ok(Date.now() < end, `the board never came to be so: ${JSON.stringify(now)}`);
    await page.waitForTimeout(50);
  }
}

test("without boards the page says what they are for, and makes one", async () => {
  await signIn(page, hark.url);
  await importInvented();
  await page.goto(`${hark.url}/boards`);
  await page.getByRole("heading", { name: "No boards yet" }).waitFor();
  await look(page, "boards-none");
  await page.getByRole("button", { name: "New board" }).click();
  await page.getByRole("button", { name: "Make the board" }).click();
  await page.getByText("Give it a name you will recognise.").waitFor();
  await page.getByLabel("Name").fill("Monday meeting");
  await page.getByRole("button", { name: "Make the board" }).click();
  await page.getByRole("heading", { name: "Monday meeting", level: 1 }).waitFor();
  board = page.url();
  await page.getByRole("heading", { name: "Nothing on this board yet" }).waitFor();
  await look(page, "board-empty");
});

test("charts are added and draw what the API answers", async () => {
  await page.getByRole("button", { name: "Begin with the usual charts" }).click();
  await card(page, "Score").getByText("Net Promoter Score", { exact: true }).waitFor({
    state: "attached",
  });
  const { total } = await ask("/score");
  assert.equal(total.status, "ok");
  const number = await card(page, "Score").locator("p[data-status]").innerText();
  assert.equal(number.split("\n")[0].trim().split(" ")[0], written(total.nps));
  await page.getByRole("button", { name: "Add a chart" }).click();
  await page.getByLabel("Shown as").selectOption("heatmap");
  await page.getByLabel("Title").fill("Where it hurts");
  await page.getByLabel("Grouped by").selectOption("industry");
  await page.getByLabel("And by").selectOption("plan");
  await look(page, "board-chart-form");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await card(page, "Where it hurts").getByRole("table").waitFor();
  const { charts } = await until(({ charts }) => charts.length === 5);
  assert.equal(charts[4].query, "by=industry,plan");
  await page.waitForLoadState("networkidle");
  await look(page, "board");
});

test("any chart of the console can be saved to a board", async () => {
  await page.goto(`${hark.url}/?period=all&where=plan:enterprise`);
  await choose("Distribution", "Save to a board");
  await page.getByLabel("Title").fill("Large customers");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("link", { name: "Open the board" }).click();
  await card(page, "Large customers").getByText("Plan: enterprise").waitFor();
  const { charts } = await stored();
  assert.deepEqual(charts.at(-1), {
    title: "Large customers",
    view: "distribution",
    query: "where=plan:enterprise",
    width: 2,
  });
});

test("charts are moved by keys and by dragging, widened, duplicated, and come back", async () => {
  const start = await titles(page);
  const handle = page.getByRole("button", { name: /^Move Where it hurts/ });
  await handle.focus();
  await page.keyboard.press("ArrowLeft");
  await page.getByText("Now at place 4 of 6").waitFor({ state: "attached" });
  await until(({ charts }) => charts[3].title === "Where it hurts");
  assert.equal(await handle.evaluate((it) => it === document.activeElement), true);
  await page.keyboard.press("Home");
  await page.getByText("Now at place 1 of 6").waitFor({ state: "attached" });
  await until(({ charts }) => charts[0].title === "Where it hurts");
  assert.equal(await handle.evaluate((it) => it === document.activeElement), true);
  assert.deepEqual(await titles(page), [start[4], ...start.toSpliced(4, 1)]);

  const [from, to] = [handle, card(page, "Score")];
  await from.hover();
  await page.mouse.down();
  await to.hover();
  await page.mouse.up();
  await until(({ charts }) => charts[1].title === "Where it hurts");

  await choose("Score", "Narrower");
  await until(({ charts }) => charts[0].width === 1);
  await page.keyboard.press("Escape");
  await choose("Large customers", "Duplicate");
  await until(({ charts }) => charts.length === 7);
  await choose("Where it hurts", "Remove");
  await until(({ charts }) => charts.every(({ title }) => title !== "Where it hurts"));
  await page.getByRole("button", { name: "Undo" }).click();
  await until(({ charts }) => charts[1].title === "Where it hurts");
  await page.reload();
  await cards(page).nth(6).waitFor();
  assert.equal((await titles(page))[1], "Where it hurts");
});

test("nothing overwrites what somebody else changed", async () => {
  const csrf = (await ask("/session")).csrf_token;
  const at = `${hark.url}/api/v1/boards/${new URL(board).pathname.split("/").at(-1)}`;
  const { charts } = await stored();
  const theirs = charts.map((chart) =>
    chart.title === "Where it hurts" ? { ...chart, title: "Theirs" } : chart,
  );
  const headers = { "X-CSRF-Token": csrf };
  const done = await page.request.patch(at, { headers, data: { charts: theirs } });
  assert.equal(done.status(), 200);
  await choose("Score", "Later");
  await page.getByRole("alert").getByText("Somebody else changed this board").waitFor();
  page.troubles.splice(0); // the browser logs the refusal itself
  await look(page, "board-conflict");
  assert.deepEqual((await stored()).charts, theirs);
  await page.getByRole("button", { name: "Show the board as it is now" }).click();
  await card(page, "Theirs").waitFor();
});

test("a chart leaves as PNG and as SVG", async () => {
  for (const [item, begins] of [
    ["Download PNG", "\x89PNG"],
    ["Download SVG", "<svg"],
  ]) {
    const download = page.waitForEvent("download");
    await choose("Theirs", item);
    const bytes = readFileSync(await (await download).path());
    assert.equal(bytes.subarray(0, 4).toString("latin1"), begins);
    assert.ok(bytes.length > 5_000, `${item}: ${bytes.length} bytes`);
  }
});

test("a presentation shows one chart at a time and is walked by keys", async () => {
  await page.getByRole("button", { name: "Present" }).click();
  const dialog = page.getByRole("dialog", { name: "Monday meeting, presented" });
  await dialog.getByText("1 of 7").waitFor();
  await page.keyboard.press("ArrowRight");
  await dialog.getByText("2 of 7").waitFor();
  await look(page, "board-presented");
  await page.keyboard.press("Space");
  await dialog.getByText("3 of 7").waitFor();
  await page.keyboard.press("ArrowLeft");
  await dialog.getByText("2 of 7").waitFor();
  await page.keyboard.press("End");
  await dialog.getByText("7 of 7").waitFor();
  assert.equal(await dialog.locator("article[data-place]").count(), 1);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

test("on paper no chart is cut and no button is left", async () => {
  await page.emulateMedia({ media: "print" });
  const buttons = page.locator("main :is(header, article > div:first-child) button");
  assert.ok((await buttons.count()) > 0);
  for (const button of await buttons.all()) assert.equal(await button.isVisible(), false);
  for (const each of await cards(page).all())
    assert.equal(await each.evaluate((it) => getComputedStyle(it).breakInside), "avoid");
  const paper = await page.pdf({ path: join(pictures, "board.pdf"), format: "A4" });
  assert.ok(paper.length > 20_000);
  await page.emulateMedia({ media: null });
});

test("whoever has the link sees the same number, until it is revoked", async () => {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByLabel("The link works for").selectOption("7");
  await page.getByRole("button", { name: "Make a link" }).click();
  shared = await page.getByRole("textbox", { name: "Link" }).inputValue();
  assert.match(shared, /\/shared\/[\w-]{32}$/);
  await look(page, "board-share");
  const stranger = await openPage(browser);
  const asked = new Set();
  stranger.on("request", (request) => asked.add(new URL(request.url()).pathname));
  await stranger.goto(shared);
  const score = (on) => card(on, "Score").locator("p[data-status]").innerText();
  await cards(stranger).nth(6).waitFor();
  await stranger.waitForLoadState("networkidle");
  assert.equal(await score(stranger), await score(page));
  assert.equal(await stranger.locator("nav, a").count(), 0);
  assert.deepEqual(
    [...asked].filter((path) => /\/api\/(?!v1\/shared\/)/.test(path)),
    [],
  );
  await look(stranger, "shared");
  await page.getByRole("button", { name: /^Revoke the link/ }).click();
  await page.getByText("No link leads here at present.").waitFor();
  await stranger.reload();
  await stranger.getByRole("heading", { name: /this link leads nowhere/i }).waitFor();
  stranger.troubles.splice(0); // the browser logs the refusal itself
  await look(stranger, "shared-gone");
  await stranger.context().close();
  await page.keyboard.press("Escape");
});

test("every page passes axe on a phone and in the dark", async () => {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  shared = await page.getByRole("textbox", { name: "Link" }).inputValue();
  for (const [name, options] of [phone, dark]) {
    const other = await openPage(browser, options);
    await signIn(other, hark.url);
    await other.getByRole("heading").first().waitFor();
    for (const [what, url] of Object.entries({
      boards: `${hark.url}/boards`,
      board,
      "board-presented": `${board}?present=2`,
      shared,
    })) {
      await other.goto(url);
      await other.getByRole("heading").first().waitFor();
      await look(other, `${what}-${name}`);
    }
    await other.context().close();
  }
});

test("a board is deleted from the list, after asking once", async () => {
  await page.goto(`${hark.url}/boards`);
  await page.getByRole("button", { name: "Delete Monday meeting" }).click();
  await page.getByRole("button", { name: "Delete the board" }).click();
  await page.getByRole("heading", { name: "No boards yet" }).waitFor();
});
