const overlays = new Set<Element>();

/**
 * Registers an element that lies over a stage, so that no name is written beneath it. Serves as a ref, and in an effect
 * where the element counts only at times.
 * @returns the way to take it out again; nothing for null.
 */
export function keepClear(element: Element | null): (() => void) | undefined {
  if (element === null) return undefined;
  overlays.add(element);
  return () => void overlays.delete(element);
}

/** The elements that are registered now. Which stage each of them lies over is told by where it is on the page. */
export function currentOverlays(): readonly Element[] {
  return [...overlays];
}
