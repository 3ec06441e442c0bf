import { leadingAttribution, type StancedAttribution, sourceName } from "../../derive/claim-words.ts";
import type { DerivedView } from "../../derive/derived-view.ts";
import type { Claim } from "../../model/dataset.ts";
import { claimAt, claimsAt, type KnowledgeGraph } from "../../model/knowledge-graph.ts";

/** The part of a view that exercises are made from: the claims shown, and their attributions that the lens accepts. */
export type Shown = Pick<DerivedView, "claimMask" | "attributionMask" | "claimStance">;

/**
 * What exercises are made from. What is asked comes from what is shown; what makes an answer wrong is judged by the whole
 * dataset, hidden claims and holders included.
 */
export interface Material {
  readonly knowledge: KnowledgeGraph;
  readonly shown: Shown;
  /** Numbers of the claims that can be asked about: shown, not withdrawn, and attributed under the lens. Ascending. */
  readonly claims: readonly number[];
  /** Whether a claim is one of them. */
  readonly isAsked: (claim: number) => boolean;
  /** Attributions of a claim that the lens accepts. */
  readonly attributionsOf: (claim: number) => readonly StancedAttribution[];
  /** Claims on the same ground, itself included: see `sameGround`. */
  readonly groundOf: (claim: number) => readonly number[];
  /** Entities that any claim names together with one: at its ends, or as its place or means. Itself included. */
  readonly namedWith: (entity: number) => ReadonlySet<number>;
}

/** Lays out what exercises are made from. Takes time linear in the dataset; the rest is worked out when asked for. */
export function materialOf(knowledge: KnowledgeGraph, shown: Shown): Material {
  const { dataset, attributionStart, attributionStance } = knowledge;
  const links = linksByClaim(knowledge);
  const asQualifier = claimsByQualifier(knowledge);
  const attributionsOf = (claim: number): readonly StancedAttribution[] => {
    const start = attributionStart[claim] as number;
    return claimAt(knowledge, claim).attributions.flatMap((attribution, i) =>
      shown.attributionMask[start + i] === 1 ? [{ attribution, stance: attributionStance[start + i] as number }] : [],
    );
  };
  const isAsked = (c: number) =>
    shown.claimMask[c] === 1 && dataset.claims[c]?.status !== "deprecated" && attributionsOf(c).length > 0;
  return {
    knowledge,
    shown,
    claims: dataset.claims.flatMap((_, c) => (isAsked(c) ? [c] : [])),
    isAsked,
    attributionsOf,
    groundOf: remembered((claim) => sameGround(knowledge, links, claim)),
    namedWith: remembered(
      (entity) =>
        new Set([
          entity,
          ...[...claimsAt(knowledge, entity), ...(asQualifier.get(entity) ?? [])].flatMap((c) => namedBy(knowledge, c)),
        ]),
    ),
  };
}

/** The firmest attribution of a claim that the lens accepts. */
export function firmestAttribution({ knowledge, shown }: Material, claim: number): StancedAttribution | null {
  return leadingAttribution(knowledge, shown, claim);
}

/** Entities at the ends of a claim, a loop once. */
export function endsOf({ claimSubject, claimObject }: KnowledgeGraph, claim: number): readonly number[] {
  const [subject, object] = [claimSubject[claim] as number, claimObject[claim] as number];
  return object < 0 || object === subject ? [subject] : [subject, object];
}

/** How much there is around a claim: more than 0, and growing slowly, so that hubs do not fill a worksheet. */
export function connectedness(knowledge: KnowledgeGraph, entities: readonly number[]): number {
  return 1 + entities.reduce((sum, e) => sum + Math.log2(1 + (knowledge.entityClaimCount[e] as number)), 0);
}

/** The paragraph that a passage stands in; a line of the head ("0.1") stands for itself. */
export function paragraphOf(at: string): string {
  return /^0\.\d+$/.test(at) ? at : at.replace(/\.\d+$/, "");
}

/** A paragraph of a source as one string. */
export function paragraphKey({ source, at }: { readonly source: string; readonly at: string }): string {
  return `${source} ${paragraphOf(at)}`;
}

