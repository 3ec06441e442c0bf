import type { Page } from "playwright";
import { PATIENCE_MS } from "../../../src/lib/ui/page-faces.ts";

/** What was painted on canvases, each text once. */
export interface PaintedTexts {
  readonly own: readonly string[];
  readonly other: readonly string[];
  /** When the first text was painted whose face had not come, in milliseconds since the page began to load. */
  readonly firstOther: number | null;
  /** How many times a text was painted. */
  readonly count: number;
}

/** One text as it was painted. */
interface Painted {
  readonly text: string;
  readonly font: string;
  /** Whether all faces of the page that hold a character of it had come. */
  readonly isOwnFace: boolean;
  /** Milliseconds since the page began to load. */
  readonly at: number;
}

interface Measured {
  readonly text: string;
  readonly font: string;
  readonly width: number;
  /** On which it was measured: type on one that lies in the page is set after the page's own rules. */
  readonly context: CanvasRenderingContext2D;
}

interface Recorder {
  readonly painted: Painted[];
  /** By font and text, as measured last. */
  readonly widths: Map<string, Measured>;
  readonly measureText: CanvasRenderingContext2D["measureText"];
  readonly patience: (() => void)[];
  /** The newest that lies in no page: a picture that was made before is measured on one that nobody uses any more. */
  latest: CanvasRenderingContext2D | null;
  shapes: number;
}
declare const type: Recorder;

/**
 * Has every page that is opened from now on write down what it paints and measures on canvases.
 * @param isPatient whether the page waits for its faces until `endPatience`, however fast or slow the machine is.
 */
export async function recordType(page: Page, { isPatient }: { readonly isPatient: boolean }): Promise<void> {
  await page.addInitScript(
    ({ patienceMs, isPatient }) => {
      const recorder: Recorder = {
        painted: [],
        widths: new Map(),
        measureText: CanvasRenderingContext2D.prototype.measureText,
        patience: [],
        latest: null,
        shapes: 0,
      };
      Object.assign(globalThis, { type: recorder });
      const { prototype } = CanvasRenderingContext2D;
      const { fillText, strokeText, measureText } = prototype;
      const come = new Set<string>();
      const note = (text: string, font: string) => {
        const key = `${font} ${text}`;
        // What has come stays; asking for each text of each frame would take longer than the frame.
        if (!come.has(key) && document.fonts.check(font, text.replace(/\s/g, ""))) come.add(key);
        recorder.painted.push({ text, font, isOwnFace: come.has(key), at: performance.now() });
      };
      prototype.fillText = function (...input) {
        note(input[0], this.font);
        fillText.apply(this, input);
      };
      prototype.strokeText = function (...input) {
        note(input[0], this.font);
        strokeText.apply(this, input);
      };
      prototype.measureText = function (text) {
        const measured = measureText.call(this, text);
        if (!this.canvas.isConnected) recorder.latest = this;
        recorder.widths.set(`${this.font} ${text}`, { text, font: this.font, width: measured.width, context: this });
        return measured;
      };
      const { drawArraysInstanced } = WebGL2RenderingContext.prototype;
      WebGL2RenderingContext.prototype.drawArraysInstanced = function (...input) {
        recorder.shapes++;
        drawArraysInstanced.apply(this, input);
      };
      if (!isPatient) return;
      const { setTimeout } = globalThis;
      Object.assign(globalThis, {
        setTimeout: (callback: () => void, delay?: number, ...rest: unknown[]) =>
          // The number of no timer, so that clearing it ends none.
          delay === patienceMs ? -recorder.patience.push(callback) : setTimeout(callback, delay, ...rest),
      });
    },
    { patienceMs: PATIENCE_MS, isPatient },
  );
}

/** Lets the time pass that a patient page waits for its faces. */
export async function endPatience(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const end of type.patience.splice(0)) end();
  });
}

/** Texts that were painted so far, or since a number of them had been: in faces of their own, and in others. */
export function paintedOn(page: Page, since = 0): Promise<PaintedTexts> {
  return page.evaluate((from) => {
    const painted = type.painted.slice(from);
    const texts = (own: boolean) => [
      ...new Set(painted.filter((one) => one.isOwnFace === own).map(({ text }) => text)),
    ];
    const others = painted.filter(({ isOwnFace }) => !isOwnFace);
    return { own: texts(true), other: texts(false), firstOther: others[0]?.at ?? null, count: type.painted.length };
  }, since);
}

/** How often WebGL was told to draw nodes or lines. */
export function shapesDrawnOn(page: Page): Promise<number> {
  return page.evaluate(() => type.shapes);
}

/** Widths in CSS pixels by font and text, as the page measured them last. */
export function widthsOn(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(() => Object.fromEntries(Array.from(type.widths, ([key, { width }]) => [key, width])));
}

/** Texts whose width as the page measured it last is not that by the faces which it has now. */
export function staleWidthsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isStale = ({ text, font, width, context }: Measured) => {
      const kept = context.font;
      context.font = font;
      const now = type.measureText.call(context, text).width;
      context.font = kept;
      return Math.abs(now - width) > 0.01;
    };
    return [...type.widths.values()]
      .filter(({ context }) => context.canvas.isConnected || context === type.latest)
      .filter(isStale)
      .map(({ text }) => text);
  });
}
