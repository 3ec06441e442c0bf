import { finished, type Steps } from "../../lib/steps.ts";

/** A label that wants a place, in CSS pixels of the stage, y down. */
export interface LabelCandidate {
  /** What the label belongs to; given back with its place. */
  readonly key: number;
  /** The point that is labelled, and how far around it is taken (a node's radius, 0 for a line). */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly width: number;
  readonly height: number;
  /** Whether it is drawn even where it collides: what is hovered or selected must say its name. */
  readonly isForced: boolean;
  /** Whether, where no side is free, it may cover a node or two, though never another label. Default false. */
  readonly mayCoverNodes?: boolean;
}

/** A rectangle by its edges, in CSS pixels, y down. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a label goes: the box of its text. */
export interface PlacedLabel extends Box {
  readonly key: number;
}

/** Room between a node's rim and its label, and around every label. */
const GAP = 3;
const PADDING = 2;
const CELL = 64;
/** Labels that are placed in one step. */
const LABELS_PER_STEP = 20;
/** How far from its line the end of its words stands that had to move aside. */
const SIDESTEP = 10;

/**
 * Places labels greedily, the first candidates first: below the point, else above, right or left of it, else at a
 * corner; a label for which no side is free is dropped, unless it is forced. Boxes and obstacles lie in a grid, so the cost is linear in the labels.
 * Method: point-feature labelling by fixed positions (Christensen, Marks and Shieber 1995), without their annealing.
 * @param candidates in order of importance.
 * @param obstacles what no label may cover, as the nodes themselves.
 * @param stage labels that would leave it are tried elsewhere.
 * @param overlays what lies over the stage; unlike a node it is never covered, however heavy the name.
 */
export function placeLabels(
  candidates: readonly LabelCandidate[],
  obstacles: readonly Box[],
  stage: { readonly width: number; readonly height: number },
  overlays: readonly Box[] = [],
): PlacedLabel[] {
  return finished(labelPlacementSteps(candidates, obstacles, stage, overlays));
}

/** The same in steps. */
export function* labelPlacementSteps(
  candidates: readonly LabelCandidate[],
  obstacles: readonly Box[],
  stage: { readonly width: number; readonly height: number },
  overlays: readonly Box[],
): Steps<PlacedLabel[]> {
  const nodes = new BoxGrid();
  const labels = new BoxGrid();
  for (const box of obstacles) nodes.add(box);
  for (const box of overlays) labels.add(box);
  const leastBad = (sides: readonly Box[]): Box | undefined => {
    const inside = sides.filter((side) => isInside(side, stage));
    let best = inside[0] ?? sides[0];
    let least = Infinity;
    for (const side of inside) {
      const covered = labels.hits(side);
      if (covered < least) [best, least] = [side, covered];
    }
    return best;
  };
  const placed: PlacedLabel[] = [];
  for (const [at, candidate] of candidates.entries()) {
    if (at % LABELS_PER_STEP === LABELS_PER_STEP - 1) yield;
    const sides = sidesOf(candidate);
    const isPressing = candidate.mayCoverNodes === true || candidate.isForced;
    let clearest: Box | undefined;
    let least = Infinity;
    for (const side of sides) {
      if (!isInside(side, stage) || labels.hits(side) > 0) continue;
      const covered = nodes.hits(side);
      if (covered >= least || (covered > 0 && !isPressing)) continue;
      [clearest, least] = [side, covered];
      if (covered === 0) break;
    }
    const box = clearest ?? (candidate.isForced ? leastBad([...sides, ...farSidesOf(candidate)]) : undefined);
    if (box === undefined) continue;
    labels.add(box);
    placed.push({ key: candidate.key, ...box });
  }
  return placed;
}

function sidesOf({ x, y, radius, width, height }: LabelCandidate): Box[] {
  const away = radius + GAP;
  const aslant = radius * Math.SQRT1_2 + GAP;
  const boxAt = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  if (radius === 0) return [0, -14, 14, -28, 28].map((shift) => boxAt(x - width / 2, y - height / 2 + shift));
  return [
    boxAt(x - width / 2, y + away),
    boxAt(x - width / 2, y - away - height),
    boxAt(x + away, y - height / 2),
    boxAt(x - away - width, y - height / 2),
    boxAt(x + aslant, y + aslant),
    boxAt(x - aslant - width, y + aslant),
    boxAt(x + aslant, y - aslant - height),
    boxAt(x - aslant - width, y - aslant - height),
  ];
}

/** Where the words of a line may stand as well, if they must: beyond what stands close by. */
function farSidesOf({ x, y, radius, width, height }: LabelCandidate): Box[] {
  if (radius > 0) return [];
  const boxAt = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  const beside = (top: number) => [boxAt(x + SIDESTEP, top), boxAt(x - SIDESTEP - width, top)];
  return [1, 2, 3].flatMap((step) =>
    [-1, 1].flatMap((sign) => {
      const top = y - height / 2 + sign * step * (height + GAP);
      return [boxAt(x - width / 2, top), ...beside(top)];
    }),
  );
}

function isInside({ left, top, right, bottom }: Box, stage: { readonly width: number; readonly height: number }) {
  return left >= 2 && top >= 2 && right <= stage.width - 2 && bottom <= stage.height - 2;
}

class BoxGrid {
  readonly #cells = new Map<number, { readonly box: Box; countedIn: number }[]>();
  #lookups = 0;

  add(box: Box): void {
    const entry = { box, countedIn: 0 };
    forEachCell(box, (cell) => {
      const entries = this.#cells.get(cell);
      if (entries) entries.push(entry);
      else this.#cells.set(cell, [entry]);
    });
  }

  /** How many boxes this one covers or touches. */
  hits(box: Box): number {
    let count = 0;
    this.#lookups++;
    forEachCell(box, (cell) => {
      for (const entry of this.#cells.get(cell) ?? []) {
        const other = entry.box;
        if (
          entry.countedIn < this.#lookups &&
          box.left - PADDING < other.right &&
          box.right + PADDING > other.left &&
          box.top - PADDING < other.bottom &&
          box.bottom + PADDING > other.top
        ) {
          entry.countedIn = this.#lookups;
          count++;
        }
      }
    });
    return count;
  }
}

function forEachCell({ left, top, right, bottom }: Box, visit: (cell: number) => void): void {
  for (let column = Math.floor((left - PADDING) / CELL); column <= Math.floor((right + PADDING) / CELL); column++)
    for (let row = Math.floor((top - PADDING) / CELL); row <= Math.floor((bottom + PADDING) / CELL); row++)
      visit(column * 65536 + row);
}
