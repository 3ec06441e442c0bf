/** Rounds in which boxes push each other aside; what overlaps then finds another place. */
const ROUNDS = 80;
/** Share of an overlap by which both boxes move: a little more than half, so that rounding leaves none for ever. */
const PUSH = 0.501;
/** Boxes that look for a place before others get a turn. */
const SETTLED_AT_ONCE = 500;

/** Boxes around centres, by half their width and height, which are more than 0. */
export interface Boxes {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly halfWidth: Float64Array;
  readonly halfHeight: Float64Array;
}

/**
 * Moves boxes until none overlaps another. Overlapping boxes push each other aside, along the
 * axis on which they overlap less, round after round, which spreads what is dense and mostly keeps its order; what still
 * overlaps after that goes to a free place near it. Writes x and y, and yields so often that others get a turn.
 * @param rank boxes in the order in which they may keep their places, all of them.
 */
export function* removeOverlaps(boxes: Boxes, rank: ArrayLike<number>): Generator<void> {
  const grid = new BoxGrid(boxes);
  for (let round = 0; round < ROUNDS; round++) {
    if (pushApart(boxes, grid) === 0) return;
    yield;
  }
  yield* settle(boxes, rank, 0, grid);
}

/** One round of pushing. How many pairs overlapped. */
function pushApart({ x, y, halfWidth, halfHeight }: Boxes, grid: BoxGrid): number {
  grid.fill();
  let overlapping = 0;
  grid.forEachPair((a, b) => {
    const apartX = (x[b] as number) - (x[a] as number);
    const apartY = (y[b] as number) - (y[a] as number);
    const acrossX = (halfWidth[a] as number) + (halfWidth[b] as number) - Math.abs(apartX);
    const acrossY = (halfHeight[a] as number) + (halfHeight[b] as number) - Math.abs(apartY);
    if (acrossX <= 0 || acrossY <= 0) return;
    overlapping++;
    if (acrossX < acrossY) {
      const push = PUSH * acrossX * (apartX < 0 ? -1 : 1);
      x[a] = (x[a] as number) - push;
      x[b] = (x[b] as number) + push;
    } else {
      const push = PUSH * acrossY * (apartY < 0 ? -1 : 1);
      y[a] = (y[a] as number) - push;
      y[b] = (y[b] as number) + push;
    }
  });
  return overlapping;
}

/**
 * Lets boxes keep their places in turn, where these are free, and otherwise finds each one nearby that is.
 * @param fixed how many of the first in `rank` keep their places in any case.
 */
export function* settle(
  boxes: Boxes,
  rank: ArrayLike<number>,
  fixed: number,
  grid = new BoxGrid(boxes),
): Generator<void> {
  const { x, y, halfWidth, halfHeight } = boxes;
  grid.empty();
  // Where many want the same place, the rings around it fill up and stay full: the next search begins where one ended.
  const ringAt = new Map<number, number>();
  for (let at = 0; at < rank.length; at++) {
    const box = rank[at] as number;
    const [homeX, homeY] = [x[box] as number, y[box] as number];
    const [stepX, stepY] = [halfWidth[box] as number, halfHeight[box] as number];
    if (at >= fixed && !grid.isFree(box)) {
      const cell = grid.cellAt(homeX, homeY);
      const from = ringAt.get(cell) ?? 1;
      let ring = from;
      while (!goToRing(ring)) ring++;
      // One ring back, since smaller boxes may still fit there.
      ringAt.set(cell, Math.max(from, ring - 1));
    }
    grid.add(box);
    if (at % SETTLED_AT_ONCE === 0) yield;

    function goToRing(ring: number): boolean {
      for (let step = 0; step < 8 * ring; step++) {
        const side = Math.floor(step / (2 * ring));
        const along = (step % (2 * ring)) - ring;
        const across = side === 0 ? along : side === 1 ? ring : side === 2 ? -along : -ring;
        const up = side === 0 ? -ring : side === 1 ? along : side === 2 ? ring : -along;
        x[box] = homeX + across * stepX;
        y[box] = homeY + up * stepY;
        if (grid.isFree(box)) return true;
      }
      return false;
    }
  }
}

/** Cells per box, at most. */
const MOST_CELLS = 4;

/** Finds boxes by place: each lies in all cells that it covers. What leaves the grid lies in the cells at its rim. */
class BoxGrid {
  readonly #boxes: Boxes;
  #left = 0;
  #low = 0;
  #columnsPerUnit = 1;
  #rowsPerUnit = 1;
  #columns = 1;
  #rows = 1;
  /** Per cell the last box that was added, -1 for none; then from entry to entry. */
  #last = new Int32Array(0);
  readonly #entryBox: number[] = [];
  readonly #entryBefore: number[] = [];

