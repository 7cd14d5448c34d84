import { expect, test } from "vitest";
import { places } from "./completeness";
import { definition } from "./definition_fixture";
import { partOf, problemsByPath } from "./parts";

test("every text is found in the part that edits it", () => {
  const own = definition();
  own.wording = { template: null, subject: "", text: {} };
  const found = new Set(places(own, "nps").map(({ path }) => partOf(path)));
  expect([...found]).toEqual(["question", "after", "reasons", "questions", "thanks"]);
  expect(partOf("look.accent")).toBe("look");
});

test("what was refused is found by the path of its field", () => {
  expect(
    problemsByPath([
      { field: "definition.reasons[0].label.en", message: "needed" },
      { field: "name", message: "too long" },
    ]),
  ).toEqual({ "reasons[0].label.en": "needed", name: "too long" });
});
