import type { DerivedView } from "../../derive/derived-view.ts";
import { claimsAt, type KnowledgeGraph, otherEnd } from "../../model/knowledge-graph.ts";

/** What makes an entity a part of another, as a predicate declares it. */
type PartRole = "part-of" | "member-of";

/** A part of one of two entities, with the claims that join it to the other or to a part of that. */
export interface JoinedPart {
  readonly entity: number;
  readonly role: PartRole;
  /** Ascending. */
  readonly claims: readonly number[];
}

/** The parts of two entities by which they are joined, each list with those of most claims first. */
export interface JoinedParts {
  readonly a: readonly JoinedPart[];
  readonly b: readonly JoinedPart[];
}

/**
 * What joins the parts of two entities, by the claims that are shown: as an agency's own office may work with another
 * agency, though nothing is said of the two agencies themselves. Parts are what the roles of predicates say, and the parts
 * of parts. A claim between parts of both stands under the first. What is a part of both is left to what both are
 * connected to, and if one is a part of the other, it and its own parts count as its side alone. Takes time linear in the
 * claims of both and of their parts.
 */
export function joinedParts(
  knowledge: KnowledgeGraph,
  { claimMask }: Pick<DerivedView, "claimMask">,
  a: number,
  b: number,
): JoinedParts {
  const [allA, allB] = [partsOf(knowledge, claimMask, a), partsOf(knowledge, claimMask, b)];
  const [ownA, ownB] = [without(allA, b, allB), without(allB, a, allA)];
  const taken = new Set<number>();
  const joined = (parts: ReadonlyMap<number, PartRole>, other: number, others: ReadonlyMap<number, PartRole>) =>
    [...parts]
      .map(([entity, role]): JoinedPart => {
        const claims = [...claimsAt(knowledge, entity)].filter((claim) => {
          const end = otherEnd(knowledge, claim, entity);
          return claimMask[claim] === 1 && !taken.has(claim) && (end === other || others.has(end));
        });
        for (const claim of claims) taken.add(claim);
        return { entity, role, claims };
      })
      .filter(({ claims }) => claims.length > 0)
      .sort((one, two) => two.claims.length - one.claims.length || one.entity - two.entity);
  return { a: joined(ownA, b, ownB), b: joined(ownB, a, ownA) };
}

/** The parts of an entity and theirs, each with the role that its first claim gives it; the entity itself is none. */
function partsOf(knowledge: KnowledgeGraph, claimMask: Uint8Array, whole: number): ReadonlyMap<number, PartRole> {
  const parts = new Map<number, PartRole>();
  const wholes = [whole];
  // A list is walked with what is added on the way.
  for (const each of wholes)
    for (const claim of claimsAt(knowledge, each)) {
      const [part, role] = [knowledge.claimSubject[claim] as number, roleOf(knowledge, claim)];
      if (claimMask[claim] !== 1 || role === null || knowledge.claimObject[claim] !== each) continue;
      if (part === whole || parts.has(part)) continue;
      parts.set(part, role);
      wholes.push(part);
    }
  return parts;
}

function roleOf({ dataset, claimPredicate }: KnowledgeGraph, claim: number): PartRole | null {
  const role = dataset.vocabulary.predicates[claimPredicate[claim] as number]?.role;
  return role === "part-of" || role === "member-of" ? role : null;
}

/** The parts that are on one side alone. */
function without(
  parts: ReadonlyMap<number, PartRole>,
  other: number,
  others: ReadonlyMap<number, PartRole>,
): ReadonlyMap<number, PartRole> {
  return new Map([...parts].filter(([part]) => part !== other && !others.has(part)));
}
