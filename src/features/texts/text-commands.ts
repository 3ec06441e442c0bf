import * as v from "valibot";
import type { Source } from "../../model/dataset.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { PanelState } from "../../model/view-state.ts";
import { textWords } from "../../words/en/texts.ts";
import { defineCommand } from "../../workspace/command.ts";

/** Opens the text of a source at a locator, or at its beginning. The selection stays. */
export const openTextPanel = defineCommand({
  id: "text.open",
  title: textWords.showInText,
  payload: v.strictObject({ source: v.string(), at: v.nullable(v.string()) }),
  run: ({ knowledge, view }, { source, at }) => {
    if (sourceOf(knowledge, source) === undefined) return view;
    const room: PanelState = { kind: "text", source, at };
    return isSamePanel(view.room, room) ? view : { ...view, room };
  },
});

function sourceOf({ dataset }: KnowledgeGraph, id: string): Source | undefined {
  return dataset.sources.find((source) => source.id === id);
}

function isSamePanel(a: PanelState, b: PanelState): boolean {
  return a.kind === "text" && b.kind === "text" && a.source === b.source && a.at === b.at;
}
