import { certaintyInWords } from "../../derive/claim-details.ts";
import {
  holderInWords,
  lookOfStance,
  passageInWords,
  sentenceInWords,
  stanceInWords,
} from "../../derive/claim-words.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import { claimAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { LineLook } from "../../model/line-look.ts";
import { describeWhen } from "../../model/when.ts";

/** One attribution of a claim in a list. */
export interface ListedAttribution {
  /** The certainty, and that the claim is denied; "no source recorded" where nobody is recorded to make the claim. */
  readonly stance: string;
  readonly pattern: LineLook;
  /** To whom the claim is attributed; empty where no source is recorded. */
  readonly holder: string;
  readonly passage: string;
}

/** A claim in a list, with its attributions that the lens accepts. */
export interface ListedClaim {
  readonly id: string;
  readonly sentence: string;
  /** When it holds; null where the source gives no time. */
  readonly time: string | null;
  readonly attributions: readonly ListedAttribution[];
}

/**
 * The shown claims as a list, in the order of their passages; those without a passage come last. Attributions that the
 * lens excludes are left out.
 * @param limit most claims that are listed.
 */
export function claimsInOrder(
  knowledge: KnowledgeGraph,
  derived: Pick<DerivedView, "claimMask" | "attributionMask" | "claimStance">,
  limit: number,
): readonly ListedClaim[] {
  const { claimCount, attributionStart, attributionStance, dataset } = knowledge;
  const sourceOrder = new Map(dataset.sources.map(({ id }, order) => [id, order]));
  const startOf = (c: number): readonly [number, number] => {
    let best: readonly [number, number] = [Infinity, Infinity];
    for (const { evidence } of claimAt(knowledge, c).attributions)
      for (const { source, start = Infinity } of evidence) {
        const order = sourceOrder.get(source) ?? Infinity;
        if (order < best[0] || (order === best[0] && start < best[1])) best = [order, start];
      }
    return best;
  };
  const shown: { readonly claim: number; readonly at: readonly [number, number] }[] = [];
  for (let c = 0; c < claimCount; c++) if (derived.claimMask[c] === 1) shown.push({ claim: c, at: startOf(c) });
  // Infinity minus itself is no number: two claims without a passage keep their order.
  const difference = (a: number, b: number) => (a === b ? 0 : a - b);
  shown.sort((a, b) => difference(a.at[0], b.at[0]) || difference(a.at[1], b.at[1]) || a.claim - b.claim);

  return shown.slice(0, limit).map(({ claim }) => {
    const record = claimAt(knowledge, claim);
    const first = attributionStart[claim] as number;
    const accepted = record.attributions.flatMap((attribution, i): readonly ListedAttribution[] => {
      if (derived.attributionMask[first + i] === 0) return [];
      const stance = attributionStance[first + i] as number;
      return [
        {
          stance: certaintyInWords(knowledge, { attribution, stance }),
          pattern: lookOfStance(knowledge, stance),
          holder: holderInWords(knowledge, attribution),
          passage: passageInWords(attribution.evidence),
        },
      ];
    });
    const unsourced: ListedAttribution = {
      stance: stanceInWords(knowledge, attributionStance[first] as number),
      pattern: "unsourced",
      holder: "",
      passage: "",
    };
    return {
      id: record.id,
      sentence: sentenceInWords(knowledge, claim),
      time: record.qualifiers.time === null ? null : describeWhen(record.qualifiers.time),
      attributions: accepted.length > 0 ? accepted : [unsourced],
    };
  });
}
