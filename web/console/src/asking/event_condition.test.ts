import { expect, test } from "vitest";
import { readEventCondition, writeEventCondition } from "./event_condition";

test("conditions are written as the filter language wants them", () => {
  expect(writeEventCondition({ key: " topic", test: "is", value: "billing, sales" })).toBe(
    "topic:billing,sales",
  );
  expect(writeEventCondition({ key: "topic", test: "is_not", value: "spam" })).toBe("topic:!spam");
  expect(writeEventCondition({ key: "amount", test: "at_least", value: "100" })).toBe(
    "amount:100..",
  );
  expect(writeEventCondition({ key: "amount", test: "at_most", value: "5" })).toBe("amount:..5");
});

test("a value with a comma stays one value", () => {
  const said = { key: "city", test: "is", value: '"Paris, France", Rome' } as const;
  expect(writeEventCondition(said)).toBe('city:"Paris, France",Rome');
  expect(readEventCondition(writeEventCondition(said))).toEqual(said);
});

test("an empty row says nothing", () => {
  expect(writeEventCondition({ key: "", test: "is", value: " " })).toBe("");
});

test.each([
  "topic:billing,sales",
  "topic:!spam",
  "amount:100..",
  "amount:..5",
  "amount:5..10",
  "amount:>5",
  "note:null",
  "note:!null",
  'city:"a ""b"" c"',
])("%s is the same when it was read and written", (condition) => {
  expect(writeEventCondition(readEventCondition(condition))).toBe(condition);
});
