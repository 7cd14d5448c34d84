import { expect, test } from "vitest";
import { outline } from "./boxes";
import { broken, escaped, fileName, isSeen, length, line, mark } from "./marks";

test("what a person wrote cannot become a mark", () => {
  expect(escaped(`<script>"&'`)).toBe("&lt;script&gt;&quot;&amp;'");
  expect(mark("text", { fill: '"><script>' }, "x")).toBe(
    '<text fill="&quot;&gt;&lt;script&gt;">x</text>',
  );
});

test("lengths are short and never in exponents", () => {
  expect(length(1 / 3)).toBe("0.33");
  expect(length(1e-9)).toBe("0");
  expect(length(12)).toBe("12");
});

test("a colour without any opacity is not drawn", () => {
  expect(isSeen("rgba(0, 0, 0, 0)")).toBe(false);
  expect(isSeen("transparent")).toBe(false);
  expect(isSeen("color(srgb 0 0 0 / 0)")).toBe(false);
  expect(isSeen("rgba(0, 0, 0, 0.5)")).toBe(true);
  expect(isSeen("rgb(255, 255, 0)")).toBe(true);
});

test("a line of text keeps its width in another font", () => {
  const words = { x: 1, y: 2, width: 30, height: 12, color: "red", size: "12px", weight: "400" };
  expect(line({ ...words, text: "a < b", family: "Inter" })).toContain(
    'textLength="30" lengthAdjust="spacingAndGlyphs">a &lt; b</text>',
  );
});

test("a long title is broken between words, and one long word stays whole", () => {
  const width = (text: string) => text.length;
  expect(broken("one two three", 7, width)).toEqual(["one two", "three"]);
  expect(broken("incomprehensible", 5, width)).toEqual(["incomprehensible"]);
  expect(broken("  ", 5, width)).toEqual([]);
});

test("a file's name says what is in it and suits every system", () => {
  expect(fileName("Down by 21 in Jun 2026, more than chance", "png")).toBe(
    "down-by-21-in-jun-2026-more-than-chance.png",
  );
  expect(fileName("Zufriedenheit: Größe/Café", "svg")).toBe("zufriedenheit-große-cafe.svg");
  expect(fileName("///", "svg")).toBe("chart.svg");
});

test("a box with two round corners closes where it began", () => {
  const at = { x: 10, y: 20, width: 100, height: 40 };
  expect(outline(at, [6, 0, 0, 6])).toBe("M16 20h94v40h-94a6 6 0 0 1 -6 -6v-28a6 6 0 0 1 6 -6z");
});
