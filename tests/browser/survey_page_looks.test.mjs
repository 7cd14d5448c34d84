// How the page where people answer looks and reads: in every light, width and language.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ownerOf } from "./asking.mjs";
import { look, openPage, startBrowser, startHark } from "./console.mjs";
import { languages, rich, score, send, thanked } from "./survey_rich.mjs";

let hark;
let browser;

before(async () => {
  hark = await startHark();
  browser = await startBrowser();
  const owner = ownerOf(hark);
  await owner.publish("nps", { languages });
  await owner.publish("rich", rich);
});

after(async () => {
  await browser?.close();
  await hark?.stop();
});

const eyes = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  forced: { forcedColors: "active" },
  narrow: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
};

for (const [name, options] of Object.entries(eyes)) {
  test(`axe finds nothing, nothing hangs over, targets are large: ${name}`, async () => {
    for (const language of ["en", "ar"]) {
      const page = await openPage(browser, options);
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

test("every language reads from its own side, at two widths", async () => {
  for (const [size, viewport] of [
    ["phone", { width: 360, height: 640 }],
    ["desktop", { width: 1280, height: 800 }],
  ]) {
    const page = await openPage(browser, { viewport });
    for (const language of languages) {
      await page.goto(`${hark.url}/s/nps?lang=${language}`);
      const html = page.locator("html");
      assert.equal(await html.getAttribute("lang"), language);
      assert.equal(await html.getAttribute("dir"), language === "ar" ? "rtl" : "ltr");
      const [least, most] = await Promise.all(
        [0, 10].map(async (value) => (await score(page, value).boundingBox()).x),
      );
      if (size === "desktop") assert.equal(least < most, language !== "ar");
      await look(page, `survey-language-${language}-${size}`);
    }
    await page.context().close();
  }
});
