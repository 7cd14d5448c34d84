// The invitation as it arrives: how it looks in each language and width, and where its links lead.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ownerOf } from "./asking.mjs";
import { owner as account, openPage, pictures, startBrowser, startHark } from "./console.mjs";
import { adminOf, planByEmail, startSmtp, until } from "./mail.mjs";
import { rich } from "./survey_rich.mjs";

const languages = ["en", "de", "ar", "ja"];
const scores = Array.from({ length: 11 }, (_, score) => score);
const widths = [360, 640];

let hark;
let smtp;
let browser;
let owner;
let sent; // by the score its reader is going to give

before(async () => {
  hark = await startHark();
  smtp = await startSmtp();
  browser = await startBrowser();
  owner = ownerOf(hark);
  const admin = await adminOf(hark, account);
  await owner.publish("nps", { languages, look: { ...rich.look, accent: "#7c3aed" } });
  const plan = await planByEmail(owner);
  await admin("PUT", "/mailing", {
    sending: true,
    from: { name: "Apex", email: "ask@apex.example" },
    link_address: hark.url,
    server: { host: "127.0.0.1", port: smtp.port, security: "none" },
    footer: { en: "Apex Ltd, 1 Green Street, Springfield", de: "Apex GmbH, Grüne Straße 1" },
  });
  for (const score of scores) {
    await owner.call("POST", "/invitations", {
      plan,
      person: {
        email: `p${score}@example.com`,
        name: "Ada Lovelace",
        properties: { language: languages[score % languages.length] },
      },
    });
  }
  const all = await until("sent", smtp.kept, (kept) => kept.length === scores.length);
  const of = (email) => Number(/p(\d+)@/.exec(email.headers.to)[1]);
  sent = all.toSorted((a, b) => of(a) - of(b));
});

after(async () => {
  await browser?.close();
  await smtp?.stop();
  await hark?.stop();
});

const links = (html) =>
  [...html.matchAll(/href="([^"]+\?score=\d+)"/g)].map(([, link]) => link.replaceAll("&amp;", "&"));

for (const [index, language] of languages.entries()) {
  test(`it fits every width and is whole in ${language}`, async () => {
    for (const scheme of ["light", "dark"]) {
      for (const width of widths) {
        const page = await openPage(browser, {
          viewport: { width, height: 560 },
          colorScheme: scheme,
        });
        await page.setContent(sent[index].html, { waitUntil: "networkidle" });
        await page.screenshot({
          path: join(pictures, `email-${language}-${width}-${scheme}.png`),
          fullPage: true,
        });
        const seen = await page.evaluate(() => {
          const root = document.documentElement;
          const boxes = [...document.querySelectorAll("a[href*='score=']")].map((link) =>
            link.getBoundingClientRect(),
          );
          const outer = document.querySelector("[role=article]");
          return {
            language: root.lang,
            direction: root.dir,
            hangsOver: root.scrollWidth > root.clientWidth,
            lines: new Set(boxes.map(({ top }) => Math.round(top))).size,
            first: boxes[0].left < boxes.at(-1).left ? "left" : "right",
            least: Math.min(...boxes.map(({ height }) => height)),
            broken: [...document.images].filter((image) => !image.naturalWidth).length,
            ground: getComputedStyle(outer).backgroundColor,
          };
        });
        assert.equal(seen.language, language);
        assert.equal(seen.direction, language === "ar" ? "rtl" : "ltr");
        assert.equal(seen.hangsOver, false, `${width} pixels, ${scheme}: hangs over`);
        assert.equal(seen.lines, 1, "the scale is one line");
        assert.equal(seen.first, language === "ar" ? "right" : "left");
        assert.ok(seen.least >= 40, `a score is ${seen.least} pixels high`);
        assert.equal(seen.broken, 0, "every picture loads");
        assert.equal(
          seen.ground,
          scheme === "dark" ? "rgb(15, 23, 42)" : "rgb(255, 255, 255)",
          "the ground has one colour to its edges",
        );
        assert.deepEqual(page.troubles, []);
        await page.context().close();
      }
    }
    const footer = language === "de" ? "Grüne Straße" : "Green Street";
    assert.ok(sent[index].text.includes(footer), "who writes is said, be it in another language");
    assert.equal(links(sent[index].html).length, scores.length);
    for (const link of links(sent[index].html)) {
      assert.ok(sent[index].text.includes(link), "the text alone has every link");
    }
  });
}

test("each score's link opens a page, and counts once somebody is there", async () => {
  for (const score of scores) {
    const link = links(sent[score].html)[score];
    const page = await openPage(browser);
    assert.equal((await page.goto(link)).status(), 200);
    await page.mouse.move(200, 200);
    await page.mouse.move(240, 260);
    await page.mouse.click(5, 5);
    const answers = await until(
      `the ${score} counts`,
      () => owner.responses("nps"),
      (now) => now.length === score + 1,
    );
    assert.equal(answers[0].score, score);
    assert.equal(answers[0].channel, "email");
    await page.context().close();
  }
});

test("one POST to what the mail program is told is enough to leave", async () => {
  const { headers } = sent[1];
  assert.equal(headers["list-unsubscribe-post"], "List-Unsubscribe=One-Click");
  assert.match(headers["list-id"], /<surveys\.apex\.example>/);
  const address = /<(http[^>]+)>/.exec(headers["list-unsubscribe"])[1];
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  assert.equal(answer.status, 200);
  const { items } = await owner.call("GET", "/suppressions");
  assert.deepEqual(
    items.map(({ email, reason }) => [email, reason]),
    [["p1@example.com", "unsubscribed"]],
  );
});
