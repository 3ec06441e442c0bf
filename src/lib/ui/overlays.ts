const overlays = new Set<Element>();

/**
 * Registers an element that lies over a stage, so that no label is drawn beneath it. Use it as a ref, or in an effect
 * if the element counts only at times.
 * @returns a function that unregisters it; undefined for null.
 */
export function keepClear(element: Element | null): (() => void) | undefined {
  if (element === null) return undefined;
  overlays.add(element);
  return () => void overlays.delete(element);
}

/**
 * The elements that are registered now and not put away, as panels are while a story is presented. Their positions on
 * the page tell which stage they lie over.
 */
export function currentOverlays(): readonly Element[] {
  return [...overlays].filter((element) => element.checkVisibility({ visibilityProperty: true }));
}
