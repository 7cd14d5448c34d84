// From the first start to a filtered list of responses, as a person would go.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { dark, look, openPage, phone, signIn, startBrowser, startHark } from "./console.mjs";

let hark;
let browser;
let page;

before(async () => {
  hark = await startHark();
  browser = await startBrowser();
  page = await openPage(browser);
});

after(async () => {
  await browser?.close();
  await hark?.stop();
});

/** A real export where there is one, else one that Hark invents; with the score it must give. */
function file() {
  const real = join(process.env.HARK_SOURCE, "../shared/data/bank_nps_mixed_dates.csv");
  if (existsSync(real)) return real;
  console.log("../shared/data is not there: importing an invented file instead");
  const invented = join(hark.data, "invented.csv");
  execFileSync(process.env.HARK_PROGRAM, ["demo", "--out", invented, "--responses", "3000"]);
  return invented;
}

/** What `hark report` finds in the same file. */
function total(path) {
  const text = execFileSync(process.env.HARK_PROGRAM, ["report", path, "--format", "json"]);
  return JSON.parse(text).total;
}

test("first start asks to sign in, then welcomes", async () => {
  await page.goto(hark.url);
  await page.getByRole("button", { name: /sign in/i }).waitFor();
  await look(page, "sign-in");
  await signIn(page, hark.url);
  await page.getByRole("heading", { name: /welcome/i }).waitFor();
  await look(page, "welcome");
});

test("a wrong password is refused in words", async () => {
  const other = await openPage(browser);
  await other.goto(hark.url);
  await other.getByLabel(/e-?mail/i).fill("owner@example.com");
  await other
    .getByLabel(/password/i)
    .first()
    .fill("not-the-password");
  await other.getByRole("button", { name: /sign in/i }).click();
  await other.getByRole("alert").waitFor();
  await look(other, "sign-in-refused");
  await other.context().close();
});

test("a real file is imported: upload, preview, import", async () => {
  await page.getByRole("link", { name: /choose a file/i }).click();
  await page.locator("input[type=file]").waitFor({ state: "attached" });
  await look(page, "import");
  await page.locator("input[type=file]").setInputFiles(file());
  const start = page.getByRole("button", { name: /^import [\d,]+ rows?/i });
  await start.waitFor();
  await look(page, "import-preview");
  await start.click();
  await page.getByRole("link", { name: /see the score/i }).waitFor();
  await look(page, "import-done");
});

test("the overview shows its score with its interval", async () => {
  const wanted = total(file());
  await page.goto(`${hark.url}/?period=all`);
  const number = Math.round(wanted.nps).toString().replace("-", "−");
  const hero = page.getByRole("region", { name: "Score", exact: true });
  await hero.waitFor();
  const words = await hero.innerText();
  assert.match(words, new RegExp(`^${number}\\b`));
  const low = Math.round(wanted.low).toString().replace("-", "−");
  const high = Math.round(wanted.high).toString().replace("-", "−");
  assert.match(words, new RegExp(`between ${low} and ${high}`));
  await look(page, "overview");
});

test("a click on a bar leads to its responses, and a reload keeps the filter", async () => {
  const wanted = total(file());
  const bar = page.getByRole("button", { name: /^Score 10:/ });
  assert.match(
    await bar.getAttribute("aria-label"),
    new RegExp(wanted.tally[10].toLocaleString("en")),
  );
  await bar.click();
  await page.waitForURL(/responses.*score/);
  await page.getByRole("button", { name: /score/i }).first().waitFor();
  await look(page, "responses-filtered");
  const before = page.url();
  await page.reload();
  await page
    .getByRole("heading", { name: /responses/i })
    .first()
    .waitFor();
  assert.equal(page.url(), before);
  const asked = page.waitForRequest((request) => /api\/v1\/responses\?.*score/.test(request.url()));
  await page.reload();
  assert.match(decodeURIComponent((await asked).url()), /where=score:10/);
});

test("every page passes axe on desktop, phone and in the dark", async () => {
  const looks = [["desktop", {}], phone, dark];
  const pages = {
    overview: "/?period=all",
    responses: "/responses?period=all",
    import: "/import",
    workspace: "/settings/workspace",
    members: "/settings/members",
    keys: "/settings/keys",
    profile: "/settings/profile",
  };
  for (const [name, options] of looks) {
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
