import inter from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import { draw } from "./drawing";
import { broken, escaped, fileName, length, line, mark } from "./marks";

/** What stands around a chart when it leaves the page: nobody should have to ask what it shows. */
export interface Caption {
  title: string;
  /** The period and the filters, in words. */
  said: string[];
  /** Where it is from and when. */
  source: string;
}

export type Form = "png" | "svg";

const edge = 24;
const family = "'Inter Variable', Inter, system-ui, sans-serif";

/** The chart with its caption as one SVG, its font inside. */
async function svgPicture(element: Element, caption: Caption): Promise<Picture> {
  const chart = draw(element);
  const width = Math.max(chart.width, 280) + 2 * edge;
  const colors = getComputedStyle(document.documentElement);
  const ink = colors.getPropertyValue("--ink").trim();
  const soft = colors.getPropertyValue("--ink-soft").trim();
  const room = width - 2 * edge;
  const parts: string[] = [];
  let y = edge;
  const say = (text: string, size: number, weight: string, color: string) => {
    for (const each of broken(text, room, (it) => textWidth(it, size, weight))) {
      y += size * 1.35;
      parts.push(
        line({
          text: each,
          x: edge,
          y: y - size * 0.3,
          width: 0,
          height: size,
          color,
          size: `${size}px`,
          weight,
          family,
        }),
      );
    }
  };
  say(caption.title, 16, "600", ink);
  if (caption.said.length > 0) say(caption.said.join(" · "), 12, "400", soft);
  y += 16;
  parts.push(`<g transform="translate(${edge} ${length(y)})">${chart.marks}</g>`);
  y += chart.height + 8;
  say(caption.source, 11, "400", soft);
  const height = Math.ceil(y + edge);
  const ground = colors.getPropertyValue("--surface").trim();
  const font = await fontRule();
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`,
    ` viewBox="0 0 ${width} ${height}" font-family="${escaped(family)}">`,
    `<title>${escaped(caption.title)}</title><style>${font}</style>`,
    mark("rect", { width, height, fill: ground }),
    ...parts,
    "</svg>",
  ].join("");
  return { text, width, height };
}

interface Picture {
  text: string;
  width: number;
  height: number;
}

let measuring: CanvasRenderingContext2D | null = null;

function textWidth(text: string, size: number, weight: string): number {
  measuring ??= document.createElement("canvas").getContext("2d");
  if (!measuring) return text.length * size * 0.55;
  measuring.font = `${weight} ${size}px ${family}`;
  return measuring.measureText(text).width;
}

let font: Promise<string> | undefined;

/** A picture cannot reach for a font, so it carries its own; without one it uses the system's. */
function fontRule(): Promise<string> {
  font ??= (async () => {
    const bytes = new Uint8Array(await (await fetch(inter)).arrayBuffer());
    const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    const source = `url(data:font/woff2;base64,${text}) format("woff2")`;
    return `@font-face{font-family:"Inter Variable";font-weight:100 900;src:${source}}`;
  })().catch(() => "");
  return font;
}

/** The SVG as an image of twice its size, sharp on every screen. */
async function pngPicture({ text, width, height }: Picture): Promise<Blob> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const sharp = 2;
  const canvas = document.createElement("canvas");
  canvas.width = width * sharp;
  canvas.height = height * sharp;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser gives no place to draw a picture.");
  context.scale(sharp, sharp);
  context.drawImage(image, 0, 0, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}

/** Gives the chart to the reader as a file. */
export async function savePicture(element: Element, caption: Caption, form: Form): Promise<void> {
  const drawn = await svgPicture(element, caption);
  const blob =
    form === "svg" ? new Blob([drawn.text], { type: "image/svg+xml" }) : await pngPicture(drawn);
  saveBlob(blob, fileName(caption.title, form));
}

export function saveBlob(blob: Blob, name: string) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
