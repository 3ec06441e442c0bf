import type { StancedAttribution } from "../../../derive/claim-words.ts";
import { type Evidence, isLocated } from "../../../model/dataset.ts";
import { claimAt, claimsAt, type KnowledgeGraph } from "../../../model/knowledge-graph.ts";
import { exerciseWords as words } from "../../../words/en/exercises.ts";
import type { Candidate, Distractor, ExerciseKind, ExerciseOption } from "../exercise.ts";
import { connectedness, endsOf, type Material, paragraphKey, paragraphOf, sourceInWords } from "../material.ts";
import { reasonOf } from "../reason.ts";
import { saidStatement } from "../statement.ts";

/** Where is the claim found? The answers are paragraphs of the source that the claim rests on. */
export const placeKind: ExerciseKind = {
  id: "place",
  title: () => words.passageTitle(),
  needs: words.passageNeeds,
  needsText: true,
  starts: (material) =>
    material.claims.map((at) => {
      const first = material.attributionsOf(at)[0]?.attribution.evidence.find(isLocated);
      return {
        at,
        group: first === undefined ? "" : paragraphKey(first),
        weight: connectedness(material.knowledge, endsOf(material.knowledge, at)),
      };
    }),
  *candidatesFrom(material, claim) {
    const asked = new Set<string>();
    for (const stanced of material.attributionsOf(claim)) {
      for (const evidence of stanced.attribution.evidence.filter(isLocated)) {
        const key = paragraphKey(evidence);
        // A line of the head is no paragraph that one could look for.
        if (asked.has(key) || isHead(evidence.at)) continue;
        asked.add(key);
        const candidate = candidateOf(material, claim, stanced, evidence);
        if (candidate !== null) yield candidate;
      }
    }
  },
};

type Located = Evidence & { readonly at: string };

function candidateOf(
  material: Material,
  claim: number,
  stanced: StancedAttribution,
  { source, at }: Located,
): Candidate | null {
  const { knowledge } = material;
  const record = knowledge.dataset.sources.find(({ id }) => id === source);
  const statement = record === undefined ? null : saidStatement(knowledge, claim, stanced, record);
  if (statement === null) return null;
  const { id } = claimAt(knowledge, claim);
  const paragraph = paragraphOf(at);
  const held = paragraphsOnGround(material, claim);
  const ends = endsOf(knowledge, claim).map((end) => paragraphsNaming(knowledge, end));
  const fewest = Math.min(...ends.map(({ size }) => size));
  const rarest = ends.filter(({ size }) => size === fewest);
  const places = paragraphsOf(knowledge, source);
  const position = places.indexOf(paragraph);
  const distractors = places.flatMap((other, index): Distractor[] => {
    const key = paragraphKey({ source, at: other });
    // Where the rarer of its ends is named, the claim may be made too, though nobody coded it there.
    if (other === paragraph || held.has(key) || rarest.some((paragraphs) => paragraphs.has(key))) return [];
    const naming = ends.filter((paragraphs) => paragraphs.has(key)).length;
    return [
      { option: optionOf(other, index), weight: (1 + 2 * naming) / Math.abs(index - position), apart: [], reasons: [] },
    ];
  });
  const title = sourceInWords(knowledge, source);
  return {
    id: `place ${id} ${source} ${paragraph}`,
    kind: "place",
    prompt: title === null ? words.passage() : words.passageIn({ source: title }),
    statement,
    picture: null,
    right: { option: optionOf(paragraph, position), apart: [] },
    distractors,
    claims: [id],
    entities: endsOf(knowledge, claim),
    reasons: [reasonOf(material, claim, stanced)],
  };
}

/** Paragraphs that the claim rests on, or anything on the same ground, or the links between these. */
function paragraphsOnGround({ knowledge, groundOf }: Material, claim: number): ReadonlySet<string> {
  const ground = groundOf(claim).map((c) => claimAt(knowledge, c));
  const ids = new Set(ground.map(({ id }) => id));
  const links = knowledge.dataset.links.filter(({ from, to }) => ids.has(from) || ids.has(to));
  const evidence = [...ground.flatMap(({ attributions }) => attributions), ...links].flatMap((each) => each.evidence);
  return new Set(evidence.filter(isLocated).map(paragraphKey));
}

/** Paragraphs that an entity is mentioned in, or that a claim about it rests on. */
function paragraphsNaming(knowledge: KnowledgeGraph, entity: number): ReadonlySet<string> {
  const mentions = knowledge.dataset.entities[entity]?.mentions ?? [];
  const paragraphs = new Set(mentions.filter(isLocated).map(paragraphKey));
  for (const c of claimsAt(knowledge, entity))
    for (const { evidence } of claimAt(knowledge, c).attributions)
      for (const each of evidence.filter(isLocated)) paragraphs.add(paragraphKey(each));
  return paragraphs;
}

const paragraphsBySource = new WeakMap<KnowledgeGraph, ReadonlyMap<string, readonly string[]>>();

/** Locators of a source's paragraphs in the order of the text: those it is cut into, and those that passages name. */
function paragraphsOf(knowledge: KnowledgeGraph, source: string): readonly string[] {
  let known = paragraphsBySource.get(knowledge);
  if (known === undefined) {
    const sets = new Map(
      knowledge.dataset.sources.map(({ id, segments }) => [
        id as string,
        new Set(segments.filter(({ at }) => !isHead(at)).map(({ at }) => paragraphOf(at))),
      ]),
    );
    for (const { attributions } of knowledge.dataset.claims)
      for (const { evidence } of attributions)
        for (const { source: id, at } of evidence.filter(isLocated))
          if (!isHead(at)) sets.get(id)?.add(paragraphOf(at));
    known = new Map([...sets].map(([id, set]) => [id, [...set].sort((a, b) => Number(a) - Number(b))]));
    paragraphsBySource.set(knowledge, known);
  }
  return known.get(source) ?? [];
}

function isHead(at: string): boolean {
  return at === "0" || at.startsWith("0.");
}

/** Paragraphs keep the order of the text. */
function optionOf(paragraph: string, position: number): ExerciseOption {
  return { id: paragraph, text: words.paragraph({ number: paragraph }), detail: null, place: position };
}
