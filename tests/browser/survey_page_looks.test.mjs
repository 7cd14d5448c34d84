// How the page where people answer looks and reads: in every light, width and language.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ownerOf } from "./asking.mjs";
import { look, openPage, pictures, startBrowser, startHark } from "./console.mjs";
import { comment, languages, rich, score, send, thanked } from "./survey_rich.mjs";

let hark;
let browser;

before(async () => {
  hark = await startHark();
  browser = await startBrowser();
  const owner = ownerOf(hark);
  await owner.publish("nps", { languages });
  await owner.publish("rich", rich);
  await owner.publish("easy", {}, "ces");
  await owner.publish("gone", { look: rich.look, languages });
  await owner.call("POST", "/surveys/gone/pause", {});
});

after(async () => {
  await browser?.close();
  await hark?.stop();
});

const eyes = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  forced: { forcedColors: "active" },
  narrow: {
    viewport: { width: 320, height: 640 },
    hasTouch: true,
    isMobile: true,
  },
};

for (const [name, options] of Object.entries(eyes)) {
  test(`axe finds nothing, nothing hangs over, targets are large: ${name}`, async () => {
    for (const language of ["en", "ar"]) {
      const page = await openPage(browser, options);
      // Out of sight nothing is sent by itself, however long looking takes.
      await page.addInitScript(() => {
        Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
      });
      const seen = async (step) => {
        await look(page, `survey-${step}-${name}-${language}`);
        const tooWide = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        assert.ok(!tooWide, `${step} hangs over at the side`);
        if (name !== "narrow") return;
        const small = await page.evaluate(() =>
          [...document.querySelectorAll("button, a, summary, .tick, .points label")]
            .filter((one) => one.checkVisibility())
            .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
            .filter(([, box]) => box.height < 44 || box.width < 44)
            .map(([html, box]) => `${html} ${box.width}×${box.height}`),
        );
        assert.deepEqual(small, [], "targets under 44 px");
      };
      await page.goto(`${hark.url}/s/rich?lang=${language}&score=7`);
      await page.locator("summary").click();
      await seen("score");
      await score(page, 1).click();
      await page.locator("[data-step=questions]").waitFor();
      await seen("comment");
      await send(page).click();
      await page.locator(".problem").waitFor();
      await seen("missing");
      await page.locator("input[value=dev]").check();
      await send(page).click();
      await page.locator(".points").waitFor();
      await page.locator(".points input").nth(4).check();
      await seen("questions");
      await send(page).click();
      await thanked(page);
      await seen("thanks");
      await page.goto(`${hark.url}/s/rich?lang=${language}`);
      await score(page, 10).click();
      await page.locator("input[value=boss]").check();
      await send(page).click();
      await page.locator("#q_budget").waitFor();
      await send(page).click();
      await thanked(page);
      await seen("share");
      await page.context().close();
    }
  });
}

for (const [size, viewport] of [
  ["phone", { width: 360, height: 640 }],
  ["desktop", { width: 1280, height: 800 }],
]) {
  test(`every language reads from its own side: ${size}`, async () => {
    const page = await openPage(browser, { viewport });
    for (const language of languages) {
      await page.goto(`${hark.url}/s/nps?lang=${language}`);
      const html = page.locator("html");
      assert.equal(await html.getAttribute("lang"), language);
      assert.equal(await html.getAttribute("dir"), language === "ar" ? "rtl" : "ltr");
      const boxes = await Promise.all([0, 5, 10].map((value) => score(page, value).boundingBox()));
      const [least, middle, most] = boxes.map(({ x, width }) => x + width / 2);
      assert.equal(least < middle, language !== "ar", "zero is where reading begins");
      if (size === "desktop") assert.equal(middle < most, language !== "ar");
      else assert.ok(boxes[2].y > boxes[0].y, "two rows");
      await look(page, `survey-language-${language}-${size}`);
      await score(page, 8).click();
      await comment(page).waitFor();
      await look(page, `survey-language-${language}-${size}-comment`);
      await send(page).click();
      await thanked(page);
      await look(page, `survey-language-${language}-${size}-thanks`);
    }
    await page.context().close();
  });
}

test("a scale of seven takes two even rows on a phone, and one on a desk", async () => {
  for (const [width, rows] of [
    [320, 2],
    [1280, 1],
  ]) {
    const page = await openPage(browser, { viewport: { width, height: 700 } });
    await page.goto(`${hark.url}/s/easy`);
    await look(page, `survey-seven-${width}`);
    const tops = await page
      .locator(".scale button")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    assert.equal(new Set(tops).size, rows);
    const right = async (value) => {
      const { x, width } = await score(page, value).boundingBox();
      return Math.round(x + width);
    };
    if (rows === 2) assert.equal(await right(4), await right(7), "both rows are full");
    await page.context().close();
  }
});

test("what is not translated keeps its own direction", async () => {
  const page = await openPage(browser);
  await page.goto(`${hark.url}/s/rich?lang=ar`);
  await score(page, 3).click();
  await page.locator("input[value=dev]").check();
  await send(page).click();
  const ease = page.getByText("How easy was it?");
  assert.equal(await ease.evaluate((one) => getComputedStyle(one).direction), "ltr");
  const field = await page.locator("fieldset", { has: ease }).boundingBox();
  const text = await ease.boundingBox();
  assert.ok(text.x > field.x + field.width / 2, "and stands on the page's side");
  await page.context().close();
});

test("a kiosk is large, and dark where the room is", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const viewport = { width: 1024, height: 768 };
    const page = await openPage(browser, {
      viewport,
      colorScheme,
      hasTouch: true,
    });
    await page.goto(`${hark.url}/s/rich?kiosk&lang=en`);
    await look(page, `survey-kiosk-${colorScheme}`);
    const { height } = await score(page, 0).boundingBox();
    assert.ok(height >= 72, `buttons of ${height} px`);
    await score(page, 2).click();
    await page.getByLabel("I decide").check();
    await look(page, `survey-kiosk-${colorScheme}-comment`);
    await send(page).click();
    await page.locator("#q_budget").waitFor();
    await send(page).click();
    await thanked(page);
    await look(page, `survey-kiosk-${colorScheme}-thanks`);
    await page.context().close();
  }
});

test("pages say kindly why there is nothing to answer", async () => {
  const page = await openPage(browser);
  const notices = {
    "/s/gone": 410,
    "/s/gone?lang=ar": 410,
    "/s/nowhere": 404,
    "/s/nowhere?lang=ar": 404,
  };
  for (const [index, [path, status]] of Object.entries(notices).entries()) {
    assert.equal((await page.goto(hark.url + path)).status(), status);
    page.troubles.length = 0; // the browser logs the status itself
    await look(page, `survey-notice-${status}-${index}`);
  }
  await page.context().close();
});

test("without script, an answer too many is told kindly", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(`${hark.url}/s/nps?lang=de`);
  let status;
  for (let count = 0; count < 1000 && status !== 429; ++count) {
    const answer = await fetch(`${hark.url}/s/nps/seen`, { method: "POST" });
    status = answer.status;
  }
  assert.equal(status, 429);
  await score(page, 4).click();
  await page.getByText("noch einmal gesendet").waitFor();
  await page.screenshot({ path: join(pictures, "survey-busy.png") });
  await page.context().close();
});
