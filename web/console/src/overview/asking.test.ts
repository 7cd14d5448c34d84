import { beforeAll, expect, test } from "vitest";
import { speak } from "../words/words";
import { askingTitle, type FunnelRow, rateText, stepsOf, wasAsked } from "./asking";

beforeAll(speak);

const rate = { answered: 20, asked: 80, share: 0.25, low: 0.168, high: 0.355 };
const row: FunnelRow = {
  channel: "link",
  day: null,
  invited: 0,
  sent: 0,
  delivered: 0,
  bounced: 0,
  opened: 0,
  viewed: 9,
  scored: 4,
  commented: 1,
  rate,
};

test("a rate says what it is of and what it may be", () => {
  expect(rateText(rate)).toBe("25% (17% to 36%)");
  expect(rateText(null)).toBe("–");
  expect(askingTitle({ rate })).toBe("25% of 80 asked have answered, most likely 17% to 36%");
  expect(askingTitle({ rate: null })).toBeUndefined();
});

test("a channel shows only what it can tell", () => {
  const known = (of: FunnelRow) =>
    stepsOf()
      .filter(({ isKnown }) => isKnown(of))
      .map(({ key }) => key);
  expect(known(row)).toEqual(["viewed", "scored", "commented"]);
  expect(known({ ...row, channel: "email", invited: 3 })).toContain("opened");
  expect(known({ ...row, channel: "widget", invited: 3 })).not.toContain("opened");
  expect(known({ ...row, viewed: 0 })).toEqual(["scored", "commented"]);
  expect(wasAsked({ invited: 0, viewed: 0 })).toBe(false);
});
