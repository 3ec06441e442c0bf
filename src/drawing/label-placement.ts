import { finished, type Steps } from "../lib/steps.ts";
import type { Point } from "./edge-geometry.ts";

/** A label that wants a place, in CSS pixels of the stage, y down. */
export interface LabelCandidate {
  /** What the label belongs to; given back with its place. */
  readonly key: number;
  /** The point that is labelled, and how far around it is taken: a node with its ring. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** The sizes that its text may have, the preferred one first. */
  readonly forms: readonly LabelSize[];
  /** Where the middle of a text of that size may be, the best place first. Default: around the point. */
  readonly spots?: (size: LabelSize) => readonly Point[];
  /** Whether it is drawn even where it collides: what is hovered or selected must say its name. */
  readonly isForced: boolean;
}

export interface LabelSize {
  readonly width: number;
  readonly height: number;
}

/** A rectangle by its edges, in CSS pixels, y down. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a label goes: the box of its text, and in which of its forms. */
export interface PlacedLabel extends Box {
  readonly key: number;
  readonly form: number;
}

type Place = Omit<PlacedLabel, "key">;

/** Room between a node's rim and its label. */
const GAP = 3;
/** Room around every label: two side by side must not read as one, while lines of type have room of their own above. */
const PADDING = { x: 3, y: 0 };
const CELL = 64;
/** Nodes are smaller than labels, and of a large graph many lie in a cell. */
const NODE_CELL = 16;
/** By how much of its width a label above or below its point may be shifted. */
const ALONG_SIDE = [-0.25, 0.25, -0.4, 0.4] as const;
/** So many labels that found no place, the first, may move others that stand in their way. */
const MOST_DISPLACING = 150;
/** What smaller type counts, against square CSS pixels of lines that a label covers. */
const SMALLER = 1e5;
/** What a place off the stage counts, against square CSS pixels of what a label covers. */
const OFF_STAGE = 1e6;
/** Obstacles that are taken in in one step. */
const OBSTACLES_PER_STEP = 2_000;

/**
 * Places labels greedily, the first candidates first: below the point, else above, right or left of it, else at a corner or
 * shifted along a side; in its first form, else in the next. A label for which no place is free takes that of a single other
 * which has another place, or is dropped, unless it is forced: then it covers as little as it can. Boxes and obstacles lie
 * in a grid, so the cost is linear in the labels.
 * Method: point-feature labelling by fixed positions (Christensen, Marks and Shieber 1995), greedily and with one
 * exchange per label in place of their annealing.
 * @param candidates in order of importance.
 * @param obstacles what no label may cover, as the nodes themselves.
 * @param stage labels that would leave it are tried elsewhere.
 * @param overlays what lies over the stage.
 * @param lines what a label covers only where no free place of it is clear of them, and then as little as can be.
 */
export function placeLabels(
  candidates: readonly LabelCandidate[],
  obstacles: readonly Box[],
  stage: LabelSize,
  overlays: readonly Box[] = [],
  lines: readonly Box[] = [],
): PlacedLabel[] {
  return finished(labelPlacementSteps(candidates, obstacles, stage, overlays, lines));
}

/** The same in steps, of at most one label each. */
export function* labelPlacementSteps(
  candidates: readonly LabelCandidate[],
  obstacles: readonly Box[],
  stage: LabelSize,
  overlays: readonly Box[],
  lines: readonly Box[],
): Steps<PlacedLabel[]> {
  const nodes = new BoxGrid([], NODE_CELL);
  const labels = new BoxGrid();
  const above = new BoxGrid(overlays);
  const crossed = new BoxGrid(lines);
  for (const [at, box] of obstacles.entries()) {
    if (at % OBSTACLES_PER_STEP === OBSTACLES_PER_STEP - 1) yield;
    nodes.add(box);
  }
  const isFree = (box: Box) =>
    isInside(box, stage) && !nodes.touched(box) && !labels.touched(box) && !above.touched(box);
  const freePlace = ({ forms, ...candidate }: LabelCandidate): Place | undefined => {
    let best: Place | undefined;
    let least = Infinity;
    for (const [form, size] of forms.entries())
      for (const box of placesOf(candidate, size)) {
        if (!isFree(box)) continue;
        // Smaller type, which the third form has, is no way around a line.
        const atLeast = lines.length > 0 && form > 1 ? SMALLER : 0;
        const crossing = atLeast + crossed.covered(box, least - atLeast);
        if (crossing >= least) continue;
        best = { ...box, form };
        if (crossing === 0) return best;
        least = crossing;
      }
    return best;
  };
  function* placeOf(candidate: LabelCandidate): Steps<Place | undefined> {
    const free = freePlace(candidate);
    if (free !== undefined || !candidate.isForced) return free;
    let best: Place | undefined;
    let least = Infinity;
    for (const box of placesOf(candidate, candidate.forms[0] as LabelSize)) {
      yield;
      const others = (isInside(box, stage) ? 0 : OFF_STAGE) + 99 * above.covered(box) + 9 * labels.covered(box);
      const bad = others + nodes.covered(box, least - others);
      if (bad >= least) continue;
      best = { ...box, form: 0 };
      least = bad;
    }
    return best;
  }
  const placed = new Map<LabelCandidate, Place>();
  const left: LabelCandidate[] = [];
  const put = (candidate: LabelCandidate, place: Place) => {
    labels.add(place);
    placed.set(candidate, place);
  };
  for (const candidate of candidates) {
    yield;
    const place = yield* placeOf(candidate);
    if (place !== undefined) put(candidate, place);
    else if (left.length < MOST_DISPLACING) left.push(candidate);
  }
  const holders = new Map<Box, LabelCandidate>([...placed].map(([candidate, place]) => [place, candidate]));
  /** Gives a candidate the place of a single label that has another place as well. */
  const displace = (candidate: LabelCandidate): void => {
    for (const [form, size] of candidate.forms.entries())
      for (const box of placesOf(candidate, size)) {
        if (!isInside(box, stage) || nodes.touched(box) || above.touched(box)) continue;
        const inWay = labels.touched(box);
        const holder = inWay && holders.get(inWay);
        if (holder === undefined || holder.isForced || labels.touched(box, inWay)) continue;
        labels.remove(inWay as Box);
        const place = { ...box, form };
        labels.add(place);
        const elsewhere = freePlace(holder);
        if (elsewhere === undefined) {
          labels.remove(place);
          labels.add(inWay as Box);
          continue;
        }
        holders.delete(inWay as Box);
        put(holder, elsewhere);
        holders.set(elsewhere, holder);
        placed.set(candidate, place);
        holders.set(place, candidate);
        return;
      }
  };
  for (const candidate of left) {
    yield;
    displace(candidate);
  }
  return candidates.flatMap((candidate) => {
    const place = placed.get(candidate);
    return place === undefined ? [] : [{ key: candidate.key, ...place }];
  });
}

