import type { DerivedView } from "../../derive/derived-view.ts";
import type { Point } from "../../drawing/edge-geometry.ts";
import { baselineAround, circlePath, type Font, type Mark, type PathMark, rounded } from "../../drawing/marks.ts";
import type { Palette } from "../../drawing/palette.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { DIFFERS, type ShownDifferences, shownDifferences } from "../../workspace/shown-differences.ts";
import { EMPHASIS } from "./emphasis.ts";
import { MOST_FULL_LINES } from "./large-graph.ts";
import { type Differing, placeOf, pointOnLine, type Rendering } from "./rendering.ts";
import { isNear, type Stage } from "./stage.ts";

/** What became of a record, as its sign says it. */
type Sign = "added" | "removed" | "changed";

/** Colours go along with signs, and say nothing alone: blue, rust and ochre stay apart for those who confuse red and green. */
const HUES = { added: "blue", removed: "rust", changed: "ochre" } as const;
/** Strokes of the signs at a scale, around their middle: a plus, a minus, a triangle. */
const SHAPES: Readonly<Record<Sign, (scale: number) => string>> = {
  added: (k) => `M${-3 * k} 0H${3 * k}M0 ${-3 * k}V${3 * k}`,
  removed: (k) => `M${-3 * k} 0H${3 * k}`,
  changed: (k) => `M0 ${-3.2 * k}L${3.2 * k} ${2.5 * k}H${-3.2 * k}Z`,
};
const SIGN_RADIUS = 6;
/** Between the rim of an entity and its ring, in CSS pixels. */
const RING_GAP = 3;
const RING_WIDTH = 1.75;
/** Radius of the outline of an entity that is gone, in CSS pixels: how large it would be nobody knows. */
const GONE_RADIUS = 8;
/** The band under a line that differs, in CSS pixels and share of ink: unbroken where it is new, else in dashes. */
const BANDS: Readonly<Record<Sign, Pick<PathMark, "opacity" | "dash" | "isRound"> & { readonly width: number }>> = {
  added: { width: 6, opacity: 0.35 },
  changed: { width: 6, opacity: 0.45, dash: [9, 5] },
  removed: { width: 1.5, dash: [2, 4], isRound: true },
};
/** Pieces in which the band follows the arc of a line. */
const PIECES = 8;
/** Where on its line a sign may stand, the best first: beside the middle, which other marks take. */
const ON_LINE = [0.4, 0.6, 0.3, 0.7] as const;
/** Of more differences than this, signs and bands are smaller by as much. */
const MANY = 120;
const SMALLER = 0.66;
/** How near each other signs may be, in CSS pixels. Without its own, a line is still told by its band, an entity by its ring. */
const APART = 22;
/** Signs that are drawn at once, those in view; zooming in shows more. */
export const MOST_SIGNS = 1_200;
/** Half of what a letter of it takes, in CSS pixels, more or less. */
const HALF_LETTER = 3;
const GONE_FONT: Font = { family: "serif", size: 12, weight: 400, isItalic: true };

/** How what is compared now is drawn; null while nothing is. */
export function differingNow(): Differing | null {
  const { now } = shownDifferences.getState();
  return now === null ? null : differingOf(now);
}

/** How differences are drawn. Those of another revision than is drawn are not: new ones are on their way. */
export function differingOf(shown: ShownDifferences): Differing {
  const scale = countOf(shown) > MANY ? SMALLER : 1;
  return {
    singleOut: (knowledge, columns) => shown.of === knowledge.shape && raised(shown, knowledge, columns),
    draw: (rendering, stage) =>
      shown.of === rendering.knowledge.shape && !rendering.isPresented
        ? drawn(shown, rendering, stage, scale)
        : { marks: [], boxes: [] },
  };
}

/** Raises what differs, with the ends of its claims. Where so much does that it is most of a picture, nothing recedes. */
function raised(
  { entities: differing, claims: differingClaims, removedClaims, removedEntities }: ShownDifferences,
  { claimSubject, claimObject, entityNumber }: KnowledgeGraph,
  { entities, claims }: { readonly entities: Uint8Array; readonly claims: Uint8Array },
): boolean {
  const raise = (e: number | undefined, level: number) => {
    if (e !== undefined && e >= 0 && (entities[e] as number) < level) entities[e] = level;
  };
  let count = removedClaims.length + removedEntities.length;
  for (let c = 0; c < differingClaims.length; c++) {
    if (differingClaims[c] === DIFFERS.not) continue;
    if (++count > MOST_FULL_LINES) break;
    claims[c] = EMPHASIS.neighbour;
    raise(claimSubject[c], EMPHASIS.plain);
    raise(claimObject[c], EMPHASIS.plain);
  }
  for (let e = 0; e < differing.length; e++) {
    if (differing[e] === DIFFERS.not) continue;
    if (++count > MOST_FULL_LINES) break;
    raise(e, EMPHASIS.neighbour);
  }
  if (count > 0 && count <= MOST_FULL_LINES) {
    for (const { subject, object } of removedClaims)
      for (const id of [subject, object ?? ""]) raise(entityNumber.get(id), EMPHASIS.plain);
    return true;
  }
  return false;
}

