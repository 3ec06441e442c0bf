import type { DerivedView } from "../../derive/derived-view.ts";
import { placeOf } from "../../derive/support.ts";
import { claimsAt, type KnowledgeGraph, NO_SOURCE_RECORDED } from "../../model/knowledge-graph.ts";

/** What of a view is counted: claims that are shown, and of them the attributions that the lens includes. */
type Included = Pick<DerivedView, "claimMask" | "attributionMask">;

/** What one holder says, and about whom. */
export interface Voice {
  /** Entity number of the holder, or HOLDER_NOT_STATED. */
  readonly holder: number;
  /** Claims that it makes or denies, ascending. */
  readonly claims: readonly number[];
  /** Entities at an end of those claims, with how many of them; itself included, the most spoken of first. */
  readonly about: readonly { readonly entity: number; readonly claims: number }[];
  /** Per entity family of the vocabulary: claims that have an entity of it at an end. */
  readonly byFamily: readonly number[];
}

/** Who speaks about whom: a voice per holder, those with the most claims first, nobody named last. */
export function voicesOf(knowledge: KnowledgeGraph, included: Included): readonly Voice[] {
  const claimsByHolder = new Map<number, number[]>();
  forEachAttribution(knowledge, included, (claim, holder) => {
    const claims = claimsByHolder.get(holder);
    if (claims === undefined) claimsByHolder.set(holder, [claim]);
    else if (claims.at(-1) !== claim) claims.push(claim);
  });
  return [...claimsByHolder]
    .map(([holder, claims]) => voiceOf(knowledge, holder, claims))
    .sort(
      (a, b) => Number(a.holder < 0) - Number(b.holder < 0) || b.claims.length - a.claims.length || a.holder - b.holder,
    );
}

function voiceOf(knowledge: KnowledgeGraph, holder: number, claims: readonly number[]): Voice {
  const counts = new Map<number, number>();
  const byFamily = knowledge.dataset.vocabulary.families.map(() => 0);
  for (const claim of claims) {
    const ends = endsOf(knowledge, claim);
    for (const entity of ends) counts.set(entity, (counts.get(entity) ?? 0) + 1);
    for (const family of new Set(ends.map((entity) => knowledge.entityFamily[entity] as number)))
      byFamily[family] = (byFamily[family] ?? 0) + 1;
  }
  const about = [...counts]
    .map(([entity, count]) => ({ entity, claims: count }))
    .sort((a, b) => b.claims - a.claims || a.entity - b.entity);
  return { holder, claims, about, byFamily };
}

/**
 * Entities that are spoken about and never speak: of a kind of which another entity does speak somewhere in the dataset
 * (so that no mountain is listed as silent), and neither holder of any attribution nor one through whom a word is known.
 * Those with the most claims about them first.
 */
export function neverSpeaking(
  knowledge: KnowledgeGraph,
  { claimMask }: Pick<Included, "claimMask">,
): readonly { readonly entity: number; readonly claims: number }[] {
  const { dataset, attributionHolder, entityKind, entityNumber, order } = knowledge;
  const speaks = new Uint8Array(order);
  const speakingKinds = new Set<number>();
  const mark = (entity: number) => {
    speaks[entity] = 1;
    speakingKinds.add(entityKind[entity] as number);
  };
  for (const holder of attributionHolder) if (holder >= 0) mark(holder);
  for (const { attributions } of dataset.claims)
    for (const { via } of attributions) for (const id of via) mark(entityNumber.get(id) ?? 0);
  const silent: { entity: number; claims: number }[] = [];
  for (let entity = 0; entity < order; entity++) {
    if (speaks[entity] === 1 || !speakingKinds.has(entityKind[entity] as number)) continue;
    const claims = claimsAt(knowledge, entity).reduce((sum, c) => sum + (claimMask[c] as number), 0);
    if (claims > 0) silent.push({ entity, claims });
  }
  return silent.sort((a, b) => b.claims - a.claims || a.entity - b.entity);
}

/** What rests on one sentence. */
export interface OnOneSentence {
  /** Claims all of whose passages are one and the same sentence. */
  readonly claims: readonly number[];
  /** Entities with more than one claim, all of which together rest on one sentence; the most claims first. */
  readonly entities: readonly { readonly entity: number; readonly claims: number; readonly at: string }[];
}

