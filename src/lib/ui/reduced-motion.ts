/** Whether the user prefers reduced motion: then nothing is animated. */
export function prefersReducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
