import { useEffect } from "react";

/** How long the pointer must be still, in full screen, until it is hidden. */
const STILL_MS = 3_000;

/** Hides the pointer while it does not move, since it covers the graph. */
export function useStillCursor(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const root = document.documentElement;
    let timer: ReturnType<typeof setTimeout>;
    const move = () => {
      delete root.dataset.still;
      clearTimeout(timer);
      timer = setTimeout(() => {
        root.dataset.still = "";
      }, STILL_MS);
    };
    move();
    window.addEventListener("pointermove", move);
    return () => {
      clearTimeout(timer);
      delete root.dataset.still;
      window.removeEventListener("pointermove", move);
    };
  }, [isOn]);
}
