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

/** The middle of what has a colour around a place in a PNG, told as `rgb(...)`. */
export async function middleOfGlyph(
  page: Page,
  png: Buffer,
  place: { readonly x: number; readonly y: number; readonly fill: string },
): Promise<{ readonly x: number; readonly y: number }> {
  return page.evaluate(
    async ({ base64, place: { x, y, fill } }) => {
      const REACH = 9;
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
      if (context === null) throw new Error("no canvas");
      context.drawImage(image, 0, 0);
      const [left, top, size] = [Math.round(x) - REACH, Math.round(y) - REACH, 2 * REACH];
      const { data } = context.getImageData(left, top, size, size);
      const colour = (fill.match(/\d+/g) ?? []).map(Number);
      let [sum, across, down] = [0, 0, 0];
      for (let pixel = 0; pixel < size * size; pixel++) {
        const apart = Math.hypot(
          ...[0, 1, 2].map((channel) => (data[4 * pixel + channel] ?? 0) - (colour[channel] ?? 0)),
        );
        const weight = Math.max(0, 1 - apart / 120);
        sum += weight;
        across += weight * ((pixel % size) + 0.5);
        down += weight * (Math.floor(pixel / size) + 0.5);
      }
      return { x: left + across / sum, y: top + down / sum };
    },
    { base64: base64Of(png), place },
  );
}
