import type { Entity, Vocabulary } from "../../model/dataset.ts";
import { UNSTATED_KIND } from "../../model/unstated-kind.ts";
import { foldText } from "../search/fold-text.ts";

/** Whether a kind says nothing: a file of another program did not state it. */
export function isUnstated(kind: string): boolean {
  return kind === UNSTATED_KIND;
}

/** Whether two entities may be the same as far as their kinds go: by the labels of these, unless one is not stated. */
export function areSameKinds(a: Vocabulary, b: Vocabulary): (one: Entity, other: Entity) => boolean {
  const [labelsA, labelsB] = [labelsIn(a), labelsIn(b)];
  return (one, other) =>
    isUnstated(one.kind) || isUnstated(other.kind) || labelsA.get(one.kind) === labelsB.get(other.kind);
}

function labelsIn({ entityKinds }: Vocabulary): ReadonlyMap<string, string> {
  return new Map(entityKinds.map(({ id, label }) => [id, foldText(label).trim()]));
}
