import { expect, test } from "vitest";
import { speak } from "../words/words";
import { logoProblem } from "./logo";

speak();
const file = (change: Partial<{ type: string; size: number }>) => ({
  name: "logo.png",
  type: "image/png",
  size: 1_000,
  ...change,
});

test("pictures up to 100 KB are taken", () => {
  for (const type of ["image/png", "image/jpeg", "image/webp", "image/gif"])
    expect(logoProblem(file({ type, size: 102_400 }))).toBeNull();
});

test("what is too large or no picture is refused by name", () => {
  expect(logoProblem(file({ size: 102_401 }))).toContain("“logo.png” has 102.4 kB");
  expect(logoProblem(file({ type: "image/svg+xml" }))).toContain("is no PNG");
});
