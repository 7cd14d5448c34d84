// Settings, Widget: its code in a page of another site, keys that sign who is there, events that came.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ownerOf } from "./asking.mjs";
import {
  owner as account,
  dark,
  look,
  openPage,
  phone,
  signIn,
  startBrowser,
  startHark,
} from "./console.mjs";
import { adminOf } from "./mail.mjs";
import { startSite } from "./site.mjs";

let hark;
let shop;
let browser;
let page;
let owner;
let admin;
let secret;
let command; // by which a server tells an event

before(async () => {
  hark = await startHark();
  shop = await startSite(hark);
  browser = await startBrowser();
  page = await openPage(browser);
  owner = ownerOf(hark);
  admin = await adminOf(hark, account);
});

after(async () => {
  await browser?.close();
  shop?.stop();
  await hark?.stop();
});

const button = (name) => page.getByRole("button", { name, exact: true });
const tab = (name) => page.getByRole("tab", { name, exact: true }).click();
/** Code as the page offers it to be copied. */
const code = (name) => page.getByRole("region", { name, exact: true }).locator("pre");
const event = (name) =>
  page.getByRole("list", { name: "Events" }).getByRole("listitem").filter({ hasText: name });
const key = (name) =>
  page.getByRole("list", { name: "Identity keys" }).getByRole("listitem").filter({ hasText: name });
const keys = async () => (await admin("GET", "/identity/keys")).items;

/** What the example prints for whoever runs it as the page says. */
async function signed(language) {
  await tab(language);
  const run = (await code("Command that prints a token").innerText()).replace(
    "YOUR_SECRET",
    secret,
  );
  const file = run.split(" ").at(-1);
  writeFileSync(join(hark.data, file), await code(`Signing in ${language}`).innerText());
  return execFileSync("sh", ["-c", run], { cwd: hark.data, encoding: "utf8" }).trim();
}

const isThere = (program) => spawnSync(program, ["-h"]).error === undefined;
/** Not everybody who tests has the last three. */
const languages = [
  "Node.js",
  "Python",
  ...["PHP", "Ruby", "Go"].filter((name) => isThere(name.toLowerCase())),
];

