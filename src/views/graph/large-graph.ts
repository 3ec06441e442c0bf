/**
 * Lines in view up to which each is drawn in full: its arc, the pattern of its certainty, arrowhead and bar. Where more
 * are in view they are far: straight, thin and translucent, all alike, except those that are singled out. A graph with
 * no more lines or entities than this is never far.
 */
export const MOST_FULL_LINES = 2_000;

/** Whether a graph is so large that its drawing is filled from columns, past what sigma does for each element. */
export function isLarge({ order, claimCount }: { readonly order: number; readonly claimCount: number }): boolean {
  return order > MOST_FULL_LINES || claimCount > MOST_FULL_LINES;
}

/** So many entities have to be shown for an overview in a corner: of fewer, the canvas itself is one. */
export const OVERVIEW_FROM = 2_000;
