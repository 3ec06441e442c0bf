import { useEffect, useMemo, useState } from "react";
import { inSlices } from "../../../lib/in-slices.ts";
import type { Dataset } from "../../../model/dataset.ts";
import type { EntityId } from "../../../model/ids.ts";
import { type MergedDataset, mergingDatasets } from "../merge-datasets.ts";
import { type Decisions, type Proposal, type Proposals, proposingMatches, takenByDefault } from "../propose-matches.ts";

interface Merge {
  /** Null until all are found. */
  readonly proposals: Proposals | null;
  readonly decisions: Decisions;
  /** What the merge comes to as it was decided; null while it is worked out. */
  readonly merged: MergedDataset | null;
  /** Says of some proposals that the two are the same, or not. Of several for one entity of B the first is taken. */
  decide(proposals: readonly Proposal[], areSame: boolean): void;
}

const UNDECIDED: Decisions = new Map();

/** The merge of two datasets while it is decided on: worked out anew after each decision, in slices. */
export function useMerge(a: Dataset, b: Dataset): Merge {
  const [proposals, setProposals] = useState<Proposals | null>(null);
  const [decisions, setDecisions] = useState(UNDECIDED);
  const [merged, setMerged] = useState<(MergedDataset & { readonly by: Decisions }) | null>(null);
  useEffect(() => {
    const run = new AbortController();
    void inSlices(proposingMatches(a, b), run.signal).then((found) => {
      if (found === null) return;
      setProposals(found);
      setDecisions(takenByDefault(found));
    });
    return () => run.abort();
  }, [a, b]);
  useEffect(() => {
    if (proposals === null) return;
    const run = new AbortController();
    void inSlices(mergingDatasets(a, b, decisions), run.signal).then((found) => {
      if (found !== null) setMerged({ ...found, by: decisions });
    });
    return () => run.abort();
  }, [a, b, proposals, decisions]);
  return useMemo(
    () => ({
      proposals,
      decisions,
      merged: merged?.by === decisions ? merged : null,
      decide: (some, areSame) =>
        setDecisions((before) => {
          const after = new Map(before);
          const decided = new Set<EntityId>();
          for (const { a: one, b: other } of some) {
            if (!areSame) {
              if (after.get(other) === one) after.delete(other);
            } else if (!decided.has(other)) {
              decided.add(other);
              after.set(other, one);
            }
          }
          return after;
        }),
    }),
    [proposals, decisions, merged],
  );
}
