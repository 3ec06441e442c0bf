import type { LinePattern } from "./signs.ts";

/**
 * How a line is drawn: in a stance's pattern; as a thin grey line, where nobody is recorded to make the claim; or as
 * thin grey dashes, where somebody is, and how firmly is not stated.
 */
export type LineLook = LinePattern | "unsourced" | "unstated";

/** A look as a pen draws it: its pattern, and whether it is thin and grey, as no line is that a stance draws. */
export function strokeOf(look: LineLook): { readonly pattern: LinePattern; readonly isThin: boolean } {
  if (look === "unsourced") return { pattern: "solid", isThin: true };
  if (look === "unstated") return { pattern: "long-dash", isThin: true };
  return { pattern: look, isThin: false };
}
