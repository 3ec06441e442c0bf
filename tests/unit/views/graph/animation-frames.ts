import { vi } from "vitest";

/**
 * Frames that come when a test says so. `vi.unstubAllGlobals` takes them away.
 * @returns the way to the next frame.
 */
export function stubFrames(): () => void {
  let waiting = new Map<number, () => void>();
  let asked = 0;
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => {
    waiting.set(++asked, run);
    return asked;
  });
  vi.stubGlobal("cancelAnimationFrame", (frame: number) => waiting.delete(frame));
  return () => {
    const now = waiting;
    waiting = new Map();
    for (const run of now.values()) run();
  };
}
