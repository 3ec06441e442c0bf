import type { Page } from "playwright";

/** In CSS pixels, of a window whose pixels are as large. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const base64Of = (png: Buffer | string) => (typeof png === "string" ? png : png.toString("base64"));

/**
 * Share of the pixels in a rectangle of a PNG that are not of the colour that most have.
 * @param page reads the PNG, whatever it shows.
 */
export async function inkIn(page: Page, png: Buffer | string, rectangle: Rectangle): Promise<number> {
  return page.evaluate(
    async ({ base64, rectangle: { x, y, width, height } }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
      if (context === null) throw new Error("no canvas");
      context.drawImage(image, 0, 0);
      const pixels = new Uint32Array(context.getImageData(x, y, width, height).data.buffer);
      const counts = new Map<number, number>();
      for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
      return 1 - Math.max(...counts.values()) / pixels.length;
    },
    { base64: base64Of(png), rectangle },
  );
}

interface Place {
  readonly x: number;
  readonly y: number;
  /** As `rgb(...)`. */
  readonly fill: string;
}

/** The middles of what has its colour around each of some places in a PNG. */
export async function middlesOfGlyphs(
  page: Page,
  png: Buffer,
  places: readonly Place[],
): Promise<readonly { readonly x: number; readonly y: number }[]> {
  return page.evaluate(
    async ({ base64, places }) => {
      const REACH = 8;
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
      if (context === null) throw new Error("no canvas");
      context.drawImage(image, 0, 0);
      return places.map(({ x, y, fill }) => {
        const [left, top, size] = [Math.round(x) - REACH, Math.round(y) - REACH, 2 * REACH];
        const { data } = context.getImageData(left, top, size, size);
        const colour = (fill.match(/\d+/g) ?? []).map(Number);
        let [sum, across, down] = [0, 0, 0];
        for (let pixel = 0; pixel < size * size; pixel++) {
          const apart = Math.hypot(...[0, 1, 2].map((at) => (data[4 * pixel + at] ?? 0) - (colour[at] ?? 0)));
          const weight = Math.max(0, 1 - apart / 60);
          sum += weight;
          across += weight * ((pixel % size) + 0.5);
          down += weight * (Math.floor(pixel / size) + 0.5);
        }
        return { x: left + across / sum, y: top + down / sum };
      });
    },
    { base64: base64Of(png), places },
  );
}
