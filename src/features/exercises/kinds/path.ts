import { claimLabel, drawnStance } from "../../../derive/claim-words.ts";
import { lookOfEntity } from "../../../derive/looks.ts";
import { type Random, shuffled } from "../../../lib/random.ts";
import { claimAt, claimsAt, entityAt, isOneWay, otherEnd } from "../../../model/knowledge-graph.ts";
import { nameOf } from "../../../model/name-of.ts";
import { exerciseWords as words } from "../../../words/en/exercises.ts";
import type { Candidate, Distractor, ExerciseKind, ExerciseOption, ExercisePicture, PictureEnd } from "../exercise.ts";
import { connectedness, firmestAttribution, type Material } from "../material.ts";
import { firmestReason } from "../reason.ts";
import { sharesWord } from "../statement.ts";

/** Of the neighbours of an entity, most that are looked at for wrong answers. */
const MOST_NEIGHBOURS = 60;

/**
 * What connects them? Two entities that no claim names together, and one that is joined to both: a shortest path of two
 * steps. A wrong answer is never named together with both by any claim of the dataset, shown or not.
 */
export const pathKind: ExerciseKind = {
  id: "path",
  title: () => words.pathTitle(),
  needs: words.pathNeeds,
  needsText: false,
  starts: ({ knowledge, claims }) => {
    const degree = new Uint32Array(knowledge.order);
    for (const c of claims) {
      const [subject, object] = [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number];
      if (object < 0 || object === subject) continue;
      for (const e of [subject, object]) degree[e] = (degree[e] as number) + 1;
    }
    return [...degree.keys()]
      .filter((at) => (degree[at] as number) >= 2)
      .map((at) => ({ at, group: String(knowledge.entityFamily[at]), weight: connectedness(knowledge, [at]) }));
  },
  *candidatesFrom(material, middle, random) {
    const ends = shuffled(neighboursOf(material, middle), random);
    for (const [position, a] of ends.entries()) {
      const known = material.namedWith(a);
      for (const b of ends.slice(position + 1))
        if (!known.has(b)) yield candidateOf(material, middle, Math.min(a, b), Math.max(a, b), random);
    }
  },
};

function candidateOf(material: Material, middle: number, a: number, b: number, random: Random): Candidate {
  const { knowledge, namedWith } = material;
  const [withA, withB] = [namedWith(a), namedWith(b)];
  const { entityKind, entityFamily } = knowledge;
  const near = new Set([a, b, middle].flatMap((e) => some(neighboursOf(material, e), random)));
  const distractors = [...near].flatMap((e): Distractor[] => {
    if (e === middle || e === a || e === b || (withA.has(e) && withB.has(e))) return [];
    const likeness = entityKind[e] === entityKind[middle] ? 6 : entityFamily[e] === entityFamily[middle] ? 3 : 0.3;
    // Joined to one of the two, it is half an answer.
    const weight = withA.has(e) || withB.has(e) ? 2 * likeness : likeness;
    return [{ option: optionOf(material, e), weight, apart: [], reasons: [] }];
  });
  const [nameA, nameB] = [entityAt(knowledge, a), entityAt(knowledge, b)];
  const steps = [claimBetween(material, a, middle), claimBetween(material, middle, b)] as const;
  const ends = [endOf(material, a, steps[0], middle), endOf(material, b, steps[1], middle)] as const;
  return {
    id: `path ${nameA.id} ${entityAt(knowledge, middle).id} ${nameB.id}`,
    kind: "path",
    prompt: words.path(),
    statement: inWords(ends),
    picture: { ends },
    right: { option: optionOf(material, middle), apart: [] },
    distractors,
    claims: steps.map((c) => claimAt(knowledge, c).id),
    entities: [a, middle, b],
    reasons: steps.flatMap((c) => firmestReason(material, c)),
  };
}

/** An end of the path with the line to its middle, which the line's words do not give away. */
function endOf({ knowledge, shown }: Material, end: number, claim: number, middle: number): PictureEnd {
  const { claimPredicate, claimSubject, dataset } = knowledge;
  const standard = dataset.vocabulary.predicates[claimPredicate[claim] as number]?.label ?? "";
  const asked = nameOf(entityAt(knowledge, middle));
  return {
    name: nameOf(entityAt(knowledge, end)),
    look: lookOfEntity(knowledge, end),
    words: [claimLabel(knowledge, claim), standard].find((each) => !sharesWord(each, asked)) ?? "",
    stance: drawnStance(knowledge, shown, claim),
    arrow: !isOneWay(knowledge, claim) ? "none" : claimSubject[claim] === end ? "to-asked" : "from-asked",
  };
}

/** The picture in one line: "Saudi Arabia – sponsored → ? – is based in → United Kingdom". */
function inWords([a, b]: ExercisePicture["ends"]): string {
  const first = [a.arrow === "from-asked" ? "←" : "–", a.words, a.arrow === "to-asked" ? "→" : "–"];
  const second = [b.arrow === "to-asked" ? "←" : "–", b.words, b.arrow === "from-asked" ? "→" : "–"];
  return [a.name, ...first, "?", ...second, b.name].filter(Boolean).join(" ");
}

/** Neighbours over claims that can be asked about, each once, without itself. */
function neighboursOf({ knowledge, isAsked }: Material, entity: number): readonly number[] {
  const near = new Set<number>();
  for (const c of claimsAt(knowledge, entity)) {
    const other = otherEnd(knowledge, c, entity);
    if (other >= 0 && other !== entity && isAsked(c)) near.add(other);
  }
  return [...near];
}

/** The firmest of the claims that join two neighbours. */
function claimBetween(material: Material, a: number, b: number): number {
  const { knowledge, isAsked } = material;
  const stanceOf = (c: number) => firmestAttribution(material, c)?.stance ?? Infinity;
  const joining = [...claimsAt(knowledge, a)].filter((c) => otherEnd(knowledge, c, a) === b && isAsked(c));
  return joining.reduce((best, c) => (stanceOf(c) < stanceOf(best) ? c : best), joining[0] as number);
}

function some(entities: readonly number[], random: Random): readonly number[] {
  if (entities.length <= MOST_NEIGHBOURS) return entities;
  const first = Math.floor(random() * entities.length);
  return Array.from({ length: MOST_NEIGHBOURS }, (_, i) => entities[(first + i) % entities.length] as number);
}

function optionOf({ knowledge }: Material, entity: number): ExerciseOption {
  const record = entityAt(knowledge, entity);
  return { id: record.id, text: nameOf(record), detail: null, place: 0 };
}
