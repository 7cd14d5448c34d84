import { beforeAll, expect, test } from "vitest";
import type { EventName } from "#api/things";
import { speak } from "../words/words";
import { howOften } from "./event_names";

beforeAll(speak);

const event = (told: number): EventName => ({
  name: "order_delivered",
  told,
  first_at: "2026-01-01T00:00:00Z",
  last_at: "2026-03-04T10:00:00Z",
});

test("an event says how often it was told", () => {
  expect(howOften(event(1))).toBe("once");
  expect(howOften(event(1204))).toBe("1,204 times");
});
