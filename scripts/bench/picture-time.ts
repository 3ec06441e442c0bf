import type { Browser, CDPSession, Page } from "playwright";

/** A channel that differs by no more than this, of 255, looks the same; noise of blending is below it. */
const SAME = 16;
/** The picture is the settled one where no more than this share of its pixels differ. */
const MOST_DIFFERENT = 0.001;

/** A rectangle of the page, in CSS pixels. */
interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Notes in the page when it was last pressed, or pointed at. Runs before anything else in it. */
export function installPressClock(): void {
  const note = ({ timeStamp }: Event) => Object.assign(window, { pressedAt: performance.timeOrigin + timeStamp });
  for (const type of ["pointerdown", "pointermove", "keydown"]) addEventListener(type, note, { capture: true });
}

/** How long after a press a picture changed, and how long after it was right, in milliseconds by the clock. */
export interface PictureTime {
  /** Until the first frame in which anything looks other than before. */
  readonly first: number;
  /** Until the first frame from which on all looks as it settles to. */
  readonly settled: number;
}

/**
 * How soon after a press a part of the page changes, and shows what it will settle to: by the frames that the browser shows,
 * so that it includes the graphics process. Null where nothing changed.
 * @param act presses something in the page.
 * @param atRest resolves when nothing is drawn any more.
 */
export async function pictureTime(
  page: Page,
  devtools: CDPSession,
  { x, y, width, height }: Part,
  act: () => Promise<void>,
  atRest: () => Promise<void>,
): Promise<PictureTime | null> {
  const frames: { readonly at: number; readonly data: string }[] = [];
  const take = (frame: { data: string; sessionId: number; metadata: { timestamp?: number } }) => {
    frames.push({ at: 1000 * (frame.metadata.timestamp ?? Number.NaN), data: frame.data });
    void devtools.send("Page.screencastFrameAck", { sessionId: frame.sessionId });
  };
  devtools.on("Page.screencastFrame", take);
  await devtools.send("Page.startScreencast", { format: "png", everyNthFrame: 1 });
  await atRest();
  const before = frames.length;
  await act();
  await atRest();
  await devtools.send("Page.stopScreencast");
  devtools.off("Page.screencastFrame", take);
  const pressed = await page.evaluate(() => window.pressedAt);
  const shown = frames.slice(Math.max(0, before - 1));
  const { first, settled } = await judged(
    page,
    { x, y, width, height },
    shown.map(({ data }) => data),
  );
  const timeOf = (frame: number) => (shown[frame]?.at ?? Number.NaN) - pressed;
  return settled === 0 ? null : { first: timeOf(first), settled: timeOf(settled) };
}

/**
 * Which of some frames, as images in base 64, is the first in which a part looks other than in the first of all, and which
 * the first from which on it looks as in the last.
 */
async function judged(
  page: Page,
  part: Part,
  frames: readonly string[],
): Promise<{ readonly first: number; readonly settled: number }> {
  const judge = await (page.context().browser() as Browser).newPage();
  const found = await judge.evaluate(
    async ({ part: { x, y, width, height }, frames, same, most }) => {
      const pixels: Uint8ClampedArray[] = [];
      for (const frame of frames) {
        const image = new Image();
        image.src = `data:image/png;base64,${frame}`;
        await image.decode();
        const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
        context?.drawImage(image, -x, -y);
        pixels.push(context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray());
      }
      const none = new Uint8ClampedArray();
      const [before, settled] = [pixels[0] ?? none, pixels.at(-1) ?? none];
      const difference = (frame: Uint8ClampedArray, other: Uint8ClampedArray) => {
        let different = 0;
        for (let at = 0; at < frame.length; at += 4)
          if ([0, 1, 2].some((by) => Math.abs((frame[at + by] ?? 0) - (other[at + by] ?? 0)) > same)) different++;
        return different;
      };
      return {
        first: pixels.findIndex((frame) => difference(frame, before) > 0),
        settled: pixels.findLastIndex((frame) => difference(frame, settled) > (most * frame.length) / 4) + 1,
      };
    },
    { part, frames, same: SAME, most: MOST_DIFFERENT },
  );
  await judge.close();
  return found;
}

declare global {
  interface Window {
    /** By the clock, in milliseconds. */
    pressedAt: number;
  }
}
