import { entityAt, type KnowledgeGraph } from "../model/knowledge-graph.ts";
import { nameOf } from "../model/name-of.ts";
import { layoutMethodWords as words } from "../words/en/layout-methods.ts";
import type { HeadingMeaning } from "./layout.ts";

/** What a heading of a layout says of a graph. */
export function headingInWords(knowledge: KnowledgeGraph, says: HeadingMeaning): string {
  switch (says.is) {
    case "family":
      return knowledge.dataset.vocabulary.families[says.family]?.label ?? "";
    case "year":
      return words.year({ year: String(says.year) });
    case "hops":
      return words.hops(says);
    case "around":
      return words.around({ name: nameOf(entityAt(knowledge, says.node)) });
    case "direction":
      return words.direction();
    case "not-connected":
      return words.notConnected();
    case "no-date":
      return words.noDate();
    case "no-coordinates":
      return words.noCoordinates();
  }
}