/** A locator that gives a paragraph alone does not say that it is one sentence, so it counts for none. */
export function onOneSentence(knowledge: KnowledgeGraph, included: Included): OnOneSentence {
  const places = placesByClaim(knowledge, included);
  const isOne = (set: ReadonlySet<string>) => set.size === 1 && [...set].every((place) => /\.\d+$/.test(place));
  const claims: number[] = [];
  places.forEach((set, claim) => {
    if (included.claimMask[claim] === 1 && isOne(set)) claims.push(claim);
  });
  const entities: { entity: number; claims: number; at: string }[] = [];
  for (let entity = 0; entity < knowledge.order; entity++) {
    const about = claimsAt(knowledge, entity).filter((c) => included.claimMask[c] === 1);
    if (about.length < 2) continue;
    const together = new Set([...about].flatMap((c) => [...(places[c] ?? [])]));
    if (isOne(together) && about.every((c) => places[c]?.size === 1))
      entities.push({ entity, claims: about.length, at: [...together][0]?.split(" ")[1] ?? "" });
  }
  return { claims, entities: entities.sort((a, b) => b.claims - a.claims || a.entity - b.entity) };
}

/** A paragraph, or a line of the head, with what rests on it. */
export interface ParagraphLoad {
  readonly source: string;
  /** Locator of the paragraph ("9"), or of a line of the head ("0.1"). */
  readonly at: string;
  /** Our own line on what it says; null where there is none. */
  readonly digest: string | null;
  /** Claims with a passage in it, ascending. */
  readonly claims: readonly number[];
}

/** Which paragraphs carry most: those with a claim, the heaviest first, equal ones in the order of the text. */
export function paragraphLoads(knowledge: KnowledgeGraph, included: Included): readonly ParagraphLoad[] {
  const claimsByParagraph = new Map<string, number[]>();
  placesByClaim(knowledge, included).forEach((places, claim) => {
    if (included.claimMask[claim] === 0) return;
    for (const paragraph of new Set([...places].map(paragraphOf))) {
      const claims = claimsByParagraph.get(paragraph);
      if (claims) claims.push(claim);
      else claimsByParagraph.set(paragraph, [claim]);
    }
  });
  const { sources } = knowledge.dataset;
  return [...claimsByParagraph]
    .map(([paragraph, claims]): ParagraphLoad => {
      const [source = "", at = ""] = paragraph.split(" ");
      const segments = sources.find(({ id }) => id === source)?.segments;
      return { source, at, digest: segments?.find((segment) => segment.at === at)?.digest ?? null, claims };
    })
    .sort(
      (a, b) =>
        b.claims.length - a.claims.length ||
        sources.findIndex(({ id }) => id === a.source) - sources.findIndex(({ id }) => id === b.source) ||
        Number(a.at) - Number(b.at),
    );
}

/** Lines of the head stand for themselves; every other sentence belongs to its paragraph. */
function paragraphOf(place: string): string {
  return / 0\.\d+$/.test(place) ? place : place.replace(/\.\d+$/, "");
}

function placesByClaim(knowledge: KnowledgeGraph, { attributionMask }: Included): readonly ReadonlySet<string>[] {
  const { dataset, attributionStart } = knowledge;
  return dataset.claims.map(({ attributions }, claim) => {
    const start = attributionStart[claim] as number;
    return new Set(
      attributions.flatMap(({ evidence }, i) => (attributionMask[start + i] === 0 ? [] : evidence.map(placeOf))),
    );
  });
}

function forEachAttribution(
  { attributionStart, attributionHolder, claimCount }: KnowledgeGraph,
  { claimMask, attributionMask }: Included,
  visit: (claim: number, holder: number) => void,
): void {
  for (let claim = 0; claim < claimCount; claim++) {
    if (claimMask[claim] === 0) continue;
    const end = attributionStart[claim + 1] as number;
    for (let row = attributionStart[claim] as number; row < end; row++) {
      const holder = attributionHolder[row] as number;
      if (attributionMask[row] === 1 && holder !== NO_SOURCE_RECORDED) visit(claim, holder);
    }
  }
}

/** Entities at the ends of a claim, a loop once. */
function endsOf({ claimSubject, claimObject }: KnowledgeGraph, claim: number): readonly number[] {
  const [subject, object] = [claimSubject[claim] as number, claimObject[claim] as number];
  return object < 0 || object === subject ? [subject] : [subject, object];
}
