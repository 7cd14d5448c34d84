// One survey, from the builder to the overview: three languages, four ways to answer it, seen live.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ownerOf } from "./asking.mjs";
import { owner as account, look, openPage, signIn, startBrowser, startHark } from "./console.mjs";
import { adminOf, planByEmail, startSmtp, until } from "./mail.mjs";
import { card, point, startSite } from "./site.mjs";
import { comment, score, send, thanked } from "./survey_rich.mjs";

const survey = "after_delivery";

let hark;
let smtp;
let shop;
let browser;
let overview;
let owner;

before(async () => {
  hark = await startHark();
  smtp = await startSmtp();
  shop = await startSite(hark);
  browser = await startBrowser();
  owner = ownerOf(hark);
  overview = await openPage(browser);
});

after(async () => {
  await browser?.close();
  shop?.stop();
  await smtp?.stop();
  await hark?.stop();
});

/** The newest answer once there are `count`, and the overview says so without being loaded again. */
async function arrived(count, channels) {
  const answers = await until(
    `${count} answers`,
    () => owner.responses(survey),
    (now) => now.length === count && now[0].comment,
  );
  await overview.getByText(channels).waitFor();
  return answers[0];
}

test("a survey is built in three languages and published", async () => {
  const page = overview;
  await signIn(page, hark.url);
  await page.goto(`${hark.url}/surveys`);
  await page.getByRole("button", { name: "New survey" }).click();
  await page.getByLabel("Name").fill("After delivery");
  await page.getByRole("button", { name: "Make the survey" }).click();
  await page.getByRole("heading", { name: "After delivery", level: 1 }).waitFor();
  await page.getByLabel("Asks about").fill("Apex");
  for (const language of [/^Deutsch/, /^العربية/]) {
    await page.getByRole("button", { name: "Add a language" }).click();
    await page.getByRole("menuitem", { name: language }).click();
  }
  await page.getByText("Draft saved").waitFor();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await page.getByText("Version 1 is asked now.").waitFor();
  const { state, definition } = await owner.call("GET", `/surveys/${survey}`);
  assert.equal(state, "published");
  assert.deepEqual(definition.languages, ["en", "de", "ar"]);
});

test("somebody answers by the link, in German", async () => {
  const page = await openPage(browser, { locale: "de-DE" });
  await page.goto(`${hark.url}/s/${survey}`);
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  await page.getByText(/wahrscheinlich.* Apex/).waitFor();
  await score(page, 9).click();
  await comment(page).fill("Kam am nächsten Tag");
  await send(page).click();
  await thanked(page);
  await until(
    "the answer",
    () => owner.responses(survey),
    (now) => now.length === 1 && now[0].comment,
  );
  await page.context().close();
  await overview.goto(`${hark.url}/?survey=${survey}`);
  await overview.getByRole("region", { name: "Score", exact: true }).waitFor();
});

test("somebody answers from the email, in Arabic, and the overview moves by itself", async () => {
  const admin = await adminOf(hark, account);
  const plan = await planByEmail(owner, survey);
  await admin("PUT", "/mailing", {
    sending: true,
    from: { name: "Apex", email: "ask@apex.example" },
    link_address: hark.url,
    server: { host: "127.0.0.1", port: smtp.port, security: "none" },
    footer: { en: "Apex Ltd, 1 Green Street, Springfield" },
  });
  await owner.call("POST", "/invitations", {
    plan,
    person: { email: "omar@example.com", properties: { language: "ar" } },
  });
  const [email] = await until("sent", smtp.kept, (kept) => kept.length === 1);
  assert.match(email.html, /dir="rtl"/);
  const link = /href="([^"]+\?score=3)"/.exec(email.html)[1].replaceAll("&amp;", "&");
  const page = await openPage(browser);
  await page.goto(link);
  await page.mouse.move(200, 200);
  await page.mouse.move(240, 260);
  await comment(page).fill("وصل متأخرا");
  await send(page).click();
  await thanked(page);
  const answer = await arrived(2, /By channel: .*E-mail 1/);
  assert.deepEqual(
    [answer.score, answer.channel, answer.language, answer.person.email],
    [3, "email", "ar", "omar@example.com"],
  );
  await page.context().close();
});

test("somebody answers in the product", async () => {
  await owner.call("POST", `/surveys/${survey}/plans`, {
    name: "At the door",
    channel: "widget",
    trigger: { kind: "event", event: "delivered" },
    state: "active",
  });
  const page = await openPage(browser);
  await shop.open(page, "hark('track','delivered')");
  await card(page).waitFor();
  await point(page, 10).click({ force: true });
  await page.locator("[data-hark] textarea").fill("Friendly driver");
  await page.locator("[data-hark] button[type=submit]").click();
  const answer = await arrived(3, /By channel: .*Widget 1/);
  assert.deepEqual([answer.score, answer.channel], [10, "widget"]);
  await page.context().close();
});

test("somebody answers at the kiosk, and the overview shows all four", async () => {
  const page = await openPage(browser, { viewport: { width: 1024, height: 768 } });
  await page.goto(`${hark.url}/s/${survey}?kiosk`);
  await score(page, 7).click();
  await comment(page).fill("Fine");
  await send(page).click();
  await thanked(page);
  const answer = await arrived(4, /By channel: .*Kiosk 1/);
  assert.deepEqual([answer.score, answer.channel], [7, "kiosk"]);
  const sentence = await overview.getByText(/By channel:/).innerText();
  for (const name of ["Link 1", "E-mail 1", "Widget 1", "Kiosk 1"]) {
    assert.ok(sentence.includes(name), sentence);
  }
  await look(overview, "overview-four-channels");
  await page.context().close();
});
