import { expect, test } from "vitest";
import { readOverviewView } from "./overview_view";

test("the overview's own choices are read beside the view", () => {
  const raw = { period: "12m", why: ["plan", "country"], worth: "mrr", forecast: "no" };
  expect(readOverviewView(raw)).toEqual(raw);
});

test("one reason is a list of one, and no more than three are taken", () => {
  expect(readOverviewView({ why: "plan" }).why).toEqual(["plan"]);
  expect(readOverviewView({ why: ["a", "b", "b", "c", "d"] }).why).toEqual(["a", "b", "c"]);
});

test("what makes no sense is as if it were not there", () => {
  expect(readOverviewView({ why: "", worth: 3, forecast: "perhaps", annotation: [] })).toEqual({});
});
