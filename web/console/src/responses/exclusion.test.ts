import { beforeAll, expect, test } from "vitest";
import { readResponsesView } from "../view/view";
import { speak } from "../words/words";
import { exclusionText, suspectedRobot } from "./exclusion";

beforeAll(speak);

test("a suspected robot is told with what made it suspect, other reasons as they were written", () => {
  expect(exclusionText(suspectedRobot)).toMatch(/^Suspected robot: every link .* scanners do/);
  expect(exclusionText("an employee")).toBe("Excluded: an employee");
});

test("the choice to see only suspected robots lives in the address, nonsense does not", () => {
  expect(readResponsesView({ excluded: "robots" }).excluded).toBe("robots");
  expect(readResponsesView({ excluded: "aliens" }).excluded).toBeUndefined();
});
