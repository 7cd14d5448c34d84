// Settings, Emails: the server, a test email, what became of emails, the preview, who gets none.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { ownerOf } from "./asking.mjs";
import { owner as account, look, openPage, signIn, startBrowser, startHark } from "./console.mjs";
import { adminOf, planByEmail, startSmtp, until } from "./mail.mjs";

let hark;
let smtp;
let browser;
let page;
let owner;
let admin;

before(async () => {
  hark = await startHark();
  smtp = await startSmtp();
  browser = await startBrowser();
  page = await openPage(browser);
  owner = ownerOf(hark);
  admin = await adminOf(hark, account);
  await owner.publish("nps", { languages: ["en", "de", "ar"] });
});

after(async () => {
  await browser?.close();
  await smtp?.stop();
  await hark?.stop();
});

const emails = async (state) =>
  (await owner.call("GET", `/mailing/emails${state ? `?state=${state}` : ""}`)).items;
const button = (name) => page.getByRole("button", { name, exact: true });
const field = (name) => page.getByLabel(name, { exact: true });
const tab = (name) => page.getByRole("tab", { name }).click();
const row = (text) => page.getByRole("listitem").filter({ hasText: text });
/** What the server says to a request the browser logs as an error itself. */
const forgiven = () => page.troubles.splice(0);
const noticed = (text) => page.getByRole("alert").filter({ hasText: text }).waitFor();

test("what is missing is said, and leads to the server", async () => {
  await signIn(page, hark.url);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Emails" }).click();
  await page.getByRole("heading", { name: "No email was sent yet" }).waitFor();
  await page.getByText(/There is no sender/i).waitFor();
  await look(page, "emails-empty");
  await page.getByRole("link", { name: "Set the server up" }).click();
  await field("Mail server").waitFor();
});

test("what is wrong is said at its field, and nothing typed is lost", async () => {
  await field("Mail server").fill("smtp.example.com/mail");
  await field("Address").fill("nobody");
  await page.getByRole("switch", { name: "Send invitations by email" }).check({ force: true });
  await page.getByRole("switch", { name: "Read that mailbox" }).check({ force: true });
  await button("A receiver that takes fewer").click();
  await field("Receiver").fill("a@b.example");
  await button("Save").click();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
  for (const name of ["Mail server", "Address", "Receiver", "Server of the mailbox"]) {
    await page.waitForFunction(
      (label) =>
        [...document.querySelectorAll("[aria-invalid=true]")].some(
          (input) => input.labels[0]?.textContent === label,
        ),
      name,
    );
  }
  assert.equal(await field("Mail server").inputValue(), "smtp.example.com/mail");
  forgiven();
  await look(page, "emails-errors");
});

test("the server is kept, and its password is never shown", async () => {
  await field("Mail server").fill("127.0.0.1");
  await field("Encryption").selectOption({ label: "None: readable on its way" });
  assert.equal(await field("Port").inputValue(), "25", "the port follows what is usual");
  await field("Port").fill(String(smtp.port));
  await field("Name").fill("Apex Garden");
  await field("Address").fill("ask@apex.example");
  await field("Replies go to").fill("people@apex.example");
  await field("Links begin with").fill(hark.url);
  await field("Receiver").fill("slow.example");
  await field("Server of the mailbox").fill("127.0.0.1");
  await field("User of the mailbox").fill("bounces");
  await field("Password of the mailbox").fill("four quiet words");
  await button("Save").click();
  await noticed("Saved.");
  const kept = await admin("GET", "/mailing");
  assert.equal(kept.from.email, "ask@apex.example");
  assert.equal(kept.bounce_mailbox.has_password, true);
  assert.deepEqual(kept.domains, [{ domain: "slow.example", per_minute: 60 }]);
  await page.reload();
  await page.getByText("One is kept, and never shown.").waitFor();
  assert.equal(await field("Password of the mailbox").inputValue(), "");
  await page.getByRole("switch", { name: "Read that mailbox" }).uncheck({ force: true });
  await button("Save").click();
  await noticed("Saved.");
  assert.equal((await admin("GET", "/mailing")).bounce_mailbox, null);
});