  constructor(boxes: Boxes) {
    this.#boxes = boxes;
  }

  cellAt(x: number, y: number): number {
    return this.#rowAt(y) * this.#columns + this.#columnAt(x);
  }

  /** Takes all boxes out, and lays the grid over where they are now. */
  empty(): void {
    const { x, y, halfWidth, halfHeight } = this.#boxes;
    let [left, right, low, high, across, up] = [Infinity, -Infinity, Infinity, -Infinity, 0, 0];
    for (let box = 0; box < x.length; box++) {
      left = Math.min(left, x[box] as number);
      right = Math.max(right, x[box] as number);
      low = Math.min(low, y[box] as number);
      high = Math.max(high, y[box] as number);
      across += halfWidth[box] as number;
      up += halfHeight[box] as number;
    }
    const count = Math.max(x.length, 1);
    let cellWidth = (2 * across) / count || 1;
    let cellHeight = (2 * up) / count || 1;
    const cells = ((right - left) / cellWidth + 1) * ((high - low) / cellHeight + 1);
    const coarser = Math.sqrt(Math.max(1, cells / (MOST_CELLS * count)));
    cellWidth *= coarser;
    cellHeight *= coarser;
    this.#left = left;
    this.#low = low;
    this.#columnsPerUnit = 1 / cellWidth;
    this.#rowsPerUnit = 1 / cellHeight;
    this.#columns = Math.floor((right - left) / cellWidth) + 1;
    this.#rows = Math.floor((high - low) / cellHeight) + 1;
    const needed = this.#columns * this.#rows;
    if (this.#last.length < needed) this.#last = new Int32Array(needed);
    this.#last.fill(-1);
    this.#entryBox.length = 0;
    this.#entryBefore.length = 0;
  }

  fill(): void {
    this.empty();
    for (let box = 0; box < this.#boxes.x.length; box++) this.add(box);
  }

  add(box: number): void {
    const { x, y, halfWidth, halfHeight } = this.#boxes;
    const [atX, atY] = [x[box] as number, y[box] as number];
    const [across, up] = [halfWidth[box] as number, halfHeight[box] as number];
    const [firstColumn, lastColumn] = [this.#columnAt(atX - across), this.#columnAt(atX + across)];
    const lastRow = this.#rowAt(atY + up);
    for (let row = this.#rowAt(atY - up); row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        const cell = row * this.#columns + column;
        this.#entryBefore.push(this.#last[cell] as number);
        this.#last[cell] = this.#entryBox.push(box) - 1;
      }
    }
  }

  /** Whether a box overlaps none that was added. */
  isFree(box: number): boolean {
    const { x, y, halfWidth, halfHeight } = this.#boxes;
    const [atX, atY] = [x[box] as number, y[box] as number];
    const [across, up] = [halfWidth[box] as number, halfHeight[box] as number];
    const [firstColumn, lastColumn] = [this.#columnAt(atX - across), this.#columnAt(atX + across)];
    const lastRow = this.#rowAt(atY + up);
    for (let row = this.#rowAt(atY - up); row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        let entry = this.#last[row * this.#columns + column] as number;
        for (; entry >= 0; entry = this.#entryBefore[entry] as number) {
          const other = this.#entryBox[entry] as number;
          if (
            Math.abs(atX - (x[other] as number)) < across + (halfWidth[other] as number) &&
            Math.abs(atY - (y[other] as number)) < up + (halfHeight[other] as number)
          )
            return false;
        }
      }
    }
    return true;
  }

  /** Every two boxes that share a cell; more than once where they share several. */
  forEachPair(visit: (a: number, b: number) => void): void {
    const [entryBox, entryBefore] = [this.#entryBox, this.#entryBefore];
    for (let cell = this.#columns * this.#rows - 1; cell >= 0; cell--)
      for (let entry = this.#last[cell] as number; entry >= 0; entry = entryBefore[entry] as number)
        for (let other = entryBefore[entry] as number; other >= 0; other = entryBefore[other] as number)
          visit(entryBox[other] as number, entryBox[entry] as number);
  }

  #columnAt(x: number): number {
    const column = Math.floor((x - this.#left) * this.#columnsPerUnit);
    return column < 0 ? 0 : column >= this.#columns ? this.#columns - 1 : column;
  }

  #rowAt(y: number): number {
    const row = Math.floor((y - this.#low) * this.#rowsPerUnit);
    return row < 0 ? 0 : row >= this.#rows ? this.#rows - 1 : row;
  }
}
