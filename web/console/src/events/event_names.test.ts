import { beforeAll, expect, test } from "vitest";
import type { EventName } from "#api/things";
import { speak } from "../words/words";
import { heardOf, notTold, offeredNames, pageViewed } from "./event_names";

beforeAll(speak);

const event = (name: string, told: number, last_at: string): EventName => ({
  name,
  told,
  first_at: "2026-01-01T00:00:00Z",
  last_at,
});
const told = [
  event("order_delivered", 1204, "2026-03-04T10:00:00Z"),
  event("ticket_closed", 1, "2026-03-03T12:00:00Z"),
];
const now = new Date("2026-03-04T12:00:00Z");

test("what was told is offered first, as it comes, then what plans speak of", () => {
  expect(offeredNames(told, ["ticket_reopened", "", "ticket_closed", "refunded"])).toEqual([
    "order_delivered",
    "ticket_closed",
    "refunded",
    "ticket_reopened",
    pageViewed,
  ]);
});

test("examples are offered only while there is nothing else", () => {
  expect(offeredNames([], [])).toContain("ticket_closed");
  expect(offeredNames([], ["refunded"])).toEqual(["refunded", pageViewed]);
});

test("a name says how often it was told and when last", () => {
  expect(heardOf("order_delivered", told, now)).toBe("Told 1,204 times, last 2 hours ago.");
  expect(heardOf(" ticket_closed ", told, now)).toBe("Told once, last yesterday.");
});

test("another name may be written, and is said not to be told yet", () => {
  expect(heardOf("order_deliverd", told)).toMatch(/^Not told yet/);
  expect(heardOf("Order_delivered", told)).toMatch(/^Not told yet/);
  expect(heardOf("  ", told)).toBeUndefined();
});

test("the widget's own event needs nobody to tell it", () => {
  expect(heardOf(pageViewed, [])).toBe("Every page with the widget tells it.");
  expect(notTold(["refunded", pageViewed, "ticket_closed"], told)).toEqual(["refunded"]);
});
