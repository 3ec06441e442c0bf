import * as v from "valibot";
import type { Claim, Source } from "../../model/dataset.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import type { PanelState } from "../../model/view-state.ts";
import { textWords } from "../../words/en/texts.ts";
import { defineCommand } from "../../workspace/command.ts";
import { indexPassages } from "./passage-index.ts";

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

/**
 * Selects the shown claims from sentences of a source, and the entities at their ends. A sentence without claims selects
 * nothing, but is still the one that the panel shows.
 */
export const selectPassage = defineCommand({
  id: "text.select-passage",
  title: textWords.selectClaims,
  payload: v.strictObject({ source: v.string(), at: v.pipe(v.array(v.string()), v.minLength(1)) }),
  run: ({ knowledge, view, derived }, { source: id, at }) => {
    const source = sourceOf(knowledge, id);
    if (source === undefined) return view;
    const { sentencesAt } = indexPassages(knowledge, source);
    const numbers = new Set(at.flatMap((each) => sentencesAt.get(each)?.flatMap(({ claims }) => claims) ?? []));
    const claims = [...numbers]
      .filter((claim) => derived.claimMask[claim] === 1)
      .sort((a, b) => a - b)
      .flatMap((claim) => knowledge.dataset.claims[claim] ?? []);
    return {
      ...view,
      room: { kind: "text", source: id, at: at[0] ?? null },
      selection: { entities: endsOf(claims), claims: claims.map((claim) => claim.id) },
    };
  },
});

function sourceOf({ dataset }: KnowledgeGraph, id: string): Source | undefined {
  return dataset.sources.find((source) => source.id === id);
}

function endsOf(claims: readonly Claim[]): readonly string[] {
  return [...new Set(claims.flatMap(({ subject, object }) => (object === null ? [subject] : [subject, object])))];
}

function isSamePanel(a: PanelState, b: PanelState): boolean {
  return a.kind === "text" && b.kind === "text" && a.source === b.source && a.at === b.at;
}
