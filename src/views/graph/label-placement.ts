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

/**
 * Places labels greedily, the first candidates first: below the point, else above, right or left of it; a label for which
 * no side is free is dropped, unless it is forced. Boxes and obstacles lie in a grid, so the cost is linear in the labels.
 * Method: point-feature labelling by fixed positions (Christensen, Marks and Shieber 1995), without their annealing.
 * @param candidates in order of importance.
 * @param obstacles what no label may cover, as the nodes themselves.
 * @param stage labels that would leave it are tried elsewhere.
 */
export function placeLabels(
  candidates: readonly LabelCandidate[],
  obstacles: readonly Box[],
  stage: { readonly width: number; readonly height: number },
): PlacedLabel[] {
  const taken = new BoxGrid();
  for (const box of obstacles) taken.add(box);
  const placed: PlacedLabel[] = [];
  for (const candidate of candidates) {
    const sides = sidesOf(candidate);
    const free = sides.find((box) => isInside(box, stage) && !taken.hits(box));
    const box = free ?? (candidate.isForced ? (sides.find((side) => isInside(side, stage)) ?? sides[0]) : undefined);
    if (box === undefined) continue;
    taken.add(box);
    placed.push({ key: candidate.key, ...box });
  }
  return placed;
}

function sidesOf({ x, y, radius, width, height }: LabelCandidate): Box[] {
  const away = radius + GAP;
  const boxAt = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  if (radius === 0) return [0, -14, 14, -28, 28].map((shift) => boxAt(x - width / 2, y - height / 2 + shift));
  return [
    boxAt(x - width / 2, y + away),
    boxAt(x - width / 2, y - away - height),
    boxAt(x + away, y - height / 2),
    boxAt(x - away - width, y - height / 2),
  ];
}

function isInside({ left, top, right, bottom }: Box, stage: { readonly width: number; readonly height: number }) {
  return left >= 2 && top >= 2 && right <= stage.width - 2 && bottom <= stage.height - 2;
}

class BoxGrid {
  readonly #cells = new Map<number, Box[]>();

  add(box: Box): void {
    this.#forEachCell(box, (cell) => {
      const boxes = this.#cells.get(cell);
      if (boxes) boxes.push(box);
      else this.#cells.set(cell, [box]);
      return false;
    });
  }

  /** Whether the box covers anything, or touches it. */
  hits(box: Box): boolean {
    return this.#forEachCell(box, (cell) =>
      (this.#cells.get(cell) ?? []).some(
        (other) =>
          box.left - PADDING < other.right &&
          box.right + PADDING > other.left &&
          box.top - PADDING < other.bottom &&
          box.bottom + PADDING > other.top,
      ),
    );
  }

  #forEachCell({ left, top, right, bottom }: Box, visit: (cell: number) => boolean): boolean {
    for (let column = Math.floor((left - PADDING) / CELL); column <= Math.floor((right + PADDING) / CELL); column++)
      for (let row = Math.floor((top - PADDING) / CELL); row <= Math.floor((bottom + PADDING) / CELL); row++)
        if (visit(column * 65536 + row)) return true;
    return false;
  }
}
