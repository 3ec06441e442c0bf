import type { Point } from "../../drawing/edge-geometry.ts";
import { type Box, placeLabels } from "../../drawing/label-placement.ts";
import type { Size } from "../../drawing/size.ts";
import type { ViewedState } from "../../drawing/viewed-state.ts";
import type { Placed } from "./placed.ts";

/** Something that the map draws at a place: one entity, or several that no screen can keep apart. */
export interface MapNode extends Point {
  /** What it is called by; its coordinates are those of the node. */
  readonly entity: number;
  /** All that stands here, the one that names it first. */
  readonly entities: readonly number[];
  /** How far off its coordinates it is drawn, in CSS pixels: a satellite stands beside its place. */
  readonly offset: Point;
  /**
   * At its own coordinates; moved off them, because another place is there or too near; beside those of the entity that a
   * claim puts it at; or beside a place without having one.
   */
  readonly kind: "place" | "near" | "tied" | "beside";
  /** The node of its place; its own position where it is one. */
  readonly at: number;
  /** Where the middle of its name is, from its own place, in CSS pixels; null where it has no room, or none was sought. */
  readonly name: Point | null;
}

/** All claims between two nodes. */
export interface MapLine {
  readonly from: number;
  readonly to: number;
  readonly claims: readonly number[];
}

/** What the map draws at a magnification. */
export interface MapLayout {
  readonly nodes: readonly MapNode[];
  /** By entity: its node; -1 where it has none. */
  readonly nodeOf: Int32Array;
  /** The most claims first. */
  readonly lines: readonly MapLine[];
  /** By node: the claims that stay within it, as far as they have ends there or are said to hold there. */
  readonly within: ReadonlyMap<number, readonly number[]>;
}

/** Places closer than this, in CSS pixels, become one node, by whether a map has few or many. */
const MERGE = { few: 16, many: 28 } as const;
/** Satellites of one place, at most: what more stands there is counted. And of a map. */
const MOST_AROUND = 8;
const MOST_SATELLITES = 120;
/** Distances and directions at which a satellite may stand, in CSS pixels and radians. */
const RADII = [46, 60, 76] as const;
const NEAR_RADII = [20, 28, 38, 50] as const;
const DIRECTIONS = Array.from({ length: 16 }, (_, at) => (at * Math.PI) / 8);
/** How far places are regarded when satellites are set, in CSS pixels. */
const NEAR = 320;
/** Room for a sign, and height of a name, in CSS pixels. */
const SIGN = 8;
const NAME_HEIGHT = 15;
/** Room at the edges of the drawing that satellites and names keep free, in CSS pixels. */
const EDGE = 6;
/** Half of what a sign takes of the room for names. */
const HALF = 6.5;
/** Names that stand even where they cover something: of the places with the most claims. */
const MOST_FORCED = 8;
/** Room for the number of those that stand at a place. */
const BADGE = { left: 6, top: -14, width: 17, height: 10 } as const;
/** What a satellite may cross at the most: lines by its own line, name and sign. */
const MOST_CROSSED = 4;
/** Lines that names and satellites keep off, at most. */
const MOST_MINDED = 200;
/** Places whose names are set with the layout, and that things stand around; of a map of more, names are set as they come in sight. */
export const MOST_NAMED = 400;

/** What a layout is made from. */
export interface LayoutInput {
  readonly state: ViewedState;
  readonly placed: Placed;
  /** Where entities with coordinates are at magnification 1, x and y in turn, in CSS pixels; NaN for all others. */
  readonly places: Float64Array;
  readonly magnification: number;
  /** Of the drawing at magnification 1. */
  readonly whole: Size;
  /** Width of an entity's name, in CSS pixels. */
  readonly nameWidth: (entity: number) => number;
  /** By entity without a place: beside which entity it stands; null where none is to be drawn. */
  readonly homes: Int32Array | null;
}

/**
 * Sets places, what stands beside them, and the lines between. Takes time linear in what is placed, and for satellites in
 * how many there are.
 */
