import { expect, test } from "vitest";
import {
  colourText,
  contrast,
  enough,
  grounds,
  onAccent,
  parseColour,
  readableShade,
} from "./contrast";

const colour = (text: string) => parseColour(text) ?? [0, 0, 0];

test("contrast is what WCAG's own examples say", () => {
  expect(contrast(colour("#ffffff"), colour("#000000"))).toBeCloseTo(21, 5);
  expect(contrast(colour("#777777"), colour("#ffffff"))).toBeCloseTo(4.48, 2);
  expect(contrast(colour("#ff0000"), colour("#ffffff"))).toBeCloseTo(4.0, 2);
  expect(contrast(colour("#123456"), colour("#123456"))).toBe(1);
});

test("only six hexadecimal digits are a colour", () => {
  expect(parseColour("#0f766e")).toEqual([15, 118, 110]);
  expect(parseColour("#0F766E")).toEqual([15, 118, 110]);
  for (const text of ["#fff", "0f766e", "#0f766", "red", "#0f766g", ""])
    expect(parseColour(text)).toBeNull();
  expect(colourText([15, 118, 110])).toBe("#0f766e");
});

test("text on any accent can be read: 4.5 and more", () => {
  for (let r = 0; r < 256; r += 15)
    for (let g = 0; g < 256; g += 15)
      for (let b = 0; b < 256; b += 15)
        expect(contrast([r, g, b], onAccent([r, g, b]))).toBeGreaterThan(4.5);
});

test("a shade that stands out is offered, near the colour, and a good colour stays", () => {
  const on = [grounds.light];
  expect(readableShade(colour("#0f766e"), on)).toEqual(colour("#0f766e"));
  const yellow = colour("#fde047");
  const shade = readableShade(yellow, on);
  expect(shade).not.toBeNull();
  expect(contrast(shade ?? yellow, grounds.light)).toBeGreaterThanOrEqual(enough);
  expect(contrast(shade ?? yellow, grounds.light)).toBeLessThan(enough + 0.2);
  const both = readableShade(colour("#111111"), [grounds.light, grounds.dark]);
  expect(both).not.toBeNull();
  for (const ground of [grounds.light, grounds.dark])
    expect(contrast(both ?? [0, 0, 0], ground)).toBeGreaterThanOrEqual(enough);
});
