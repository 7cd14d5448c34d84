import { beforeAll, expect, test } from "vitest";
import { speak } from "../words/words";
import { propertyText, propertyValue } from "./property_text";

beforeAll(speak);

test("money is shown with its currency and filtered by its amount", () => {
  const value = { amount: "1250.50", currency: "EUR" };
  expect(propertyText("mrr", value)).toBe("€1,250.50");
  expect(propertyValue(value)).toBe("1250.50");
});

test("truths are words, other values stand as they are", () => {
  expect(propertyText("trained", true)).toBe("yes");
  expect(propertyText("seats", 12.5)).toBe("12.5");
  expect(propertyText("plan", null)).toBe("–");
  expect(propertyValue(false)).toBe("false");
});