export function layoutOf({ state, placed, places, magnification, whole, nameWidth, homes }: LayoutInput): MapLayout {
  const { knowledge } = state;
  const { standsAt, own, tied, loose } = placed;
  const nodeOf = new Int32Array(knowledge.order).fill(-1);
  const heads = mergedPlaces(own, places, magnification, nodeOf);
  const members: number[][] = heads.map((head) => [head]);
  for (const e of own) {
    const node = nodeOf[e] as number;
    if (heads[node] !== e) members[node]?.push(e);
  }
  const firstTied = members.map(({ length }) => length);
  for (const e of tied) {
    const node = nodeOf[standsAt[e] as number] as number;
    nodeOf[e] = node;
    members[node]?.push(e);
  }
  const beside: number[][] = heads.map(() => []);
  if (homes !== null) {
    for (const e of loose) {
      const home = homes[e] as number;
      if (home >= 0) beside[nodeOf[home] as number]?.push(e);
    }
  }
  const placeOf = (entity: number): Point => ({
    x: magnification * (places[2 * entity] as number),
    y: magnification * (places[2 * entity + 1] as number),
  });
  const segments = segmentsOf(state, placed, placeOf);
  const edge = {
    left: EDGE,
    top: EDGE,
    right: magnification * whole.width - EDGE,
    bottom: magnification * whole.height - EDGE,
  };
  const canName = heads.length <= MOST_NAMED;
  const room = { heads, members, placeOf, edge, nameWidth };
  const kept = canName ? namesOf(room, segments, []) : [];
  const around = !canName
    ? []
    : satellites({
        state,
        heads,
        members,
        firstTied,
        beside,
        placeOf,
        segments,
        names: kept,
        edge,
        nameWidth,
      });
  // Once more, now that it is known what stands around the places.
  const names = canName
    ? namesOf(
        room,
        [...segments, ...around.map(({ line }) => line)],
        around.flatMap(({ boxes }) => boxes),
      )
    : [];
  const moved = new Set(around.map(({ entity }) => entity));
  const nodes: MapNode[] = heads.map((head, at) => ({
    entity: head,
    entities: (members[at] as readonly number[]).filter((e) => !moved.has(e)),
    x: places[2 * head] as number,
    y: places[2 * head + 1] as number,
    offset: { x: 0, y: 0 },
    kind: "place",
    at,
    name: middleFrom(names[at] ?? null, placeOf(head)),
  }));
  for (const { entity, at, offset, kind, name } of around) {
    const head = nodes[at] as MapNode;
    const { x, y } = kind === "near" ? { x: places[2 * entity] as number, y: places[2 * entity + 1] as number } : head;
    // What has coordinates is led to from these, however far it is moved off them.
    const moved = { x: offset.x + magnification * (head.x - x), y: offset.y + magnification * (head.y - y) };
    nodeOf[entity] = nodes.length;
    nodes.push({ entity, entities: [entity], x, y, offset: moved, kind, at, name });
  }
  return { nodes, nodeOf, ...linesBetween(state, placed, nodeOf, nodes.length) };
}

/**
 * By entity without a place: the entity of the place beside which it is drawn; else -1. That is the one place that its shown
 * claims lead to, or of two the one that more do, or that is more exact. What is tied to more belongs beside none of them.
 */
export function homesOf(
  { knowledge, derived }: ViewedState,
  { standsAt, halfPlaced, coordinates: { precision } }: Placed,
): Int32Array {
  const { claimSubject, claimObject, order } = knowledge;
  const homes = new Int32Array(order).fill(-1);
  const seconds = new Int32Array(order).fill(-1);
  const lead = new Int32Array(order);
  const isTorn = new Uint8Array(order);
  for (const c of halfPlaced) {
    if (derived.claimMask[c] === 0) continue;
    const [subject, object] = [claimSubject[c] as number, claimObject[c] as number];
    const at = standsAt[subject] as number;
    const [loose, home] = at < 0 ? [subject, standsAt[object] as number] : [object, at];
    if (homes[loose] === -1) homes[loose] = home;
    else if (homes[loose] !== home && seconds[loose] === -1) seconds[loose] = home;
    if (homes[loose] === home) lead[loose] = (lead[loose] as number) + 1;
    else if (seconds[loose] === home) lead[loose] = (lead[loose] as number) - 1;
    else isTorn[loose] = 1;
  }
  for (let e = 0; e < order; e++) {
    const [first, second] = [homes[e] as number, seconds[e] as number];
    if (isTorn[e] === 1) homes[e] = -1;
    else if (second >= 0 && (lead[e] as number) <= 0) {
      const isExacter = (precision[second] as number) < (precision[first] as number);
      if ((lead[e] as number) < 0 || isExacter) homes[e] = second;
    }
  }
  return homes;
}

