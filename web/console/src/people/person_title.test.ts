import { beforeAll, expect, test } from "vitest";
import type { Answer } from "#api/things";
import { speak } from "../words/words";
import { personSentence } from "./person_title";

beforeAll(speak);

const answer = (score: number, at: string, excluded: Answer["excluded"] = null) =>
  ({
    id: at,
    score,
    group: score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor",
    at: `${at}T12:00:00Z`,
    excluded,
  }) as Answer;

test("where a person has gone is said by their last two answers that count", () => {
  expect(personSentence([])).toBe("No answers yet");
  expect(personSentence([answer(9, "2026-05-01")])).toBe("Answered 9 on May 1, 2026: a promoter");
  expect(personSentence([answer(9, "2026-05-01"), answer(3, "2026-01-01")])).toBe(
    "Up from 3 on Jan 1, 2026 to 9 on May 1, 2026: now a promoter",
  );
  expect(personSentence([answer(7, "2026-05-01"), answer(9, "2026-01-01")])).toBe(
    "Down from 9 on Jan 1, 2026 to 7 on May 1, 2026: now passive",
  );
  expect(personSentence([answer(2, "2026-05-01"), answer(5, "2026-01-01")])).toBe(
    "5 on Jan 1, 2026, 2 on May 1, 2026: still a detractor",
  );
});

test("an answer that was left out of the score says nothing of where they have gone", () => {
  const out = { reason: "test", at: "2026-06-01T00:00:00Z" } as Answer["excluded"];
  expect(personSentence([answer(0, "2026-06-01", out), answer(8, "2026-05-01")])).toBe(
    "Answered 8 on May 1, 2026: passive",
  );
});
