import { prefersReducedMotion } from "../../../lib/ui/reduced-motion.ts";
import { isRenumbered } from "../../../model/knowledge-graph.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import type { LiveRendering } from "./live-rendering.ts";

/** How long what a story reveals takes to appear. */
const REVEAL_MS = 400;
/** Of more that appears at once nothing is animated: nobody could follow it. */
const MOST_REVEALED = 2_000;

/** What fades in the steps of a story. */
export type StoryReveal = ReturnType<typeof createStoryReveal>;

/**
 * Fades in what a story reveals over several frames; whatever else is due is drawn in between.
 * @param paint paints entities and claims, by number, as the rendering has them.
 */
export function createStoryReveal(
  rendering: Pick<LiveRendering, "now" | "reveal">,
  paint: (entities: ReadonlySet<number>, claims: ReadonlySet<number>) => void,
) {
  let frame = 0;
  return {
    /** In a story, starts with what is shown now and was not before. What was still appearing is completed at once. */
    begin: ({ knowledge, derived: now }: WorkspaceState, before: WorkspaceState) => {
      cancelAnimationFrame(frame);
      rendering.reveal(null);
      if (!rendering.now().isPresented || isRenumbered(before.knowledge, knowledge) || prefersReducedMotion()) return;
      const { derived: was } = before;
      const entities = appearing(now.entityMask, was.entityMask, was.entityDim);
      const claims = appearing(now.claimMask, was.claimMask, was.claimDim);
      if (entities.size + claims.size === 0 || entities.size + claims.size > MOST_REVEALED) return;
      // From the first frame on, which may be late: else a slow machine would show nothing but the end.
      let start: number | null = null;
      const step = () => {
        start ??= performance.now();
        const share = Math.min(1, (performance.now() - start) / REVEAL_MS);
        rendering.reveal(share === 1 ? null : { entities, claims, share });
        paint(entities, claims);
        if (share < 1) frame = requestAnimationFrame(step);
      };
      rendering.reveal({ entities, claims, share: 0 });
      frame = requestAnimationFrame(step);
    },
    dispose: () => cancelAnimationFrame(frame),
  };
}

/** Positions that are shown now and were neither shown nor dimmed before. */
function appearing(mask: Uint8Array, maskBefore: Uint8Array, dimBefore: Uint8Array): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 0; at < mask.length; at++)
    if (mask[at] === 1 && maskBefore[at] === 0 && dimBefore[at] === 0) found.add(at);
  return found;
}
