import { afterName } from "../../drawing/after-name.ts";
import { estimatedWidth } from "../../drawing/estimated-width.ts";
import type { Font } from "../../drawing/marks.ts";
import type { ViewedGraph } from "../../drawing/viewed-state.ts";
import { contestedMask } from "../../features/contested/contested.ts";
import { claimAt, entityAt } from "../../model/knowledge-graph.ts";
import { nameOf } from "../../model/name-of.ts";
import { leadingRow, type Saying, sayingAt } from "./dated.ts";
import { extentOf, type SpanExtent, type StatedSpan, statedSpan } from "./stated-span.ts";
import { endsOf, type TimeAxis, timeAxis, xOfDay } from "./time-axis.ts";
import type { Timeline, TimelineBand, TimelineLane } from "./timeline.ts";

export const NAME_FONT: Font = { family: "sans", size: 12, weight: 430 };
/** Height of the axis above the lanes, in CSS pixels. */
export const AXIS_HEIGHT = 32;
const LANE = { head: 24, foot: 8, between: 4 } as const;
export const ROW = { events: 22, claims: 11 } as const;
/** Rows of a band, at the most: where items need more, they stand in heaps. */
const MOST_ROWS = { events: 26, claims: 20 } as const;
/** Height of a band of heaps, and how many items of one in sight are drawn one by one, if there is room. */
const HEAPS = { height: 88, mostSingle: 200 } as const;
/** A band of more is in heaps, without a look at each. */
const MOST_SINGLE = 400;
/** Room below the lanes, for what lies over them. */
const FOOT = 56;
/** An event that takes up less is a point, and so long a claim is drawn at least, in CSS pixels. */
export const LEAST = { event: 14, claim: 22 } as const;
/** Sizes around the name of an event, in CSS pixels. */
export const NAME = { most: 230, share: 0.5, gap: 6, inside: 20, sign: 12 } as const;
const SIGN_ROOM = { about: 11, doubted: 19 } as const;
const GAP = { events: 10, claims: 4 } as const;
/** How far an open end goes beyond the axis, in CSS pixels. */
const BEYOND = 10;

/** An item that is drawn by itself. */
export interface SingleItem {
  readonly sort: TimelineBand["sort"];
  readonly number: number;
  readonly span: StatedSpan;
  /** Of an event; "" for a claim. */
  readonly name: string;
  readonly isContested: boolean;
  /** When it was said, where that is drawn beside when it was. */
  readonly saying: { readonly saying: Saying; readonly span: StatedSpan } | null;
}

/** Where an item stands in its band. */
export interface PlacedItem extends SingleItem {
  readonly row: number;
  /** Whether its name stands on its left. */
  readonly isNameLeft: boolean;
  /** Whether there is room for its name. */
  readonly isNamed: boolean;
}

/** A band between two heights of the whole drawing, in CSS pixels. */
export interface PlacedBand {
  readonly band: TimelineBand;
  readonly top: number;
  readonly height: number;
  /** Null where they stand in heaps. */
  readonly items: readonly PlacedItem[] | null;
}

export interface PlacedLane {
  readonly lane: TimelineLane;
  readonly top: number;
  readonly height: number;
  readonly bands: readonly PlacedBand[];
}

/** The lanes below each other, on an axis as wide as the drawing at magnification 1. */
export interface TimelineLayout {
  readonly axis: TimeAxis;
  readonly lanes: readonly PlacedLane[];
  readonly height: number;
}

/** Lays a timeline out over a width in CSS pixels; null where nothing is dated. */
export function layOut(
  state: ViewedGraph,
  { range, lanes }: Timeline,
  width: number,
  known: KnownItems,
): TimelineLayout | null {
  if (range === null) return null;
  const axis = timeAxis(range, width, state.view.timeline.axis === "broken");
  let top = AXIS_HEIGHT;
  const placed = lanes.map((lane): PlacedLane => {
    const start = top;
    top += LANE.head;
    const bands = [lane.events, lane.claims].flatMap((band): PlacedBand[] => {
      if (band.items.length === 0) return [];
      const items =
        band.items.length > MOST_SINGLE
          ? null
          : placeItems(
              singleItems(state, band, known),
              (day) => xOfDay(axis, day),
              edgesOf(axis),
              width,
              MOST_ROWS[band.sort],
            );
      const rows = items === null ? 0 : 1 + items.reduce((most, { row }) => Math.max(most, row), 0);
      const height = items === null ? HEAPS.height : rows * ROW[band.sort];
      const at = { band, top, height, items };
      top += height + LANE.between;
      return [at];
    });
    top += LANE.foot;
    return { lane, top: start, height: top - start, bands };
  });
  return { axis, lanes: placed, height: top + FOOT };
}

/** How far what is open goes, in pixels at magnification 1. */
export function edgesOf(axis: TimeAxis): readonly [left: number, right: number] {
  const [left, right] = endsOf(axis);
  return [left - BEYOND, right + BEYOND];
}

/** Items that have been looked at, by number, those of claims by `~number`. */
export type KnownItems = Map<number, SingleItem | null>;