/** The entities that name a node each, those with the most claims first; sets the node of every entity. */
function mergedPlaces(
  own: readonly number[],
  places: Float64Array,
  magnification: number,
  nodeOf: Int32Array,
): readonly number[] {
  const heads: number[] = [];
  const cells = new Map<number, number[]>();
  const side = (own.length > MOST_NAMED ? MERGE.many : MERGE.few) / magnification;
  const cellOf = (across: number, down: number) => down * 4_194_304 + across;
  for (const e of own) {
    const [x, y] = [places[2 * e] as number, places[2 * e + 1] as number];
    const [across, down] = [Math.floor(x / side), Math.floor(y / side)];
    let found = -1;
    for (let i = across - 1; i <= across + 1 && found < 0; i++)
      for (let j = down - 1; j <= down + 1 && found < 0; j++)
        for (const node of cells.get(cellOf(i, j)) ?? []) {
          const head = heads[node] as number;
          if (Math.hypot(x - (places[2 * head] as number), y - (places[2 * head + 1] as number)) >= side) continue;
          found = node;
          break;
        }
    if (found < 0) {
      found = heads.length;
      heads.push(e);
      const cell = cells.get(cellOf(across, down));
      if (cell) cell.push(found);
      else cells.set(cellOf(across, down), [found]);
    }
    nodeOf[e] = found;
  }
  return heads;
}

interface NameRoom {
  readonly heads: readonly number[];
  readonly members: readonly (readonly number[])[];
  readonly placeOf: (entity: number) => Point;
  readonly edge: Box;
  readonly nameWidth: (entity: number) => number;
}

/** Boxes of the names of places at the magnification; null for one without room. */
function namesOf(
  { heads, members, placeOf, edge, nameWidth }: NameRoom,
  segments: readonly Segment[],
  taken: readonly Box[],
): readonly (Box | null)[] {
  const at = heads.map(placeOf);
  const lines = segments.flatMap(([from, to]) =>
    Array.from({ length: 11 }, (_, i) => {
      const share = (i + 1) / 12;
      return boxAround({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) }, 3);
    }),
  );
  const signs = at.flatMap((place, node) => {
    const badge = boxOf(place.x + BADGE.left, place.y + BADGE.top, BADGE.width, BADGE.height);
    return (members[node] as readonly number[]).length > 1 ? [boxAround(place, HALF), badge] : [boxAround(place, HALF)];
  });
  const candidates = heads.map((head, key) => ({
    key,
    ...(at[key] as Point),
    radius: HALF,
    forms: [{ width: nameWidth(head), height: NAME_HEIGHT }],
    isForced: key < MOST_FORCED,
  }));
  const found = placeLabels(candidates, [...signs, ...taken], { width: edge.right, height: edge.bottom }, [], lines);
  const boxes = new Map(found.map((label) => [label.key, label]));
  return heads.map((_, node) => boxes.get(node) ?? null);
}

function middleFrom(box: Box | null, { x, y }: Point): Point | null {
  return box === null ? null : { x: (box.left + box.right) / 2 - x, y: (box.top + box.bottom) / 2 - y };
}

type Satellite = Pick<MapNode, "entity" | "at" | "offset" | "kind" | "name"> & {
  readonly boxes: readonly Box[];
  /** From its place to it. */
  readonly line: Segment;
};

