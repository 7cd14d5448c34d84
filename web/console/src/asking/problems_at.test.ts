import { beforeAll, expect, test } from "vitest";
import { ApiProblem } from "#api/client";
import { speak } from "../words/words";
import { plainly, problemAt, problemElsewhere, problemsOf } from "./problems_at";

beforeAll(speak);

const refused = new ApiProblem(422, "invalid", "No.", [
  { field: "cadence_days", code: "out_of_range", message: "`cadence_days` is from 30 to 365." },
  { field: "trigger.where[1]", code: "syntax", message: "A key is missing." },
  { field: "survey", code: "not_found", message: "There is no survey." },
]);

test("a message at its field does not name the field again", () => {
  expect(plainly("`cadence_days` is from 30 to 365.")).toBe("This must be from 30 to 365.");
  expect(plainly("`ends_at` is later than `starts_at`.")).toBe(
    "This must be later than the beginning.",
  );
  expect(plainly("`name` must not be empty; write something or leave the field out.")).toBe(
    "This must not be empty.",
  );
  expect(plainly("`from.email` is no email address such as a@b.test.")).toBe(
    "This is no email address such as a@b.test.",
  );
  expect(plainly("`server.host` is missing: the mail server.")).toBe(
    "This is missing: the mail server.",
  );
  expect(plainly("Name at most 20 events.")).toBe("Name at most 20 events.");
});

test("a problem is found at its field and at the field it is in", () => {
  const problems = problemsOf(refused);
  expect(problemAt(problems, "cadence_days")).toBe("This must be from 30 to 365.");
  expect(problemAt(problems, "trigger.where")).toBe("A key is missing.");
  expect(problemAt(problems, "trigger.where[0]")).toBeUndefined();
  expect(problemAt(problems, "cadence")).toBeUndefined();
});

test("what no field shows is said above the form, and nothing else", () => {
  expect(problemElsewhere(refused, ["cadence_days", "trigger.where"])).toBe("There is no survey.");
  expect(problemElsewhere(refused, ["cadence_days", "trigger", "survey"])).toBeUndefined();
  expect(problemElsewhere(new ApiProblem(409, "conflict", "Too many plans."), [])).toBe(
    "Too many plans.",
  );
  expect(problemElsewhere(null, [])).toBeUndefined();
});
