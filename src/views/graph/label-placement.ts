import { finished, type Steps } from "../../lib/steps.ts";
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
  /** Whether it lies beneath the nodes and may be covered by them, though by as few as can be. Default false. */
  readonly isBeneath?: boolean;
  /** How much farther from its point than usual it may stand, where no side is free, in CSS pixels. Default 0. */
  readonly reach?: number;
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
/** Labels that are placed in one step. */
const LABELS_PER_STEP = 20;
/** Steps by which a label moves off its point, in CSS pixels. */
const STEP = 7;

/**
 * Places labels greedily, the first candidates first: below the point, else above, right or left of it, else at a corner or
 * shifted along a side; in its first form, else in the next. A label for which no place is free is dropped, unless it is
 * forced: then it covers as little as it can. Boxes and obstacles lie in a grid, so the cost is linear in the labels.
 * Method: point-feature labelling by fixed positions (Christensen, Marks and Shieber 1995), without their annealing.
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

/** The same in steps. */
export function* labelPlacementSteps(
  candidates: readonly LabelCandidate[],
  obstacles: readonly Box[],
  stage: LabelSize,
  overlays: readonly Box[],
  lines: readonly Box[],
): Steps<PlacedLabel[]> {
  const nodes = new BoxGrid(obstacles);
  const labels = new BoxGrid([]);
  const above = new BoxGrid(overlays);
  const crossed = new BoxGrid(lines);
  const isClear = (box: Box) => isInside(box, stage) && labels.hits(box, 1) + above.hits(box, 1) === 0;
  const isFree = (box: Box) => nodes.hits(box, 1) === 0 && isClear(box);
  const freePlace = ({ forms, ...candidate }: LabelCandidate): Place | undefined => {
    let best: Place | undefined;
    for (let off = 0; best === undefined && off <= (candidate.reach ?? 0); off += STEP) {
      let least = Infinity;
      for (const [form, size] of forms.entries())
        for (const box of placesOf(candidate, size, off)) {
          // Smaller type, which the third form has, is no way around a line.
          const crossings = isFree(box) ? crossed.hits(box) + (form > 1 ? 99 : 0) : Infinity;
          if (crossings >= least) continue;
          best = { ...box, form };
          if (crossings === 0 || lines.length === 0) return best;
          least = crossings;
        }
    }
    return best;
  };
  const placeOf = (candidate: LabelCandidate): Place | undefined => {
    const { forms, isBeneath, isForced } = candidate;
    const free = isBeneath ? undefined : freePlace(candidate);
    if (free !== undefined || !(isBeneath || isForced)) return free;
    const boxes = placesOf(candidate, forms[0] as LabelSize, 0);
    const clear = boxes.filter(isClear);
    const open = isBeneath || clear.length > 0 ? clear : boxes;
    const bad = open.map(
      (at) => (isInside(at, stage) ? 0 : 999) + 99 * above.hits(at) + 9 * labels.hits(at) + nodes.hits(at),
    );
    const box = open[bad.indexOf(Math.min(...bad))];
    return box && { ...box, form: 0 };
  };
  const placed: PlacedLabel[] = [];
  for (const [at, candidate] of candidates.entries()) {
    if (at % LABELS_PER_STEP === LABELS_PER_STEP - 1) yield;
    const place = placeOf(candidate);
    if (place === undefined) continue;
    labels.add(place);
    placed.push({ key: candidate.key, ...place });
  }
  return placed;
}

/** @param off how much farther from the point than usual. */
function placesOf(
  { x, y, radius, spots }: Omit<LabelCandidate, "forms">,
  size: LabelSize,
  off: number,
): readonly Box[] {
  const { width, height } = size;
  const boxAt = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  if (spots !== undefined) return spots(size).map((at) => boxAt(at.x - width / 2, at.y - height / 2));
  const away = radius + GAP + off;
  const aslant = radius * Math.SQRT1_2 + GAP + off;
  const [left, middle, right] = [x - away - width, x - width / 2, x + away];
  const [top, centre, bottom] = [y - away - height, y - height / 2, y + away];
  const across = width / 4;
  return [
    boxAt(middle, bottom),
    boxAt(middle, top),
    boxAt(right, centre),
    boxAt(left, centre),
    boxAt(x + aslant, y + aslant),
    boxAt(x - aslant - width, y + aslant),
    boxAt(x + aslant, y - aslant - height),
    boxAt(x - aslant - width, y - aslant - height),
    boxAt(middle - across, bottom),
    boxAt(middle + across, bottom),
    boxAt(middle - across, top),
    boxAt(middle + across, top),
  ];
}

function isInside({ left, top, right, bottom }: Box, stage: LabelSize): boolean {
  return left >= 2 && top >= 2 && right <= stage.width - 2 && bottom <= stage.height - 2;
}

class BoxGrid {
  constructor(boxes: readonly Box[]) {
    for (const box of boxes) this.add(box);
  }

  readonly #cells = new Map<number, { readonly box: Box; countedIn: number }[]>();
  #lookups = 0;

  add(box: Box): void {
    const entry = { box, countedIn: 0 };
    for (let column = Math.floor(box.left / CELL); column <= box.right / CELL; column++)
      for (let row = Math.floor(box.top / CELL); row <= box.bottom / CELL; row++) {
        const cell = column * 65536 + row;
        const entries = this.#cells.get(cell);
        if (entries) entries.push(entry);
        else this.#cells.set(cell, [entry]);
      }
  }

  /** How many boxes this one covers or touches; it stops counting at `most`. */
  readonly hits = (box: Box, most = Infinity): number => {
    let count = 0;
    this.#lookups++;
    const [left, right] = [box.left - PADDING.x, box.right + PADDING.x];
    const [top, bottom] = [box.top - PADDING.y, box.bottom + PADDING.y];
    for (let column = Math.floor(left / CELL); column <= right / CELL; column++)
      for (let row = Math.floor(top / CELL); row <= bottom / CELL; row++)
        for (const entry of this.#cells.get(column * 65536 + row) ?? []) {
          const other = entry.box;
          if (left >= other.right || right <= other.left || top >= other.bottom || bottom <= other.top) continue;
          if (entry.countedIn === this.#lookups) continue;
          entry.countedIn = this.#lookups;
          if (++count >= most) return count;
        }
    return count;
  };
}
