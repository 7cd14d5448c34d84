import { expect, test } from "vitest";
import { isAnyOf, isNoneOf, quote, readCondition, withCondition } from "./where";

test("values that could be read otherwise are quoted", () => {
  expect(quote("pro")).toBe("pro");
  for (const value of ["A, B", "a:b", " edge", "!x", "null", ">5", "1..3", ""]) {
    expect(quote(value).startsWith('"')).toBe(true);
  }
  expect(quote('say "hi"')).toBe('"say ""hi"""');
});

test("a written condition is read back", () => {
  const values = ["pro", 'A, "B"', "null", "x:y", "it's fine"];
  expect(readCondition(isAnyOf("plan", values))).toMatchObject({ sense: "any_of", values });
  expect(readCondition(isNoneOf("plan", values))).toMatchObject({ sense: "none_of", values });
});

test("ranges and presence are kept as they stand", () => {
  expect(readCondition("score:0..3")).toMatchObject({ sense: "other", text: "0..3" });
  expect(readCondition("mrr:>=1000")).toMatchObject({ sense: "other", text: ">=1000" });
  expect(readCondition("plan:!null")).toMatchObject({ sense: "other", text: "!null" });
});

test("a new condition takes the place of the one on the same field", () => {
  expect(withCondition(["plan:pro", "country:DE"], "plan:team")).toEqual([
    "country:DE",
    "plan:team",
  ]);
});
