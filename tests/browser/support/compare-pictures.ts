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

function blurred({ data, width, height }: ImageData): Float32Array {
  const out = new Float32Array(3 * width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (const channel of [0, 1, 2]) {
        let [sum, count] = [0, 0];
        for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
          for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
            sum += data[4 * (v * width + u) + channel] as number;
            count++;
          }
        out[3 * (y * width + x) + channel] = sum / count;
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
