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
