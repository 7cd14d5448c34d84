// Surveys: made, written in three languages, branched, coloured, published, shared and closed.
import assert from "node:assert/strict";
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

const ask = async (path) => (await page.request.get(`${hark.url}/api/v1${path}`)).json();
const stored = () => ask("/surveys/after_support");
const preview = () => page.getByRole("region", { name: "Preview" });
const part = (name) => page.getByRole("button", { name: new RegExp(`^${name}( \\d+)?$`) });
const language = (name) => page.getByRole("tab", { name });
/** The control of a segmented one; its radio lies behind its label. */
const segment = (group, name) =>
  page.getByRole("radiogroup", { name: group }).getByText(name, { exact: true });

async function until(what, holds) {
  for (const end = Date.now() + 10_000; ; ) {
    const now = await stored();
    if (holds(now)) return now;
    assert.ok(Date.now() < end, `${what}: ${JSON.stringify(now)}`);
    await page.waitForTimeout(50);
  }
}

async function openPart(name) {
  const control = part(name);
  if ((await control.getAttribute("aria-expanded")) === "false") await control.click();
}

test("the list begins with the survey every workspace has, and its link can be copied", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page, hark.url);
  await page.goto(`${hark.url}/surveys`);
  await page.getByRole("link", { name: "NPS", exact: true }).waitFor();
  await page.locator("#page").getByText("Asking", { exact: true }).waitFor();
  await look(page, "surveys");
  await page.getByRole("button", { name: "Copy the link of NPS" }).click();
  await page.getByText("Copied").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, `${hark.url}/s/nps`);
});

test("a new survey gets its key from its name, and refuses a key that is taken", async () => {
  await page.getByRole("button", { name: "New survey" }).click();
  await page.getByRole("button", { name: "Make the survey" }).click();
  await page.getByText("Give it a name you will recognise.").waitFor();
  await page.getByLabel("Name").fill("After support");
  assert.equal(await page.getByLabel("Key", { exact: true }).inputValue(), "after_support");
  await look(page, "survey-new");
  await page.getByLabel("Key", { exact: true }).fill("nps");
  await page.getByRole("button", { name: "Make the survey" }).click();
  await page.getByText("Another survey has this key: choose another one.").waitFor();
  page.troubles.splice(0); // the browser logs the refusal itself
  await page.getByLabel("Key", { exact: true }).fill("after_support");
  await page.getByRole("button", { name: "Make the survey" }).click();
  await page.getByRole("heading", { name: "After support", level: 1 }).waitFor();
  assert.match(page.url(), /\/surveys\/after_support$/);
  await preview()
    .getByText(/how likely are you to recommend/i)
    .waitFor();
  await look(page, "survey-builder");
});

test("the wording is locked; own words come with a warning and the way back", async () => {
  await page.getByLabel("Asks about").fill("Apex");
  await preview()
    .getByText(/recommend Apex to/)
    .waitFor();
  await page.getByLabel("Wording").selectOption("recommend_support");
  await preview()
    .getByText(/After talking to our support/)
    .waitFor();
  await page.getByLabel("Wording").selectOption("own words");
  await page.getByText("Not comparable with benchmarks").waitFor();
  const own = page.getByRole("textbox", { name: "Question", exact: true });
  assert.match(await own.inputValue(), /After talking to our support.*Apex/);
  await own.fill("Would you tell others about us?");
  await preview().getByText("Would you tell others about us?").waitFor();
  await look(page, "survey-own-words");
  await page.getByRole("button", { name: "Back to the approved wording" }).click();
  await preview()
    .getByText(/recommend Apex to/)
    .waitFor();
  const { definition } = await until("saved", (now) => now.definition.wording.template !== null);
  assert.equal(definition.wording.template, "recommend_company");
  assert.equal(definition.wording.subject, "Apex");
});

