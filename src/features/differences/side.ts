import { placeInWords, sourceName } from "../../derive/claim-words.ts";
import type { Evidence, Source } from "../../model/dataset.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { claimWords } from "../../words/en/claims.ts";
import { differenceWords as words } from "../../words/en/differences.ts";

/** One of two datasets that are compared, with what it takes to put its records in words. */
export interface Side {
  readonly knowledge: KnowledgeGraph;
  /** What terms of the vocabulary are called, by list and id; the id where they have no label. */
  readonly termName: (list: TermList, id: string) => string;
  /** A passage: its source where the dataset has several, its place, and its own words where the dataset has them. */
  readonly passage: (evidence: Evidence) => string;
}

export type TermList = "families" | "entityKinds" | "predicateFamilies" | "predicates" | "stances" | "fields";

export function sideOf(knowledge: KnowledgeGraph): Side {
  const { dataset } = knowledge;
  const terms = new Map<TermList, ReadonlyMap<string, string>>();
  const sources = new Map<string, Source>(dataset.sources.map((source) => [source.id, source]));
  return {
    knowledge,
    termName: (list, id) => {
      let names = terms.get(list);
      if (names === undefined) {
        const held: readonly { readonly id: string; readonly label?: string }[] = dataset.vocabulary[list] ?? [];
        names = new Map(held.map((term) => [term.id, term.label ?? term.id]));
        terms.set(list, names);
      }
      return names.get(id) ?? id;
    },
    passage: (evidence) => {
      const place = placeInWords(evidence) ?? claimWords.passage();
      const source = sources.get(evidence.source);
      const named =
        sources.size > 1 && source !== undefined ? words.inSource({ source: sourceName(source), place }) : place;
      return evidence.quotation === undefined ? named : words.quoted({ place: named, quotation: evidence.quotation });
    },
  };
}
