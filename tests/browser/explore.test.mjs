// Any question to the score: asked by keyboard, kept in the URL, taken along and explained.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { dark, look, openPage, phone, signIn, startBrowser, startHark } from "./console.mjs";

let hark;
let browser;
let page;

before(async () => {
  hark = await startHark();
  browser = await startBrowser();
  page = await openPage(browser, { permissions: ["clipboard-read", "clipboard-write"] });
});

after(async () => {
  await browser?.close();
  await hark?.stop();
});

const number = (n) => n.toLocaleString("en");
const whole = (nps) => String(Math.round(nps)).replace("-", "−");

/** What the API answers to the one who is signed in. */
async function ask(parameters) {
  const answer = await page.request.get(`${hark.url}/api/v1/score?${parameters}`);
  assert.equal(answer.status(), 200, await answer.text());
  return answer.json();
}

/** Moves through a closed select as a reader without a mouse does: by the option's first letters. */
async function chooseByKeyboard(label, letters) {
  await page.getByLabel(label, { exact: true }).focus();
  await page.keyboard.type(letters);
}

test("without answers the page says so and keeps the question", async () => {
  await signIn(page, hark.url);
  await page.goto(`${hark.url}/explore?by=channel&every=month`);
  await page.getByRole("heading", { name: /no answers in this period/i }).waitFor();
  assert.equal(await page.getByLabel("Over time").inputValue(), "month");
  await look(page, "explore-empty");
});

test("nothing grouped is a number with its interval and distribution, equal to the API's", async () => {
  const path = join(hark.data, "invented.csv");
  execFileSync(process.env.HARK_PROGRAM, ["demo", "--out", path, "--responses", "3000"]);
  await page.goto(`${hark.url}/import`);
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByRole("button", { name: /^import [\d,]+ rows?/i }).click();
  await page.getByRole("link", { name: /see the score/i }).waitFor();
  await page.goto(`${hark.url}/explore?period=all`);
  const score = page.getByRole("region", { name: "Score" });
  await score.waitFor();
  const { total } = await ask("");
  const text = await score.innerText();
  assert.ok(text.startsWith(whole(total.nps)), text);
  assert.ok(text.includes(`between ${whole(total.low)} and ${whole(total.high)}`), text);
  assert.ok(text.includes(number(total.responses)), text);
  await page.getByRole("region", { name: "Distribution" }).waitFor();
  await look(page, "explore-number");
});

test("a question is built by keyboard, and the figures are the API's", async () => {
  await page.keyboard.press("g");
  await page.keyboard.type("plan");
  await page.waitForURL(/by=plan/);
  await chooseByKeyboard("Order by", "highest");
  await page.waitForURL(/order=-nps/);
  await chooseByKeyboard("One voice for each", "person");
  await page.waitForURL(/unit=person/);
  const forest = page.getByRole("region", { name: "Groups", exact: true });
  await forest.waitFor();
  await look(page, "explore-forest");
  await page.getByRole("heading", { name: "Explore" }).click();
  await page.keyboard.press("t");
  await page.waitForURL(/form=table/);
  const { rows, total } = await ask("by=plan&order=-nps&unit=person");
  assert.ok(rows.length > 2);
  const table = page.getByRole("region", { name: "Table" });
  const shown = await table.locator("tbody tr").allInnerTexts();
  assert.deepEqual(
    shown.map((line) => [line.split("\t")[0], line.split("\t")[3]]),
    [...rows.map((row) => [row.group.plan, number(row.responses)]), ["Everybody", number(total.responses)]],
  );
  assert.deepEqual(
    shown.map((line) => line.split("\t")[1]),
    [...rows, total].map(({ nps }) => nps.toFixed(1).replace("-", "−")),
  );
  await look(page, "explore-table");
});

test("the question is kept by a reload, by back and by a link", async () => {
  const table = page.getByRole("region", { name: "Table" });
  const before = await table.innerText();
  const link = page.url();
  await page.reload();
  await table.waitFor();
  assert.equal(await table.innerText(), before);
  assert.equal(await page.getByLabel("Group by").inputValue(), "plan");
  assert.equal(await page.getByLabel("Order by").inputValue(), "-nps");
  await chooseByKeyboard("One voice for each", "company");
  await page.waitForURL(/unit=company/);
  await page.goBack();
  await page.waitForURL(link);
  assert.equal(await page.getByLabel("One voice for each").inputValue(), "person");
  const other = await page.context().newPage();
  await other.goto(link);
  await other.getByRole("region", { name: "Table" }).waitFor();
  assert.equal(await other.getByRole("region", { name: "Table" }).innerText(), before);
  await other.close();
});

