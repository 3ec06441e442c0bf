import { claimsOfLine, lensesOfLine } from "./bundles.ts";
import { EMPHASIS } from "./emphasis.ts";
import { hasLine } from "./level-of-detail.ts";
import { createLineDensity, type LineDensity } from "./line-density.ts";
import { packedColour } from "./packed-colour.ts";
import { lensInks } from "./paint.ts";
import { type Bounds, framing, levelOfLine, type Rendering } from "./rendering.ts";

/** Lines from afar, as one buffer. */
export interface FarLines {
  /** Two ends for each line; of each its place in the picture's frame, and a colour in four bytes. */
  readonly vertices: Float32Array<ArrayBuffer>;
  readonly count: number;
  /** How much line lies where, of all lines together. */
  readonly density: LineDensity;
}

/** Numbers per end of a line. */
export const END_STRIDE = 3;
/** Opacity of a line that a filter fades, as a share of the others'. */
const FADED = 0.2;

/**
 * The lines of claims as they are drawn from afar: straight, from centre to centre, all alike. Those that only one of two
 * compared lenses takes have its colour; those that a filter fades are faint. A claim of an entity about itself has none.
 * @param bounds of the whole picture, in layout space.
 * @param isRaised whether to take those alone that are singled out, in their own colours. Default: all, whatever is
 *   singled out.
 */
export function farLines(rendering: Rendering, bounds: Bounds, isRaised = false): FarLines {
  const { knowledge, places, palette, bundles, claimMask, lensComparison } = rendering;
  const { claimCount, claimSubject, claimObject } = knowledge;
  const vertices = new Float32Array(2 * END_STRIDE * (isRaised ? raisedLines(rendering).length : claimCount));
  const bytes = new Uint32Array(vertices.buffer);
  const inks = lensInks(palette);
  const plain = [0, 1, 2, 3].map((by) => packedColour(inks[by] ?? palette.ink));
  const faded = packedColour(palette.ink, FADED);
  const accent = packedColour(palette.accent);
  const { x, y, scale } = framing(bounds);
  const density = createLineDensity();
  let at = 0;
  const push = (c: number) => {
    const subject = claimSubject[c] as number;
    const object = claimObject[c] as number;
    if (subject === object) return;
    const by = lensComparison === null ? 0 : lensesOfLine(lensComparison, claimsOfLine(bundles, c));
    const isChosen = isRaised && levelOfLine(rendering, c) >= EMPHASIS.hovered;
    const colour = isChosen ? accent : claimMask[c] === 0 ? faded : (plain[by] as number);
    const x0 = 0.5 + ((places[2 * subject] as number) - x) * scale;
    const y0 = 0.5 + ((places[2 * subject + 1] as number) - y) * scale;
    const x1 = 0.5 + ((places[2 * object] as number) - x) * scale;
    const y1 = 0.5 + ((places[2 * object + 1] as number) - y) * scale;
    vertices[at] = x0;
    vertices[at + 1] = y0;
    bytes[at + 2] = colour;
    vertices[at + 3] = x1;
    vertices[at + 4] = y1;
    bytes[at + 5] = colour;
    at += 2 * END_STRIDE;
    density.add(x0, y0, x1, y1);
  };
  if (isRaised) for (const c of raisedLines(rendering)) push(c);
  else for (let c = 0; c < claimCount; c++) if (hasLine(rendering, c)) push(c);
  return { vertices: vertices.subarray(0, at), count: at / (2 * END_STRIDE), density };
}

/** Claims with a line that is singled out, ascending; none where nothing is. */
export function raisedLines(rendering: Rendering): readonly number[] {
  const { emphasis, bundles, claimDim } = rendering;
  if (!emphasis.isActive) return [];
  const raised = new Set<number>();
  for (let c = 0; c < emphasis.claims.length; c++) {
    if ((emphasis.claims[c] as number) < EMPHASIS.neighbour || claimDim[c] === 1) continue;
    const lead = bundles === null ? c : (bundles.lead[c] as number);
    if (lead >= 0 && hasLine(rendering, lead)) raised.add(lead);
  }
  return [...raised].sort((a, b) => a - b);
}
