import { expect, test } from "vitest";
import type { Property } from "#api/things";
import { candidates, tellingOnes, undecided } from "./chosen_properties";

const property = (key: string, kind: Property["kind"]): Property => ({
  key,
  name: key,
  kind,
  currency: kind === "money" ? "EUR" : null,
});
const values = (key: string, ...responses: number[]) => ({
  key,
  values: responses.map((n, place) => ({ value: `v${place}`, responses: n })),
});

test("only texts and truths make groups", () => {
  const all = [property("mrr", "money"), property("plan", "text"), property("trial", "boolean")];
  expect(candidates(all)).toEqual(["plan", "trial"]);
});

test("properties with one value, with very many or known of few are not chosen", () => {
  const many = Array.from({ length: 60 }, () => 2);
  expect(
    tellingOnes([
      values("one", 100),
      values("country", 40, 30, 20),
      values("ticket", ...many),
      values("plan", 60, 40),
      values("rare", 3, 2),
    ]),
  ).toEqual(["plan", "country"]);
  expect(tellingOnes([])).toEqual([]);
});

test("what the filter holds at one value makes no groups", () => {
  expect(undecided(["plan", "country"], ["plan:pro"])).toEqual(["country"]);
  expect(undecided(["plan", "country"], ["plan:pro,team", "country:!DE"])).toEqual([
    "plan",
    "country",
  ]);
  expect(undecided(["plan"], ["plan:pro"])).toEqual(["plan"]);
});
