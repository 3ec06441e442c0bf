import { lateCode } from "../../lib/ui/late-code.ts";
import { onPageKey } from "../../lib/ui/page-keys.ts";
import type { Destination } from "./arrive.ts";

const code = lateCode(() => import("./arrive.ts"));

/** Gives up the last way that was taken. */
let stay = (): void => {};

/**
 * Takes the focus to where somebody has come, as soon as that is drawn: to the heading of the panel beside the graph that
 * was opened, or of the record that was chosen. The focus stays where it is where the code for it cannot be loaded, and
 * after a press elsewhere or a key of the page in the meantime, by which somebody goes on.
 */
export function goTo(place: Destination): void {
  stay();
  const way = new AbortController();
  const { signal } = way;
  const end = () => way.abort();
  stay = end;
  window.addEventListener("pointerdown", end, { signal });
  // Not of the key that led here, which may still be on its way up.
  signal.addEventListener(
    "abort",
    onPageKey(({ repeat }) => repeat || end(), { capture: true }),
  );
  code.load().then(({ arrive }) => arrive(place, way), end);
}