/** Entities that are drawn around their place where there is room, each with its name; the others stay in it. */
function satellites({
  state,
  heads,
  members,
  firstTied,
  beside,
  placeOf,
  segments,
  names,
  edge,
  nameWidth,
}: {
  readonly state: ViewedState;
  readonly heads: readonly number[];
  readonly members: readonly (readonly number[])[];
  readonly firstTied: readonly number[];
  readonly beside: readonly (readonly number[])[];
  /** Where an entity with coordinates is at the magnification, in CSS pixels. */
  readonly placeOf: (entity: number) => Point;
  readonly segments: readonly Segment[];
  /** By place: the box of its name. */
  readonly names: readonly (Box | null)[];
  /** Of the whole drawing at the magnification. */
  readonly edge: Box;
  readonly nameWidth: (entity: number) => number;
}): readonly Satellite[] {
  const { entityClaimCount } = state.knowledge;
  const found: Satellite[] = [];
  const boxes: Box[] = [];
  const byClaims = (a: number, b: number) => (entityClaimCount[b] as number) - (entityClaimCount[a] as number) || a - b;
  for (let at = 0; at < heads.length && found.length < MOST_SATELLITES; at++) {
    const head = heads[at] as number;
    const all = members[at] as readonly number[];
    const ownCount = (firstTied[at] as number) - 1;
    const there = all.length - 1 <= MOST_AROUND ? all.slice(1) : [];
    const wanted: readonly (readonly [entity: number, kind: MapNode["kind"]])[] = [
      ...there.map((e, i) => [e, i < ownCount ? "near" : "tied"] as const),
      ...(beside[at] as readonly number[])
        .toSorted(byClaims)
        .slice(0, MOST_AROUND - there.length)
        .map((e) => [e, "beside"] as const),
    ];
    if (wanted.length === 0) continue;
    const centre = placeOf(head);
    const near = heads.flatMap((other, node) => {
      const { x, y } = placeOf(other);
      if (Math.abs(x - centre.x) > NEAR || Math.abs(y - centre.y) > NEAR) return [];
      return [{ x, y, name: names[node] ?? null }];
    });
    const away = awayFrom(centre, near);
    const taken = [...boxes, ...near.flatMap(({ name, ...sign }) => [boxAround(sign, 11), ...(name ? [name] : [])])];
    const lines = segments.filter(([a, b]) => distanceTo(centre, a, b) < NEAR);
    for (const [entity, kind] of wanted) {
      const place = bestPlace(
        centre,
        away,
        nameWidth(entity),
        edge,
        taken,
        lines,
        kind === "near" ? NEAR_RADII : RADII,
      );
      if (place === null) continue;
      taken.push(...place.boxes);
      boxes.push(...place.boxes);
      const line = [centre, { x: centre.x + place.offset.x, y: centre.y + place.offset.y }] as const;
      lines.push(line);
      found.push({ entity, at, kind, line, ...place });
      if (found.length >= MOST_SATELLITES) break;
    }
  }
  return found;
}

type Segment = readonly [from: Point, to: Point];

function segmentsOf(
  { knowledge }: ViewedState,
  { between, standsAt }: Placed,
  placeOf: (entity: number) => Point,
): readonly Segment[] {
  if (between.length > MOST_MINDED) return [];
  const endAt = (e: number | undefined) => placeOf(standsAt[e as number] as number);
  return between.map((c) => [endAt(knowledge.claimSubject[c]), endAt(knowledge.claimObject[c])]);
}

