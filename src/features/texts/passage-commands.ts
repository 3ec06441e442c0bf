import * as v from "valibot";
import type { Claim } from "../../model/dataset.ts";
import { textWords } from "../../words/en/texts.ts";
import { defineCommand } from "../../workspace/command.ts";
import { indexPassages } from "./passage-index.ts";

/**
 * Selects the shown claims from sentences of a source, and the entities at their ends. A sentence without claims selects
 * nothing, but is still the one that the panel shows.
 */
export const selectPassage = defineCommand({
  id: "text.select-passage",
  title: textWords.selectClaims,
  payload: v.strictObject({ source: v.string(), at: v.pipe(v.array(v.string()), v.minLength(1)) }),
  run: ({ knowledge, view, derived }, { source: id, at }) => {
    const source = knowledge.dataset.sources.find((each) => each.id === id);
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

function endsOf(claims: readonly Claim[]): readonly string[] {
  return [...new Set(claims.flatMap(({ subject, object }) => (object === null ? [subject] : [subject, object])))];
}
