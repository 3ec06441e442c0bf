import type { KnowledgeGraph } from "../model/knowledge-graph.ts";
import { supportOf } from "./support.ts";

/** What each claim rests on, by its number: see `Support`. */
export interface SupportColumns {
  readonly holders: Uint16Array;
  readonly unstated: Uint16Array;
  readonly denying: Uint16Array;
  readonly passages: Uint16Array;
}

/** Support of every claim by itself. Takes time linear in attributions and passages. */
export function supportColumns(knowledge: KnowledgeGraph, attributionMask: Uint8Array | null = null): SupportColumns {
  const columns: SupportColumns = {
    holders: new Uint16Array(knowledge.claimCount),
    unstated: new Uint16Array(knowledge.claimCount),
    denying: new Uint16Array(knowledge.claimCount),
    passages: new Uint16Array(knowledge.claimCount),
  };
  for (let c = 0; c < knowledge.claimCount; c++) {
    const support = supportOf(knowledge, [c], attributionMask);
    columns.holders[c] = support.holders;
    columns.unstated[c] = support.unstated;
    columns.denying[c] = support.denying;
    columns.passages[c] = support.passages;
  }
  return columns;
}
