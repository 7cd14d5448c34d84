// How well colours can be told apart: WCAG 2.2, "contrast ratio" and "relative luminance". The
// server has the last word on the colour of text on the accent; this is what is said while choosing.

export type Rgb = [number, number, number];

export function parseColour(text: string): Rgb | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (!found) return null;
  return [found[1], found[2], found[3]].map((part) => Number.parseInt(part ?? "", 16)) as Rgb;
}

export function colourText(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function luminance(colour: Rgb): number {
  const linear = (part: number) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

/** 1: the same, to 21: black on white. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];

/** Black or white, whichever can be read better on the accent. */
export function onAccent(accent: Rgb): Rgb {
  return contrast(accent, white) >= contrast(accent, black) ? white : black;
}

/** The grounds that a survey stands on in light and in dark surroundings. */
export const grounds: Record<"light" | "dark", Rgb> = { light: white, dark: [22, 27, 36] };

/** What a button or a border needs to be told from its ground: WCAG 2.2, 1.4.11. */
export const enough = 3;

/**
 * The same colour, as little darker or lighter as makes it stand out from every one of `on`; null
 * where no shade does.
 */
export function readableShade(accent: Rgb, on: Rgb[]): Rgb | null {
  const good = (colour: Rgb) => on.every((ground) => contrast(colour, ground) >= enough);
  const mixed = (to: Rgb, part: number) =>
    accent.map((value, i) => Math.round(value + ((to[i] ?? 0) - value) * part)) as Rgb;
  for (let step = 0; step <= 100; step += 1) {
    for (const to of [black, white]) {
      const shade = mixed(to, step / 100);
      if (good(shade)) return shade;
    }
  }
  return null;
}
