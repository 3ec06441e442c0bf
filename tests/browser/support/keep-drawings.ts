import { beforeAll } from "vitest";

/** A drawing buffer is gone after its frame; in this test file it is kept, so that the newest frame can be looked at any time. */
export function keepDrawings(): void {
  beforeAll(() => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, type: string, options?: object) {
      const kept = type.startsWith("webgl") ? { ...options, preserveDrawingBuffer: true } : options;
      return getContext.call(this, type, kept);
    } as typeof getContext;
    return () => {
      HTMLCanvasElement.prototype.getContext = getContext;
    };
  });
}
