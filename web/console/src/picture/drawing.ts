import { drawBox, drawPseudo } from "./boxes";
import { isSeen, length, line } from "./marks";

/** What a part of the page looks like, as SVG marks from (0, 0) on. */
export interface Drawing {
  width: number;
  height: number;
  marks: string;
}

export interface Origin {
  left: number;
  top: number;
}

/**
 * Draws an element as it stands on the screen: boxes, borders, text and the SVG in it, all as real
 * shapes that any program can open. Leaves out fields, pictures and what is marked
 * `data-picture="no"`.
 */
export function draw(element: Element): Drawing {
  const { left, top, width, height } = element.getBoundingClientRect();
  const extent = { right: left + width, bottom: top + height };
  const marks = walk(element, { left, top }, extent);
  return {
    width: Math.ceil(extent.right - left),
    height: Math.ceil(extent.bottom - top),
    marks,
  };
}

interface Extent {
  right: number;
  bottom: number;
}

const leftOut = "input, select, textarea, img, canvas, video, iframe, script, style, noscript";

function walk(element: Element, origin: Origin, extent: Extent): string {
  if (element.matches(leftOut) || element.getAttribute("data-picture") === "no") return "";
  const style = getComputedStyle(element);
  const opacity = Number(style.opacity);
  if (style.display === "none" || style.visibility === "hidden" || opacity === 0) return "";
  const box = element.getBoundingClientRect();
  if (style.overflowX === "hidden" && box.width <= 1) return ""; // for screen readers only
  if (style.display !== "contents") {
    extent.right = Math.max(extent.right, box.right);
    extent.bottom = Math.max(extent.bottom, box.bottom);
  }
  const parts: string[] = [];
  if (element instanceof SVGSVGElement) {
    parts.push(innerSvg(element, box, origin));
  } else {
    parts.push(drawBox(style, place(box, origin)));
    parts.push(drawPseudo(element, "::before", box, origin));
    for (const child of element.childNodes) {
      if (child instanceof Element) parts.push(walk(child, origin, extent));
      else if (child instanceof Text) parts.push(textLines(child, element, style, origin));
    }
    parts.push(drawPseudo(element, "::after", box, origin));
  }
  const marks = parts.join("");
  return opacity < 1 && marks !== "" ? `<g opacity="${opacity}">${marks}</g>` : marks;
}

function place(box: DOMRect, origin: Origin) {
  const { width, height } = box;
  return { x: box.left - origin.left, y: box.top - origin.top, width, height };
}

const painted = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
  "visibility",
  "display",
];

/** An SVG inside the page, with what style sheets say about it written into it. */
function innerSvg(element: SVGSVGElement, box: DOMRect, origin: Origin): string {
  const copy = element.cloneNode(true) as SVGSVGElement;
  const originals = [element, ...element.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((original, index) => {
    const target = copies[index];
    if (!target) return;
    const style = getComputedStyle(original);
    for (const name of painted) {
      const value = style.getPropertyValue(name);
      if (value && target !== copy) target.setAttribute(name, value);
    }
    for (const name of ["class", "style", "tabindex", "role"]) target.removeAttribute(name);
  });
  for (const gone of copy.querySelectorAll("script, style, [data-picture=no]")) gone.remove();
  const { x, y, width, height } = place(box, origin);
  copy.setAttribute("x", length(x));
  copy.setAttribute("y", length(y));
  copy.setAttribute("width", length(width));
  copy.setAttribute("height", length(height));
  const root = getComputedStyle(element);
  for (const name of ["fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"]) {
    copy.setAttribute(name, root.getPropertyValue(name));
  }
  copy.setAttribute("color", root.color);
  return new XMLSerializer().serializeToString(copy);
}

let measuring: CanvasRenderingContext2D | null = null;

/** Which share of a line's box lies above its baseline. */
function ascent(style: CSSStyleDeclaration): number {
  measuring ??= document.createElement("canvas").getContext("2d");
  if (!measuring) return 0.8;
  measuring.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } =
    measuring.measureText("x");
  return above + below > 0 ? above / (above + below) : 0.8;
}

interface Piece {
  text: string;
  left: number;
  right: number;
  top: number;
  height: number;
}

/** The words of a text node, those of one line joined. */
function pieces(node: Text): Piece[] {
  const found: Piece[] = [];
  const range = document.createRange();
  for (const match of node.data.matchAll(/\S+/g)) {
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const { left, right, top, height } = box;
    const last = found.at(-1);
    if (last && Math.abs(last.top - top) < height / 2) {
      last.text += ` ${match[0]}`;
      last.right = right;
    } else {
      found.push({ text: match[0], left, right, top, height });
    }
  }
  return found;
}

function textLines(
  node: Text,
  parent: Element,
  style: CSSStyleDeclaration,
  origin: Origin,
): string {
  if (node.data.trim() === "" || !isSeen(style.color)) return "";
  const above = ascent(style);
  const end =
    style.overflowX === "visible" ? Number.POSITIVE_INFINITY : parent.getBoundingClientRect().right;
  return pieces(node)
    .map((piece) => cut(piece, end))
    .map(({ text, left, right, top, height }) =>
      line({
        text: style.textTransform === "uppercase" ? text.toLocaleUpperCase() : text,
        x: left - origin.left,
        y: top - origin.top + above * height,
        width: right - left,
        height,
        color: style.color,
        size: style.fontSize,
        weight: style.fontWeight,
        family: style.fontFamily,
        slant: style.fontStyle,
        figures: style.fontVariantNumeric,
      }),
    )
    .join("");
}

/** A line that its box cuts off ends with three dots, as on the screen. */
function cut(piece: Piece, end: number): Piece {
  if (piece.right <= end + 1) return piece;
  const share = Math.max(0, (end - piece.left) / (piece.right - piece.left));
  const kept = piece.text.slice(0, Math.max(0, Math.floor(piece.text.length * share) - 1));
  return { ...piece, text: `${kept}…`, right: end };
}
