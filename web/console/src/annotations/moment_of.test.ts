import { expect, test } from "vitest";
import { momentOf, wallOf } from "./moment_of";

test("a day begins where the workspace is", () => {
  expect(momentOf("2026-10-12", "00:00", "UTC")).toBe("2026-10-12T00:00:00.000Z");
  expect(momentOf("2026-10-12", "00:00", "Europe/Berlin")).toBe("2026-10-11T22:00:00.000Z");
  expect(momentOf("2026-10-12", "00:00", "America/Los_Angeles")).toBe("2026-10-12T07:00:00.000Z");
  expect(momentOf("2026-10-12", "09:30", "Asia/Kathmandu")).toBe("2026-10-12T03:45:00.000Z");
});

test("on both sides of a clock change the offset of that side counts", () => {
  expect(momentOf("2026-10-25", "00:00", "Europe/Berlin")).toBe("2026-10-24T22:00:00.000Z");
  expect(momentOf("2026-10-25", "04:00", "Europe/Berlin")).toBe("2026-10-25T03:00:00.000Z");
  expect(momentOf("2026-03-29", "03:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
});

test("a moment and its wall clock are each other's inverse", () => {
  for (const zone of ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"]) {
    for (const day of ["2026-01-01", "2026-03-08", "2026-11-01", "2026-12-31"]) {
      expect(wallOf(momentOf(day, "12:45", zone), zone)).toEqual({ day, time: "12:45" });
    }
  }
});
