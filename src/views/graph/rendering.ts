import type { Drawing, drawBy } from "../../derive/drawn-by/draw-by.ts";
import { lookOfEntity } from "../../derive/looks.ts";
import { pairsOf } from "../../derive/pairs.ts";
import { placesOf } from "../../derive/places.ts";
import { hasRegions, REGION_REACH } from "../../derive/regions.ts";
import { nodeSizes } from "../../derive/sizes.ts";
import { unseenNeighbours } from "../../derive/unseen-neighbours.ts";
import { claimCurvature, LONE_CURVATURE, type Point, pointOnEdge } from "../../drawing/edge-geometry.ts";
import type { LabelCandidate, PlacedLabel } from "../../drawing/label-placement.ts";
import type { Font, Mark } from "../../drawing/marks.ts";
import type { Palette } from "../../drawing/palette.ts";
import type { Size } from "../../drawing/size.ts";
import type { ViewedGraph, ViewedState } from "../../drawing/viewed-state.ts";
import { contestedMask } from "../../features/contested/contested.ts";
import { finished, type Steps } from "../../lib/steps.ts";
import type { Layout } from "../../model/dataset.ts";
import { claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { DEFAULT_VIEW, type ViewState } from "../../model/view-state.ts";
import { type Bundles, bundlesOf, claimsOfLine } from "./bundles.ts";
import { type Emphasis, emphasise, type SingledOut } from "./emphasis.ts";

/** All that drawing needs beside the state, prepared once per dataset; its columns are replaced when the view changes. */
export interface Rendering {
  readonly knowledge: KnowledgeGraph;
  readonly emphasis: Emphasis;
  readonly palette: Palette;
  readonly entityMask: Uint8Array;
  readonly claimMask: Uint8Array;
  /** 1 for what filters leave on the stage, faint. */
  readonly entityDim: Uint8Array;
  readonly claimDim: Uint8Array;
  /** Layout space, entity e at [2e], [2e + 1]. */
  readonly places: Float32Array;
  /** Entities in descending order of weight: the first are named first. */
  readonly byWeight: Uint32Array;
  /** Per entity: drawn radius in CSS pixels at camera ratio 1. */
  readonly sizes: Float32Array;
  /** What sizes and colours of entities say; null where that is what they always say. */
  readonly drawing: Drawing | null;
  readonly curvatures: Float32Array;
  /** Parallel claims that are drawn as one line; null where each has its own. */
  readonly bundles: Bundles | null;
  /** Which names are written, and which words beside lines. */
  readonly labels: ViewState["labels"];
  /** Per claim, 1 where it is contested. */
  readonly contested: Uint8Array;
  readonly claimStance: Uint8Array;
  readonly claimPolarity: Uint8Array;
  readonly attributionMask: Uint8Array;
  /** While two lenses are compared, per claim, which of them accept it. */
  readonly lensComparison: Uint8Array | null;
  /** Per shown entity: how many of its neighbours a focus leaves out. */
  readonly notShown: ReadonlyMap<number, number>;
  /** Entities of an extract that were not chosen: a claim names them. They are drawn hollow. */
  readonly context: ReadonlySet<number>;
  /** Entities that are pinned. */
  readonly pinned: ReadonlySet<number>;
  /** Whether a focus is on: regions of the whole graph are not named then. */
  readonly isFocused: boolean;
  /** Whether the regions that captions name stand where the layout has them. */
  readonly hasRegions: boolean;
  readonly captions: readonly Caption[];
  /** What a layout has written over parts of what it placed. */
  readonly headings: ViewState["headings"];
  /** How they are drawn; null where that code is not there. */
  readonly drawHeadings: DrawHeadings | null;
  /** Factor of all type and marks, 1 to 2: a story is read from the back of a room. */
  readonly typeScale: number;
  /** Whether a story is presented: what recedes then stays legible, since it was spoken of a moment ago. */
  readonly isPresented: boolean;
  /** What is appearing now; null where nothing is. */
  readonly revealing: Revealing | null;
  /** What differs from what is compared with; null while nothing is compared. */
  readonly differing: Differing | null;
}

/** How a comparison is drawn; its code loads with the first. */
export interface Differing extends SingledOut {
  /** Signs of what differs, on a stage in its CSS pixels, beneath its names; and boxes that names keep clear of. */
  draw(
    rendering: Rendering,
    stage: {
      readonly width: number;
      readonly height: number;
      toPixels(at: Point): Point;
      scaleSize(size: number): number;
    },
  ): {
    readonly marks: readonly Mark[];
    readonly boxes: readonly Record<"left" | "right" | "top" | "bottom", number>[];
  };
}

/**
 * How headings of a layout are drawn on a stage; its code loads with the first.
 * @param firstKey key of the first of them as candidates; those of the others count down from it.
 */
export type DrawHeadings = (
  rendering: Rendering,
  stage: Size & { toPixels(at: Point): Point; scaleSize(size: number): number },
  texts: { widthOf(text: string, font: Font): number },
  scale: number,
  firstKey: number,
) => {
  readonly candidates: readonly LabelCandidate[];
  readonly guides: readonly Mark[];
  words(placed: readonly PlacedLabel[]): readonly Mark[];
};

/** The name of a region in the dataset's own arrangement. */
export type Caption = Layout["captions"][number];

/** Entities and claims that are being revealed by a story, by number, and how far they have faded in, from 0 to 1. */
export interface Revealing {
  readonly entities: ReadonlySet<number>;
  readonly claims: ReadonlySet<number>;
  readonly share: number;
}

/** The code that sizes and colours entities by fields, which the canvas loads with the first view that asks for it. */
export type DrawBy = typeof drawBy;

/**
 * The rendering of a state in the colours of a palette.
 * @param draw without it, entities are sized and coloured as always.
 */
export function renderingFor(state: ViewedState, palette: Palette, draw?: DrawBy): Rendering {
  const { knowledge, view, derived, hover } = state;
  return {
    knowledge,
    ...sizesFor(state, palette, draw),
    emphasis: emphasise(knowledge, derived, view.selection, hover, view.focus),
    entityMask: derived.entityMask,
    claimMask: derived.claimMask,
    entityDim: derived.entityDim,
    claimDim: derived.claimDim,
    // A copy, since dragging writes to it.
    places: placesOf(knowledge, view.moved).slice(),
    contested: contestedMask(knowledge),
    ...linesFor(state),
    notShown: notShownIn(state),
    context: numbersOf(knowledge, knowledge.dataset.derivedFrom?.context ?? []),
    pinned: pinnedNumbers(state),
    captions: captionsOf(knowledge),
    headings: view.headings,
    drawHeadings: null,
    hasRegions: hasRegions(knowledge, view.moved),
    typeScale: 1,
    isPresented: false,
    revealing: null,
    differing: null,
  };
}

/** The parts of the rendering that say how large entities are, and in which colours. */
export function sizesFor(
  { knowledge, view }: ViewedGraph,
  palette: Palette,
  draw?: DrawBy,
): Pick<Rendering, "palette" | "drawing" | "sizes" | "byWeight"> {
  const drawing = draw?.(knowledge, view.drawnBy, palette.paper < palette.ink ? "dark" : "light") ?? null;
  const { radii, ranked } = drawing ?? nodeSizes(knowledge);
  return { palette, drawing, sizes: radii, byWeight: ranked };
}

/** The colour of an entity: that of its type, unless the view colours by something else. */
export function hueOf({ knowledge, palette, drawing }: Rendering, e: number): string {
  return drawing?.colourOf(e) ?? palette.hues[lookOfEntity(knowledge, e).hue];
}

/** Whether an entity is drawn as the outline of its glyph. */
export function isHollow({ context, drawing }: Rendering, e: number): boolean {
  return context.has(e) || drawing?.isHollow(e) === true;
}

/** The parts of the rendering that depend on how claims become lines. */
export function linesFor({
  knowledge,
  view,
  derived,
}: ViewedGraph): Pick<
  Rendering,
  | "bundles"
  | "labels"
  | "isFocused"
  | "curvatures"
  | "claimStance"
  | "claimPolarity"
  | "attributionMask"
  | "lensComparison"
> {
  return {
    isFocused: view.focus !== null,
    labels: view.labels,
    bundles: view.bundled ? bundlesOf(knowledge, derived) : null,
    curvatures: view.bundled ? new Float32Array(knowledge.claimCount).fill(LONE_CURVATURE) : fannedOf(knowledge),
    claimStance: derived.claimStance,
    claimPolarity: derived.claimPolarity,
    attributionMask: derived.attributionMask,
    lensComparison: derived.lensComparison,
  };
}

/** Claims whose curvatures are found in one step. */
const CLAIMS_AT_ONCE = 32_768;
const fannedByShape = new WeakMap<object, Float32Array>();

/** The curvatures of fanned claims depend on nothing but the columns: found once. Do not write to them. */
function fannedOf(knowledge: KnowledgeGraph): Float32Array {
  return finished(fannedSteps(knowledge));
}

/** The same in steps. */
export function* fannedSteps(knowledge: KnowledgeGraph): Steps<Float32Array> {
  const known = fannedByShape.get(knowledge.shape);
  if (known !== undefined) return known;
  const curvatures = yield* curvaturesOf(knowledge);
  fannedByShape.set(knowledge.shape, curvatures);
  return curvatures;
}

/** Names of all regions of the graph. */
export function captionsOf({ dataset }: KnowledgeGraph): readonly Caption[] {
  return dataset.layouts[0]?.captions ?? [];
}

/** Names of the regions of which something is shown where the dataset has it; none in a focus, and none beside headings. */
export function shownCaptions(rendering: Rendering): readonly Caption[] {
  const { captions, headings, isFocused, hasRegions, entityMask, knowledge, places } = rendering;
  if (isFocused || !hasRegions || headings.length > 0) return [];
  const reach = REGION_REACH * sizeOf(boundsOf(rendering));
  return captions.filter(({ members, at: [x, y] }) =>
    members?.length
      ? members.some((id) => entityMask[knowledge.entityNumber.get(id) as number] === 1)
      : entityMask.some(
          (shown, e) =>
            shown === 1 && Math.hypot((places[2 * e] as number) - x, (places[2 * e + 1] as number) - y) < reach,
        ),
  );
}

/** How many neighbours of each shown entity a focus leaves out; nothing where no focus is on. */
export function notShownIn({ knowledge, view, derived }: ViewedGraph): ReadonlyMap<number, number> {
  const notShown = new Map<number, number>();
  if (view.focus === null) return notShown;
  for (let e = 0; e < knowledge.order; e++) {
    if (derived.entityMask[e] === 0) continue;
    const { count } = unseenNeighbours(knowledge, derived, e);
    if (count > 0) notShown.set(e, count);
  }
  return notShown;
}

/** Numbers of the entities that are pinned. */
export function pinnedNumbers({ knowledge, view }: ViewedGraph): ReadonlySet<number> {
  return numbersOf(knowledge, view.aside.pinned);
}

function numbersOf({ entityNumber }: KnowledgeGraph, ids: readonly string[]): ReadonlySet<number> {
  return new Set(ids.flatMap((id) => entityNumber.get(id) ?? []));
}

/** Fans the claims between the same two entities out, in dataset order. */
function* curvaturesOf(knowledge: KnowledgeGraph): Steps<Float32Array> {
  const pairs = pairsOf(knowledge);
  const between = new Uint32Array(pairs.length);
  for (const pair of pairs) if (pair >= 0) between[pair] = (between[pair] as number) + 1;
  const before = new Uint32Array(pairs.length);
  const curvatures = new Float32Array(pairs.length);
  for (const [c, pair] of pairs.entries()) {
    if (c % CLAIMS_AT_ONCE === 0) yield;
    if (pair < 0) continue;
    // Most are alone: their records need not be read.
    if (between[pair] === 1) {
      curvatures[c] = LONE_CURVATURE;
      continue;
    }
    const { subject, object } = claimAt(knowledge, c);
    const index = before[pair] as number;
    before[pair] = index + 1;
    curvatures[c] = claimCurvature(subject, object as string, index, between[pair] as number);
  }
  return curvatures;
}

/** A rectangle in layout space: least and greatest x and y. */
export interface Bounds {
  x: [number, number];
  y: [number, number];
}

const boundsByPlaces = new WeakMap<Float32Array, { readonly captions: readonly Caption[]; readonly bounds: Bounds }>();

/** Bounds of the dataset's picture, captions included; what the user drags out of them does not change the scale. */
export function boundsOf({ knowledge, captions }: Pick<Rendering, "knowledge" | "captions">): Bounds {
  const places = placesOf(knowledge, DEFAULT_VIEW.moved);
  const known = boundsByPlaces.get(places);
  if (known?.captions === captions) return known.bounds;
  const bounds = foundBounds(knowledge, places, captions);
  boundsByPlaces.set(places, { captions, bounds });
  return bounds;
}

function foundBounds({ order }: KnowledgeGraph, places: Float32Array, captions: readonly Caption[]): Bounds {
  const x: [number, number] = [Infinity, -Infinity];
  const y: [number, number] = [Infinity, -Infinity];
  const include = (at: readonly [number, number]) => {
    x[0] = Math.min(x[0], at[0]);
    x[1] = Math.max(x[1], at[0]);
    y[0] = Math.min(y[0], at[1]);
    y[1] = Math.max(y[1], at[1]);
  };
  for (let e = 0; e < order; e++) include([places[2 * e] as number, places[2 * e + 1] as number]);
  for (const { at } of captions) include(at);
  return x[0] > x[1] ? { x: [-1, 1], y: [-1, 1] } : { x, y };
}

/** How strongly a line is drawn: as the strongest of the claims that it stands for. */
export function levelOfLine({ bundles, emphasis }: Pick<Rendering, "bundles" | "emphasis">, claim: number): number {
  if (bundles === null) return emphasis.claims[claim] as number;
  let level = 0;
  for (const member of claimsOfLine(bundles, claim)) level = Math.max(level, emphasis.claims[member] as number);
  return level;
}

/** Where an entity stands, in layout space. */
export function placeOf({ places }: Pick<Rendering, "places">, e: number): Point {
  return { x: places[2 * e] as number, y: places[2 * e + 1] as number };
}

/** A point of a claim's line in layout space, 0 at the centre of its subject and 1 at that of its object. */
export function pointOnLine(rendering: Rendering, claim: number, t: number): Point {
  const { knowledge, curvatures } = rendering;
  const [subject, object] = [knowledge.claimSubject[claim] as number, knowledge.claimObject[claim] as number];
  return pointOnEdge(placeOf(rendering, subject), placeOf(rendering, object), curvatures[claim] as number, t);
}

/** Layout space to the frame in which sigma's camera moves: the bounds' larger side is 1, their centre (0.5, 0.5). */
export function framed({ x, y }: Point, bounds: Bounds): Point {
  const size = sizeOf(bounds);
  return {
    x: 0.5 + (x - (bounds.x[0] + bounds.x[1]) / 2) / size,
    y: 0.5 + (y - (bounds.y[0] + bounds.y[1]) / 2) / size,
  };
}

/** The same for many points: the place in layout space that is (0.5, 0.5) in the frame, and the frame's units per unit. */
export function framing(bounds: Bounds): Point & { readonly scale: number } {
  const [x, y] = [(bounds.x[0] + bounds.x[1]) / 2, (bounds.y[0] + bounds.y[1]) / 2];
  return { x, y, scale: 1 / sizeOf(bounds) };
}

/** The larger side of bounds; 1 where they have no extent. */
export function sizeOf({ x, y }: Bounds): number {
  return Math.max(x[1] - x[0], y[1] - y[0]) || 1;
}
