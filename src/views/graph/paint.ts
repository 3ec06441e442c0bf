import { drawnStance, lookOfStance } from "../../derive/claim-words.ts";
import { lookOfEntity } from "../../derive/looks.ts";
import { THIN_LINE } from "../../drawing/edge-geometry.ts";
import type { Palette } from "../../drawing/palette.ts";
import type { ViewedGraph } from "../../drawing/viewed-state.ts";
import { mix } from "../../lib/mix-colours.ts";
import { isOneWay } from "../../model/knowledge-graph.ts";
import { strokeOf } from "../../model/line-look.ts";
import { GLYPHS, LINE_PATTERNS } from "../../model/signs.ts";
import { claimsOfLine, lensesOfLine } from "./bundles.ts";
import { EMPHASIS } from "./emphasis.ts";
import { hueOf, isHollow, levelOfLine, type Rendering } from "./rendering.ts";

/** Share of ink, over paper, of a line by emphasis. */
const LINE_INK = { [EMPHASIS.receded]: 0.09, [EMPHASIS.plain]: 0.46, [EMPHASIS.neighbour]: 0.8 };
const LINE_WIDTH = { [EMPHASIS.receded]: 1, [EMPHASIS.plain]: 1.15, [EMPHASIS.neighbour]: 1.5 };
const CHOSEN_WIDTH = 2.4;
/** The same of a line without a stance, which is too thin to show at less ink. */
const THIN_INK = { [EMPHASIS.receded]: 0.14, [EMPHASIS.plain]: 0.72, [EMPHASIS.neighbour]: 0.95 };
const THIN_WIDTH = { [EMPHASIS.receded]: THIN_LINE, [EMPHASIS.plain]: THIN_LINE, [EMPHASIS.neighbour]: 1 };
const THIN_CHOSEN_WIDTH = 1.4;
/** What a line gains in width each time that the claims it stands for double. */
const BUNDLE_WIDTH = 0.6;
/** How fast lines grow with the type, as a power of its scale. */
const LINE_GROWTH = 0.7;
/** Of a line that only one of two lenses accepts. */
const DIFFERENCE_WIDTH = 1.8;
const RECEDED_NODE = 0.2;
/** The same of lines and nodes in a story, which a projector makes paler still. */
const PRESENTED_LINE = 0.24;
const PRESENTED_NODE = 0.38;
/** Share of its radius with which an entity that a story reveals begins. */
const FIRST_RADIUS = 0.4;

/**
 * How an entity is drawn: hue and glyph of its family, size by its claims, unless the view says otherwise; faint where it
 * recedes; where it is there for context alone, or does not state what it would be drawn by, as the outline of its glyph. What is faded by hand is faint whatever else is so, and still has its ring
 * where it is selected.
 */
export function paintEntity({ knowledge, derived }: ViewedGraph, rendering: Rendering, e: number) {
  const { palette, emphasis, sizes, revealing } = rendering;
  const look = lookOfEntity(knowledge, e);
  const hue = hueOf(rendering, e);
  const level = emphasis.entities[e] as number;
  const isFaint = derived.entityDim[e] === 1 || level === EMPHASIS.receded;
  const share = revealing?.entities.has(e) ? revealing.share : 1;
  const ink = (isFaint ? receded(rendering) : 1) * share;
  const tone = ink === 1 ? hue : mix(hue, palette.paper, ink);
  const isOutline = isHollow(rendering, e);
  return {
    hidden: derived.entityMask[e] === 0 && derived.entityDim[e] === 0,
    size: (sizes[e] as number) * (FIRST_RADIUS + (1 - FIRST_RADIUS) * share),
    color: isOutline ? palette.paper : tone,
    glyph: GLYPHS.indexOf(look.glyph),
    outline: isOutline ? tone : palette.paper,
    ring: level === EMPHASIS.selected ? 2 : level === EMPHASIS.hovered ? 1 : 0,
    ringColor: level === EMPHASIS.selected ? palette.accent : palette.ink,
  };
}

/** Share of its colour, over paper, that an entity keeps where it recedes. */
export function receded({ isPresented }: Pick<Rendering, "isPresented">): number {
  return isPresented ? PRESENTED_NODE : RECEDED_NODE;
}

/** How a claim is drawn: ink by emphasis, pattern by stance, arrow, bar; of a bundle, for all that it stands for. */
export function paintClaim({ knowledge, derived }: ViewedGraph, rendering: Rendering, c: number) {
  const { palette, bundles, curvatures } = rendering;
  const claims = claimsOfLine(bundles, c);
  const isDim = derived.claimDim[c] === 1;
  const isChosen = levelOfLine(rendering, c) >= EMPHASIS.hovered;
  const level = (isDim && !isChosen ? EMPHASIS.receded : levelOfLine(rendering, c)) as keyof typeof LINE_INK;
  const { pattern, isThin } = strokeOf(lookOfStance(knowledge, drawnStance(knowledge, derived, c)));
  const isLed = bundles !== null && bundles.lead[c] !== c;
  // A line that stands for claims in both directions points nowhere.
  const hasArrow = claims.every(
    (claim) => knowledge.claimSubject[claim] === knowledge.claimSubject[c] && isOneWay(knowledge, claim),
  );
  const acceptedBy = lensesOfLine(derived.lensComparison, claims);
  const isDifference = (acceptedBy === 1 || acceptedBy === 2) && level === EMPHASIS.plain;
  const ownInk = (isThin ? THIN_INK : LINE_INK)[level];
  const inked = rendering.isPresented && level === EMPHASIS.receded && !isDim ? PRESENTED_LINE : ownInk;
  const own = isThin ? palette.mute : palette.ink;
  const ink = mix(lensInks(palette)[acceptedBy] ?? own, palette.paper, isDifference ? 1 : inked);
  const colour = isChosen ? palette.accent : ink;
  const wide = isThin ? THIN_CHOSEN_WIDTH : isChosen ? CHOSEN_WIDTH : DIFFERENCE_WIDTH;
  const width = isChosen || isDifference ? wide : (isThin ? THIN_WIDTH : LINE_WIDTH)[level];
  return {
    hidden: isLed || (derived.claimMask[c] === 0 && !isDim),
    size: (width + BUNDLE_WIDTH * Math.log2(claims.length)) * rendering.typeScale ** LINE_GROWTH,
    color: rendering.revealing?.claims.has(c) ? mix(colour, palette.paper, rendering.revealing.share) : colour,
    curvature: curvatures[c] as number,
    pattern: LINE_PATTERNS.indexOf(pattern),
    arrow: hasArrow ? 1 : 0,
    denied: claims.some((claim) => (derived.claimPolarity[claim] as number) > 0) ? 1 : 0,
  };
}

/** While two lenses are compared, a line that only one of them takes has that lens's colour. */
export function lensInks({ hues }: Palette): readonly (string | undefined)[] {
  return [undefined, hues.rust, hues.blue];
}
