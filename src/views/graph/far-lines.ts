import { finished, type Steps } from "../../lib/steps.ts";
import { claimsAt } from "../../model/knowledge-graph.ts";
import { claimsOfLine, lensesOfLine } from "./bundles.ts";
import { EMPHASIS } from "./emphasis.ts";
import { hasLine, isWithin } from "./level-of-detail.ts";
import { densityCells, type LineDensity, noDensity, PIECES } from "./line-density.ts";
import { packedColour } from "./packed-colour.ts";
import { lensInks } from "./paint.ts";
import { type Bounds, framing, levelOfLine, type Rendering } from "./rendering.ts";

/** Where lines run from afar: straight, from centre to centre. Nothing that a filter changes is in it. */
export interface LinePaths {
  /** The claim of each line. */
  readonly claims: Uint32Array;
  /** Two ends for each line: x and y in the picture's frame. */
  readonly ends: Float32Array<ArrayBuffer>;
  /** The cells of the density grid in which each of a line's pieces lies, and how much it adds to each. */
  readonly cells: Uint16Array;
  readonly weights: Float32Array;
}

/** How lines are drawn from afar, as long as the same are shown. */
export interface LineInks {
  /** A colour in four bytes for each end of each line; 0 where it is not shown. */
  readonly colours: Uint32Array<ArrayBuffer>;
  /** How much line lies where, of all that are shown together. */
  readonly density: LineDensity;
  /** The one colour of all lines, in four bytes, whatever their opacity; null where there are several. */
  readonly ink: number | null;
}

/** Numbers per line: two ends, each with x and y. */
export const PATH_STRIDE = 4;
/** Opacity of a line that a filter fades, as a share of the others'. */
const FADED = 0.2;

/**
 * The paths of lines. A claim of an entity about itself has none.
 * @param bounds of the whole picture, in layout space.
 * @param among the claims to take. Default: all.
 */
export function linePaths(
  rendering: Pick<Rendering, "knowledge" | "places">,
  bounds: Bounds,
  among: ArrayLike<number> = { length: rendering.knowledge.claimCount },
): LinePaths {
  return finished(linePathSteps(rendering, bounds, among));
}

/** Lines whose paths are found in one step. */
const LINES_AT_ONCE = 32_768;

function* linePathSteps(
  { knowledge, places }: Pick<Rendering, "knowledge" | "places">,
  bounds: Bounds,
  among: ArrayLike<number>,
): Steps<LinePaths> {
  const { claimSubject, claimObject } = knowledge;
  const hasPath = (c: number) => (claimObject[c] as number) >= 0 && claimObject[c] !== claimSubject[c];
  const held = new Uint32Array(among.length);
  let count = 0;
  for (let at = 0; at < among.length; at++) {
    const c = among[at] ?? at;
    if (hasPath(c)) held[count++] = c;
  }
  const claims = held.slice(0, count);
  const ends = new Float32Array(PATH_STRIDE * claims.length);
  const cells = new Uint16Array(PIECES * claims.length);
  const weights = new Float32Array(claims.length);
  const paths = { claims, ends, cells, weights };
  const lay = layingLines({ knowledge, places }, bounds, paths);
  for (let line = 0; line < claims.length; line++) {
    lay(line);
    if (line % LINES_AT_ONCE === LINES_AT_ONCE - 1) yield;
  }
  return paths;
}

/** Writes where a line runs into paths, by its number in them. */
function layingLines(
  { knowledge: { claimSubject, claimObject }, places }: Pick<Rendering, "knowledge" | "places">,
  bounds: Bounds,
  { claims, ends, cells, weights }: LinePaths,
): (line: number) => void {
  const { x, y, scale } = framing(bounds);
  return (line) => {
    const c = claims[line] as number;
    const [subject, object] = [claimSubject[c] as number, claimObject[c] as number];
    const x0 = 0.5 + ((places[2 * subject] as number) - x) * scale;
    const y0 = 0.5 + ((places[2 * subject + 1] as number) - y) * scale;
    const x1 = 0.5 + ((places[2 * object] as number) - x) * scale;
    const y1 = 0.5 + ((places[2 * object + 1] as number) - y) * scale;
    const at = PATH_STRIDE * line;
    ends[at] = x0;
    ends[at + 1] = y0;
    ends[at + 2] = x1;
    ends[at + 3] = y1;
    weights[line] = densityCells(x0, y0, x1, y1, cells, PIECES * line);
  };
}

