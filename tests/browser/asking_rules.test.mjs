// Who is asked, how and when: plans, the rules for everybody, the coming week, and a person's why.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ownerOf } from "./asking.mjs";
import { dark, look, openPage, phone, signIn, startBrowser, startHark } from "./console.mjs";

let hark;
let browser;
let page;
let owner;

before(async () => {
  hark = await startHark();
  browser = await startBrowser();
  page = await openPage(browser);
  owner = ownerOf(hark);
  for (let n = 0; n < 12; ++n) {
    await owner.call("POST", "/responses", {
      survey: "nps",
      score: n % 11,
      person: {
        email: `p${n}@example.org`,
        name: `Person ${n}`,
        properties: { plan: n % 3 === 0 ? "free" : "pro", renewal_date: "2031-05-04" },
      },
    });
  }
});

after(async () => {
  await browser?.close();
  await hark?.stop();
});

const plans = async () => (await owner.call("GET", "/plans")).items;
const named = async (name) => (await plans()).find((plan) => plan.name === name);
const rules = () => owner.call("GET", "/asking");
const inWords = () => page.getByRole("complementary", { name: "In words" });
const button = (name) => page.getByRole("button", { name, exact: true });
const field = (name) => page.locator("input").and(page.getByLabel(name, { exact: true }));
/** The control of a segmented one; its radio lies behind its label. */
const segment = (group, name) =>
  page.getByRole("radiogroup", { name: group }).getByText(name, { exact: true });

async function until(what, get, holds) {
  for (const end = Date.now() + 15_000; ; ) {
    const now = await get();
    if (holds(now)) return now;
    assert.ok(Date.now() < end, `${what}: ${JSON.stringify(now)}`);
    await page.waitForTimeout(50);
  }
}

/** What the server says to a request the browser logs as an error itself. */
const forgiven = () => page.troubles.splice(0);

test("the page explains what plans are and offers the first", async () => {
  await signIn(page, hark.url);
  await page.getByRole("link", { name: "Asking" }).click();
  await page.getByRole("heading", { name: "Nobody is asked yet" }).waitFor();
  await page.getByText(/Whatever a plan says: nobody twice in 30 days/).waitFor();
  assert.equal(
    await page
      .getByRole("listitem")
      .getByRole("link", { name: /quarter/ })
      .count(),
    1,
  );
  await look(page, "asking-empty");
});

test("the rules for everybody are refused at their field, saved, and can be taken back", async () => {
  await page.getByRole("tab", { name: "Rules for everybody" }).click();
  await inWords().getByText("E-mails Mon to Fri, not from 20:00 to 08:00.").waitFor();
  for (const day of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]) {
    await page.getByRole("checkbox", { name: day }).uncheck();
  }
  await field("By all channels together").fill("0");
  await button("Save").click();
  await page.getByText(/Name at least one of mon, tue/).waitFor();
  await page.getByText("This must be from 1 to 10000000 a day, or null for no limit.").waitFor();
  forgiven();
  await look(page, "asking-rules-refused");
  for (const day of [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
  ]) {
    await page.getByRole("checkbox", { name: day }).check();
  }
  await field("By all channels together").fill("8");
  await field("By e-mail").fill("5");
  await field("Nobody is asked before they have been known for").fill("");
  await button("Save").click();
  await page.getByText("Write a number.").waitFor();
  await field("Nobody is asked before they have been known for").fill("0");
  await page.getByRole("switch", { name: "Quiet hours" }).uncheck({ force: true });
  await inWords().getByText("E-mails every day, at any hour.").waitFor();
  await inWords().getByText("At most 8 in all, 5 by e-mail a day.").waitFor();
  await button("Save").click();
  await page.getByText("The rules hold from now on.").waitFor();
  const saved = await rules();
  assert.equal(saved.tenure_days, 0);
  assert.equal(saved.quiet_from, saved.quiet_until);
  assert.equal(saved.daily_cap, 8);
  assert.deepEqual(saved.channel_caps.email, 5);
  assert.equal(saved.working_days.length, 7);
  await look(page, "asking-rules");
  await button("Undo").click();
  await until("undone", rules, (now) => now.daily_cap === null && now.tenure_days === 14);
  await owner.call("PATCH", "/asking", saved);
});

