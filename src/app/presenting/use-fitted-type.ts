import { type RefObject, useLayoutEffect } from "react";
import { onFaces } from "../../lib/ui/page-faces.ts";

/** Sizes of type that are tried, the largest first, as shares of that which the place is made for. */
const SIZES = [1, 0.93, 0.87, 0.81, 0.75, 0.7, 0.65];
/** Smaller than this, in CSS pixels, nothing is set: a phone is read from near, but read. */
const LEAST_TYPE = 16;
/** The least type on a projector of this size, in CSS pixels, and on larger ones by as much more: it is read from afar. */
const PROJECTOR = { width: 1280, height: 720, leastType: 24 } as const;

/**
 * Sets the type of a page, whose size goes by its `--fit`, as large as lets all of it stand in its place, what is still
 * to come included. Where not even the least type does, nothing is kept free any longer (`data-rolling`), and of what is
 * said already (`[data-from]`) the earliest fades out (`data-faded`) until the rest stands there; what then does not fit
 * is scrolled. Done anew for another content and step, when the place has another size and when a face comes.
 */
export function useFittedType(page: RefObject<HTMLElement | null>, content: unknown, step: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another content has another length
  useLayoutEffect(() => {
    const element = page.current;
    if (element === null) return;
    /** The place's size when it was last fitted in. */
    let [width, height] = [0, 0];
    const fits = () => {
      [width, height] = [element.clientWidth, element.clientHeight];
      return element.scrollHeight <= height;
    };
    const refit = () => {
      const said = [...element.querySelectorAll<HTMLElement>("[data-from]")];
      for (const part of said) delete part.dataset.faded;
      delete element.dataset.rolling;
      // With everything in its place that will stand there at the end.
      element.dataset.measured = "";
      element.style.setProperty("--fit", "1");
      const full = Number.parseFloat(getComputedStyle(element).fontSize);
      const least = leastType();
      for (const size of SIZES) {
        if (size < 1 && size * full < least) break;
        element.style.setProperty("--fit", String(size));
        if (fits()) break;
      }
      const isRolling = !fits();
      delete element.dataset.measured;
      if (!isRolling) return;
      element.dataset.rolling = "";
      for (const part of said.filter(({ dataset }) => Number(dataset.from) <= step).slice(0, -1)) {
        if (fits()) break;
        part.dataset.faded = "";
      }
    };
    refit();
    const stopFaces = onFaces(refit);
    const sizes = new ResizeObserver(() => {
      // It also tells of the size at which it begins to observe, which has been fitted in already.
      if (element.clientWidth !== width || element.clientHeight !== height) refit();
    });
    sizes.observe(element);
    return () => {
      stopFaces();
      sizes.disconnect();
    };
  }, [page, content, step]);
}

function leastType(): number {
  const { width, height, leastType: least } = PROJECTOR;
  return Math.max(LEAST_TYPE, least * Math.min(window.innerWidth / width, window.innerHeight / height));
}