/** The paths of all lines, and what they were made from. */
interface KnownPaths {
  readonly bounds: Bounds;
  readonly places: Float32Array;
  readonly paths: LinePaths;
}

const pathsByShape = new WeakMap<object, KnownPaths>();

/**
 * The paths of all lines, in steps; the same as before where nothing has moved. A filter moves nothing; a drag, which
 * writes to places, does.
 */
export function* allLinePaths(rendering: Pick<Rendering, "knowledge" | "places">, bounds: Bounds): Steps<LinePaths> {
  const { knowledge, places } = rendering;
  const known = pathsByShape.get(knowledge.shape);
  if (known !== undefined && isSameBounds(known.bounds, bounds) && known.places.length === places.length) {
    const moved = movedEntities(known.places, places);
    if (moved.length === 0) return known.paths;
    if (moved.length <= MOST_MOVED) return withMoved(knowledge, places, known, moved);
  }
  const paths = yield* linePathSteps(rendering, bounds, { length: knowledge.claimCount });
  pathsByShape.set(knowledge.shape, { bounds, places: places.slice(), paths });
  return paths;
}

function isSameBounds(a: Bounds, b: Bounds): boolean {
  return isWithin(a, b) && isWithin(b, a);
}

/** Entities that may have moved for the paths of their lines alone to be written anew. */
const MOST_MOVED = 64;

/** Entities with other places than before; no more than are few. */
function movedEntities(before: Float32Array, places: Float32Array): readonly number[] {
  const moved: number[] = [];
  for (let at = 0; at < places.length && moved.length <= MOST_MOVED; at++)
    if (before[at] !== places[at] && moved.at(-1) !== at >> 1) moved.push(at >> 1);
  return moved;
}

/** The same paths after some entities have moved, as in a drag: their lines are written in place. */
function withMoved(
  knowledge: Rendering["knowledge"],
  places: Float32Array,
  { bounds, places: before, paths }: KnownPaths,
  moved: readonly number[],
): LinePaths {
  const lay = layingLines({ knowledge, places }, bounds, paths);
  for (const e of moved) {
    before.set(places.subarray(2 * e, 2 * e + 2), 2 * e);
    for (const c of claimsAt(knowledge, e)) {
      const line = lineOf(paths.claims, c);
      if (paths.claims[line] === c) lay(line);
    }
  }
  // Another object, by which it is known that they are others.
  const now = { ...paths };
  pathsByShape.set(knowledge.shape, { bounds, places: before, paths: now });
  return now;
}

/** Where a claim is in ascending ones, or would be. */
function lineOf(claims: Uint32Array, claim: number): number {
  let [from, to] = [0, claims.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((claims[middle] as number) < claim) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * How lines are drawn: all alike, but for those that only one of two compared lenses takes, which have its colour, and those
 * that a filter fades.
 * @param isRaised whether they are singled out: those selected or pointed at are then in their own colour.
 * @param colours to be filled anew, if it is long enough.
 */
export function lineInks(
  rendering: Rendering,
  { claims, cells, weights }: LinePaths,
  isRaised = false,
  colours = new Uint32Array(2 * claims.length),
): LineInks {
  const { palette, bundles, claimMask, lensComparison } = rendering;
  const inks = lensInks(palette);
  const plain = [0, 1, 2, 3].map((by) => packedColour(inks[by] ?? palette.ink));
  const faded = packedColour(palette.ink, FADED);
  const accent = packedColour(palette.accent);
  const density = noDensity();
  for (let line = 0; line < claims.length; line++) {
    const c = claims[line] as number;
    let colour = 0;
    if (hasLine(rendering, c)) {
      const by = lensComparison === null ? 0 : lensesOfLine(lensComparison, claimsOfLine(bundles, c));
      const isChosen = isRaised && levelOfLine(rendering, c) >= EMPHASIS.hovered;
      colour = isChosen ? accent : claimMask[c] === 0 ? faded : (plain[by] as number);
      const weight = weights[line] as number;
      for (let piece = PIECES * line; piece < PIECES * (line + 1); piece++) {
        const cell = cells[piece] as number;
        density[cell] = (density[cell] as number) + weight;
      }
    }
    colours[2 * line] = colour;
    colours[2 * line + 1] = colour;
  }
  return { colours, density, ink: isRaised || lensComparison !== null ? null : (plain[0] as number) };
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