test("every change can be undone and done again, and is saved either way", async () => {
  await page.getByLabel("To promoters, 9–10").fill("What delights you?");
  await until(
    "written",
    ({ definition }) => definition.follow_up.promoter.en === "What delights you?",
  );
  await page.keyboard.press("Control+z");
  await until("undone", ({ definition }) => definition.follow_up.promoter.en === undefined);
  assert.equal(await page.getByLabel("To promoters, 9–10").inputValue(), "");
  await page.getByRole("button", { name: "Do again" }).click();
  await until(
    "again",
    ({ definition }) => definition.follow_up.promoter.en === "What delights you?",
  );
  await page.getByText("Draft saved").waitFor();
});

test("reasons and questions are written, moved and branch on what came before", async () => {
  await openPart("Reasons to tick");
  for (const text of ["Price", "Waiting time"]) {
    await page.getByRole("button", { name: "Add a reason" }).click();
    await page.locator(":focus").waitFor();
    await page.waitForFunction(() => document.activeElement?.value === "New reason");
    await page.keyboard.type(text);
  }
  await page.getByRole("checkbox", { name: "Promoters" }).first().uncheck();
  const reasons = (
    await until("reasons", ({ definition }) => definition.reasons[1]?.key === "waiting_time")
  ).definition.reasons;
  assert.deepEqual(reasons, [
    { key: "price", label: { en: "Price" }, groups: ["passive", "detractor"] },
    { key: "waiting_time", label: { en: "Waiting time" }, groups: [] },
  ]);
  await page.getByRole("button", { name: /^Move Price/ }).focus();
  await page.keyboard.press("ArrowDown");
  await until("moved", ({ definition }) => definition.reasons[1].key === "price");

  await openPart("More questions");
  const add = async (kind, text) => {
    await page.getByRole("button", { name: "Add a question" }).click();
    await page.getByRole("menuitem", { name: kind }).click();
    await page.waitForFunction(() => document.activeElement?.value === "New question");
    await page.keyboard.type(text);
  };
  await add("One choice", "Your role");
  await page.getByLabel("Option 1").fill("Developer");
  await page.getByLabel("Option 2").fill("Boss");
  await add("Scale", "How easy was it?");
  await page.getByRole("button", { name: "Only to some" }).click();
  await page.getByLabel("When", { exact: true }).selectOption({ label: "Your role" });
  await page.getByText("Developer", { exact: true }).last().waitFor();
  await add("Free text", "What was hard?");
  await page.getByRole("button", { name: "Only to some" }).click();
  await page.getByLabel("When", { exact: true }).selectOption({ label: "their group" });
  await look(page, "survey-questions");
  const { definition } = await until(
    "questions",
    ({ definition }) =>
      definition.questions.length === 3 &&
      definition.questions[2].show_when[0]?.question === "group",
  );
  assert.deepEqual(
    definition.questions.map(({ key, kind, show_when }) => [key, kind, show_when]),
    [
      ["your_role", "single", []],
      ["how_easy_was_it", "scale", [{ question: "your_role", is: ["developer"] }]],
      ["what_was_hard", "text", [{ question: "group", is: ["promoter"] }]],
    ],
  );
});

test("the preview is walked like the survey, and shows what the answers lead to", async () => {
  await preview().getByRole("button", { name: "2", exact: true }).click();
  await preview().getByText("What went wrong, and what should we do better?").waitFor();
  await preview().getByRole("button", { name: "Price" }).waitFor();
  assert.equal(await preview().getByText("How easy was it?").count(), 0);
  assert.equal(await preview().getByText("What was hard?").count(), 0);
  await preview().getByRole("button", { name: "Developer" }).click();
  await preview().getByText("How easy was it?").waitFor();
  await segment("Who answers", "Promoters").click();
  await preview().getByText("What delights you?").waitFor();
  await preview().getByText("What was hard?").waitFor();
  assert.equal(await preview().getByRole("button", { name: "Price" }).count(), 0);
  await look(page, "survey-preview-after");
});

test("what hangs on a question that goes, goes with it, and that is said", async () => {
  await page.getByRole("button", { name: "Remove Your role" }).click();
  await page.getByText(/One condition went with it/).waitFor();
  await until("gone", ({ definition }) => definition.questions.length === 2);
  await page.getByRole("button", { name: "Undo" }).click();
  await until("back", ({ definition }) => definition.questions[1]?.show_when.length === 1);
});

