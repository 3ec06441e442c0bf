import { contestedClaims } from "../../../features/evidence/contested.ts";
import type { KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { unseenNeighbours } from "../../../model/unseen-neighbours.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { bundlesOf } from "../bundles.ts";
import { claimCurvature, LONE_CURVATURE } from "../edge-geometry.ts";
import { emphasise } from "../emphasis.ts";
import { placesOf } from "../places.ts";
import type { LabelScene } from "./label-layer.ts";
import type { Palette } from "./palette.ts";

/** Radius of an entity in CSS pixels at camera ratio 1: its area grows with the number of claims about it. */
function radiusFor(claimCount: number): number {
  return 3.4 + 1.55 * Math.sqrt(claimCount);
}

/** All that painting needs, prepared once per dataset; the columns in it are replaced when the view changes. */
export function sceneFor(state: WorkspaceState, palette: Palette): LabelScene {
  const { knowledge, view, derived, hover } = state;
  const byWeight = Array.from({ length: knowledge.order }, (_, e) => e).sort(
    (a, b) => (knowledge.entityClaimCount[b] as number) - (knowledge.entityClaimCount[a] as number) || a - b,
  );
  return {
    knowledge,
    palette,
    emphasis: emphasise(knowledge, derived, view.selection, hover),
    entityMask: derived.entityMask,
    claimMask: derived.claimMask,
    places: placesOf(knowledge, view.moved),
    byWeight,
    sizes: Float32Array.from(knowledge.entityClaimCount, radiusFor),
    contested: contestedColumn(knowledge),
    ...linesFor(state),
    unseen: unseenBy(state),
    pinned: pinnedNumbers(state),
    captions: knowledge.dataset.layouts[0]?.captions ?? [],
  };
}

/** What of the scene follows from how claims become lines. */
export function linesFor({
  knowledge,
  view,
  derived,
}: WorkspaceState): Pick<
  LabelScene,
  "bundles" | "isFocused" | "curvatures" | "claimPolarity" | "attributionMask" | "lensComparison"
> {
  return {
    isFocused: view.focus !== null,
    bundles: view.bundled ? bundlesOf(knowledge, derived) : null,
    curvatures: view.bundled ? new Float32Array(knowledge.claimCount).fill(LONE_CURVATURE) : fannedOf(knowledge),
    claimPolarity: derived.claimPolarity,
    attributionMask: derived.attributionMask,
    lensComparison: derived.lensComparison,
  };
}

const fannedByKnowledge = new WeakMap<KnowledgeGraph, Float32Array>();

/** The curvatures of fanned claims depend on nothing but the dataset: found once. */
function fannedOf(knowledge: KnowledgeGraph): Float32Array {
  const known = fannedByKnowledge.get(knowledge);
  if (known !== undefined) return known;
  const curvatures = curvaturesOf(knowledge);
  fannedByKnowledge.set(knowledge, curvatures);
  return curvatures;
}

function contestedColumn({ dataset }: KnowledgeGraph): Uint8Array {
  const contested = contestedClaims(dataset);
  return Uint8Array.from(dataset.claims, ({ id }) => (contested.has(id) ? 1 : 0));
}

/** How many neighbours each shown entity has that the neighbourhood leaves out; nothing where no neighbourhood is on. */
export function unseenBy({ knowledge, view, derived }: WorkspaceState): ReadonlyMap<number, number> {
  const unseen = new Map<number, number>();
  if (view.focus === null) return unseen;
  for (let e = 0; e < knowledge.order; e++) {
    if (derived.entityMask[e] === 0) continue;
    const { count } = unseenNeighbours(knowledge, derived, e);
    if (count > 0) unseen.set(e, count);
  }
  return unseen;
}

/** Numbers of the entities that are pinned. */
export function pinnedNumbers({ knowledge, view }: WorkspaceState): ReadonlySet<number> {
  return new Set(view.aside.pinned.flatMap((id) => knowledge.entityNumber.get(id) ?? []));
}

/** Fans the claims between the same two entities out, in dataset order. */
function curvaturesOf(knowledge: KnowledgeGraph): Float32Array {
  const { claimCount, claimSubject, claimObject, order, dataset } = knowledge;
  const claimsByPair = new Map<number, number[]>();
  for (let c = 0; c < claimCount; c++) {
    const [a, b] = [claimSubject[c] as number, claimObject[c] as number];
    if (b < 0) continue;
    const pair = Math.min(a, b) * order + Math.max(a, b);
    const claims = claimsByPair.get(pair);
    if (claims) claims.push(c);
    else claimsByPair.set(pair, [c]);
  }
  const curvatures = new Float32Array(claimCount);
  for (const claims of claimsByPair.values()) {
    claims.forEach((c, index) => {
      const { subject, object } = dataset.claims[c] as { subject: string; object: string };
      curvatures[c] = claimCurvature(subject, object, index, claims.length);
    });
  }
  return curvatures;
}

/** Bounds of the dataset's picture, captions included; what the user drags out of them does not change the scale. */
export function boundsOf({ knowledge, captions }: LabelScene): { x: [number, number]; y: [number, number] } {
  const places = placesOf(knowledge, {});
  const x: [number, number] = [Infinity, -Infinity];
  const y: [number, number] = [Infinity, -Infinity];
  const include = (at: readonly [number, number]) => {
    x[0] = Math.min(x[0], at[0]);
    x[1] = Math.max(x[1], at[0]);
    y[0] = Math.min(y[0], at[1]);
    y[1] = Math.max(y[1], at[1]);
  };
  for (let e = 0; e < knowledge.order; e++) include([places[2 * e] as number, places[2 * e + 1] as number]);
  for (const { at } of captions) include(at);
  return x[0] > x[1] ? { x: [-1, 1], y: [-1, 1] } : { x, y };
}

/** Layout space to the frame in which sigma's camera moves: the bounds' larger side is 1, their centre (0.5, 0.5). */
export function framed(
  { x, y }: { readonly x: number; readonly y: number },
  bounds: { readonly x: readonly [number, number]; readonly y: readonly [number, number] },
): { x: number; y: number } {
  const size = Math.max(bounds.x[1] - bounds.x[0], bounds.y[1] - bounds.y[0]) || 1;
  return {
    x: 0.5 + (x - (bounds.x[0] + bounds.x[1]) / 2) / size,
    y: 0.5 + (y - (bounds.y[0] + bounds.y[1]) / 2) / size,
  };
}