/** How many differ, and of how many the canvas shows nothing. */
export interface DifferingCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Of those: what no filter shows, what was removed from a place that is not known, claims that are no lines. */
  readonly filteredOut: number;
  readonly withoutPlace: number;
  readonly withoutLine: number;
  /** What is drawn, wherever the camera is. */
  readonly drawn: number;
}

/** Counts entities and claims that differ. */
export function countDiffering(
  shown: ShownDifferences,
  { claimObject, entityNumber }: KnowledgeGraph,
  {
    entityMask,
    claimMask,
    entityDim,
    claimDim,
  }: Pick<DerivedView, "entityMask" | "claimMask" | "entityDim" | "claimDim">,
): DifferingCounts {
  const counts = { added: 0, removed: 0, changed: 0, filteredOut: 0, withoutPlace: 0, withoutLine: 0 };
  const isSeen = (e: number) => entityMask[e] === 1 || entityDim[e] === 1;
  for (let e = 0; e < shown.entities.length; e++) {
    const sign = signOf(shown.entities[e]);
    if (sign === null) continue;
    counts[sign]++;
    if (!isSeen(e)) counts.filteredOut++;
  }
  for (let c = 0; c < shown.claims.length; c++) {
    const sign = signOf(shown.claims[c]);
    if (sign === null) continue;
    counts[sign]++;
    if (claimMask[c] === 0 && claimDim[c] === 0) counts.filteredOut++;
    else if ((claimObject[c] as number) < 0) counts.withoutLine++;
  }
  const placed = new Set(shown.removedEntities.flatMap(({ id, at }) => (at === null ? [] : [id])));
  counts.removed = shown.removedEntities.length + shown.removedClaims.length;
  counts.withoutPlace = shown.removedEntities.length - placed.size;
  for (const { subject, object } of shown.removedClaims) {
    if (object === null) counts.withoutLine++;
    else if (shown.areDatasets) {
      const ends = [subject, object].map((id) => entityNumber.get(id));
      if (ends.some((e) => e !== undefined && !isSeen(e))) counts.filteredOut++;
      else if ([subject, object].some((id, at) => ends[at] === undefined && !placed.has(id))) counts.withoutPlace++;
    }
  }
  const { added, removed, changed, filteredOut, withoutPlace, withoutLine } = counts;
  return { ...counts, drawn: added + removed + changed - filteredOut - withoutPlace - withoutLine };
}

