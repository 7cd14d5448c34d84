import type { Origin } from "./drawing";
import { isSeen, length, mark, type Place } from "./marks";

/** The ground and the borders of a box. */
export function drawBox(style: CSSStyleDeclaration, at: Place): string {
  if (at.width <= 0 || at.height <= 0) return "";
  const round = corners(style, at);
  const [rounded = 0] = round;
  const parts: string[] = [];
  if (isSeen(style.backgroundColor)) {
    const fill = { fill: style.backgroundColor };
    parts.push(
      round.every((each) => each === rounded)
        ? mark("rect", { ...at, ...fill, ...(rounded > 0 ? { rx: rounded } : {}) })
        : mark("path", { d: outline(at, round), ...fill }),
    );
  }
  const sides = borders(style);
  const [first] = sides;
  const same = sides.length === 4 && sides.every((each) => each.key === first?.key);
  if (same && first) {
    parts.push(
      mark("rect", {
        x: at.x + first.width / 2,
        y: at.y + first.width / 2,
        width: Math.max(0, at.width - first.width),
        height: Math.max(0, at.height - first.width),
        fill: "none",
        ...(rounded > 0 ? { rx: rounded } : {}),
        ...stroke(first),
      }),
    );
  } else {
    for (const side of sides) parts.push(mark("line", { ...ends(side, at), ...stroke(side) }));
  }
  return parts.join("");
}

/** What a style sheet adds before or after an element, when it is a box set at a place. */
export function drawPseudo(
  element: Element,
  which: "::before" | "::after",
  box: DOMRect,
  origin: Origin,
): string {
  const style = getComputedStyle(element, which);
  if (style.content === "none" || style.content === "normal") return "";
  if (style.position !== "absolute" || style.display === "none") return "";
  const width = outer(style, "width");
  const height = outer(style, "height");
  const x = box.left - origin.left + pixels(style.left, 0);
  const y = box.top - origin.top + pixels(style.top, 0);
  return drawBox(style, { x, y, width, height });
}

/** The radii from the top left corner on, clockwise, as far as the box has room for them. */
function corners(style: CSSStyleDeclaration, at: Place): number[] {
  const most = Math.min(at.width, at.height) / 2;
  return [
    style.borderTopLeftRadius,
    style.borderTopRightRadius,
    style.borderBottomRightRadius,
    style.borderBottomLeftRadius,
  ].map((radius) => Math.min(pixels(radius, at.width), most));
}

/** A box whose corners differ. */
export function outline(at: Place, [a = 0, b = 0, c = 0, d = 0]: number[]): string {
  const arc = (r: number, x: number, y: number) =>
    r > 0 ? `a${length(r)} ${length(r)} 0 0 1 ${length(x * r)} ${length(y * r)}` : "";
  return [
    `M${length(at.x + a)} ${length(at.y)}`,
    `h${length(at.width - a - b)}${arc(b, 1, 1)}`,
    `v${length(at.height - b - c)}${arc(c, -1, 1)}`,
    `h${length(c + d - at.width)}${arc(d, -1, -1)}`,
    `v${length(d + a - at.height)}${arc(a, 1, -1)}z`,
  ].join("");
}

function outer(style: CSSStyleDeclaration, which: "width" | "height"): number {
  const inner = pixels(style[which], 0);
  if (style.boxSizing === "border-box") return inner;
  return which === "width"
    ? inner + pixels(style.borderLeftWidth, 0) + pixels(style.borderRightWidth, 0)
    : inner + pixels(style.borderTopWidth, 0) + pixels(style.borderBottomWidth, 0);
}

function pixels(value: string, whole: number): number {
  const number = Number.parseFloat(value);
  if (Number.isNaN(number)) return 0;
  return value.endsWith("%") ? (number / 100) * whole : number;
}

type SideName = "Top" | "Right" | "Bottom" | "Left";
interface Side {
  name: SideName;
  width: number;
  color: string;
  style: string;
  key: string;
}

function borders(style: CSSStyleDeclaration): Side[] {
  const names: SideName[] = ["Top", "Right", "Bottom", "Left"];
  return names.flatMap((name) => {
    const width = pixels(style[`border${name}Width`], 0);
    const color = style[`border${name}Color`];
    const drawn = style[`border${name}Style`];
    if (width === 0 || drawn === "none" || drawn === "hidden" || !isSeen(color)) return [];
    return [{ name, width, color, style: drawn, key: `${width} ${color} ${drawn}` }];
  });
}

function stroke(side: Side): Record<string, string | number> {
  const dashes = side.style === "dashed" ? 3 : side.style === "dotted" ? 1 : 0;
  return {
    stroke: side.color,
    "stroke-width": side.width,
    ...(dashes > 0 ? { "stroke-dasharray": dashes * Math.max(1, side.width) } : {}),
  };
}

function ends({ name, width }: Side, at: Place) {
  const half = width / 2;
  const right = at.x + at.width;
  const bottom = at.y + at.height;
  switch (name) {
    case "Top":
      return { x1: at.x, y1: at.y + half, x2: right, y2: at.y + half };
    case "Bottom":
      return { x1: at.x, y1: bottom - half, x2: right, y2: bottom - half };
    case "Left":
      return { x1: at.x + half, y1: at.y, x2: at.x + half, y2: bottom };
    case "Right":
      return { x1: right - half, y1: at.y, x2: right - half, y2: bottom };
  }
}
