import { createRef } from "react";

/**
 * Elements that code elsewhere on the page goes to. Whoever draws one passes it its `ref`; null while it is not there.
 * Each is there at most once.
 */
export const landmarks = {
  /** What takes the keys of the graph; where it is not open, of the first view that is drawn. */
  canvas: createRef<HTMLDivElement>(),
  /** The panel on the right, also while it is closed. */
  panel: createRef<HTMLDivElement>(),
  /** The line on what is selected, while another panel is in the place of its record. */
  selectedLine: createRef<HTMLParagraphElement>(),
};