test("a test email is sent at once, and the mail server's word is shown", async () => {
  const aside = page.getByRole("complementary", { name: "Test email" });
  assert.equal(await aside.getByLabel("To", { exact: true }).inputValue(), account.email);
  await button("Send the test email").click();
  await aside.getByText("The mail server took it").waitFor();
  const sent = smtp.kept().at(-1);
  assert.equal(sent.headers.to, account.email);
  assert.equal(sent.headers["reply-to"], "people@apex.example");
  assert.match(sent.headers.from, /Apex Garden.*<ask@apex\.example>/);
  await look(page, "emails-server");
  await aside.getByLabel("To", { exact: true }).fill("refuse@example.com");
  await button("Send the test email").click();
  await aside.getByText("The mail server refused it").waitFor();
  await aside.getByText(/5\.1\.1 No such user here/).waitFor();
  await look(page, "emails-test-refused");
  await aside.getByLabel("To", { exact: true }).fill("nobody");
  await button("Send the test email").click();
  await aside.getByText(/no email address/).waitFor();
  forgiven();
});

test("the email is shown wide, narrow and as text, in every language", async () => {
  await tab("Preview");
  const frame = page.frameLocator("iframe");
  await frame.getByText(/How likely are you to recommend/).waitFor();
  const box = page.locator("iframe");
  assert.equal(await box.evaluate((one) => one.clientWidth), 638);
  await look(page, "emails-preview");
  await page.getByText("Phone", { exact: true }).click();
  await frame.getByText(/How likely are you to recommend/).waitFor();
  await page.getByLabel("Language").selectOption({ label: "Arabic" });
  await page.waitForFunction(
    () => document.querySelector("iframe")?.contentDocument?.documentElement?.dir === "rtl",
  );
  const cut = await box.evaluate((one) => {
    const root = one.contentDocument.documentElement;
    return [root.scrollWidth > root.clientWidth, root.scrollHeight > one.clientHeight + 1];
  });
  assert.deepEqual(cut, [false, false], "the whole email is seen");
  assert.equal(await frame.locator("a[href]").count(), 0, "nothing leads anywhere");
  await look(page, "emails-preview-phone-arabic");
  await page.getByText("Text alone", { exact: true }).click();
  await page.getByLabel("Language").selectOption({ label: "German" });
  await page
    .locator("pre")
    .getByText(/\/s\/nps\?score=10/)
    .waitFor();
});

test("emails are listed with what became of each, and what nobody knows is settled once", async () => {
  await admin("PUT", "/mailing", { sending: true, server: { timeout_seconds: 1 }, connections: 4 });
  const plan = await planByEmail(owner);
  const invite = (email, name) =>
    owner.call("POST", "/invitations", { plan, person: { email, name } });
  for (const [index, name] of ["Ada Lovelace", "Grace Hopper", "Katherine Johnson"].entries()) {
    await invite(`p${index}@example.com`, name);
  }
  await invite("refuse-1@example.com", "Mary Gone");
  await invite("late-1@example.com", "Joan Clarke");
  await invite("silent-1@example.com", "Hedy Lamarr");
  await invite("busy-1@example.com", "Karen Jones");
  // The first may be put off once: who sends goes on with the server of before for a moment.
  await until(
    "tried",
    () => emails(),
    (all) => {
      const last = new Map(all.toReversed().map(({ email, state }) => [email, state]));
      const sent = [0, 1, 2].every((index) => last.get(`p${index}@example.com`) === "sent");
      return sent && last.size === 7 && all.every(({ state }) => state !== "sending");
    },
  );
  await owner.call("POST", "/bounces", {
    kind: "failed",
    email: "p0@example.com",
    status: "5.1.1",
    reply: "550 5.1.1 This mailbox was closed",
  });
  await tab("Emails");
  await row("Grace Hopper").getByText("Sent", { exact: true }).waitFor();
  await row("Ada Lovelace").getByText("Came back").waitFor();
  await row("Mary Gone").getByText("Refused").waitFor();
  await row("Mary Gone")
    .getByText(/5\.1\.1 No such user/)
    .waitFor();
  await row("Karen Jones").getByText("Put off").waitFor();
  await page.getByText(/Of 2 emails nobody knows/).waitFor();
  await look(page, "emails-list");
  await button("Decide what becomes of them").click();
  await row("Hedy Lamarr").waitFor();
  assert.equal(await page.getByRole("listitem").filter({ hasText: "Not known" }).count(), 2);
  await button("It was sent to Joan Clarke").click();
  await noticed("It counts as sent.");
  await row("Joan Clarke").waitFor({ state: "detached" });
  await button("Send to Hedy Lamarr again").click();
  await page.getByText(/gets the same question twice/).waitFor();
  await look(page, "emails-send-again");
  await page.getByRole("dialog").getByRole("button", { name: "Send again" }).click();
  await noticed("It goes out with the next ones.");
  await until(
    "tried again",
    () => emails(),
    (all) =>
      all.filter(({ email, state }) => email === "silent-1@example.com" && state !== "sending")
        .length === 2,
  );
  const hers = (await emails()).filter(({ email }) => email === "silent-1@example.com");
  assert.deepEqual(
    hers.map(({ state }) => state),
    ["unknown", "resent"],
  );
  assert.equal(
    (await emails("sent")).some(({ email }) => email === "late-1@example.com"),
    true,
  );
  await page.getByLabel("Which emails").selectOption({ label: "Waiting" });
  await row("Karen Jones")
    .getByText(/4\.3\.1|Out of space/)
    .waitFor();
});

