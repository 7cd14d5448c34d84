import { beforeAll, expect, test } from "vitest";
import { speak } from "../words/words";
import { dangerSentence, stakeSentence } from "./danger_sentence";
import { inDanger, readDangerView } from "./danger_view";

beforeAll(speak);

test("the number is said with its share of all answers, without false zeros", () => {
  expect(dangerSentence(23, 570)).toBe("23 answers from 0 to 3: 4% of all 570.");
  expect(dangerSentence(1, 1000)).toBe("1 answer from 0 to 3: less than 1% of all 1,000.");
  expect(dangerSentence(0, 40)).toBe("0 answers from 0 to 3: 0% of all 40.");
  expect(dangerSentence(2, undefined)).toBe("2 answers from 0 to 3.");
});

test("what is at stake names the unit it is counted in, and is silent without a worth", () => {
  const total = { responses: 12, weight: { amount: "1500.40", currency: "EUR" } };
  expect(stakeSentence(total, "MRR", "company")).toBe("At stake: €1,500 MRR of 12 companies.");
  expect(stakeSentence({ responses: 1, weight: 7 }, "Seats", "person")).toBe(
    "At stake: 7 Seats of 1 person.",
  );
  expect(stakeSentence({ responses: 3, weight: null }, "MRR", "company")).toBe("");
  expect(stakeSentence({ responses: 0, weight: 0 }, "MRR", "company")).toBe("");
  expect(stakeSentence(undefined, "MRR", "company")).toBe("");
});

test("the danger zone's condition stands beside the filters, not in their place", () => {
  expect(inDanger({ where: ["plan:pro"] }).where).toEqual(["plan:pro", "score:0..3"]);
  expect(inDanger({}).where).toEqual(["score:0..3"]);
});

test("the view of the page survives nonsense", () => {
  expect(readDangerView({ order: "oldest", worth: "mrr", response: "" })).toEqual({ worth: "mrr" });
  expect(readDangerView({ order: "newest" })).toEqual({ order: "newest" });
});
