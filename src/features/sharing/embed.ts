import { nearestWord } from "../../lib/nearest-word.ts";
import { createRegistry } from "../../lib/registry.ts";
import type { Issue } from "../../model/issue.ts";
import { sharedLinkWords as words } from "../../words/en/shared-links.ts";
import { listText } from "../../words/numbers.ts";

/** What an embedded page may have besides its graph and its source line, by the name in `?embed=`. */
const CONTROLS = [
  { id: "search" },
  { id: "legend" },
  { id: "counts" },
  { id: "time" },
  { id: "reading" },
  { id: "menu" },
] as const;

/** Name of a control of an embedded page. */
export type EmbedControl = (typeof CONTROLS)[number]["id"];
/** The controls in the order in which they are written. */
export const EMBED_CONTROLS = createRegistry<{ readonly id: EmbedControl }>("embed control", CONTROLS);

/** What an address says about being embedded. */
export interface EmbedRequest {
  /** The controls asked for, in the registry's order; null where the page is not embedded. */
  readonly controls: readonly EmbedControl[] | null;
  /** One for each name that is no control; the others are kept. */
  readonly issues: readonly Issue[];
}

/** Longest unknown name that an issue quotes, in code units, and how many are named. */
const LONGEST_QUOTE = 40;
const MOST_UNKNOWN = 4;

/**
 * Reads the query of an address, with or without "?": `embed` alone shows the graph, `embed=search,time` those controls
 * as well. Never throws.
 */
export function parseEmbed(query: string): EmbedRequest {
  const parameters = new URLSearchParams(query);
  if (!parameters.has("embed")) return { controls: null, issues: [] };
  const names = new Set(
    parameters
      .getAll("embed")
      .join(",")
      .split(/[\s,]+/)
      .filter((name) => name !== ""),
  );
  const controls = EMBED_CONTROLS.all.map(({ id }) => id).filter((id) => names.has(id));
  const unknown = [...names].filter((name) => EMBED_CONTROLS.get(name) === undefined);
  return { controls, issues: unknown.slice(0, MOST_UNKNOWN).map(unknownControl) };
}

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

function unknownControl(name: string): Issue {
  const known = EMBED_CONTROLS.all.map(({ id }) => id);
  const near = nearestWord(name.slice(0, LONGEST_QUOTE), known);
  return {
    code: "embed/unknown-control",
    path: "embed",
    message: words.unknownControl({ name: name.length > LONGEST_QUOTE ? `${name.slice(0, LONGEST_QUOTE)}…` : name }),
    hint: near === null ? words.controls({ names: listText(known, "comma") }) : words.didYouMean({ name: near }),
  };
}