test("what the server does not take is said at its field, and nothing is lost", async () => {
  await openPart("Thank you");
  const link = page.getByRole("switch", { name: "A link" });
  await link.check({ force: true });
  await page.getByText("Not saved: something is missing").waitFor();
  await page
    .getByText(/A link begins with https/)
    .first()
    .waitFor();
  page.troubles.splice(0); // the browser logs the refusal itself
  await look(page, "survey-refused");
  await page.getByRole("link", { name: "Responses" }).click();
  await page.getByRole("dialog", { name: "Leave without your last changes?" }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByLabel("Address").fill("https://reviews.example/apex");
  await page.getByLabel("What the link says").fill("Write a review");
  await page.getByText("Draft saved").waitFor();
  await segment("Step", "Thanks").click();
  await preview().getByText("Write a review").waitFor();
  await look(page, "survey-thanks");
  page.troubles.splice(0);
});

test("languages say what they lack, with Hark's own words in their places", async () => {
  const addLanguage = async (name) => {
    await page.getByRole("button", { name: "Add a language" }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await addLanguage(/^Deutsch/);
  await preview()
    .getByText(/In Deutsch/)
    .waitFor();
  const field = page.getByLabel("To detractors, 0–6");
  assert.match(await field.getAttribute("placeholder"), /^Was ist schiefgelaufen/);
  await page.getByText(/texts are not written in Deutsch \(German\) yet/).waitFor();
  await page.getByRole("button", { name: "Write the next" }).click();
  await page.waitForFunction(() => document.activeElement?.dataset.path === "follow_up.promoter");
  await page.keyboard.type("Was begeistert Sie?");
  await until(
    "German",
    ({ definition }) => definition.follow_up.promoter.de === "Was begeistert Sie?",
  );
  await look(page, "survey-german");
  await addLanguage(/^العربية/);
  await segment("Step", "Question").click();
  await preview()
    .getByText(/ما مدى احتمال/)
    .waitFor();
  assert.equal(await preview().locator("[dir=rtl]").count(), 1);
  await look(page, "survey-arabic");
  await segment("Where it is seen", "Email").click();
  await look(page, "survey-arabic-email");
  assert.deepEqual(
    (await until("three", ({ definition }) => definition.languages.length === 3)).definition
      .languages,
    ["en", "de", "ar"],
  );
  await language(/^English/).click();
});

test("a colour that is hard to see is told, with the nearest one that is not", async () => {
  await openPart("Look");
  const colour = page.getByRole("textbox", { name: "Colour", exact: true });
  await colour.fill("#fde047");
  await page.getByText(/hard to see/).waitFor();
  await look(page, "survey-look");
  await page.getByRole("button", { name: /^Use #/ }).click();
  assert.equal(await page.getByText(/hard to see/).count(), 0);
  await colour.fill("#12");
  await page.getByText(/Six hexadecimal digits/).waitFor();
  await colour.fill("#7c3aed");
  await page.getByText("Draft saved").waitFor();
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const file = page.locator("input[type=file]");
  await file.setInputFiles({ name: "logo.svg", mimeType: "image/svg+xml", buffer: png });
  await page.getByText("“logo.svg” is no PNG, JPEG, WebP or GIF.").waitFor();
  await file.setInputFiles({
    name: "big.png",
    mimeType: "image/png",
    buffer: Buffer.alloc(102_401),
  });
  await page.getByText(/“big.png” has 102.4 kB; at most 100 KB/).waitFor();
  await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: png });
  await page.getByRole("img", { name: "The logo" }).waitFor();
  await until("logo", ({ definition }) =>
    definition.look.logo?.startsWith("data:image/png;base64,"),
  );
  page.troubles.splice(0);
  for (const surface of ["Desktop", "Phone", "Widget", "Email"]) {
    await segment("Where it is seen", surface).click();
    await look(page, `survey-${surface.toLowerCase()}`);
  }
});

test("publishing says what it does, makes a version, and the next says what changes", async () => {
  await page.getByRole("tab", { name: "Share" }).click();
  await page.getByRole("heading", { name: "Not published yet" }).waitFor();
  await look(page, "survey-share-draft");
  await page.getByRole("tab", { name: "Build" }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("dialog").getByText("Not every language is complete").waitFor();
  await look(page, "survey-publish");
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await page.getByText("Version 1 is asked now.").waitFor();
  assert.equal((await stored()).state, "published");
  await page.getByLabel("Asks about").fill("Apex Ltd");
  await page.getByText("Draft saved").waitFor();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page
    .getByRole("listitem")
    .getByText("The rating question asks about “Apex Ltd”.")
    .waitFor();
  await look(page, "survey-publish-second");
  await page.getByRole("button", { name: "Publish version 2" }).click();
  await page.getByText("Version 2 is asked now.").waitFor();
  await page.getByRole("tab", { name: "Versions" }).click();
  await page.getByRole("row").nth(2).waitFor();
  await look(page, "survey-versions");
  assert.equal((await ask("/surveys/after_support/versions")).items.length, 2);
});

test("all ways to share lead to this survey", async () => {
  await page.getByRole("tab", { name: "Share" }).click();
  const link = `${hark.url}/s/after_support`;
  assert.equal(await page.getByRole("textbox", { name: "Link", exact: true }).inputValue(), link);
  assert.equal(
    await page.getByRole("textbox", { name: "Kiosk link" }).inputValue(),
    `${link}?kiosk`,
  );
  assert.match(
    await page.getByRole("region", { name: "Widget code" }).innerText(),
    /after_support/,
  );
  assert.match(await page.getByRole("region", { name: "Code to embed it" }).innerText(), /iframe/);
  await page.waitForLoadState("networkidle");
  page.troubles.splice(0);
  await look(page, "survey-share");
});

test("a survey is paused, resumed and closed after asking once", async () => {
  const menu = () => page.getByRole("button", { name: "More", exact: true }).click();
  await menu();
  await page.getByRole("menuitem", { name: "Pause" }).click();
  await page.getByText("Paused", { exact: true }).waitFor();
  await page.getByText(/The survey is paused/).waitFor();
  await page.getByRole("button", { name: "Resume" }).click();
  await page.locator("#page").getByText("Asking", { exact: true }).waitFor();
  await menu();
  await page.getByRole("menuitem", { name: "Close the survey" }).click();
  await page
    .getByRole("dialog")
    .getByText(/All answers stay/)
    .waitFor();
  await look(page, "survey-close");
  await page.getByRole("button", { name: "Close the survey" }).click();
  await page.getByText("Closed", { exact: true }).waitFor();
  assert.equal((await stored()).state, "closed");
  await page.getByRole("button", { name: "Open again" }).click();
  await page.locator("#page").getByText("Asking", { exact: true }).waitFor();
});

test("a survey that does not exist says so", async () => {
  await page.goto(`${hark.url}/surveys/nothing`);
  await page.getByRole("heading", { name: /does not exist/ }).waitFor();
  page.troubles.splice(0); // the browser logs the refusal itself
  await look(page, "survey-gone");
});

test("every page passes axe on a phone and in the dark", async () => {
  for (const [name, options] of [phone, dark]) {
    const other = await openPage(browser, options);
    await signIn(other, hark.url);
    await other.getByRole("heading").first().waitFor();
    for (const [what, path] of Object.entries({
      surveys: "/surveys",
      survey: "/surveys/after_support",
      "survey-share": "/surveys/after_support?tab=share",
      "survey-versions": "/surveys/after_support?tab=versions",
    })) {
      await other.goto(hark.url + path);
      await other.getByRole("heading").first().waitFor();
      await other.waitForLoadState("networkidle");
      if (what === "survey-share") other.troubles.splice(0);
      await look(other, `${what}-${name}`);
      const wide = await other.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      assert.equal(wide, false, `${what} is wider than a ${name}`);
      if (what !== "survey" || name !== "phone") continue;
      await other.getByText("Preview", { exact: true }).click();
      const walked = other.getByRole("region", { name: "Preview" });
      await walked.getByText(/Apex Ltd/).waitFor();
      await look(other, "survey-preview-phone");
    }
    await other.context().close();
  }
});
