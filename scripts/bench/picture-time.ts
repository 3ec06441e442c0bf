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

/**
 * How long after a press a part of the page shows what it will settle to, in milliseconds by the clock: by the frames that
 * the browser shows, so that it includes the graphics process. NaN where nothing changed.
 * @param act presses something in the page.
 * @param atRest resolves when nothing is drawn any more.
 */
export async function pictureTime(
  page: Page,
  devtools: CDPSession,
  { x, y, width, height }: Part,
  act: () => Promise<void>,
  atRest: () => Promise<void>,
): Promise<number> {
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
  const pressed = await page.evaluate(() => (window as unknown as { pressedAt: number }).pressedAt);
  const shown = frames.slice(Math.max(0, before - 1));
  const settledAt = await firstSettled(
    page,
    { x, y, width, height },
    shown.map(({ data }) => data),
  );
  return settledAt === 0 ? Number.NaN : (shown[settledAt]?.at ?? Number.NaN) - pressed;
}

/** The first of some frames, as images in base 64, from which on a part of them looks as in the last. */
async function firstSettled(page: Page, part: Part, frames: readonly string[]): Promise<number> {
  const judge = await (page.context().browser() as Browser).newPage();
  const first = await judge.evaluate(
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
      const settled = pixels.at(-1) ?? new Uint8ClampedArray();
      const isOther = (frame: Uint8ClampedArray) => {
        let different = 0;
        for (let at = 0; at < frame.length; at += 4)
          if ([0, 1, 2].some((by) => Math.abs((frame[at + by] ?? 0) - (settled[at + by] ?? 0)) > same)) different++;
        return different > (most * frame.length) / 4;
      };
      return pixels.findLastIndex(isOther) + 1;
    },
    { part, frames, same: SAME, most: MOST_DIFFERENT },
  );
  await judge.close();
  return first;
}