function placesOf({ x, y, radius, spots }: Omit<LabelCandidate, "forms">, size: LabelSize): readonly Box[] {
  const { width, height } = size;
  const boxAt = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  if (spots !== undefined) return spots(size).map((at) => boxAt(at.x - width / 2, at.y - height / 2));
  const away = radius + GAP;
  const aslant = radius * Math.SQRT1_2 + GAP;
  const [left, middle, right] = [x - away - width, x - width / 2, x + away];
  const [top, centre, bottom] = [y - away - height, y - height / 2, y + away];
  const shifted = ALONG_SIDE.flatMap((by) => [boxAt(middle + by * width, bottom), boxAt(middle + by * width, top)]);
  return [
    boxAt(middle, bottom),
    boxAt(middle, top),
    boxAt(right, centre),
    boxAt(left, centre),
    boxAt(x + aslant, y + aslant),
    boxAt(x - aslant - width, y + aslant),
    boxAt(x + aslant, y - aslant - height),
    boxAt(x - aslant - width, y - aslant - height),
    ...shifted,
    boxAt(right, y - height),
    boxAt(right, y),
    boxAt(left, y - height),
    boxAt(left, y),
  ];
}

function isInside({ left, top, right, bottom }: Box, stage: LabelSize): boolean {
  return left >= 2 && top >= 2 && right <= stage.width - 2 && bottom <= stage.height - 2;
}

/** Boxes by the cells of a grid that they lie in. */
class BoxGrid {
  readonly #cells = new Map<number, Box[]>();
  readonly #size: number;

  /** @param size of a cell on each side. */
  constructor(boxes: readonly Box[] = [], size = CELL) {
    this.#size = size;
    for (const box of boxes) this.add(box);
  }

  add(box: Box): void {
    for (const cell of cellsOf(box, this.#size)) {
      const boxes = this.#cells.get(cell);
      if (boxes) boxes.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  /** Takes out a box that was added, the object itself. */
  remove(box: Box): void {
    for (const cell of cellsOf(box, this.#size)) {
      const boxes = this.#cells.get(cell);
      boxes?.splice(boxes.indexOf(box), 1);
    }
  }

  /** A box that this one covers or touches, but for `except`; undefined where there is none. */
  touched(box: Box, except?: Box): Box | undefined {
    const size = this.#size;
    const [left, right] = [box.left - PADDING.x, box.right + PADDING.x];
    const [top, bottom] = [box.top - PADDING.y, box.bottom + PADDING.y];
    for (let column = Math.floor(left / size); column <= right / size; column++)
      for (let row = Math.floor(top / size); row <= bottom / size; row++)
        for (const other of this.#cells.get(cellAt(column, row)) ?? [])
          if (left < other.right && right > other.left && top < other.bottom && bottom > other.top && other !== except)
            return other;
    return undefined;
  }

  /**
   * How much of a box the others cover, in square CSS pixels; what several cover counts as often.
   * @param enough where it is as much as this, it is infinite. Default: how much it is always matters.
   */
  covered(box: Box, enough = Infinity): number {
    const size = this.#size;
    const [column0, row0] = [Math.floor(box.left / size), Math.floor(box.top / size)];
    let area = 0;
    for (let column = column0; column <= box.right / size; column++)
      for (let row = row0; row <= box.bottom / size; row++) {
        if (area >= enough) return Infinity;
        for (const other of this.#cells.get(cellAt(column, row)) ?? []) {
          // What lies in several cells counts in the first of them that is looked at.
          if (Math.max(column0, Math.floor(other.left / size)) !== column) continue;
          if (Math.max(row0, Math.floor(other.top / size)) !== row) continue;
          area +=
            Math.max(0, Math.min(box.right, other.right) - Math.max(box.left, other.left)) *
            Math.max(0, Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top));
        }
      }
    return area;
  }
}

function cellsOf({ left, right, top, bottom }: Box, size: number): readonly number[] {
  const cells: number[] = [];
  for (let column = Math.floor(left / size); column <= right / size; column++)
    for (let row = Math.floor(top / size); row <= bottom / size; row++) cells.push(cellAt(column, row));
  return cells;
}

function cellAt(column: number, row: number): number {
  return column * 65536 + row;
}
