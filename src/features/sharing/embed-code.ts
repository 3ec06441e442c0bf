import { createRegistry } from "../../lib/registry.ts";
import { EMBED_CONTROLS, type EmbedControl } from "./embed.ts";

// Apart from embed.ts, since every visit reads its address and few write one.

/** The part of a query that asks for these controls: "embed" or "embed=search,time". */
export function writeEmbed(controls: readonly EmbedControl[]): string {
  const named = EMBED_CONTROLS.all.map(({ id }) => id).filter((id) => controls.includes(id));
  return named.length === 0 ? "embed" : `embed=${named.join(",")}`;
}

/** Size of an embedded page in CSS pixels; "100%" takes the width of the text around it. */
export interface EmbedSize {
  readonly width: number | "100%";
  readonly height: number;
}

const SIZES = [
  { id: "column", width: 600, height: 400 },
  { id: "page", width: 960, height: 600 },
  { id: "slide", width: 1280, height: 720 },
  { id: "fluid", width: "100%", height: 520 },
] as const;

export const EMBED_SIZES = createRegistry<EmbedSize & { readonly id: (typeof SIZES)[number]["id"] }>(
  "embed size",
  SIZES,
);

/** Smallest and largest edge that is offered, in CSS pixels. */
export const EMBED_EDGE = { min: 240, max: 4000 } as const;

/**
 * Address of an embedded page.
 * @param page address of the page without fragment; a query of its own stays.
 * @param fragment what is shown, without "#"; empty for the whole graph.
 */
export function embedAddress(page: string, controls: readonly EmbedControl[], fragment: string): string {
  return `${page}${page.includes("?") ? "&" : "?"}${writeEmbed(controls)}${fragment === "" ? "" : `#${fragment}`}`;
}

/** The HTML that embeds an address: one element, safe for any title, loaded when it comes into sight. */
export function embedCode(address: string, title: string, { width, height }: EmbedSize): string {
  const attributes = [
    ["src", address],
    [
      "title",
      title
        .toWellFormed()
        .replaceAll(/[\p{Cc}\s]+/gu, " ")
        .trim(),
    ],
    ["width", String(width)],
    ["height", String(height)],
    ["loading", "lazy"],
    ["style", "border: 0; max-width: 100%"],
  ] as const;
  return `<iframe ${attributes.map(([name, value]) => `${name}="${escapeAttribute(value)}"`).join(" ")}></iframe>`;
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
