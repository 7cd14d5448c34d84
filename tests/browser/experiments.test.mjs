// Variants of a survey and of the product: made, started, seen, checked, ended.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ownerOf } from "./asking.mjs";
import { look, openPage, signIn, startBrowser, startHark } from "./console.mjs";

let hark;
let browser;
let page;
let owner;

before(async () => {
  hark = await startHark();
  browser = await startBrowser();
  page = await openPage(browser);
  owner = ownerOf(hark);
});

after(async () => {
  await browser?.close();
  await hark?.stop();
});

const button = (name) => page.getByRole("button", { name, exact: true });
const variant = (name) => page.getByRole("group", { name });
const only = async () => (await owner.call("GET", "/experiments")).items[0];

test("the page explains what experiments are and offers the first", async () => {
  await signIn(page, hark.url);
  await page.getByRole("link", { name: "Experiments" }).click();
  await page.getByRole("heading", { name: "Nothing is compared yet" }).waitFor();
  await look(page, "experiments-empty");
  await page.getByRole("link", { name: "New experiment" }).click();
});

test("what is wrong is said at its field", async () => {
  await page.getByRole("textbox", { name: "Name", exact: true }).first().fill("Shorter words");
  await button("Save").click();
  await page.getByText(/All variants ask the same/).waitFor();
  page.troubles.splice(0);
  await variant(/^Changed/)
    .getByRole("textbox", { name: "Share" })
    .fill("60");
  await variant(/^Changed/)
    .getByRole("textbox", { name: "Question in English" })
    .fill("Would you recommend us?");
  await button("Save").click();
  await page.getByText("The shares add up to 110 %, not to 100.").waitFor();
  page.troubles.splice(0);
  await look(page, "experiment-refused");
});

test("an experiment of a survey is made, changed and started", async () => {
  await variant(/^Changed/)
    .getByRole("textbox", { name: "Share" })
    .fill("50");
  await button("Save").click();
  await page.getByRole("heading", { name: "Shorter words" }).waitFor();
  assert.equal((await only()).state, "draft");
  await page.getByRole("link", { name: "Change" }).click();
  await variant(/^Changed/)
    .getByRole("textbox", { name: "Subject of the email in English" })
    .fill("One question");
  await look(page, "experiment-written");
  await button("Save").click();
  await page.getByText("Subject in English: One question").waitFor();
  await button("Start").click();
  await page.getByRole("dialog").getByRole("button", { name: "Start" }).click();
  await page.getByText("Running").waitFor();
  assert.equal((await only()).state, "running");
  await look(page, "experiment-of-survey");
});

test("who saw what of the product is counted, and a loss on the way is told", async () => {
  const made = await owner.call("POST", "/experiments", {
    key: "checkout",
    name: "Blue checkout",
    variants: [
      { key: "control", name: "As it is", share_percent: 50 },
      { key: "blue", name: "Blue", share_percent: 50 },
    ],
  });
  await owner.call("POST", `/experiments/${made.id}/start`);
  const exposures = (from, count, of) =>
    owner.call("POST", "/exposures/batch", {
      items: Array.from({ length: count }, (_, i) => ({
        experiment: "checkout",
        person: `p${from + i}`,
        variant: of,
      })),
    });
  await exposures(0, 203, "control");
  await exposures(203, 197, "blue");
  await page.goto(`${hark.url}/experiments/${made.id}`);
  await page.getByText(/The numbers agree with the shares/).waitFor();
  await page.getByText("hark('variants', { checkout: 'blue' })").waitFor();
  await look(page, "experiment-of-product");
  await exposures(400, 120, "control");
  await page.reload();
  await page.getByText(/Somebody is lost on the way to a variant/).waitFor();
  await look(page, "experiment-mismatch");
});

test("an experiment ends, and is deleted", async () => {
  await button("End").click();
  await page.getByRole("dialog").getByRole("button", { name: "End" }).click();
  await page.getByText("Ended", { exact: true }).waitFor();
  await button("More").click();
  await page.getByRole("menuitem", { name: "Delete the experiment" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("link", { name: "Shorter words" }).waitFor();
  assert.equal((await owner.call("GET", "/experiments")).items.length, 1);
  await look(page, "experiments");
});

test("the pages hold on a phone and in the dark", async () => {
  const { id } = await only();
  for (const [name, options] of [
    ["phone", { viewport: { width: 390, height: 844 }, hasTouch: true }],
    ["dark", { colorScheme: "dark" }],
  ]) {
    const other = await openPage(browser, options);
    await signIn(other, hark.url);
    for (const [what, path] of [
      ["new", "/experiments/new"],
      ["one", `/experiments/${id}`],
    ]) {
      await other.goto(hark.url + path);
      await other.getByRole("heading", { level: 1 }).waitFor();
      await look(other, `experiments-${what}-${name}`);
      const wide = await other.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(wide, 0, `${path} scrolls sideways on ${name}`);
    }
    await other.context().close();
  }
});