/** The items of a part of a band, as they are drawn by themselves. */
function singleItems(
  state: ViewedGraph,
  { sort, items }: TimelineBand,
  known: KnownItems,
  from = 0,
  to = items.length,
): readonly SingleItem[] {
  const found: SingleItem[] = [];
  for (const number of items.subarray(from, to)) {
    const key = sort === "events" ? number : ~number;
    let item = known.get(key);
    if (item === undefined) {
      item = sort === "events" ? eventOf(state, number) : claimOf(state, number);
      known.set(key, item);
    }
    if (item !== null) found.push(item);
  }
  return found;
}

function eventOf(state: ViewedGraph, number: number): SingleItem | null {
  const entity = entityAt(state.knowledge, number);
  const span = statedSpan(entity.time ?? "");
  const name = nameOf(entity) + afterName(state, number);
  return span && { sort: "events", number, span, name, isContested: false, saying: null };
}

function claimOf({ knowledge, derived, view }: ViewedGraph, number: number): SingleItem | null {
  const { time } = view.timeline;
  const saying = time === "event" ? null : sayingAt(knowledge, number, leadingRow(knowledge, derived, number));
  const text = time === "saying" ? saying?.text : claimAt(knowledge, number).qualifiers.time;
  const span = statedSpan(text ?? "");
  const said = time === "both" && saying !== null ? statedSpan(saying.text) : null;
  const isContested = contestedMask(knowledge)[number] === 1;
  const beside = saying === null || said === null ? null : { saying, span: said };
  return span && { sort: "claims", number, span, name: "", isContested, saying: beside };
}

/**
 * Puts items into rows, each into the first that has room, so that neither marks nor names overlap. Where they need too many
 * with their names, they go without.
 * @param xOf where a day begins, and `edges` where what is open ends, in CSS pixels.
 * @returns null where they need more rows than they may have.
 */
function placeItems(
  items: readonly SingleItem[],
  xOf: (day: number) => number,
  edges: readonly [number, number],
  width: number,
  mostRows: number,
): readonly PlacedItem[] | null {
  return (
    placeIn(items, xOf, edges, width, mostRows, true) ??
    (items.some(({ name }) => name !== "") ? placeIn(items, xOf, edges, width, mostRows, false) : null)
  );
}

function placeIn(
  items: readonly SingleItem[],
  xOf: (day: number) => number,
  edges: readonly [number, number],
  width: number,
  mostRows: number,
  isNamed: boolean,
): readonly PlacedItem[] | null {
  const boxed = items.map((item) => ({ item, ...boxOf(item, extentOf(item.span, xOf, edges), width, isNamed) }));
  boxed.sort((a, b) => a.left - b.left);
  const ends: number[] = [];
  const placed: PlacedItem[] = [];
  for (const { item, left, right, isNameLeft } of boxed) {
    const free = ends.findIndex((end) => end + GAP[item.sort] <= left);
    const row = free < 0 ? ends.length : free;
    if (row >= mostRows) return null;
    ends[row] = right;
    placed.push({ ...item, row, isNameLeft, isNamed });
  }
  return placed;
}

/** Those of a band of heaps that are in sight, one by one where they are few and find room, else null. */
export function placeInSight(
  state: ViewedGraph,
  { band, height }: PlacedBand,
  known: KnownItems,
  [from, to]: readonly [number, number],
  xOf: (day: number) => number,
  edges: readonly [number, number],
  width: number,
): readonly PlacedItem[] | null {
  if (to - from > HEAPS.mostSingle) return null;
  return placeItems(singleItems(state, band, known, from, to), xOf, edges, width, Math.floor(height / ROW[band.sort]));
}

/** Room that a name may have, in CSS pixels. */
export function nameRoom(width: number): number {
  return Math.min(NAME.most, NAME.share * width);
}

/** Room that the signs before a date take up, in CSS pixels. */
export function signRoom({ isApproximate, isUncertain }: StatedSpan): number {
  return (isApproximate ? SIGN_ROOM.about : 0) + (isUncertain ? SIGN_ROOM.doubted : 0);
}

function boxOf(
  { sort, name, span, isContested }: SingleItem,
  { left, right }: SpanExtent,
  width: number,
  isNamed: boolean,
): { readonly left: number; readonly right: number; readonly isNameLeft: boolean } {
  const sign = signRoom(span);
  const least = LEAST[sort === "events" ? "event" : "claim"];
  const middle = (left + right) / 2;
  const [start, end] = right - left < least ? [middle - least / 2, middle + least / 2] : [left, right];
  if (sort === "claims") return { left: start - sign, right: end + (isContested ? NAME.sign : 0), isNameLeft: false };
  if (!isNamed) return { left: start - sign, right: end, isNameLeft: false };
  const text = Math.min(nameRoom(width), estimatedWidth(name, NAME_FONT) + 2);
  if (end - start >= text + NAME.inside + NAME.gap) return { left: start - sign, right: end, isNameLeft: false };
  const isNameLeft = end + NAME.gap + text > width - 4 && start - sign - NAME.gap - text > 0;
  return isNameLeft
    ? { left: start - sign - NAME.gap - text, right: end, isNameLeft }
    : { left: start - sign, right: end + NAME.gap + text, isNameLeft };
}