test("an idea becomes a plan of an event; what is wrong is said at its field", async () => {
  await page.goto(`${hark.url}/asking`);
  await page.getByRole("link", { name: /After a support ticket/ }).click();
  await inWords()
    .getByText("1 day after ticket_closed, unless ticket_reopened comes first.")
    .waitFor();
  await look(page, "asking-new");
  await button("Add a condition").click();
  await field("Property 1").fill("topic");
  await field("Value 1").fill("billing, sales");
  await inWords()
    .getByText(/ticket_closed \(topic: billing or sales\)/)
    .waitFor();
  await page
    .getByRole("switch", { name: "Ask also who waits for it in vain" })
    .check({ force: true });
  await field("The other event").fill("ticket_closed");
  await field("The same person once in").fill("5");
  await field("Share of them").fill("50");
  await field("Reminders").fill("9");
  await button("Save, and see who would be asked").click();
  await page.getByText("Name another event than the one that is waited for.").waitFor();
  await page.getByText("This must be from 30 to 365.").waitFor();
  await page.getByText("This must be from 0 to 3.").waitFor();
  const wrong = await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"));
  assert.equal(wrong, "true", "the first field that is wrong has the focus");
  assert.equal(await field("The other event").getAttribute("aria-invalid"), "true");
  forgiven();
  await look(page, "asking-refused");
  await field("The other event").fill("ticket_opened");
  await field("The same person once in").fill("60");
  await field("Reminders").fill("2");
  await field("Apart from each other").fill("4");
  await field("Not if one of these comes first").fill("refunded");
  await page.keyboard.press("Enter");
  await button("Save, and see who would be asked").click();
  await page.getByRole("heading", { name: "After support", level: 1, exact: true }).waitFor();
  const { id, survey, created_at, updated_at, ...plan } = await named("After support");
  assert.deepEqual(plan, {
    name: "After support",
    state: "paused",
    channel: "email",
    audience: { segment: null, where: [] },
    trigger: {
      kind: "event",
      event: "ticket_closed",
      where: ["topic:billing,sales"],
      otherwise: { event: "ticket_opened", after: { amount: 30, unit: "day" } },
    },
    delay: { amount: 1, unit: "day" },
    cancel_on: ["ticket_reopened", "refunded"],
    cadence_days: 60,
    sample_percent: 50,
    own_rest_days: null,
    patience_days: 7,
    reminders: { most: 2, every_days: 4 },
    expires_days: 14,
    starts_at: null,
    ends_at: null,
    precision: null,
    widget: { placement: "corner", delay_ms: 0 },
  });
  await page.getByText(/Only events that have happened are known/).waitFor();
  await look(page, "asking-plan-event");
});

