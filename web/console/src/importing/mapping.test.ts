import { expect, test } from "vitest";
import type { Mapping } from "#api/things";
import { keyOf, withColumn } from "./mapping";

const mapping: Mapping = {
  columns: [
    { column: "Score", target: "score" },
    { column: "Région / Pays", target: "ignore" },
  ],
  dates: "auto",
  time_zone: "UTC",
};

test("a property key is made of the title's letters and digits", () => {
  expect(keyOf("Plan (2024)")).toBe("plan_2024");
  expect(keyOf("Région / Pays")).toBe("region_pays");
  expect(keyOf("地域")).toBe("column");
});

test("a column that becomes a property gets a key and a kind", () => {
  expect(withColumn(mapping, 1, { target: "property" }).columns[1]).toEqual({
    column: "Région / Pays",
    target: "property",
    key: "region_pays",
    kind: "text",
  });
});

test("a column that is no property any more forgets its key", () => {
  const property = withColumn(mapping, 1, { target: "property", kind: "money" });
  expect(property.columns[1]?.currency).toBe("EUR");
  expect(withColumn(property, 1, { target: "comment" }).columns[1]).toEqual({
    column: "Région / Pays",
    target: "comment",
  });
});
