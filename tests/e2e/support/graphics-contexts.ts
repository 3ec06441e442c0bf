import type { Page } from "playwright";

// A browser gives a page some 16 WebGL contexts, and takes the oldest away by force when there are more.

/** To run in a page before its own scripts: holds its WebGL contexts, so that none goes unnoticed by being collected. */
export function holdContexts(): void {
  const made: WebGL2RenderingContext[] = [];
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, type: string, options?: object) {
    const context = getContext.call(this, type, options) as WebGL2RenderingContext | null;
    if (type.includes("webgl") && context !== null && !made.includes(context)) made.push(context);
    return context;
  } as typeof getContext;
  Object.assign(globalThis, { made });
}

/** How many WebGL contexts a page has asked for, and how many of them it still has. */
export function contextsOf(page: Page): Promise<{ readonly made: number; readonly live: number }> {
  return page.evaluate(() => {
    const { made } = globalThis as unknown as { made: WebGL2RenderingContext[] };
    return { made: made.length, live: made.filter((context) => !context.isContextLost()).length };
  });
}