const said = (path, body) =>
  fetch(`${hark.url}/w/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

/** What the widget hears that comes with this token. */
async function heard(identity) {
  const answer = await said("decide", { identity });
  assert.equal(answer.status, 200);
  return answer.json();
}

test("nothing has come yet, and the page says how it will", async () => {
  await signIn(page, hark.url);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Widget", exact: true }).click();
  await code("Widget code").waitFor();
  await look(page, "widget-settings-install");
  await tab("Who it is");
  await page.getByRole("heading", { name: "No identity keys yet" }).waitFor();
  await look(page, "widget-settings-no-keys");
  await tab("Events");
  await page.getByRole("heading", { name: "No events yet" }).waitFor();
  command = await code("Command that tells an event").innerText();
  await look(page, "widget-settings-no-events");
  assert.match(page.url(), /\/settings\/widget\?tab=events$/);
});

test("its code is all that a page needs, and an event comes to sight by itself", async () => {
  await tab("Install");
  const widget = await code("Widget code").innerText();
  const told = await code("Line that tells an event").innerText();
  await tab("Events");
  await page.getByRole("heading", { name: "No events yet" }).waitFor();
  const visitor = await openPage(browser);
  const script = visitor.waitForResponse(`${hark.url}/w/hark.js`);
  await shop.openCode(visitor, `${widget}<script>${told}</script>`);
  assert.equal((await script).status(), 200);
  await event("order_delivered").getByText("once").waitFor();
  assert.deepEqual(visitor.troubles, [], "the page's policy allows what the widget does");
  await visitor.context().close();
});

test("a server's command tells the same event", async () => {
  const [, address] = /^curl (\S+)/.exec(command);
  const headers = [...command.matchAll(/-H "([^:]+): ([^"]+)"/g)].map(([, name, value]) => [
    name,
    value.replace("YOUR_API_KEY", owner.key),
  ]);
  const [, body] = /-d '(.+)'$/s.exec(command);
  const answer = await fetch(address, { method: "POST", headers, body });
  assert.ok(answer.ok, await answer.text());
  await event("order_delivered").getByText("2 times").waitFor();
  await look(page, "widget-settings-events");
});

test("a key is made, and its secret is shown once", async () => {
  await tab("Who it is");
  await button("Create an identity key").click();
  await button("Create").click();
  await page.getByText("Say which server signs with the key.").waitFor();
  await page.getByLabel("Name", { exact: true }).fill("Shop, production");
  await look(page, "widget-settings-new-key");
  await button("Create").click();
  secret = await code("Secret").innerText();
  const [made] = await keys();
  assert.equal(await code("Id of the key").innerText(), made.id);
  assert.ok(secret.length >= 43, "32 bytes");
  await look(page, "widget-settings-secret");
  await button("I have kept it").click();
  await key("Shop, production")
    .getByText(/^Not used yet/)
    .waitFor();
  assert.equal(await page.getByText(secret).count(), 0);
  assert.ok((await code("Signing in Node.js").innerText()).includes(`"${made.id}"`));
});

test("a server signs with the example, the widget identifies, and the person is known", async () => {
  await tab("Install");
  const widget = await code("Widget code").innerText();
  const says = await code("Line that says who it is").innerText();
  await tab("Who it is");
  const token = await signed("Node.js");
  assert.equal((await owner.call("GET", "/persons?q=ada@example.com")).items.length, 0);
  const visitor = await openPage(browser);
  const call = says.replace("TOKEN_SIGNED_BY_YOUR_SERVER", JSON.stringify(token));
  const decision = visitor.waitForResponse(`${hark.url}/w/decide`);
  await shop.openCode(visitor, `${widget}<script>${call}</script>`);
  assert.notEqual((await (await decision).json()).why, "identity_refused");
  await visitor.context().close();
  const { items } = await owner.call("GET", "/persons?q=ada@example.com");
  assert.deepEqual(
    items.map(({ external_id, email }) => [external_id, email]),
    [["u-7", "ada@example.com"]],
  );
  await key("Shop, production")
    .getByText(/^Last used this minute/)
    .waitFor();
  await look(page, "widget-settings-keys");
});

test("every language signs alike", async () => {
  for (const language of languages) {
    const token = await signed(language);
    const claims = await admin("POST", "/identity/check", { identity: token });
    const [{ id }] = await keys();
    assert.deepEqual(
      [claims.sub, claims.email, claims.key],
      ["u-7", "ada@example.com", id],
      language,
    );
    const minutes = (new Date(claims.expires_at) - Date.now()) / 60_000;
    assert.ok(minutes > 55 && minutes <= 60, `${language}: ${minutes} minutes`);
    assert.notEqual((await heard(token)).why, "identity_refused", language);
  }
  console.log(`signed in ${languages.join(", ")}`);
});

test("a second key takes over, and what the first signed is refused once it is removed", async () => {
  await tab("Node.js");
  const token = await signed("Node.js");
  await button("Create an identity key").click();
  await page.getByLabel("Name", { exact: true }).fill("Shop, from today");
  await button("Create").click();
  await button("I have kept it").click();
  const [newer, older] = (await keys()).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  assert.equal(newer.name, "Shop, from today");
  const example = code("Signing in Node.js");
  await example.getByText(newer.id).waitFor();
  await page.getByLabel("Signed with").selectOption({ label: "Shop, production" });
  await example.getByText(older.id).waitFor();
  await look(page, "widget-settings-two-keys");
  await button("Remove Shop, production").click();
  const dialog = page.getByRole("dialog", { name: "Remove Shop, production?" });
  await dialog.getByText(/^It was last used this minute/).waitFor();
  await look(page, "widget-settings-remove");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  assert.notEqual((await heard(token)).why, "identity_refused");
  await button("Remove Shop, production").click();
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await key("Shop, production").waitFor({ state: "detached" });
  const refused = await heard(token);
  assert.equal(refused.why, "identity_refused");
  assert.ok(refused.sentence.includes(older.id), refused.sentence);
  const lost = await said("track", { identity: token, events: [{ name: "lost" }] });
  assert.equal(lost.status, 400);
  assert.match(await lost.text(), /wrong_signature/);
  await example.getByText(newer.id).waitFor();
});

test("who does not administer sees how it is signed, and no keys", async () => {
  const member = { email: "ann@example.com", name: "Ann", role: "analyst" };
  const { password } = await admin("POST", "/members", member);
  const analyst = await openPage(browser);
  await signIn(analyst, hark.url, { email: member.email, password });
  const asked = [];
  analyst.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await analyst.goto(`${hark.url}/settings/widget?tab=identity`);
  await analyst.getByText(/^Owners and admins make the keys/).waitFor();
  const example = analyst.getByRole("region", { name: "Signing in Node.js" });
  await example.getByText('const key = "YOUR_KEY_ID";').waitFor();
  await look(analyst, "widget-settings-analyst");
  assert.equal(await analyst.getByText("Shop, from today").count(), 0);
  assert.equal(await analyst.getByRole("button", { name: "Create an identity key" }).count(), 0);
  assert.ok(!asked.includes("/api/v1/identity/keys"), "what would be refused is not asked for");
  await analyst.getByRole("tab", { name: "Events" }).click();
  await analyst.getByText("order_delivered").waitFor();
  await analyst.context().close();
});

test("it fits a phone, and is calm in the dark", async () => {
  for (const [name, options] of [phone, dark]) {
    const other = await openPage(browser, options);
    await signIn(other, hark.url);
    for (const [what, query] of [
      ["install", ""],
      ["identity", "?tab=identity"],
      ["events", "?tab=events"],
    ]) {
      await other.goto(`${hark.url}/settings/widget${query}`);
      await other.getByRole("tab", { selected: true }).first().waitFor();
      await look(other, `widget-settings-${what}-${name}`);
      const open = await other.getByRole("link", { name: "Widget", exact: true }).boundingBox();
      assert.ok(open.x + open.width <= other.viewportSize().width, "the open part is in sight");
      const wide = await other.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      assert.equal(wide, false, `${what} is wider than a ${name}`);
    }
    await other.context().close();
  }
});