/** Title of a source, where a dataset has several, so that a locator can be told from another's. */
export function sourceInWords({ dataset }: KnowledgeGraph, source: string): string | null {
  if (dataset.sources.length < 2) return null;
  const record = dataset.sources.find(({ id }) => id === source);
  return record === undefined ? source : sourceName(record);
}

interface Linked {
  readonly claim: number;
  readonly restates: boolean;
}

function linksByClaim({ dataset, claimNumber }: KnowledgeGraph): ReadonlyMap<number, readonly Linked[]> {
  const links = new Map<number, Linked[]>();
  const add = (from: number, linked: Linked) => {
    const listed = links.get(from);
    if (listed) listed.push(linked);
    else links.set(from, [linked]);
  };
  for (const { from, to, relation } of dataset.links) {
    const [a, b] = [claimNumber.get(from), claimNumber.get(to)];
    if (a === undefined || b === undefined) continue;
    add(a, { claim: b, restates: relation === "restates" });
    add(b, { claim: a, restates: relation === "restates" });
  }
  return links;
}

/**
 * Claims that could make another answer right, and so forbid it: those of the same two entities, whatever the predicate
 * and direction; of the same entity and predicate, where a claim has a value; all that restate one of
 * these; whatever any link joins to one of these; and again the claims about the same entities as that.
 */
function sameGround(
  knowledge: KnowledgeGraph,
  links: ReadonlyMap<number, readonly Linked[]>,
  claim: number,
): readonly number[] {
  const ground = closedGround(knowledge, links, [claim]);
  const linked = [...ground].flatMap((c) => (links.get(c) ?? []).map((link) => link.claim));
  return [...closedGround(knowledge, links, [...ground, ...linked])];
}

function closedGround(
  knowledge: KnowledgeGraph,
  links: ReadonlyMap<number, readonly Linked[]>,
  claims: readonly number[],
): ReadonlySet<number> {
  const ground = new Set(claims);
  // A set is walked in the order of insertion, additions included.
  for (const c of ground) {
    for (const other of withSameEnds(knowledge, c)) ground.add(other);
    for (const link of links.get(c) ?? []) if (link.restates) ground.add(link.claim);
  }
  return ground;
}

function withSameEnds(knowledge: KnowledgeGraph, claim: number): readonly number[] {
  const { claimSubject, claimObject, claimPredicate, entityClaimCount } = knowledge;
  const [subject, object] = [claimSubject[claim] as number, claimObject[claim] as number];
  if (object < 0)
    return [...claimsAt(knowledge, subject)].filter(
      (c) =>
        claimSubject[c] === subject && (claimObject[c] as number) < 0 && claimPredicate[c] === claimPredicate[claim],
    );
  // Around a hub there may be thousands of claims, around the other end few.
  const [end, far] =
    (entityClaimCount[subject] as number) < (entityClaimCount[object] as number)
      ? [subject, object]
      : [object, subject];
  return [...claimsAt(knowledge, end)].filter((c) => {
    const [from, to] = [claimSubject[c], claimObject[c]];
    return (from === end && to === far) || (from === far && to === end);
  });
}

/** Numbers of all entities that a claim names, but for its holders. */
function namedBy({ dataset, entityNumber }: KnowledgeGraph, claim: number): readonly number[] {
  const { subject, object, qualifiers } = dataset.claims[claim] as Claim;
  return [subject, object, qualifiers.place, qualifiers.means].flatMap((id) =>
    id === null ? [] : (entityNumber.get(id) ?? []),
  );
}

function claimsByQualifier({ dataset, entityNumber }: KnowledgeGraph): ReadonlyMap<number, readonly number[]> {
  const claims = new Map<number, number[]>();
  dataset.claims.forEach(({ qualifiers: { place, means } }, c) => {
    for (const id of [place, means]) {
      const entity = id === null ? undefined : entityNumber.get(id);
      if (entity === undefined) continue;
      const listed = claims.get(entity);
      if (listed) listed.push(c);
      else claims.set(entity, [c]);
    }
  });
  return claims;
}

function remembered<Value>(make: (key: number) => Value): (key: number) => Value {
  const made = new Map<number, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
