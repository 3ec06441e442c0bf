import type { NodeBoxes } from "../../layout.ts";
import type { Places } from "./component-layout.ts";
import type { Components } from "./components.ts";
import { packed } from "./pack.ts";
import { separate } from "./separate.ts";

/**
 * Share of a component's area that its boxes take before they push each other apart. More fits more names on a screen; a
 * component of so many nodes never fits, and boxes in its dense middle would seek a free place for long.
 */
const BOX_SHARE = 0.6;
const LARGE = 20_000;
const LARGE_BOX_SHARE = 0.3;
/** Room around the boxes of a component, in their unit. */
export const COMPONENT_MARGIN = 12;

/** All components of a graph with the boxes of their nodes: scaled so that the boxes have room, and packed side by side. */
export class Arrangement {
  readonly #components: Components;
  readonly #boxes: NodeBoxes;
  /** Per node, in the order of the components: where it is in its component, in the unit of the boxes. */
  readonly #x: Float64Array;
  readonly #y: Float64Array;

  constructor(components: Components, boxes: NodeBoxes) {
    this.#components = components;
    this.#boxes = boxes;
    this.#x = new Float64Array(components.nodes.length);
    this.#y = new Float64Array(components.nodes.length);
  }

  /** Takes the places of a component's nodes, in any unit, around the origin. */
  put(part: number, { x, y }: Places): void {
    const [from, to] = this.#range(part);
    const scale = this.#scaleOf(part, x, y);
    for (let at = from; at < to; at++) {
      this.#x[at] = scale * (x[at - from] as number);
      this.#y[at] = scale * (y[at - from] as number);
    }
  }

  /** Moves the nodes of a component until no box overlaps another of it; yields in between. */
  *removeOverlaps(part: number): Generator<void> {
    const [from, to] = this.#range(part);
    if (to - from < 2) return;
    const members = this.#components.nodes.subarray(from, to);
    yield* separate(this.#boxes, members, this.#x.subarray(from, to), this.#y.subarray(from, to));
  }

  /** Where all nodes are, by their numbers, with the components side by side and the middle of all at the origin. */
  places(): Float32Array<ArrayBuffer> {
    const { count, nodes } = this.#components;
    const { halfWidth, above, below } = this.#boxes;
    const [left, low] = [new Float64Array(count).fill(Infinity), new Float64Array(count).fill(Infinity)];
    const [widths, heights] = [new Float64Array(count), new Float64Array(count)];
    for (let part = 0; part < count; part++) {
      const [from, to] = this.#range(part);
      let [right, high] = [-Infinity, -Infinity];
      for (let at = from; at < to; at++) {
        const node = nodes[at] as number;
        const [x, y] = [this.#x[at] as number, this.#y[at] as number];
        left[part] = Math.min(left[part] as number, x - (halfWidth[node] as number));
        low[part] = Math.min(low[part] as number, y - (below[node] as number));
        right = Math.max(right, x + (halfWidth[node] as number));
        high = Math.max(high, y + (above[node] as number));
      }
      widths[part] = right - (left[part] as number) + 2 * COMPONENT_MARGIN;
      heights[part] = high - (low[part] as number) + 2 * COMPONENT_MARGIN;
    }
    const corners = packed(widths, heights);
    let [right, high] = [0, 0];
    for (let part = 0; part < count; part++) {
      right = Math.max(right, (corners[2 * part] as number) + (widths[part] as number));
      high = Math.max(high, (corners[2 * part + 1] as number) + (heights[part] as number));
    }
    const places = new Float32Array(2 * nodes.length);
    for (let part = 0; part < count; part++) {
      const [from, to] = this.#range(part);
      const shiftX = (corners[2 * part] as number) + COMPONENT_MARGIN - (left[part] as number) - right / 2;
      const shiftY = (corners[2 * part + 1] as number) + COMPONENT_MARGIN - (low[part] as number) - high / 2;
      for (let at = from; at < to; at++) {
        const node = nodes[at] as number;
        places[2 * node] = (this.#x[at] as number) + shiftX;
        places[2 * node + 1] = (this.#y[at] as number) + shiftY;
      }
    }
    return places;
  }

  #range(part: number): readonly [from: number, to: number] {
    const { start } = this.#components;
    return [start[part] as number, start[part + 1] as number];
  }

  #scaleOf(part: number, x: Float64Array, y: Float64Array): number {
    const [from, to] = this.#range(part);
    const { halfWidth, above, below } = this.#boxes;
    let area = 0;
    for (let at = from; at < to; at++) {
      const node = this.#components.nodes[at] as number;
      area += 2 * (halfWidth[node] as number) * ((above[node] as number) + (below[node] as number));
    }
    return unitsPerPlace(x, y, area, to - from < LARGE ? BOX_SHARE : LARGE_BOX_SHARE);
  }
}

/**
 * What places around their middle are to be multiplied by, so that boxes take their share of the area: that of the disc in
 * which half of the nodes are, twice, so that few nodes far out do not count. 1 where nothing has a size.
 * @param area of all boxes together.
 */
export function unitsPerPlace(x: Float64Array, y: Float64Array, area: number, share: number): number {
  const squares = x.map((each, at) => each * each + (y[at] as number) * (y[at] as number)).sort();
  const half = squares[squares.length >>> 1] ?? 0;
  return half > 0 && area > 0 ? Math.sqrt(area / (share * 2 * Math.PI * half)) : 1;
}
