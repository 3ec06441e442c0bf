/** Whether the reader has asked for less motion: then nothing is animated. */
export function prefersReducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
