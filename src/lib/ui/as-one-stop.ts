import { startLate } from "./start-late.ts";

/** Ref of an element whose controls are one stop of the Tab key: see `keepOneStop`. */
export function asOneStop(container: HTMLElement | null, isOneRow = false): (() => void) | undefined {
  if (container === null) return undefined;
  return startLate(
    () => import("./one-stop.ts"),
    ({ keepOneStop }) => keepOneStop(container, isOneRow),
  );
}

/** The same, where all controls are one row, in whatever elements they stand. */
export const asOneRow = (container: HTMLElement | null) => asOneStop(container, true);
