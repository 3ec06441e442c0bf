import { lateCode } from "../../lib/ui/late-code.ts";
import type { Destination } from "./arrive.ts";

const code = lateCode(() => import("./arrive.ts"));

/**
 * Takes the focus to where somebody has come, as soon as that is drawn: to the heading of the panel beside the graph that
 * was opened, or of the record that was chosen. Where the code for it cannot be loaded, the focus stays where it is.
 */
export function goTo(place: Destination): void {
  code.load().then(
    ({ arrive }) => arrive(place),
    () => {},
  );
}
