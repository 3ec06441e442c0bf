import { whenIdle } from "./late-boundary.tsx";

/**
 * Starts what the page can do without for a while: its code is fetched when the page is idle. Where the code does not come,
 * it does not start.
 * @param start begins it; returns the way to undo it.
 * @returns the way to undo it, or to call it off.
 */
export function startLate<Code>(load: () => Promise<Code>, start: (code: Code) => () => void): () => void {
  let undo = whenIdle(() => {
    let isOff = false;
    undo = () => {
      isOff = true;
    };
    load().then(
      (code) => {
        if (!isOff) undo = start(code);
      },
      () => {},
    );
  });
  return () => undo();
}
