import { FAMILIES, HALO_WIDTH, type Mark, type PathMark, rounded, type TextMark } from "./marks.ts";
import { FRAME_LAYERS, type Picture } from "./picture.ts";
import { PIXELS_PER_MM } from "./print-size.ts";

/**
 * A picture as an SVG file: real text, an accessible title and description, presentation attributes only (no style,
 * no script), so that it is the same under any policy and in any editor.
 * @param idPrefix what its ids begin with; another one for each of several pictures in one document.
 * @param unit of its width and height: with millimetres every program takes it for as large as it is in print.
 * @param scale by what it is larger than it was composed. Default 1.
 */
export function svgOf(picture: Picture, idPrefix = "sourceline", unit: "px" | "mm" = "px", scale = 1): string {
  const { title, description, ground, frame, layers } = picture;
  const [width, height] = [rounded(picture.width), rounded(picture.height)];
  const [across, up] = [rounded(scale * picture.width), rounded(scale * picture.height)];
  const id = (name: string) => `${idPrefix}-${name}`;
  const box = attributes({
    x: rounded(frame.left),
    y: rounded(frame.top),
    width: rounded(frame.width),
    height: rounded(frame.height),
  });
  const lines = [
    `<svg${attributes({
      xmlns: "http://www.w3.org/2000/svg",
      ...(unit === "px" ? { width: across, height: up } : { width: inMillimetres(across), height: inMillimetres(up) }),
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-labelledby": `${id("title")} ${id("description")}`,
    })}>`,
    `<title id="${id("title")}">${escapeXml(title)}</title>`,
    `<desc id="${id("description")}">${escapeXml(description)}</desc>`,
    `<defs><clipPath id="${id("frame")}"><rect${box}/></clipPath></defs>`,
    ...(ground === null ? [] : [`<rect${attributes({ width, height, fill: ground })}/>`]),
    `<g${attributes({ fill: "none", "stroke-linejoin": "round", "font-family": FAMILIES.sans, "text-rendering": "geometricPrecision" })}>`,
  ];
  // Neighbouring layers of the graph share one group, which is cut off at the frame.
  let isInFrame = false;
  for (const layer of layers) {
    const belongsInFrame = FRAME_LAYERS.has(layer.id);
    if (belongsInFrame && !isInFrame)
      lines.push(
        `<g${attributes({ "clip-path": `url(#${id("frame")})` })}><g${attributes({ transform: translation(frame.left, frame.top) })}>`,
      );
    if (!belongsInFrame && isInFrame) lines.push("</g></g>");
    isInFrame = belongsInFrame;
    if (layer.marks.length === 0) continue;
    // Joined first: a large graph has more marks than a call may have arguments.
    // The accessible title has the name of the layer.
    const name = layer.id === "title" ? "headline" : layer.id;
    lines.push(`<g id="${id(name)}">`, layer.marks.map(elementOf).join("\n"), "</g>");
  }
  if (isInFrame) lines.push("</g></g>");
  return `${lines.join("\n")}\n</g>\n</svg>\n`;
}

function inMillimetres(pixels: number): string {
  return `${rounded(pixels / PIXELS_PER_MM)}mm`;
}

/**
 * Text that may stand in XML, in an element or an attribute. What XML cannot hold at all (control characters, halves of
 * surrogate pairs) becomes the replacement character.
 */
export function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
      .replace(/[&<>"'\r]/g, (character) => ENTITIES[character] as string)
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // Or a parser would read it as a line feed.
  "\r": "&#13;",
};

function elementOf(mark: Mark): string {
  return mark.kind === "text" ? textElement(mark) : pathElement(mark);
}

function textElement({ text, font, x, y, anchor, fill, halo, opacity, turn, isRightToLeft }: TextMark): string {
  // An anchor is at the start of the text, which from right to left is its right end.
  const turned = { start: "end", middle: "middle", end: "start" } as const;
  const svgAnchor = isRightToLeft ? turned[anchor] : anchor;
  return `<text${attributes({
    x: rounded(x),
    // A renderer sets a baseline on a whole pixel: hundredths may bring another one than the canvas has.
    y: Math.round(y * 1e3) / 1e3,
    ...(font.family === "sans" ? {} : { "font-family": FAMILIES[font.family] }),
    "font-size": font.size,
    "font-weight": font.weight,
    ...(font.isItalic ? { "font-style": "italic" } : {}),
    ...(svgAnchor === "start" ? {} : { "text-anchor": svgAnchor }),
    ...(isRightToLeft ? { direction: "rtl" } : {}),
    fill,
    ...(halo === undefined ? {} : { stroke: halo, "stroke-width": HALO_WIDTH, "paint-order": "stroke" }),
    ...(opacity === undefined || opacity === 1 ? {} : { opacity }),
    ...(turn === undefined ? {} : { transform: `rotate(${rounded(turn)} ${rounded(x)} ${rounded(y)})` }),
  })}>${escapeXml(text)}</text>`;
}

function pathElement({ d, at, scale = 1, fill, stroke, width = 1, dash, isRound, opacity }: PathMark): string {
  return `<path${attributes({
    ...(at === undefined ? {} : { transform: translation(at.x, at.y) + (scale === 1 ? "" : ` scale(${scale})`) }),
    d,
    ...(fill === undefined ? {} : { fill }),
    ...(stroke === undefined ? {} : { stroke, "stroke-width": rounded(width / scale) }),
    ...(dash === undefined
      ? {}
      : { "stroke-dasharray": dash.map((length) => Math.round((length / scale) * 1e4) / 1e4).join(" ") }),
    ...(isRound ? { "stroke-linecap": "round" } : {}),
    ...(opacity === undefined || opacity === 1 ? {} : { opacity }),
  })}/>`;
}

function translation(x: number, y: number): string {
  return `translate(${rounded(x)} ${rounded(y)})`;
}

/** Attributes as they stand in a tag, each after a space. */
export function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join("");
}