test("a schedule asks an audience; the coming week is shown as the server thinks it through", async () => {
  await page.goto(`${hark.url}/asking/new?idea=quarterly`);
  await field("Name").fill("Everybody who pays");
  await field("Spread evenly over").fill("1");
  await button("Add filter").click();
  await page.getByRole("button", { name: /^plan$/i }).click();
  await page.getByLabel("Find or type a value").fill("pro");
  await button("Apply").click();
  await inWords()
    .getByText(/^People with plan: pro\.$/i)
    .waitFor();
  await page.getByRole("switch", { name: /Ask until the score is known/ }).check({ force: true });
  await field("Known to ±").fill("7.5");
  await inWords().getByText("Until the score is known to ±7.5 points (95 % sure).").waitFor();
  await button("Save, and see who would be asked").click();
  await page.getByRole("heading", { name: "Everybody who pays", level: 1, exact: true }).waitFor();
  const plan = await named("Everybody who pays");
  assert.deepEqual(plan.audience.where, ["plan:pro"]);
  assert.equal(plan.precision.margin, 7.5);
  const run = await owner.call("POST", `/plans/${plan.id}/dry-run`, undefined);
  assert.equal(run.asked, 8);
  const week = page.getByRole("region", { name: "The coming week" });
  await week
    .getByRole("heading", { name: /^8 people would be asked in the next seven days/ })
    .waitFor();
  const rows = await week.getByRole("table").getByRole("row").allInnerTexts();
  assert.equal(rows.length, 8, "a head and seven days");
  const shown = rows.slice(1).map((row) => Number(/\t?(\d+)\s*$/.exec(row)?.[1]));
  assert.deepEqual(
    shown,
    run.days.map((day) => day.asked),
  );
  assert.ok(Math.max(...shown) <= 5, "the cap of e-mails a day");
  await page.getByText(/About \d+ more responses are needed for ±7.5 points/).waitFor();
  const refused = run.considered - run.asked;
  if (refused > 0) {
    await page
      .getByRole("heading", { name: `${refused} of ${run.considered} whose turn` })
      .waitFor();
  }
  const [first] = run.people;
  await page.getByRole("link", { name: first.person.name, exact: true }).waitFor();
  await look(page, "asking-plan");
});

test("a plan is started and paused, and either is undone", async () => {
  const state = async () => (await named("Everybody who pays")).state;
  await button("Start Everybody who pays").click();
  await page.getByText("Everybody who pays asks from now on.").waitFor();
  await until("started", state, (now) => now === "active");
  await button("Undo").click();
  await until("undone", state, (now) => now === "paused");
  await page.getByText("Paused", { exact: true }).waitFor();
  await button("Start Everybody who pays").click();
  await until("started again", state, (now) => now === "active");
  await page.getByText("Asking", { exact: true }).last().waitFor();
});

test("a plan is changed; what is not saved is not lost without a word", async () => {
  await page.goto(`${hark.url}/asking`);
  await page.getByRole("link", { name: "After support" }).click();
  await page.getByRole("link", { name: "Change", exact: true }).click();
  await page.getByRole("heading", { name: "Change After support" }).waitFor();
  assert.ok(await page.getByLabel("Survey", { exact: true }).isDisabled());
  await segment("What makes it ask", "Around a date").click();
  await field("Days").fill("1.5");
  assert.equal(await field("Days").inputValue(), "30", "days are whole");
  await button("Save").click();
  await page.getByText("This must not be empty.").waitFor();
  forgiven();
  await page.getByLabel("Date", { exact: true }).selectOption("renewal_date");
  await field("Days").fill("60");
  await page.getByRole("switch", { name: "Every year" }).check({ force: true });
  await page.getByLabel("Asked", { exact: true }).selectOption("widget");
  await page.getByLabel("Where", { exact: true }).selectOption("bar");
  await field("The page is left alone first for").fill("2.5");
  await page.getByRole("radio", { name: "Of its own" }).check();
  await field("Its own rest").fill("10");
  await page.getByLabel("Until", { exact: true }).fill("2031-12-24");
  await inWords()
    .getByText(/In the product, as a bar below, 2.5 seconds after the page/)
    .waitFor();
  await look(page, "asking-change");
  await page.getByRole("link", { name: "Responses" }).click();
  await page.getByRole("dialog", { name: "Leave without your changes?" }).waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await button("Save").click();
  await page.getByRole("heading", { name: "After support", level: 1, exact: true }).waitFor();
  const plan = await named("After support");
  assert.deepEqual(plan.trigger, {
    kind: "date",
    property: "renewal_date",
    offset_days: -60,
    yearly: true,
  });
  assert.equal(plan.channel, "widget");
  assert.deepEqual(plan.widget, { placement: "bar", delay_ms: 2500 });
  assert.equal(plan.own_rest_days, 10);
  assert.equal(plan.ends_at, "2031-12-24T00:00:00Z");
  assert.equal(plan.reminders.most, 0, "who is asked in the product is not reminded");
});

