import type { DerivedView } from "../../derive/derived-view.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";

/** How a set divides between two lenses. */
export interface Shares {
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly both: number;
}

/** Two lenses side by side, over what everything else keeps. */
export interface LensNumbers {
  readonly claims: Shares;
  /** An entity counts for a lens that includes a claim about it; one that is shown without any claim counts for both. */
  readonly entities: Shares;
  /** Entities by family, in the vocabulary's order; families without any are left out. */
  readonly families: readonly { readonly label: string; readonly entities: Shares }[];
}

/** Which of two lenses includes something, as bits: 1 the first, 2 the second. */
const FIRST = 1;
const SECOND = 2;

/**
 * Counts what two lenses include.
 * @param shown what is drawn while both are compared.
 * @param comparison per claim, which lenses include it: 0 neither, 1 the first, 2 the second, 3 both.
 */
export function lensNumbers(
  knowledge: KnowledgeGraph,
  { claimMask, entityMask }: Pick<DerivedView, "claimMask" | "entityMask">,
  comparison: Uint8Array,
): LensNumbers {
  const { claimSubject, claimObject, claimCount, order, entityFamily, dataset } = knowledge;
  const included = new Uint8Array(order);
  const claims = [0, 0, 0, 0];
  for (let c = 0; c < claimCount; c++) {
    if (claimMask[c] === 0) continue;
    const by = comparison[c] as number;
    claims[by] = (claims[by] as number) + 1;
    const [subject, object] = [claimSubject[c] as number, claimObject[c] as number];
    included[subject] = (included[subject] as number) | by;
    if (object >= 0) included[object] = (included[object] as number) | by;
  }
  const entities = [0, 0, 0, 0];
  const byFamily = dataset.vocabulary.families.map(() => [0, 0, 0, 0]);
  included.forEach((byClaims, e) => {
    const by = byClaims === 0 && entityMask[e] === 1 ? FIRST | SECOND : byClaims;
    entities[by] = (entities[by] as number) + 1;
    const family = byFamily[entityFamily[e] as number];
    if (family) family[by] = (family[by] as number) + 1;
  });
  return {
    claims: shares(claims),
    entities: shares(entities),
    families: dataset.vocabulary.families.flatMap(({ label }, at) => {
      const counts = shares(byFamily[at] ?? []);
      return counts.onlyFirst + counts.onlySecond + counts.both === 0 ? [] : [{ label, entities: counts }];
    }),
  };
}

function shares(counts: readonly number[]): Shares {
  return { onlyFirst: counts[FIRST] ?? 0, onlySecond: counts[SECOND] ?? 0, both: counts[FIRST | SECOND] ?? 0 };
}
