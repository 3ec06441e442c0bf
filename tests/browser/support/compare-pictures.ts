/** Two pictures of the same size side by side. */
export interface Comparison {
  /** Share of the pixels that differ, from 0 to 1. */
  readonly differing: number;
  /** Mean over all pixels of how far they are apart, from 0 to 255. */
  readonly mean: number;
}

/** A pixel differs when one of its channels is further apart than this, of 255, after both pictures were blurred. */
const TOLERATED = 32;
/** Pixels that are added up for one of a blurred picture: three by three. */
const ADDED = 9;

/**
 * Compares two pictures as an eye does that does not count how an edge was smoothed: both are blurred by three pixels
 * square first.
 */
export function compare(a: ImageData, b: ImageData): Comparison {
  if (a.width !== b.width || a.height !== b.height)
    throw new Error(`A picture of ${a.width} × ${a.height} is compared with one of ${b.width} × ${b.height}.`);
  const [sumsA, sumsB] = [blurred(a), blurred(b)];
  let [differing, sum] = [0, 0];
  for (let at = 0; at < sumsA.length; at += 4) {
    let apart = 0;
    for (let channel = at; channel < at + 3; channel++)
      apart = Math.max(apart, Math.abs((sumsA[channel] as number) - (sumsB[channel] as number)));
    sum += apart;
    if (apart > TOLERATED * ADDED) differing++;
  }
  const pixels = a.width * a.height;
  return { differing: differing / pixels, mean: sum / ADDED / pixels };
}

/** Four channels a pixel, each the sum of three pixels along a row, then along a column; at an edge that one counts twice. */
function blurred({ data, width, height }: ImageData): Uint16Array {
  const row = 4 * width;
  const alongRows = new Uint16Array(row * height);
  for (let start = 0; start < alongRows.length; start += row)
    for (let at = start; at < start + row; at++) {
      const before = at < start + 4 ? at : at - 4;
      const after = at + 4 < start + row ? at + 4 : at;
      alongRows[at] = (data[before] as number) + (data[at] as number) + (data[after] as number);
    }
  const sums = new Uint16Array(row * height);
  for (let at = 0; at < sums.length; at++) {
    const above = at < row ? at : at - row;
    const below = at + row < sums.length ? at + row : at;
    sums[at] = (alongRows[above] as number) + (alongRows[at] as number) + (alongRows[below] as number);
  }
  return sums;
}

/** The pixels of an image that the browser can read. */
export async function pixelsOf(source: Blob | string): Promise<ImageData> {
  const image = new Image();
  const url = typeof source === "string" ? source : URL.createObjectURL(source);
  image.src = url;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  context.drawImage(image, 0, 0);
  if (typeof source !== "string") URL.revokeObjectURL(url);
  return context.getImageData(0, 0, image.width, image.height);
}
