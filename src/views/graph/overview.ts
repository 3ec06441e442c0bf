import type { Point } from "../../drawing/edge-geometry.ts";
import type { Size } from "../../drawing/size.ts";

/** Room around what is shown, in CSS pixels. */
const MARGIN = 5;
/** Strength of a pixel with one entity, of the fullest; and of one with nothing but what is faded. */
const INK = { least: 0.3, faded: 0.12 } as const;

/** A whole graph on a few pixels: how much stands where, and how places of layout space (y up) lie on them (y down). */
export interface Overview {
  /** Strength of each pixel, 0 to 255, row by row. */
  readonly ink: Uint8ClampedArray;
  /** Where a place is, in CSS pixels. */
  toPixels(at: Point): Point;
  /** What place is at a point. */
  toPlace(at: Point): Point;
}

/**
 * The shown entities of a graph as dots, the darker the more there are at one, by the logarithm of their number. Takes time
 * linear in entities and pixels.
 * @param size in CSS pixels.
 * @param perPixel pixels of the screen per CSS pixel.
 * @param mask 1 for entities that are shown, and `dim` for those that are faded.
 */
export function overviewOf(
  places: Float32Array,
  { mask, dim }: { readonly mask: Uint8Array; readonly dim: Uint8Array },
  size: Size,
  perPixel: number,
): Overview {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  // Both loops run over all entities with each filter, the first time in code that is not compiled yet: so they make no object
  // and no call for each.
  for (let e = 0; e < mask.length; e++) {
    if (mask[e] === 0 && dim[e] === 0) continue;
    const x = places[2 * e] as number;
    const y = places[2 * e + 1] as number;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < low) low = y;
    if (y > high) high = y;
  }
  if (left > right) [left, right, low, high] = [-1, 1, -1, 1];
  const scale = Math.min(
    (size.width - 2 * MARGIN) / Math.max(right - left, 1e-9),
    (size.height - 2 * MARGIN) / Math.max(high - low, 1e-9),
  );
  const [middleX, middleY] = [(left + right) / 2, (low + high) / 2];
  const toPixels = ({ x, y }: Point): Point => ({
    x: size.width / 2 + scale * (x - middleX),
    y: size.height / 2 - scale * (y - middleY),
  });
  const [width, height] = [Math.round(size.width * perPixel), Math.round(size.height * perPixel)];
  const shown = new Uint32Array(width * height);
  const faded = new Uint8Array(width * height);
  let most = 1;
  const [centreX, centreY] = [size.width / 2, size.height / 2];
  for (let e = 0; e < mask.length; e++) {
    const isShown = mask[e] === 1;
    if (!isShown && dim[e] === 0) continue;
    // As `toPixels` has it. None lies beyond: there is a margin around all.
    const column = Math.floor((centreX + scale * ((places[2 * e] as number) - middleX)) * perPixel);
    const row = Math.floor((centreY - scale * ((places[2 * e + 1] as number) - middleY)) * perPixel);
    const at = row * width + column;
    if (isShown) {
      const count = (shown[at] as number) + 1;
      shown[at] = count;
      if (count > most) most = count;
    } else faded[at] = 1;
  }
  const ink = new Uint8ClampedArray(width * height);
  for (let at = 0; at < ink.length; at++) {
    const count = shown[at] as number;
    const share = count === 0 ? 0 : INK.least + (1 - INK.least) * (Math.log(count) / Math.max(Math.log(most), 1));
    ink[at] = 255 * Math.max(share, faded[at] === 1 ? INK.faded : 0);
  }
  return {
    ink,
    toPixels,
    toPlace: ({ x, y }) => ({
      x: middleX + (x - size.width / 2) / scale,
      y: middleY - (y - size.height / 2) / scale,
    }),
  };
}