test("the answer is taken along as CSV, as a workbook and as a command", async () => {
  const href = await page.getByRole("link", { name: "Download CSV" }).getAttribute("href");
  const csv = await page.request.get(hark.url + href);
  assert.equal(csv.status(), 200);
  assert.match(csv.headers()["content-type"], /^text\/csv/);
  const { rows, total } = await ask("by=plan&order=-nps&unit=person");
  const lines = (await csv.text()).trim().split(/\r?\n/);
  assert.equal(lines.length, rows.length + 2);
  assert.ok(lines.at(-1).startsWith("Total,"));
  assert.ok(lines.at(-1).split(",").includes(String(total.responses)));
  const workbook = page.getByRole("link", { name: "Download XLSX" });
  const [download] = await Promise.all([page.waitForEvent("download"), workbook.click()]);
  assert.match(download.suggestedFilename(), /\.xlsx$/);
  await page.getByRole("button", { name: "Copy as curl" }).click();
  await page.getByRole("alert").filter({ hasText: /HARK_KEY/ }).waitFor();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(command.startsWith(`curl '${hark.url}/api/v1/score?`), command);
  assert.match(command, /[?&]by=plan&/);
  assert.match(command, /&order=-nps/);
  assert.match(command, /-H "Authorization: Bearer \$HARK_KEY"$/);
  const key = execFileSync(
    process.env.HARK_PROGRAM,
    ["key", "create", "--data", hark.data, "--name", "terminal", "--scope", "read"],
    { encoding: "utf8" },
  );
  const said = execFileSync("/bin/sh", ["-c", `${command} -s`], {
    env: { ...process.env, HARK_KEY: /hark_\S+/.exec(key)?.[0] ?? key.trim() },
    encoding: "utf8",
  });
  assert.equal(JSON.parse(said).total.responses, total.responses);
});

test("a row narrows to its answers, and the number explains itself", async () => {
  const rows = page.getByRole("region", { name: "Table" }).locator("tbody");
  const first = rows.getByRole("button").first();
  const plan = await first.innerText();
  await first.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("where") === `plan:${plan}`);
  const { total } = await ask(`where=plan:${plan}&unit=person`);
  await page.getByRole("button", { name: "Explain this number" }).click();
  const drawer = page.getByRole("dialog", { name: "Explain this number" });
  await drawer.getByText(`n = ${number(total.responses)}`).waitFor();
  await drawer.getByText(/no response that fits is excluded/).waitFor();
  const text = await drawer.innerText();
  assert.match(text, new RegExp(`all of this holds: plan: ${plan}`, "i"));
  assert.match(text, /each person counts once/i);
  assert.match(text, /time zone UTC/);
  assert.match(text, /Tango 1998/);
  await look(page, "explore-explain");
  await drawer.getByRole("link", { name: "The responses behind it" }).click();
  await page.waitForURL(/\/responses\?/);
  await page.getByRole("article").first().waitFor();
  assert.equal(new URL(page.url()).searchParams.get("where"), `plan:${plan}`);
});

test("weights change the score, and a refused question names what to do", async () => {
  await page.goto(`${hark.url}/explore?period=all`);
  await page.getByRole("region", { name: "Score" }).waitFor();
  const weights = page.getByLabel("Weight", { exact: true });
  const weight = await weights.locator("option").nth(1).getAttribute("value");
  await weights.selectOption(weight);
  await page.waitForURL(/weight=/);
  const { total } = await ask(`weight=${weight}`);
  await page
    .getByText(`between ${whole(total.low)} and ${whole(total.high)}`)
    .waitFor();
  await page.getByRole("button", { name: "Explain this number" }).click();
  await page.getByText(/they tell as much as [\d,]+ answers/i).waitFor();
  await page.goto(`${hark.url}/explore?period=all&by=planet`);
  await page.getByRole("alert").getByText(/planet/).waitFor();
  await page.getByLabel("Group by").selectOption("");
  await page.getByRole("region", { name: "Score" }).waitFor();
});

test("every form passes axe on a desktop, a phone and in the dark", async () => {
  const forms = {
    number: ["", "Distribution"],
    trend: ["&every=quarter", "Trend"],
    forest: ["&by=industry&order=-responses&limit=5", "Groups"],
    map: ["&by=industry&by=plan", "Heat map"],
    trends: ["&every=quarter&by=plan", "Trends"],
    table: ["&by=industry&by=plan&by=channel&form=table", "Table"],
  };
  const looks = [
    ["desktop", { viewport: { width: 1440, height: 900 } }],
    phone,
    dark,
  ];
  for (const [name, options] of looks) {
    const other = await openPage(browser, options);
    await signIn(other, hark.url);
    await other.getByRole("heading").first().waitFor();
    for (const [form, [parameters, region]] of Object.entries(forms)) {
      await other.goto(`${hark.url}/explore?period=all${parameters}`);
      await other.getByRole("region", { name: region, exact: true }).first().waitFor();
      await look(other, `explore-${form}-${name}`);
      const wide = await other.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(wide, false, `${form} is wider than the ${name}`);
    }
    await other.context().close();
  }
});
