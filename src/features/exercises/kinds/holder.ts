import { labelOf, type StancedAttribution } from "../../../derive/claim-words.ts";
import { claimAt, claimsAt, entityAt, otherEnd } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { type Candidate, type Distractor, type ExerciseKind, type ExerciseOption, foldedText } from "../exercise.ts";
import { connectedness, endsOf, type Material, propositionInWords } from "../material.ts";
import { reasonOf } from "../reason.ts";

/** Id of the answer that the text names nobody. */
const NOBODY = "nobody-named";
/** Of those that speak nowhere, most that are listed. */
const MOST_SILENT = 20;

/** Whose word is it? Where the text names nobody, that is the answer. */
export const holderKind: ExerciseKind = {
  id: "holder",
  title: () => "Who says so?",
  needs: "claims made by one holder, and others in the dataset who could have made them",
  starts: (material) =>
    material.claims.map((at) => ({
      at,
      group: material.voicesOf(at)[0]?.attribution.holder ?? NOBODY,
      weight: connectedness(material.knowledge, endsOf(material.knowledge, at)),
    })),
  *candidatesFrom(material, claim) {
    const speakers = speakersOf(material);
    const asked = new Set<string>();
    for (const voice of material.voicesOf(claim)) {
      const key = `${voice.attribution.holder} ${voice.attribution.polarity}`;
      if (asked.has(key)) continue;
      asked.add(key);
      const candidate = candidateOf(material, claim, voice, speakers);
      if (candidate !== null) yield candidate;
    }
  },
};

function candidateOf(
  material: Material,
  claim: number,
  voice: StancedAttribution,
  speakers: ReadonlySet<number>,
): Candidate | null {
  const { knowledge, namedWith } = material;
  const { id } = claimAt(knowledge, claim);
  const { holder, polarity } = voice.attribution;
  const number = holder === null ? -1 : (knowledge.entityNumber.get(holder) ?? -1);
  const statement = propositionInWords(material, claim);
  // A sentence that names who says it answers itself.
  if (number >= 0 && namesAsWord(statement, nameOf(entityAt(knowledge, number)))) return null;
  const taken = voicesOnGround(material, claim);
  // Who belongs to the holder, or it to them, may be said to speak for it: joined by any claim at all, they are left out.
  const kin = number < 0 ? new Set<number>() : namedWith(number);
  const mayStand = (e: number) => e !== number && !taken.entities.has(e) && !kin.has(e);
  const weighed = (e: number, weight: number): Distractor => {
    const isAlike = number >= 0 && knowledge.entityKind[e] === knowledge.entityKind[number];
    return { option: optionOf(material, e), weight: isAlike ? 2 * weight : weight, apart: [], reasons: [] };
  };
  const spoken = [...speakers].filter(mayStand).map((e) => weighed(e, 4));
  const silent = silentNear(material, claim, speakers)
    .filter(mayStand)
    .map((e) => weighed(e, 1));
  const nobody: Distractor[] = taken.nobody ? [] : [{ option: NOBODY_NAMED, weight: 1e6, apart: [], reasons: [] }];
  return {
    id: `holder ${id} ${holder ?? NOBODY}${polarity === "denied" ? " denied" : ""}`,
    kind: "holder",
    prompt: polarity === "denied" ? "Who says that this is not so?" : "Who says so?",
    statement,
    right: { option: number < 0 ? NOBODY_NAMED : optionOf(material, number), apart: [] },
    distractors: [...nobody, ...spoken, ...silent],
    claims: [id],
    entities: endsOf(knowledge, claim),
    reasons: [reasonOf(material, claim, voice)],
  };
}

/** Stands last. It is offered wherever it is not also true, so that its being offered gives nothing away. */
const NOBODY_NAMED: ExerciseOption = { id: NOBODY, text: "The text names nobody", detail: null, place: 1 };

function optionOf({ knowledge }: Material, entity: number): ExerciseOption {
  const { id } = entityAt(knowledge, entity);
  return { id, text: labelOf(knowledge, id), detail: null, place: 0 };
}

/** All whose word the claim is, or anything on the same ground: for it or against it, at first hand or through others. */
function voicesOnGround(
  { knowledge, groundOf }: Material,
  claim: number,
): { readonly entities: ReadonlySet<number>; readonly nobody: boolean } {
  const attributions = groundOf(claim).flatMap((c) => claimAt(knowledge, c).attributions);
  const ids = attributions.flatMap(({ holder, via }) => (holder === null ? via : [holder, ...via]));
  return {
    entities: new Set(ids.flatMap((id) => knowledge.entityNumber.get(id) ?? [])),
    nobody: attributions.some(({ holder }) => holder === null),
  };
}

const speakersByMaterial = new WeakMap<Material, ReadonlySet<number>>();

/** Everybody whose word anything in the dataset is. */
function speakersOf(material: Material): ReadonlySet<number> {
  const known = speakersByMaterial.get(material);
  if (known !== undefined) return known;
  const speakers = new Set([...material.knowledge.attributionHolder].filter((holder) => holder >= 0));
  speakersByMaterial.set(material, speakers);
  return speakers;
}

/** Who never speaks but is of a kind that does, at the claim's ends or next to them. */
function silentNear({ knowledge, isAsked }: Material, claim: number, speakers: ReadonlySet<number>): readonly number[] {
  const kinds = new Set([...speakers].map((e) => knowledge.entityKind[e]));
  const near = new Set<number>();
  for (const end of endsOf(knowledge, claim)) {
    for (const c of claimsAt(knowledge, end)) {
      if (near.size >= MOST_SILENT) break;
      if (!isAsked(c)) continue;
      for (const e of [end, otherEnd(knowledge, c, end)])
        if (e >= 0 && !speakers.has(e) && kinds.has(knowledge.entityKind[e])) near.add(e);
    }
  }
  return [...near];
}

/** Whether a name stands in a text as words of their own: "Iran" is not in "Iranian". */
function namesAsWord(text: string, name: string): boolean {
  const spaced = (each: string) => ` ${foldedText(each).replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, " ")} `;
  return spaced(text).includes(spaced(name));
}