function drawn(
  shown: ShownDifferences,
  rendering: Rendering,
  stage: Stage,
  scale: number,
): ReturnType<Differing["draw"]> {
  const { knowledge, palette, entityMask, claimMask, claimDim, entityDim } = rendering;
  const bands: Mark[] = [];
  const outlines: Mark[] = [];
  const signs: Mark[] = [];
  const names: Mark[] = [];
  const boxes: Box[] = [];
  const taken = new Set<string>();
  let count = 0;
  /** Puts a sign at the first place where no other is; none where there is no such place. */
  const put = (sign: Sign, places: readonly Point[]) => {
    count++;
    const at = places.find(
      (place) => !boxes.some((box) => isIn(box, place)) && cellsAround(place).every((cell) => !taken.has(cell)),
    );
    if (at === undefined) return;
    taken.add(cellOf(at));
    signs.push(...signMarks(sign, at, palette, scale));
  };
  const isSeen = (e: number) => entityMask[e] === 1 || entityDim[e] === 1;
  const band = (sign: Sign, pointAt: (t: number) => Point, pieces: number) => {
    const d = pathOf(Array.from({ length: pieces + 1 }, (_, piece) => pointAt(piece / pieces)));
    bands.push({ kind: "path", d, stroke: palette.hues[HUES[sign]], ...BANDS[sign], width: BANDS[sign].width * scale });
    put(sign, ON_LINE.map(pointAt));
  };

  const gone = new Map<string, Point>();
  for (const { id, name, at: place } of shown.removedEntities) {
    if (place === null) continue;
    gone.set(id, { x: place[0], y: place[1] });
    const at = stage.toPixels({ x: place[0], y: place[1] });
    if (!isNear(at, stage) || count >= MOST_SIGNS) continue;
    outlines.push({ ...ring("removed", at, GONE_RADIUS, palette), fill: palette.paper });
    put("removed", [cornerOf(at, GONE_RADIUS)]);
    const [y, half] = [at.y + GONE_RADIUS + GONE_FONT.size, HALF_LETTER * name.length];
    const box = { left: at.x - half, right: at.x + half, top: y - 8, bottom: y + 8 };
    if (boxes.some((other) => areOver(other, box))) continue;
    boxes.push(box);
    names.push({
      kind: "text",
      text: name,
      font: GONE_FONT,
      x: at.x,
      y: baselineAround(y, GONE_FONT.size),
      anchor: "middle",
      fill: palette.mute,
      halo: palette.paper,
    });
  }
  for (let e = 0; e < shown.entities.length && count < MOST_SIGNS; e++) {
    const sign = signOf(shown.entities[e]);
    if (sign === null || !isSeen(e)) continue;
    const at = stage.toPixels(placeOf(rendering, e));
    if (!isNear(at, stage)) continue;
    const radius = stage.scaleSize(rendering.sizes[e] as number) + RING_GAP;
    outlines.push({ ...ring(sign, at, radius, palette), width: RING_WIDTH * scale });
    put(sign, [cornerOf(at, radius)]);
  }
  for (let c = 0; c < shown.claims.length && count < MOST_SIGNS; c++) {
    const sign = signOf(shown.claims[c]);
    if (sign === null || (claimMask[c] === 0 && claimDim[c] === 0) || (knowledge.claimObject[c] as number) < 0)
      continue;
    const pointAt = (t: number) => stage.toPixels(pointOnLine(rendering, c, t));
    if (isNear(pointAt(0.5), stage)) band(sign, pointAt, PIECES);
  }
  const endOf = (id: string): Point | null => {
    const e = knowledge.entityNumber.get(id);
    if (e !== undefined && (isSeen(e) || !shown.areDatasets)) return placeOf(rendering, e);
    return e === undefined ? (gone.get(id) ?? null) : null;
  };
  for (const { subject, object } of shown.removedClaims) {
    const [from, to] = [endOf(subject), object === null ? null : endOf(object)];
    if (from === null || to === null || count >= MOST_SIGNS) continue;
    const [start, end] = [stage.toPixels(from), stage.toPixels(to)];
    const pointAt = (t: number) => ({ x: start.x + t * (end.x - start.x), y: start.y + t * (end.y - start.y) });
    if (isNear(pointAt(0.5), stage)) band("removed", pointAt, 1);
  }
  return { marks: [...bands, ...outlines, ...signs, ...names], boxes };
}

type Box = Record<"left" | "right" | "top" | "bottom", number>;

function areOver(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

function isIn({ left, right, top, bottom }: Box, { x, y }: Point): boolean {
  return x > left - SIGN_RADIUS && x < right + SIGN_RADIUS && y > top - SIGN_RADIUS && y < bottom + SIGN_RADIUS;
}

function cellOf({ x, y }: Point): string {
  return `${Math.floor(x / APART)} ${Math.floor(y / APART)}`;
}

/** The cells in which a sign would be too near to one at the point, or would nearly be. */
function cellsAround({ x, y }: Point): readonly string[] {
  const half = APART / 2;
  return [-half, half].flatMap((dx) => [-half, half].map((dy) => cellOf({ x: x + dx, y: y + dy })));
}

/** On a ring, at the top left: pins stand at the right. */
function cornerOf({ x, y }: Point, radius: number): Point {
  return { x: x - radius * Math.SQRT1_2, y: y - radius * Math.SQRT1_2 };
}

function signOf(differs: number | undefined): Sign | null {
  return differs === DIFFERS.added ? "added" : differs === DIFFERS.changed ? "changed" : null;
}

/** A sign on a disc of its colour, with a rim of paper. */
function signMarks(sign: Sign, at: Point, { hues, paper }: Palette, scale: number): readonly Mark[] {
  const on = { kind: "path", at, stroke: paper } as const;
  return [
    { ...on, d: circlePath(SIGN_RADIUS * scale), fill: hues[HUES[sign]], width: 1.5 },
    { ...on, d: SHAPES[sign](scale), width: 1.6 * scale, isRound: true },
  ];
}

function countOf({ entities, claims, removedEntities, removedClaims }: ShownDifferences): number {
  const differing = (column: Uint8Array) =>
    column.reduce((sum, differs) => (differs === DIFFERS.not ? sum : sum + 1), 0);
  return differing(entities) + differing(claims) + removedEntities.length + removedClaims.length;
}

/** Around an entity: unbroken where it is new, in long dashes where it says something else, in dots where it is gone. */
function ring(sign: Sign, at: Point, radius: number, { hues }: Palette): PathMark {
  const dash = { added: [], changed: [5, 3], removed: [1.5, 3] }[sign];
  return { kind: "path", d: circlePath(radius), at, stroke: hues[HUES[sign]], width: RING_WIDTH, dash, isRound: true };
}

function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${rounded(x)} ${rounded(y)}`).join("");
}
