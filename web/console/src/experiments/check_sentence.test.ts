import { beforeAll, expect, test } from "vitest";
import type { Exposed } from "#api/things";
import { speak } from "../words/words";
import { checkSentence } from "./check_sentence";

beforeAll(speak);

const exposed = (check: Exposed["check"]): Exposed => ({ exposed: 0, rows: [], check });

test("says whether the numbers agree with the shares", () => {
  expect(checkSentence(exposed({ status: "too_few" }))).toMatch(/^Too few/);
  expect(checkSentence(exposed({ status: "ok", p: 0.43 }))).toMatch(/agree with the shares \(p/);
  expect(checkSentence(exposed({ status: "mismatch", p: 0.00025 }))).toContain("one of 4,000");
  expect(checkSentence(exposed({ status: "mismatch", p: 0 }))).toContain("thousand million");
});
