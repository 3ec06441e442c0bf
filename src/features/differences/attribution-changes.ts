import type { Attribution } from "../../model/dataset.ts";
import { canonicalJson } from "./canonical-json.ts";
import { changedValues, type ValueChange } from "./changed-values.ts";

/** An attribution that two datasets do not have alike for one claim. */
export interface AttributionChange {
  readonly is: "added" | "removed" | "changed";
  /** As A has it; null where A has none. */
  readonly a: Attribution | null;
  /** As B has it; null where B has none. */
  readonly b: Attribution | null;
  readonly values: readonly ValueChange[];
}

/**
 * What differs between the attributions of a claim. They have no ids: those that say the same are one, and of what is left
 * those of the same holder through the same others, if either side has only one of these.
 * @param ones those of A.
 * @param others those of B, in the ids of A.
 * @param own those of B, in its own ids and in the same places.
 * @param skipped keys that are not compared.
 */
export function attributionChanges(
  ones: readonly Attribution[],
  others: readonly Attribution[],
  own: readonly Attribution[],
  skipped: readonly string[],
): readonly AttributionChange[] {
  const wordsOf = (attribution: Attribution) => canonicalJson(Object.fromEntries(valuesOf(attribution, skipped)));
  const whoOf = ({ holder, via }: Attribution) => canonicalJson([holder, via]);
  const waiting = Map.groupBy(ones, wordsOf);
  const onlyB: { readonly other: Attribution; readonly own: Attribution }[] = [];
  for (const [at, other] of others.entries())
    if (waiting.get(wordsOf(other))?.shift() === undefined) onlyB.push({ other, own: own[at] as Attribution });
  const left = new Set([...waiting.values()].flat());
  // In the order of A, whatever their words.
  const onlyA = ones.filter((one) => left.has(one));

  const onesByWho = Map.groupBy(onlyA, whoOf);
  const othersByWho = Map.groupBy(onlyB, ({ other }) => whoOf(other));
  const pairOf = (who: string) => {
    const [these = [], those = []] = [onesByWho.get(who), othersByWho.get(who)];
    return these.length === 1 && those.length === 1 ? those[0] : undefined;
  };
  return [
    ...onlyA.map((one): AttributionChange => {
      const pair = pairOf(whoOf(one));
      if (pair === undefined) return { is: "removed", a: one, b: null, values: [] };
      const sides = [valuesOf(one), valuesOf(pair.other), valuesOf(pair.own)] as const;
      return { is: "changed", a: one, b: pair.own, values: changedValues(sides, skipped) };
    }),
    ...onlyB
      .filter(({ other }) => pairOf(whoOf(other)) === undefined)
      .map((added): AttributionChange => ({ is: "added", a: null, b: added.own, values: [] })),
  ];
}

function valuesOf(attribution: Attribution, skipped: readonly string[] = []): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(attribution).filter(([key]) => !skipped.includes(key)));
}
