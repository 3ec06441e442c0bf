import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { imageWords as words } from "../../words/en/image.ts";
import type { Words } from "../../words/message.ts";
import { FRAME_LAYERS, type Picture } from "../picture.ts";
import { withPrintSize } from "../print-size.ts";
import { drawMarks } from "./draw-marks.ts";
import { whenPicturePaintable } from "./type.ts";

/** Longest side and largest area, in pixels, of a canvas in any of today's desktop browsers. */
const MOST_SIDE = 16_384;
const MOST_AREA = 120_000_000;

/** Draws a picture on a canvas whose unit is the CSS pixel. */
export function drawPicture(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  { width, height, ground, frame, layers }: Picture,
): void {
  if (ground !== null) {
    context.fillStyle = ground;
    context.fillRect(0, 0, width, height);
  }
  for (const { id, marks } of layers) {
    context.save();
    if (FRAME_LAYERS.has(id)) {
      context.beginPath();
      context.rect(frame.left, frame.top, frame.width, frame.height);
      context.clip();
      context.translate(frame.left, frame.top);
    }
    drawMarks(context, marks);
    context.restore();
  }
}

/** A picture in pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Size in pixels at a number of pixels to the CSS pixel; a problem where no browser draws so many. */
export function pixelSizeOf({ width, height }: PixelSize, scale: number): Result<PixelSize, Issue> {
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  if (Math.max(size.width, size.height) <= MOST_SIDE && size.width * size.height <= MOST_AREA) return ok(size);
  return err(tooLarge(words.tooLarge({ scale, ...size })));
}

/** A picture as a PNG file that knows its size in print, in the page's own fonts; a problem where the browser cannot draw it. */
export async function pngOf(picture: Picture, scale: number): Promise<Result<Blob, Issue>> {
  const size = pixelSizeOf(picture, scale);
  if (!size.ok) return size;
  await whenPicturePaintable(picture);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, size.value);
  const context = canvas.getContext("2d");
  if (context === null) return err(tooLarge(words.noCanvas()));
  context.scale(scale, scale);
  drawPicture(context, picture);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  // Gives its memory back at once.
  canvas.width = 0;
  if (blob === null) return err(tooLarge(words.notEncoded({ scale })));
  const sized = withPrintSize(new Uint8Array(await blob.arrayBuffer()), scale);
  return ok(new Blob([sized], { type: "image/png" }));
}

function tooLarge(message: Words): Issue {
  return { code: "picture/too-large", path: "", message, hint: words.smaller() };
}
