// What a dataset may name of how it is drawn. Apart from its schema, which the page does not need to draw it.

/** Names of hues that the themes define; a dataset picks one for each of up to seven families. */
export const HUES = ["blue", "rust", "plum", "green", "ochre", "violet", "slate"] as const;
export type Hue = (typeof HUES)[number];
/** Node shapes, so that a family can be recognised without its hue. */
export const GLYPHS = ["circle", "triangle", "ring", "square", "diamond", "hexagon", "cross"] as const;
export type Glyph = (typeof GLYPHS)[number];
/** Line patterns, so that a stance can be recognised without any colour. */
export const LINE_PATTERNS = ["solid", "long-dash", "short-dash", "dash-dot", "dots", "hollow"] as const;
export type LinePattern = (typeof LINE_PATTERNS)[number];
