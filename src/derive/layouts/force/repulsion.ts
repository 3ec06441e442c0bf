/** Bodies in a leaf of the tree, at most, unless they cannot be told apart: fewer make more cells, more make more pairs. */
const LEAF_BODIES = 16;
/** Bits of a body's place along each axis that sort it in space. */
const AXIS_BITS = 16;
/** Digits of the sort: two of 11 bits and one of 10. */
const DIGIT = 2_048;
/** How many mean distances from the middle the grid reaches: few bodies far away must not coarsen it for all others. */
const GRID_REACH = 8;

/**
 * How far away a cell must be to count as one, default: its radius and that of the bodies it acts on, together, over their
 * distance. The forces on 10,000 nodes are then off by about 0.4 %, as root mean square.
 */
const DEFAULT_THETA = 0.9;

/**
 * The repulsion of all nodes by all others, as ForceAtlas2 has it: mass times mass over distance, in time n log n.
 *
 * Method: Barnes and Hut 1986, with the neighbours that share a leaf of the tree walking it together (Barnes 1990). Bodies
 * are sorted along a Morton curve, so that a cell is a range of them and the tree is a list of cells in depth-first order,
 * each with the place of the next one outside of it; nothing is allocated in an iteration. In the plane, this force is the
 * conjugate of the sum of m / (z - s) over complex numbers. So a cell is given by its moments around the centre of its
 * mass, and what far cells do to a leaf is one polynomial, both to the third order (Greengard and Rokhlin 1987). A cell
 * counts as far by the radii of what is in both (Dehnen 2000).
 */
export class Repulsion {
  readonly #theta: number;
  // Bodies in the order of the curve.
  readonly #codes: Uint32Array;
  readonly #bodies: Uint32Array;
  readonly #sparedCodes: Uint32Array;
  readonly #sparedBodies: Uint32Array;
  readonly #counts: Uint32Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #mass: Float64Array;
  readonly #forceX: Float64Array;
  readonly #forceY: Float64Array;
  // Cells, depth first. A leaf has `next` right behind it.
  #cells = 0;
  readonly #from: Uint32Array;
  readonly #to: Uint32Array;
  readonly #next: Uint32Array;
  readonly #leaves: Uint32Array;
  #leafCount = 0;
  /** Ranges of bodies that are too near to a leaf to be taken together. */
  readonly #nearFrom: Uint32Array;
  readonly #nearTo: Uint32Array;
  readonly #cellMass: Float64Array;
  readonly #centreX: Float64Array;
  readonly #centreY: Float64Array;
  readonly #radius: Float64Array;
  /** Second and third moments around the centre, complex. */
  readonly #secondX: Float64Array;
  readonly #secondY: Float64Array;
  readonly #thirdX: Float64Array;
  readonly #thirdY: Float64Array;

  /**
   * @param order how many nodes there are.
   * @param theta from 0 (exact, and slow) to below 1.
   */
  constructor(order: number, theta = DEFAULT_THETA) {
    this.#theta = theta;
    const floats = (length: number) => new Float64Array(length);
    const whole = (length: number) => new Uint32Array(length);
    // A graph that is a single leaf is never sorted; there may be thousands of those.
    this.#counts = whole(order > LEAF_BODIES ? 3 * DIGIT : 0);
    this.#codes = whole(order);
    this.#bodies = Uint32Array.from({ length: order }, (_, body) => body);
    this.#sparedCodes = whole(order);
    this.#sparedBodies = whole(order);
    this.#x = floats(order);
    this.#y = floats(order);
    this.#mass = floats(order);
    this.#forceX = floats(order);
    this.#forceY = floats(order);
    // Every cell with children has at least two, so there are fewer of those than leaves.
    const cells = 2 * order + 1;
    this.#from = whole(cells);
    this.#to = whole(cells);
    this.#next = whole(cells);
    this.#leaves = whole(order);
    this.#nearFrom = whole(order);
    this.#nearTo = whole(order);
    this.#cellMass = floats(cells);
    this.#centreX = floats(cells);
    this.#centreY = floats(cells);
    this.#radius = floats(cells);
    this.#secondX = floats(cells);
    this.#secondY = floats(cells);
    this.#thirdX = floats(cells);
    this.#thirdY = floats(cells);
  }

