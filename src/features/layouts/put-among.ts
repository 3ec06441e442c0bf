import { headingInWords } from "../../derive/heading-words.ts";
import type { LayoutHeading, LayoutInput } from "../../derive/layout.ts";
import { unitsPerPlace } from "../../derive/layouts/force/arrangement.ts";
import { settleBeside } from "../../derive/layouts/force/place-beside.ts";
import { areaOf, type BoxExtent, extentOf } from "../../derive/layouts/placing/extents.ts";
import { movedHeading } from "../../derive/layouts/placing/settled.ts";
import type { Steps } from "../../lib/steps.ts";
import { entityAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { roundPlace } from "../../model/view-slices/moved.ts";
import type { ViewState } from "../../model/view-state.ts";

/** What a layout is put among. Places have entity e at [2e], [2e + 1], in layout space. */
export interface Surroundings {
  /** Where everything is. */
  readonly places: Float32Array;
  /** Where the dataset's own arrangement has everything: a layout of the whole takes that room. */
  readonly frame: Float32Array;
  /** Numbers of the entities that are laid out, ascending. */
  readonly nodes: Uint32Array;
  /** 1 for what stays where it is even if it is laid out. */
  readonly isPinned: Uint8Array;
  /** 1 for what is drawn: a part does not cover it. */
  readonly isDrawn: Uint8Array;
}

/** How much of where everything stands the boxes of everything would fill, which says how large a part is drawn. */
const PART_SHARE = 0.6;
/** Room around a part, in the unit of the boxes, and how far apart the places are that it tries. */
const PART_MARGIN = 16;
const PART_STEP = 40;
/** Places that are tried around where a part was, ring by ring; then it goes to the right of all else. */
const MOST_RINGS = 60;

/** What a layout has placed, and what stands over its parts. */
export interface LaidOut {
  /** Of entity e at [2e], [2e + 1]. */
  readonly places: Float32Array;
  /** In the space of the places; members are numbers of entities. */
  readonly headings: readonly LayoutHeading[];
}

/**
 * Where a layout of some entities is put: of all, in the room of the dataset's own arrangement, scaled evenly; of a part,
 * around the middle of where its entities were.
 * @param computed the place of `nodes[i]` at [2i], [2i + 1], in the unit of the boxes.
 * @param headings in that unit; they take room as well.
 * @returns all places, those of others unchanged; layout space per unit of the boxes; and where their origin comes to lie.
 */
export function putRoughly(
  { order, boxes }: LayoutInput,
  { places, frame, nodes, isPinned }: Surroundings,
  computed: Float32Array,
  headings: readonly LayoutHeading[] = [],
): { readonly places: Float32Array; readonly unit: number; readonly origin: readonly [number, number] } {
  const isWhole = nodes.length === order;
  const numbers = nodes.map((_, at) => at);
  const from = ([0, 1] as const).map((axis) =>
    extentOfPlaces(
      computed,
      numbers,
      axis,
      headings.flatMap((heading) => reachOf(heading, axis)),
    ),
  ) as [Reach, Reach];
  const room = isWhole ? frame : places;
  const to = [extentOfPlaces(room, nodes, 0), extentOfPlaces(room, nodes, 1)] as const;
  // Where all stands in one line, the other axis decides.
  const scales = [0, 1].flatMap((axis) => {
    const [have, want] = [from[axis]?.length ?? 0, to[axis]?.length ?? 0];
    return have > 0 && want > 0 ? [want / have] : [];
  });
  const unit = isWhole ? (scales.length > 0 ? Math.min(...scales) : 1) : unitAround(boxes, places);
  const put = places.slice();
  const origin = ([0, 1] as const).map((axis) => to[axis].middle - from[axis].middle * unit) as [number, number];
  nodes.forEach((node, at) => {
    if (isPinned[node] === 1) return;
    for (const axis of [0, 1] as const)
      put[2 * node + axis] = origin[axis] + (computed[2 * at + axis] as number) * unit;
  });
  return { places: put, unit, origin };
}

/**
 * The same without covering anything: a part goes, as it is, to the nearest place that is free, and whatever would cover
 * what is pinned goes aside. Yields so often that others get a turn.
 */
export function* putAmong(
  input: LayoutInput,
  around: Surroundings,
  computed: Float32Array,
  headings: readonly LayoutHeading[] = [],
): Steps<LaidOut> {
  const { order, boxes } = input;
  const { nodes, isPinned, isDrawn } = around;
  const { places, unit, origin } = putRoughly(input, around, computed, headings);
  let [right, up] = origin;
  const axisOf = (axis: 0 | 1) =>
    Float64Array.from({ length: order }, (_, e) => (places[2 * e + axis] as number) / unit);
  const [x, y] = [axisOf(0), axisOf(1)];
  const inPart = new Uint8Array(order);
  for (const node of nodes) inPart[node] = 1;
  const free = Array.from(nodes).filter((node) => isPinned[node] !== 1);
  const others = Array.from({ length: order }, (_, e) => e).filter((e) => inPart[e] === 0 && isDrawn[e] === 1);
  if (others.length > 0 && free.length > 0) {
    const [across, along] = yield* freeShift(
      extentOf(boxes, x, y, free),
      others.map((e) => extentOf(boxes, x, y, [e])),
    );
    for (const node of free) {
      x[node] = (x[node] as number) + across;
      y[node] = (y[node] as number) + along;
    }
    right += across * unit;
    up += along * unit;
  }
  const pinned = Array.from(nodes).filter((node) => isPinned[node] === 1);
  if (pinned.length > 0)
    yield* settleBeside(boxes, x, y, [...pinned, ...others, ...free], pinned.length + others.length);
  for (const node of free) {
    places[2 * node] = (x[node] as number) * unit;
    places[2 * node + 1] = (y[node] as number) * unit;
  }
  return { places, headings: headings.map((heading) => movedHeading(heading, unit, right, up)) };
}

/** How far a rectangle has to go so that it covers no other one: by the least way there is in steps, or to the right of all. */
function* freeShift(part: BoxExtent, others: readonly BoxExtent[]): Steps<readonly [right: number, up: number]> {
  const { left, right, low, high } = part;
  const isFree = (across: number, up: number) =>
    others.every(
      (other) =>
        other.right <= left + across - PART_MARGIN ||
        other.left >= right + across + PART_MARGIN ||
        other.high <= low + up - PART_MARGIN ||
        other.low >= high + up + PART_MARGIN,
    );
  if (isFree(0, 0)) return [0, 0];
  const step = Math.max(PART_STEP, Math.max(right - left, high - low) / 8);
  for (let ring = 1; ring <= MOST_RINGS; ring++) {
    const count = 8 * ring;
    for (let at = 0; at < count; at++) {
      const angle = (2 * Math.PI * at) / count;
      const [across, up] = [ring * step * Math.cos(angle), ring * step * Math.sin(angle)];
      if (isFree(across, up)) return [across, up];
    }
    yield;
  }
  const most = others.reduce((sum, other) => Math.max(sum, other.right), -Infinity);
  return [most + PART_MARGIN - left, 0];
}

/** Layout space per unit of the boxes where everything stands: as if boxes filled a certain share of it. */
function unitAround(boxes: LayoutInput["boxes"], places: Float32Array): number {
  const order = places.length / 2;
  const nodes = Array.from({ length: order }, (_, e) => e);
  const axisOf = (axis: 0 | 1) => {
    const values = Float64Array.from(nodes, (e) => places[2 * e + axis] as number);
    const middle = values.reduce((sum, each) => sum + each, 0) / Math.max(order, 1);
    return values.map((each) => each - middle);
  };
  return 1 / unitsPerPlace(axisOf(0), axisOf(1), areaOf(boxes, nodes), PART_SHARE);
}

/** How far something reaches along an axis. */
interface Reach {
  readonly middle: number;
  readonly length: number;
}

function extentOfPlaces(places: Float32Array, nodes: Uint32Array, axis: 0 | 1, besides: readonly number[] = []): Reach {
  let [least, most] = [Math.min(...besides), Math.max(...besides)];
  for (const node of nodes) {
    least = Math.min(least, places[2 * node + axis] as number);
    most = Math.max(most, places[2 * node + axis] as number);
  }
  return { middle: (least + most) / 2, length: most - least };
}

/** What of an axis a heading needs: its place, and its line; circles may be cut, as what stands on them is what counts. */
function reachOf({ at, guide }: LayoutHeading, axis: 0 | 1): readonly number[] {
  if (guide?.length !== 4) return [at[axis]];
  return [at[axis], guide[axis], guide[axis === 0 ? 2 : 3]];
}

/** Places of entities as the view keeps them: by id, to as many digits as a link has. */
export function movedTo(
  knowledge: KnowledgeGraph,
  places: Float32Array,
  nodes: Iterable<number>,
): Record<string, [number, number]> {
  const moved: Record<string, [number, number]> = {};
  for (const e of nodes)
    moved[entityAt(knowledge, e).id] = [roundPlace(places[2 * e] as number), roundPlace(places[2 * e + 1] as number)];
  return moved;
}

/** Headings as the view keeps them, over where what they stand for is. */
export function headingsIn(knowledge: KnowledgeGraph, { places, headings }: LaidOut): ViewState["headings"] {
  return headings.map(({ says, at, members, guide = [] }) => {
    let [left, low, right, high] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const e of members) {
      left = Math.min(left, places[2 * e] as number);
      low = Math.min(low, places[2 * e + 1] as number);
      right = Math.max(right, places[2 * e] as number);
      high = Math.max(high, places[2 * e + 1] as number);
    }
    return {
      text: headingInWords(knowledge, says),
      at: [roundPlace(at[0]), roundPlace(at[1])],
      over: [roundPlace(left), roundPlace(low), roundPlace(right), roundPlace(high)],
      guide: guide.map(roundPlace),
    };
  });
}
