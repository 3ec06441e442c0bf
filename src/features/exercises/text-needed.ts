import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { exerciseWords as words } from "../../words/en/exercises.ts";
import type { Words } from "../../words/message.ts";

/** That a text is needed to find a paragraph, and how its paragraphs are counted. */
export function textNeeded({ dataset: { sources } }: KnowledgeGraph): Words {
  const [source] = sources;
  return words.needsText({ kind: sources.length > 1 ? "several" : (source?.kind ?? "other") });
}
