import { beforeAll, expect, test } from "vitest";
import type { Answer, Figures, Person, ScoreRow } from "#api/things";
import { nameGroups } from "../segments/named_groups";
import { speak } from "../words/words";
import { readCompaniesView, readRecordView } from "./companies_view";
import { companySentence } from "./company_title";
import { peopleWithAnswers } from "./people_answers";
import { rolesTitle, usualRole } from "./roles";

beforeAll(speak);

const figures = (promoters: number, passives: number, detractors: number) =>
  ({
    responses: promoters + passives + detractors,
    promoters,
    passives,
    detractors,
    nps: 20,
    low: 1.2,
    high: 38.7,
    status: promoters + passives + detractors >= 30 ? "ok" : "too_few",
  }) as Figures;

test("a company is told in people; a score is named only where there are enough of them", () => {
  expect(companySentence(figures(0, 0, 0))).toBe("Nobody of this company has answered yet.");
  expect(companySentence(figures(0, 2, 0))).toBe("2 people have answered, all passive.");
  expect(companySentence(figures(0, 0, 1))).toBe("The one person who answered is unhappy.");
  expect(companySentence(figures(3, 0, 0))).toBe("All 3 who answered recommend you.");
  expect(companySentence(figures(1, 1, 2))).toBe(
    "Of 4 people who answered, 1 recommend you and 2 are unhappy.",
  );
  expect(companySentence(figures(20, 10, 10))).toMatch(/ Score 20, most likely 1 to 39\.$/);
});

test("the role is the property that is called so, else the first", () => {
  expect(usualRole(["country", "job_title", "channel"])).toBe("job_title");
  expect(usualRole(["country", "channel"])).toBe("country");
  expect(usualRole([])).toBeUndefined();
});

test("roles that disagree are named", () => {
  const row = (role: string, promoters: number, detractors: number) =>
    ({ ...figures(promoters, 1, detractors), group: { role } }) as unknown as ScoreRow;
  const split = nameGroups([row("owner", 2, 0), row("employee", 1, 4)], ["role"]);
  expect(rolesTitle("Role", split)).toBe(
    "Role: more promoters than detractors in owner, the reverse in employee",
  );
  expect(rolesTitle("Role", split.slice(0, 1))).toBe("By Role");
});

test("people stand with their answers in order, who answered last first", () => {
  const person = (id: string) => ({ id, name: id }) as Person;
  const answer = (id: string, who: string | null, at: string) =>
    ({ id, at, person: who ? { id: who } : null }) as Answer;
  const rows = peopleWithAnswers(
    [person("never"), person("ann"), person("bo")],
    [
      answer("3", "bo", "2026-03-01T00:00:00Z"),
      answer("2", "ann", "2026-02-01T00:00:00Z"),
      answer("4", null, "2026-04-01T00:00:00Z"),
      answer("1", "bo", "2026-01-01T00:00:00Z"),
    ],
  );
  expect(rows.map(({ person: { id }, answers }) => [id, answers.map((each) => each.id)])).toEqual([
    ["bo", ["1", "3"]],
    ["ann", ["2"]],
    ["never", []],
  ]);
});

test("the views of the pages survive nonsense", () => {
  expect(readCompaniesView({ order: "name", q: ["a", "b"] })).toEqual({ q: "a" });
  expect(readRecordView({ moved: "12m", by: "role", where: "x" })).toEqual({ by: "role" });
});