test("a person's page says why they were asked, and why not", async () => {
  const { id } = await owner.call("POST", "/surveys/nps/plans", {
    name: "By hand",
    channel: "link",
    state: "active",
    trigger: { kind: "api" },
  });
  const person = { email: "ada@example.org", name: "Ada" };
  const first = await owner.call("POST", "/invitations", { plan: id, person });
  assert.equal(first.reason, "asked");
  const second = await owner.call("POST", "/invitations", { plan: id, person });
  assert.equal(second.reason, "already_invited");
  await page.goto(`${hark.url}/people/${first.person}`);
  const why = page.getByRole("region", { name: "Why (not) asked" });
  await why.getByRole("heading", { name: /^Asked once, on .*; once decided not to$/ }).waitFor();
  const moments = why.getByRole("listitem");
  assert.match(await moments.first().innerText(), /^Not asked: invited, and not answered yet/);
  assert.ok((await moments.first().innerText()).includes(second.sentence));
  assert.match(await moments.last().innerText(), /^By a personal link: sent/);
  assert.ok((await moments.last().innerText()).includes(first.sentence));
  await why.getByRole("button", { name: /steps?$/ }).click();
  await why.getByText("decided", { exact: true }).waitFor();
  await look(page, "asking-person");
  await why.getByRole("link", { name: "By hand" }).first().click();
  await page.getByRole("heading", { name: "By hand", level: 1, exact: true }).waitFor();
  await page.getByText(/nobody can say who that will be/).waitFor();
});

test("somebody whom no plan considered has a page that says so", async () => {
  await owner.call("POST", "/responses", {
    survey: "nps",
    score: 3,
    person: { email: "zoe@example.org", name: "Zoe", properties: { plan: "free" } },
  });
  const { items } = await owner.call("GET", "/persons?q=zoe@example.org");
  await page.goto(`${hark.url}/people/${items[0].id}`);
  await page.getByRole("heading", { name: "Never considered for asking" }).waitFor();
});

test("a plan is deleted, brought back, and deleted for good", async () => {
  await page.goto(`${hark.url}/asking`);
  await look(page, "asking-plans");
  const erase = async () => {
    await page.getByRole("link", { name: "By hand" }).click();
    await button("More").click();
    await page.getByRole("menuitem", { name: "Delete the plan" }).click();
    await page.getByText("By hand is deleted.").waitFor();
    await page.getByRole("link", { name: "By hand" }).waitFor({ state: "detached" });
  };
  await erase();
  await button("Undo").click();
  await page.getByRole("link", { name: "By hand" }).waitFor();
  assert.ok(await named("By hand"));
  const { id } = await named("By hand");
  await erase();
  await until(
    "deleted",
    () => named("By hand"),
    (plan) => plan === undefined,
  );
  await page.goto(`${hark.url}/asking/${id}`);
  await page.getByRole("heading", { name: /does not exist, or no longer/ }).waitFor();
  forgiven();
  await look(page, "asking-gone");
});

test("every page passes axe on a phone and in the dark", async () => {
  const { id } = await named("Everybody who pays");
  const { items } = await owner.call("GET", "/persons?q=ada@example.org");
  for (const [name, options] of [phone, dark]) {
    const other = await openPage(browser, options);
    await signIn(other, hark.url);
    await other.getByRole("heading").first().waitFor();
    for (const [what, path] of Object.entries({
      plans: "/asking",
      rules: "/asking?tab=rules",
      new: "/asking/new?idea=after_support",
      plan: `/asking/${id}`,
      change: `/asking/${id}?tab=change`,
      person: `/people/${items[0].id}`,
    })) {
      await other.goto(hark.url + path);
      await other.getByRole("heading").first().waitFor();
      await other.waitForLoadState("networkidle");
      await look(other, `asking-${what}-${name}`);
      const wide = await other.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      assert.equal(wide, false, `${what} is wider than a ${name}`);
    }
    await other.context().close();
  }
});