/** The best free place of a satellite around a centre, with its boxes; null where there is none. */
function bestPlace(
  centre: Point,
  away: number | null,
  width: number,
  edge: Box,
  taken: readonly Box[],
  lines: readonly Segment[],
  radii: readonly number[],
): (Pick<MapNode, "offset" | "name"> & { readonly boxes: readonly Box[] }) | null {
  let best: ReturnType<typeof bestPlace> = null;
  let least = Infinity;
  for (const radius of radii)
    for (const angle of DIRECTIONS) {
      const offset = { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
      const [x, y] = [centre.x + offset.x, centre.y + offset.y];
      const isBeside = Math.abs(Math.cos(angle)) > 0.3;
      const side = isBeside ? (offset.x > 0 ? "right" : "left") : offset.y > 0 ? "below" : "above";
      const left = side === "right" ? x + SIGN : side === "left" ? x - SIGN - width : x - width / 2;
      const top = isBeside ? y - NAME_HEIGHT / 2 : side === "below" ? y + SIGN : y - SIGN - NAME_HEIGHT;
      const boxes = [boxAround({ x, y }, SIGN), boxOf(left, top, width, NAME_HEIGHT)];
      if (boxes.some((box) => !isInside(box, edge) || taken.some((other) => overlap(box, other)))) continue;
      const isBlocked = taken.some((box) =>
        [0.4, 0.6, 0.8].some((share) => isIn(box, centre.x + share * offset.x, centre.y + share * offset.y)),
      );
      if (isBlocked) continue;
      const middle = { x: left + width / 2, y: top + NAME_HEIGHT / 2 };
      const turned = away === null ? 0 : 1 - Math.cos(angle - away);
      const crossed = lines.reduce(
        (sum, [a, b]) =>
          sum +
          (distanceTo({ x, y }, a, b) < SIGN ? 3 : 0) +
          (distanceTo(middle, a, b) < NAME_HEIGHT ? 1 : 0) +
          (crosses([centre, { x, y }], [a, b]) ? 2 : 0),
        0,
      );
      if (crossed > MOST_CROSSED) continue;
      const cost = 0.5 * radius + 14 * turned + 16 * crossed + (isBeside ? 0 : 6);
      if (cost < least) [least, best] = [cost, { offset, name: { x: middle.x - x, y: middle.y - y }, boxes }];
    }
  return best;
}

/** The direction from what is near to a centre, in radians; null where nothing is near. */
function awayFrom(centre: Point, near: readonly Point[]): number | null {
  let [x, y] = [0, 0];
  for (const other of near) {
    const length = Math.hypot(centre.x - other.x, centre.y - other.y);
    if (length === 0) continue;
    x += (centre.x - other.x) / length ** 2;
    y += (centre.y - other.y) / length ** 2;
  }
  return x === 0 && y === 0 ? null : Math.atan2(y, x);
}

function linesBetween(
  { knowledge, derived }: ViewedState,
  { between, halfPlaced, within: staying, heldAt }: Placed,
  nodeOf: Int32Array,
  count: number,
): Pick<MapLayout, "lines" | "within"> {
  const { claimSubject, claimObject } = knowledge;
  const pairs = new Map<number, number[]>();
  const within = new Map<number, number[]>();
  const put = <Key>(lists: Map<Key, number[]>, key: Key, claim: number) => {
    const list = lists.get(key);
    if (list) list.push(claim);
    else lists.set(key, [claim]);
  };
  const join = (c: number): void => {
    const [a, b] = [nodeOf[claimSubject[c] as number] as number, nodeOf[claimObject[c] as number] as number];
    if (a < 0 || b < 0) return;
    if (a === b) {
      if (derived.claimMask[c] === 1) put(within, a, c);
    } else put(pairs, Math.min(a, b) * count + Math.max(a, b), c);
  };
  for (const c of between) join(c);
  for (const c of halfPlaced) join(c);
  for (const c of staying) {
    const object = claimObject[c] as number;
    const [a, b] = [nodeOf[claimSubject[c] as number] as number, object < 0 ? -1 : (nodeOf[object] as number)];
    if (a >= 0 && b >= 0 && a !== b) put(pairs, Math.min(a, b) * count + Math.max(a, b), c);
    else if (derived.claimMask[c] === 1) put(within, nodeOf[heldAt.get(c) ?? -1] ?? -1, c);
  }
  const lines = [...pairs]
    .map(([key, claims]): MapLine => ({ from: Math.floor(key / count), to: key % count, claims }))
    .sort((a, b) => b.claims.length - a.claims.length);
  return { lines, within };
}

function boxAround({ x, y }: Point, half: number): Box {
  return { left: x - half, top: y - half, right: x + half, bottom: y + half };
}

function boxOf(left: number, top: number, width: number, height: number): Box {
  return { left, top, right: left + width, bottom: top + height };
}

function isIn({ left, top, right, bottom }: Box, x: number, y: number): boolean {
  return x > left && x < right && y > top && y < bottom;
}

function isInside(box: Box, edge: Box): boolean {
  return box.left >= edge.left && box.top >= edge.top && box.right <= edge.right && box.bottom <= edge.bottom;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

function distanceTo({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length));
  return Math.hypot(x - from.x - t * dx, y - from.y - t * dy);
}

function crosses([a, b]: Segment, [c, d]: Segment): boolean {
  const turn = (p: Point, q: Point, r: Point) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}
