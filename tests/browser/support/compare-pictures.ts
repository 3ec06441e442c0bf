/** Two pictures of the same size side by side. */
export interface Comparison {
  /** Share of the pixels that differ, from 0 to 1. */
  readonly differing: number;
  /** Mean over all pixels of how far they are apart, from 0 to 255. */
  readonly mean: number;
}

/** A pixel differs when one of its channels is further apart than this, of 255, after both pictures were blurred. */
const TOLERATED = 32;

/**
 * Compares two pictures as an eye does that does not count how an edge was smoothed: both are blurred by three pixels
 * square first.
 */
export function compare(a: ImageData, b: ImageData): Comparison {
  if (a.width !== b.width || a.height !== b.height)
    throw new Error(`A picture of ${a.width} × ${a.height} is compared with one of ${b.width} × ${b.height}.`);
  const [blurredA, blurredB] = [blurred(a), blurred(b)];
  let [differing, sum] = [0, 0];
  for (let pixel = 0; pixel < a.width * a.height; pixel++) {
    let apart = 0;
    for (const channel of [0, 1, 2]) {
      const at = 3 * pixel + channel;
      apart = Math.max(apart, Math.abs((blurredA[at] as number) - (blurredB[at] as number)));
    }
    sum += apart;
    if (apart > TOLERATED) differing++;
  }
  return { differing: differing / (a.width * a.height), mean: sum / (a.width * a.height) };
}

/** Three channels a pixel, each the mean of three pixels along a row, then along a column. */
function blurred({ data, width, height }: ImageData): Float32Array {
  const rows = new Float32Array(3 * width * height);
  const out = new Float32Array(3 * width * height);
  const clamped = (at: number, size: number) => Math.min(size - 1, Math.max(0, at));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [before, here, after] = [clamped(x - 1, width), x, clamped(x + 1, width)].map((u) => 4 * (y * width + u));
      for (let c = 0; c < 3; c++)
        rows[3 * (y * width + x) + c] =
          ((data[(before as number) + c] as number) +
            (data[(here as number) + c] as number) +
            (data[(after as number) + c] as number)) /
          3;
    }
  for (let y = 0; y < height; y++) {
    const [above, below] = [clamped(y - 1, height) * 3 * width, clamped(y + 1, height) * 3 * width];
    for (let at = 0; at < 3 * width; at++) {
      const here = y * 3 * width + at;
      out[here] = ((rows[above + at] as number) + (rows[here] as number) + (rows[below + at] as number)) / 3;
    }
  }
  return out;
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