  /**
   * Sets, not adds, the force on every node: the sum of `mass · mass · (here − there) / distance²` over all others. Nodes
   * at the very same place do not act on each other.
   * @param x finite, as all of `y`.
   */
  apply(x: Float64Array, y: Float64Array, mass: Float64Array, forceX: Float64Array, forceY: Float64Array): void {
    const order = this.#bodies.length;
    if (order === 0) return;
    if (order > LEAF_BODIES) this.#sort(x, y);
    for (let at = 0; at < order; at++) {
      const body = this.#bodies[at] as number;
      this.#x[at] = x[body] as number;
      this.#y[at] = y[body] as number;
      this.#mass[at] = mass[body] as number;
    }
    this.#cells = 0;
    this.#leafCount = 0;
    this.#grow(0, order);
    for (let at = 0; at < this.#leafCount; at++) this.#walk(this.#leaves[at] as number);
    for (let at = 0; at < order; at++) {
      const body = this.#bodies[at] as number;
      forceX[body] = this.#forceX[at] as number;
      forceY[body] = this.#forceY[at] as number;
    }
  }

  /** Puts the bodies in the order of the curve: their codes, then a radix sort of them. */
  #sort(x: Float64Array, y: Float64Array): void {
    const order = x.length;
    const [middleX, halfX] = extent(x);
    const [middleY, halfY] = extent(y);
    const half = Math.max(halfX, halfY);
    const last = 2 ** AXIS_BITS - 1;
    const scale = half > 0 ? last / (2 * half) : 0;
    const counts = this.#counts.fill(0);
    const codes = this.#codes;
    for (let body = 0; body < order; body++) {
      const column = ((x[body] as number) - middleX + half) * scale;
      const row = ((y[body] as number) - middleY + half) * scale;
      const code =
        (spread(column < 0 ? 0 : column > last ? last : column) |
          (spread(row < 0 ? 0 : row > last ? last : row) << 1)) >>>
        0;
      codes[body] = code;
      (counts[code & 2_047] as number)++;
      (counts[DIGIT + ((code >>> 11) & 2_047)] as number)++;
      (counts[2 * DIGIT + (code >>> 22)] as number)++;
    }
    for (let digit = 0; digit < 3; digit++) {
      for (let value = 0, sum = 0; value < DIGIT; value++) {
        const count = counts[digit * DIGIT + value] as number;
        counts[digit * DIGIT + value] = sum;
        sum += count;
      }
    }
    // Three passes, so from one pair of arrays to the other, back, and there again.
    const [sparedCodes, bodies, sparedBodies] = [this.#sparedCodes, this.#bodies, this.#sparedBodies];
    for (let body = 0; body < order; body++) {
      const code = codes[body] as number;
      const at = (counts[code & 2_047] as number)++;
      sparedCodes[at] = code;
      sparedBodies[at] = body;
    }
    for (let from = 0; from < order; from++) {
      const code = sparedCodes[from] as number;
      const at = (counts[DIGIT + ((code >>> 11) & 2_047)] as number)++;
      codes[at] = code;
      bodies[at] = sparedBodies[from] as number;
    }
    for (let from = 0; from < order; from++) {
      const code = codes[from] as number;
      const at = (counts[2 * DIGIT + (code >>> 22)] as number)++;
      sparedCodes[at] = code;
      sparedBodies[at] = bodies[from] as number;
    }
    bodies.set(sparedBodies);
    codes.set(sparedCodes);
  }

  /** Makes the cell of a range of bodies and all in it; its number. */
  #grow(from: number, to: number): number {
    const cell = this.#cells++;
    this.#from[cell] = from;
    this.#to[cell] = to;
    if (to - from <= LEAF_BODIES) {
      this.#leaves[this.#leafCount++] = cell;
      this.#gatherBodies(cell, from, to);
      this.#next[cell] = this.#cells;
      return cell;
    }
    // The pair of bits in which the codes of the range first differ is the level of the cell: a cell has no single child.
    const codes = this.#codes;
    const differing = (codes[from] as number) ^ (codes[to - 1] as number);
    if (differing === 0) {
      // They cannot be told apart on the grid; any cut will do.
      const middle = (from + to) >>> 1;
      this.#grow(from, middle);
      this.#grow(middle, to);
    } else {
      const shift = (31 - Math.clz32(differing)) & ~1;
      for (let begin = from; begin < to; ) {
        const quadrant = (codes[begin] as number) >>> shift;
        let [low, high] = [begin, to];
        while (high - low > 1) {
          const middle = (low + high) >>> 1;
          if ((codes[middle] as number) >>> shift === quadrant) low = middle;
          else high = middle;
        }
        this.#grow(begin, high);
        begin = high;
      }
    }
    this.#next[cell] = this.#cells;
    this.#gatherCells(cell);
    return cell;
  }

