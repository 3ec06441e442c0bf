import { type RefObject, useLayoutEffect } from "react";
import { onFaces } from "../../lib/ui/page-faces.ts";

/** Sizes of type that are tried, the largest first, as shares of that which the place is made for. */
const SIZES = [1, 0.93, 0.87, 0.81, 0.75, 0.7, 0.65];
/** Smaller than this, in CSS pixels, nothing is set: a phone is read from near, but read. */
const LEAST_TYPE = 16;

/**
 * Sets the type of a page, whose size goes by its `--fit`, as large as lets all of it stand in its place; what does not fit in the
 * smallest is scrolled. Done anew for another content, when the place has another size and when a face comes.
 */
export function useFittedType(page: RefObject<HTMLElement | null>, content: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another content has another length
  useLayoutEffect(() => {
    const element = page.current;
    if (element === null) return;
    const refit = () => {
      element.style.setProperty("--fit", "1");
      const full = Number.parseFloat(getComputedStyle(element).fontSize);
      for (const size of SIZES) {
        if (size < 1 && size * full < LEAST_TYPE) break;
        element.style.setProperty("--fit", String(size));
        if (element.scrollHeight <= element.clientHeight) break;
      }
    };
    refit();
    const stopFaces = onFaces(refit);
    const sizes = new ResizeObserver(refit);
    sizes.observe(element);
    return () => {
      stopFaces();
      sizes.disconnect();
    };
  }, [page, content]);
}
