import { labelOf, type StancedAttribution, stanceAt } from "../../../derive/claim-words.ts";
import { capitalised } from "../../../lib/capitalised.ts";
import { claimAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { exerciseWords as words } from "../../../words/en/exercises.ts";
import type { Words } from "../../../words/message.ts";
import type { Candidate, ExerciseKind, ExerciseOption } from "../exercise.ts";
import { connectedness, endsOf, type Material } from "../material.ts";
import { reasonOf } from "../reason.ts";
import { foldedText, statementOf } from "../statement.ts";

/** With what certainty is the claim made? The answers are the vocabulary's stances, each with its definition. */
export const stanceKind: ExerciseKind = {
  id: "stance",
  title: titleOf,
  needs: words.certaintyNeeds,
  needsText: false,
  starts: (material) =>
    material.claims.map((at) => ({
      at,
      group: String(material.attributionsOf(at)[0]?.stance),
      weight: connectedness(material.knowledge, endsOf(material.knowledge, at)),
    })),
  *candidatesFrom(material, claim) {
    const asked = new Set<string | null>();
    for (const stanced of material.attributionsOf(claim)) {
      // Where the certainty is not stated, nobody can know it.
      if (stanceAt(material.knowledge, stanced.stance) === null) continue;
      const { holder } = stanced.attribution;
      if (asked.has(holder)) continue;
      asked.add(holder);
      const candidate = candidateOf(material, claim, stanced);
      if (candidate !== null) yield candidate;
    }
  },
};

function candidateOf(material: Material, claim: number, stanced: StancedAttribution): Candidate | null {
  const { knowledge } = material;
  const { id, attributions } = claimAt(knowledge, claim);
  const { holder, stance, polarity } = stanced.attribution;
  // Two certainties of one holder, or a claim both affirmed and denied, leave no single answer.
  const isTorn = attributions.some((other) => other.holder === holder && other.stance !== stance);
  const isClear = attributions.every((other) => other.polarity === polarity);
  if (isTorn || !isClear) return null;
  const statement = statementOf(knowledge, claim);
  const right = optionOf(knowledge, stanced.stance);
  // "Alleged missions took place" answers itself.
  if (statement === null || foldedText(statement).includes(foldedText(right.text))) return null;
  const taken = stancesOnGround(material, claim);
  const { stances } = knowledge.dataset.vocabulary;
  // Where the attributions differ in certainty, the question names the holder.
  const isCommon = attributions.every((other) => other.stance === stance);
  const prompt = () => {
    if (isCommon) return words.certainty({ polarity });
    if (holder === null) return words.certaintyUnnamed({ polarity });
    return words.certaintyBy({ polarity, holder: labelOf(knowledge, holder) });
  };
  return {
    id: `stance ${id} ${isCommon ? "" : (holder ?? "")}`.trim(),
    kind: "stance",
    prompt: prompt(),
    statement,
    picture: null,
    right: { option: right, apart: [] },
    distractors: stances.flatMap((_, position) =>
      // One step firmer or less firm, and two readers may differ.
      taken.has(position) || Math.abs(position - stanced.stance) === 1
        ? []
        : [
            {
              option: optionOf(knowledge, position),
              weight: 1 / Math.abs(position - stanced.stance),
              apart: [],
              reasons: [],
            },
          ],
    ),
    claims: [id],
    entities: endsOf(knowledge, claim),
    reasons: [reasonOf(material, claim, stanced)],
  };
}

/** Positions of the stances with which anybody makes or denies the claim, or anything on the same ground. */
function stancesOnGround({ knowledge, groundOf }: Material, claim: number): ReadonlySet<number> {
  const { attributionStart, attributionStance } = knowledge;
  return new Set(
    groundOf(claim).flatMap((c) => [...attributionStance.subarray(attributionStart[c], attributionStart[c + 1])]),
  );
}

/** Stances keep the vocabulary's order, from the firmest on. */
function optionOf(knowledge: KnowledgeGraph, position: number): ExerciseOption {
  const stance = stanceAt(knowledge, position);
  return {
    id: stance?.id ?? String(position),
    text: stance?.label ?? String(position),
    detail: stance?.definition ?? null,
    place: position,
  };
}

/** The firmest stance against the commonest of the others, as in "Plain or rumoured?". */
function titleOf({ dataset, attributionStance }: KnowledgeGraph): Words {
  const { stances } = dataset.vocabulary;
  const counts = stances.map(() => 0);
  for (const stance of attributionStance) counts[stance] = (counts[stance] ?? 0) + 1;
  const others = stances.map((_, position) => position).slice(1);
  const commonest = others.reduce((best, at) => ((counts[at] ?? 0) > (counts[best] ?? 0) ? at : best), 1);
  const [first, second] = [stances[0]?.label, stances[commonest]?.label];
  if (first === undefined || second === undefined) return words.certaintyTitlePlain();
  return words.certaintyTitle({ first: capitalised(first), second });
}
