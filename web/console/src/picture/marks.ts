/** Pieces of SVG text. Everything a person wrote is escaped here and nowhere else. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A length as SVG takes it: at most two decimals, no exponent. */
export function length(pixels: number): string {
  return String(Math.round(pixels * 100) / 100);
}

export function mark(name: string, values: Record<string, string | number>, inside = ""): string {
  const attributes = Object.entries(values)
    .map(
      ([key, value]) => ` ${key}="${typeof value === "number" ? length(value) : escaped(value)}"`,
    )
    .join("");
  return inside === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`;
}

/** Whether anything is to be seen of a computed colour. */
export function isSeen(color: string): boolean {
  return color !== "" && color !== "transparent" && !/^rgba\(.*,\s*0\)$|\/\s*0\)$/.test(color);
}

export interface Words extends Place {
  text: string;
  color: string;
  size: string;
  weight: string;
  family: string;
  slant?: string;
  /** Figures of one width, as in tables. */
  figures?: string;
}

/** One line of text, kept at its width so that another font does not move its neighbours. */
export function line(words: Words): string {
  return mark(
    "text",
    {
      x: words.x,
      y: words.y,
      fill: words.color,
      "font-size": words.size,
      "font-weight": words.weight,
      "font-family": words.family,
      ...(words.slant && words.slant !== "normal" ? { "font-style": words.slant } : {}),
      ...(words.figures && words.figures !== "normal"
        ? { style: `font-variant-numeric:${words.figures}` }
        : {}),
      ...(words.width > 0
        ? { textLength: words.width, lengthAdjust: "spacingAndGlyphs" }
        : { "xml:space": "preserve" }),
    },
    escaped(words.text),
  );
}

/** Words on as many lines as they need. Requires: `width` gives the length of a text. */
export function broken(text: string, most: number, width: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && width(longer) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A name for a file: lower case, no blanks, nothing that any system refuses. */
export function fileName(text: string, ending: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  return `${plain || "chart"}.${ending}`;
}
