import { holderInWords, type StancedAttribution, stanceAt } from "../../../derive/claim-words.ts";
import { claimAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { type Candidate, type ExerciseKind, type ExerciseOption, foldedText } from "../exercise.ts";
import { connectedness, endsOf, type Material, propositionInWords } from "../material.ts";
import { reasonOf } from "../reason.ts";

/** How is it said? The answers are the vocabulary's stances, with what each of them means. */
export const stanceKind: ExerciseKind = {
  id: "stance",
  title: titleOf,
  needs: "claims of which it is plain how they are said, and at least three ways of saying them",
  starts: (material) =>
    material.claims.map((at) => ({
      at,
      group: String(material.voicesOf(at)[0]?.stance),
      weight: connectedness(material.knowledge, endsOf(material.knowledge, at)),
    })),
  *candidatesFrom(material, claim) {
    const asked = new Set<string | null>();
    for (const voice of material.voicesOf(claim)) {
      // How it is said is not stated, so nobody can know.
      if (stanceAt(material.knowledge, voice.stance) === null) continue;
      const { holder } = voice.attribution;
      if (asked.has(holder)) continue;
      asked.add(holder);
      const candidate = candidateOf(material, claim, voice);
      if (candidate !== null) yield candidate;
    }
  },
};

function candidateOf(material: Material, claim: number, voice: StancedAttribution): Candidate | null {
  const { knowledge } = material;
  const { id, attributions } = claimAt(knowledge, claim);
  const { holder, stance, polarity } = voice.attribution;
  // One who says it in two ways, or says both yes and no, leaves no single answer.
  const isTorn = attributions.some((other) => other.holder === holder && other.stance !== stance);
  const isClear = attributions.every((other) => other.polarity === polarity);
  if (isTorn || !isClear) return null;
  const statement = propositionInWords(material, claim);
  const right = optionOf(knowledge, voice.stance);
  // "Alleged missions took place" answers itself.
  if (foldedText(statement).includes(foldedText(right.text))) return null;
  const taken = stancesOnGround(material, claim);
  const { stances } = knowledge.dataset.vocabulary;
  // Where several hold it, each in a way of its own, it matters whose word is asked about.
  const isCommon = attributions.every((other) => other.stance === stance);
  const whose = isCommon ? "" : ` by ${holderInWords(knowledge, voice.attribution)}`;
  const what = polarity === "denied" ? "How is it said that this is not so" : "How is it said";
  return {
    id: `stance ${id} ${isCommon ? "" : (holder ?? "")}`.trim(),
    kind: "stance",
    prompt: `${what}${whose}?`,
    statement,
    right: { option: right, apart: [] },
    distractors: stances.flatMap((_, position) =>
      taken.has(position)
        ? []
        : [
            {
              option: optionOf(knowledge, position),
              weight: 1 / Math.abs(position - voice.stance),
              apart: [],
              reasons: [],
            },
          ],
    ),
    claims: [id],
    entities: endsOf(knowledge, claim),
    reasons: [reasonOf(material, claim, voice)],
  };
}

/** Positions of the stances at which anybody holds or denies the claim, or anything on the same ground. */
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
function titleOf({ dataset, attributionStance }: KnowledgeGraph): string {
  const { stances } = dataset.vocabulary;
  const counts = stances.map(() => 0);
  for (const stance of attributionStance) counts[stance] = (counts[stance] ?? 0) + 1;
  const others = stances.map((_, position) => position).slice(1);
  const commonest = others.reduce((best, at) => ((counts[at] ?? 0) > (counts[best] ?? 0) ? at : best), 1);
  const [first, second] = [stances[0]?.label, stances[commonest]?.label];
  if (first === undefined || second === undefined) return "How is it said?";
  return `${first.charAt(0).toUpperCase()}${first.slice(1)} or ${second}?`;
}