  /** Moments of a leaf. */
  #gatherBodies(cell: number, from: number, to: number): void {
    let [mass, centreX, centreY] = [0, 0, 0];
    for (let at = from; at < to; at++) {
      const each = this.#mass[at] as number;
      mass += each;
      centreX += each * (this.#x[at] as number);
      centreY += each * (this.#y[at] as number);
    }
    centreX /= mass;
    centreY /= mass;
    let [secondX, secondY, thirdX, thirdY, radius] = [0, 0, 0, 0, 0];
    for (let at = from; at < to; at++) {
      const each = this.#mass[at] as number;
      const x = (this.#x[at] as number) - centreX;
      const y = (this.#y[at] as number) - centreY;
      const squareX = x * x - y * y;
      const squareY = 2 * x * y;
      secondX += each * squareX;
      secondY += each * squareY;
      thirdX += each * (squareX * x - squareY * y);
      thirdY += each * (squareX * y + squareY * x);
      radius = Math.max(radius, x * x + y * y);
    }
    this.#put(cell, mass, centreX, centreY, Math.sqrt(radius), secondX, secondY, thirdX, thirdY);
  }

  /** Moments of a cell out of those of the cells in it. */
  #gatherCells(cell: number): void {
    const end = this.#next[cell] as number;
    let [mass, centreX, centreY] = [0, 0, 0];
    for (let child = cell + 1; child < end; child = this.#next[child] as number) {
      const each = this.#cellMass[child] as number;
      mass += each;
      centreX += each * (this.#centreX[child] as number);
      centreY += each * (this.#centreY[child] as number);
    }
    centreX /= mass;
    centreY /= mass;
    let [secondX, secondY, thirdX, thirdY, radius] = [0, 0, 0, 0, 0];
    for (let child = cell + 1; child < end; child = this.#next[child] as number) {
      const each = this.#cellMass[child] as number;
      const x = (this.#centreX[child] as number) - centreX;
      const y = (this.#centreY[child] as number) - centreY;
      const squareX = x * x - y * y;
      const squareY = 2 * x * y;
      const ownX = this.#secondX[child] as number;
      const ownY = this.#secondY[child] as number;
      secondX += ownX + each * squareX;
      secondY += ownY + each * squareY;
      thirdX += (this.#thirdX[child] as number) + 3 * (x * ownX - y * ownY) + each * (squareX * x - squareY * y);
      thirdY += (this.#thirdY[child] as number) + 3 * (x * ownY + y * ownX) + each * (squareX * y + squareY * x);
      radius = Math.max(radius, Math.sqrt(x * x + y * y) + (this.#radius[child] as number));
    }
    this.#put(cell, mass, centreX, centreY, radius, secondX, secondY, thirdX, thirdY);
  }

  #put(
    cell: number,
    mass: number,
    centreX: number,
    centreY: number,
    radius: number,
    secondX: number,
    secondY: number,
    thirdX: number,
    thirdY: number,
  ): void {
    this.#cellMass[cell] = mass;
    this.#centreX[cell] = centreX;
    this.#centreY[cell] = centreY;
    this.#radius[cell] = radius;
    this.#secondX[cell] = secondX;
    this.#secondY[cell] = secondY;
    this.#thirdX[cell] = thirdX;
    this.#thirdY[cell] = thirdY;
  }

  /** The force on the bodies of one leaf. */
  #walk(leaf: number): void {
    // Fields in constants: this loop takes most of the time of a layout.
    const [from, to, next, cells] = [this.#from, this.#to, this.#next, this.#cells];
    const [cellMass, centreX, centreY, radii] = [this.#cellMass, this.#centreX, this.#centreY, this.#radius];
    const [secondX, secondY, thirdX, thirdY] = [this.#secondX, this.#secondY, this.#thirdX, this.#thirdY];
    const [bodyX, bodyY, bodyMass] = [this.#x, this.#y, this.#mass];
    const nearFrom = this.#nearFrom;
    const nearTo = this.#nearTo;
    const leafX = centreX[leaf] as number;
    const leafY = centreY[leaf] as number;
    const leafRadius = radii[leaf] as number;
    const theta2 = this.#theta * this.#theta;
    // What far cells do at a place t from the leaf's centre: a + b t + c t² + d t³.
    let [aX, aY, bX, bY, cX, cY, dX, dY] = [0, 0, 0, 0, 0, 0, 0, 0];
    let near = 0;
    for (let cell = 0; cell < cells; ) {
      const x = leafX - (centreX[cell] as number);
      const y = leafY - (centreY[cell] as number);
      const distance2 = x * x + y * y;
      const reach = leafRadius + (radii[cell] as number);
      const after = next[cell] as number;
      if (reach * reach < theta2 * distance2) {
        const mass = cellMass[cell] as number;
        const inverse = 1 / distance2;
        // Powers of 1 / (x + iy).
        const oneX = x * inverse;
        const oneY = -y * inverse;
        const twoX = oneX * oneX - oneY * oneY;
        const twoY = 2 * oneX * oneY;
        const threeX = twoX * oneX - twoY * oneY;
        const threeY = twoX * oneY + twoY * oneX;
        const fourX = twoX * twoX - twoY * twoY;
        const fourY = 2 * twoX * twoY;
        const sX = secondX[cell] as number;
        const sY = secondY[cell] as number;
        const tX = thirdX[cell] as number;
        const tY = thirdY[cell] as number;
        aX += mass * oneX + (sX * threeX - sY * threeY) + (tX * fourX - tY * fourY);
        aY += mass * oneY + (sX * threeY + sY * threeX) + (tX * fourY + tY * fourX);
        bX -= mass * twoX + 3 * (sX * fourX - sY * fourY);
        bY -= mass * twoY + 3 * (sX * fourY + sY * fourX);
        cX += mass * threeX;
        cY += mass * threeY;
        dX -= mass * fourX;
        dY -= mass * fourY;
        cell = after;
      } else {
        if (after === cell + 1) {
          // Neighbours on the curve stand beside each other, so that many leaves are one range.
          if (near > 0 && nearTo[near - 1] === from[cell]) nearTo[near - 1] = to[cell] as number;
          else {
            nearFrom[near] = from[cell] as number;
            nearTo[near++] = to[cell] as number;
          }
        }
        cell++;
      }
    }
    const end = to[leaf] as number;
    for (let body = from[leaf] as number; body < end; body++) {
      const x = bodyX[body] as number;
      const y = bodyY[body] as number;
      const [tX, tY] = [x - leafX, y - leafY];
      const polynomialX = bX + cX * tX - cY * tY + (dX * (tX * tX - tY * tY) - dY * 2 * tX * tY);
      const polynomialY = bY + cX * tY + cY * tX + (dX * 2 * tX * tY + dY * (tX * tX - tY * tY));
      // The force is the conjugate of the sum.
      let sumX = aX + polynomialX * tX - polynomialY * tY;
      let sumY = -(aY + polynomialX * tY + polynomialY * tX);
      for (let range = 0; range < near; range++) {
        const last = nearTo[range] as number;
        for (let other = nearFrom[range] as number; other < last; other++) {
          const x1 = x - (bodyX[other] as number);
          const y1 = y - (bodyY[other] as number);
          const distance2 = x1 * x1 + y1 * y1;
          if (distance2 > 0) {
            const pull = (bodyMass[other] as number) / distance2;
            sumX += x1 * pull;
            sumY += y1 * pull;
          }
        }
      }
      const own = bodyMass[body] as number;
      this.#forceX[body] = own * sumX;
      this.#forceY[body] = own * sumY;
    }
  }
}

/** Where the grid lies along an axis: its middle, and how far it reaches to either side. */
function extent(values: Float64Array): readonly [middle: number, half: number] {
  let [low, high, sum] = [Infinity, -Infinity, 0];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += value;
  }
  const mean = sum / values.length;
  let deviation = 0;
  for (const value of values) deviation += Math.abs(value - mean);
  const reach = (GRID_REACH * deviation) / values.length;
  return high - low < 2 * reach ? [(low + high) / 2, (high - low) / 2] : [mean, reach];
}

/** The low 16 bits of a number, each with a 0 before it. */
function spread(value: number): number {
  let bits = value & 0xffff;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}
