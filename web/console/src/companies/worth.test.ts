import { expect, test } from "vitest";
import type { Property } from "#api/things";
import { likelyWorth, worthAmount, worthProperties, worthText } from "./worth";

const property = (key: string, kind: Property["kind"]): Property => ({
  key,
  name: key,
  kind,
  currency: kind === "money" ? "EUR" : null,
});

test("money says what a customer is worth before numbers do", () => {
  const all = [property("seats", "number"), property("plan", "text"), property("mrr", "money")];
  expect(worthProperties(all).map(({ key }) => key)).toEqual(["mrr", "seats"]);
});

test("of many numbers the likeliest is offered first, a change of one last", () => {
  const all = ["annual_change_in_revenue", "years_active", "yearly_revenue"].map((key) =>
    property(key, "number"),
  );
  expect(worthProperties(all).map(({ key }) => key)).toEqual([
    "yearly_revenue",
    "years_active",
    "annual_change_in_revenue",
  ]);
});

test("a number that is not called like worth is only taken when somebody chooses it", () => {
  expect(likelyWorth([property("month", "number"), property("seats", "number")])).toBeUndefined();
  expect(likelyWorth([property("month", "number"), property("spend", "number")])?.key).toBe(
    "spend",
  );
  expect(likelyWorth([property("budget", "money")])?.key).toBe("budget");
});

test("worth is written in whole units, with its currency", () => {
  expect(worthText({ amount: "12500.50", currency: "EUR" })).toBe("€12,501");
  expect(worthText(1234.4)).toBe("1,234");
  expect(worthText(-9885.2)).toBe("−9,885");
  expect(worthText(null)).toBe("–");
  expect(worthAmount({ amount: "0.00", currency: "EUR" })).toBe(0);
  expect(worthAmount(undefined)).toBeNull();
});