test("addresses are put on the list, found, taken off and back, and downloaded", async () => {
  await tab("Do not email");
  await row("p0@example.com")
    .getByText(/No such mailbox/)
    .waitFor();
  await button("Add").click();
  await page.getByText("Write the address that is to get no emails.").waitFor();
  await field("Send no more emails to").fill("nobody");
  await button("Add").click();
  await page.getByText(/no email address/).waitFor();
  forgiven();
  await field("Send no more emails to").fill("Jane@Example.com");
  await field("Why").fill("Asked by phone");
  await button("Add").click();
  await noticed("jane@example.com gets no emails");
  await row("jane@example.com").getByText("Asked by phone").waitFor();
  await look(page, "emails-nobody");
  await page.getByLabel("Find an address").fill("JANE");
  await page.getByText("1 address gets no emails with “JANE” in it.").waitFor();
  await button("Take jane@example.com off the list").click();
  await page.getByRole("heading", { name: "No such address here" }).waitFor();
  await page
    .getByRole("alert")
    .filter({ hasText: "may get emails again" })
    .getByRole("button", { name: "Undo" })
    .click();
  await row("jane@example.com").getByText("Asked by phone").waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download CSV" }).click(),
  ]);
  const text = readFileSync(await file.path(), "utf8");
  assert.match(text, /^email,reason,detail,at\r\njane@example\.com,added,Asked by phone,/);
});

test("it fits a phone, and is calm in the dark", async () => {
  const phone = await openPage(browser, { viewport: { width: 390, height: 844 } });
  await signIn(phone, hark.url);
  for (const [name, query] of [
    ["list", ""],
    ["server", "?tab=server"],
    ["preview", "?tab=look"],
    ["nobody", "?tab=nobody"],
  ]) {
    await phone.goto(`${hark.url}/settings/emails${query}`);
    await phone.getByRole("tab", { selected: true }).waitFor();
    await look(phone, `emails-phone-${name}`);
    const wide = await phone.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    assert.equal(wide, false, `${name} scrolls sideways`);
  }
  const dark = await openPage(browser, { colorScheme: "dark" });
  await signIn(dark, hark.url);
  for (const [name, query] of [
    ["list", ""],
    ["server", "?tab=server"],
    ["preview", "?tab=look"],
  ]) {
    await dark.goto(`${hark.url}/settings/emails${query}`);
    await dark.getByRole("tab", { selected: true }).waitFor();
    await look(dark, `emails-dark-${name}`);
  }
});
