import { labelOf, type StancedAttribution } from "../../../derive/claim-words.ts";
import { claimAt, claimsAt, entityAt, otherEnd } from "../../../model/knowledge-graph.ts";
import { exerciseWords as words } from "../../../words/en/exercises.ts";
import type { Candidate, Distractor, ExerciseKind, ExerciseOption } from "../exercise.ts";
import { connectedness, endsOf, type Material } from "../material.ts";
import { reasonOf } from "../reason.ts";
import { isNamedIn, statementOf } from "../statement.ts";

/** Id of the answer that nobody is named. */
const NOBODY = "nobody-named";
/** Most that are listed of those who make no claim anywhere. */
const MOST_SILENT = 20;

/** Who is the claim attributed to? Where the text names nobody, that is the answer. */
export const holderKind: ExerciseKind = {
  id: "holder",
  title: () => words.holderTitle(),
  needs: words.holderNeeds,
  needsText: false,
  starts: (material) =>
    material.claims.map((at) => ({
      at,
      group: material.attributionsOf(at)[0]?.attribution.holder ?? NOBODY,
      weight: connectedness(material.knowledge, endsOf(material.knowledge, at)),
    })),
  *candidatesFrom(material, claim) {
    const speakers = speakersOf(material);
    const asked = new Set<string>();
    for (const stanced of material.attributionsOf(claim)) {
      const key = `${stanced.attribution.holder} ${stanced.attribution.polarity}`;
      if (asked.has(key)) continue;
      asked.add(key);
      const candidate = candidateOf(material, claim, stanced, speakers);
      if (candidate !== null) yield candidate;
    }
  },
};

function candidateOf(
  material: Material,
  claim: number,
  stanced: StancedAttribution,
  speakers: ReadonlySet<number>,
): Candidate | null {
  const { knowledge, namedWith } = material;
  const { id } = claimAt(knowledge, claim);
  const { holder, polarity } = stanced.attribution;
  const number = holder === null ? -1 : (knowledge.entityNumber.get(holder) ?? -1);
  const statement = statementOf(knowledge, claim);
  // A sentence that is about who says it, or names them, answers itself.
  const isAbout = endsOf(knowledge, claim).includes(number);
  if (statement === null || isAbout || (number >= 0 && isNamedIn(statement, entityAt(knowledge, number)))) return null;
  const onGround = holdersOnGround(material, claim);
  // Who belongs to the holder, or it to them, may speak for it: whoever any claim joins to the holder is left out.
  const kin = number < 0 ? new Set<number>() : namedWith(number);
  const mayStand = (e: number) => e !== number && !onGround.entities.has(e) && !kin.has(e);
  const weighed = (e: number, weight: number): Distractor => {
    const isAlike = number >= 0 && knowledge.entityKind[e] === knowledge.entityKind[number];
    return { option: optionOf(material, e), weight: isAlike ? 2 * weight : weight, apart: [], reasons: [] };
  };
  const spoken = [...speakers].filter(mayStand).map((e) => weighed(e, 4));
  const silent = silentNear(material, claim, speakers)
    .filter(mayStand)
    .map((e) => weighed(e, 1));
  const nobody: Distractor[] = onGround.nobody ? [] : [{ option: nobodyNamed(), weight: 1e6, apart: [], reasons: [] }];
  return {
    id: `holder ${id} ${holder ?? NOBODY}${polarity === "denied" ? " denied" : ""}`,
    kind: "holder",
    prompt: words.holder({ polarity }),
    statement,
    picture: null,
    right: { option: number < 0 ? nobodyNamed() : optionOf(material, number), apart: [] },
    distractors: [...nobody, ...spoken, ...silent],
    claims: [id],
    entities: endsOf(knowledge, claim),
    reasons: [reasonOf(material, claim, stanced)],
  };
}

/** Stands last. It is offered wherever it is not also true, so that its being offered gives nothing away. */
function nobodyNamed(): ExerciseOption {
  return { id: NOBODY, text: words.nobodyNamed(), detail: null, place: 1 };
}

/** Who wrote a source is called its author: "Nobody is named" would otherwise be as good an answer. */
function optionOf({ knowledge }: Material, entity: number): ExerciseOption {
  const { id } = entityAt(knowledge, entity);
  const name = labelOf(knowledge, id);
  const isAuthor = knowledge.dataset.sources.some(({ authors }) => authors.includes(id));
  return { id, text: isAuthor ? words.author({ name }) : name, detail: null, place: 0 };
}

/** All to whom the claim is attributed, or anything on the same ground: affirmed or denied, directly or not. */
function holdersOnGround(
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

/** All to whom any claim of the dataset is attributed. */
function speakersOf(material: Material): ReadonlySet<number> {
  const known = speakersByMaterial.get(material);
  if (known !== undefined) return known;
  const speakers = new Set([...material.knowledge.attributionHolder].filter((holder) => holder >= 0));
  speakersByMaterial.set(material, speakers);
  return speakers;
}

/** Those at the claim's ends or next to them who make no claim, but are of a kind that does. */
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
