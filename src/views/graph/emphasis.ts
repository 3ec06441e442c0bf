import type { DerivedView } from "../../derive/derived-view.ts";
import { claimsAt, type KnowledgeGraph, otherEnd } from "../../model/knowledge-graph.ts";
import type { Focus, Hover, Selection } from "../../model/view-state.ts";

/** How strongly something is drawn. Numbers, since they fill a column. */
export const EMPHASIS = { receded: 0, plain: 1, neighbour: 2, hovered: 3, selected: 4 } as const;

/** Per entity and per claim: one of EMPHASIS. */
export interface Emphasis {
  /** Whether anything is singled out, so that the rest recedes. */
  readonly isActive: boolean;
  readonly entities: Uint8Array;
  readonly claims: Uint8Array;
}

/** What stands out while nothing is pointed at or selected. */
export interface SingledOut {
  /**
   * Raises it in columns of EMPHASIS where all recedes.
   * @returns false where there is nothing to raise.
   */
  singleOut(knowledge: KnowledgeGraph, columns: Pick<Emphasis, "entities" | "claims">): boolean;
}

/**
 * Singles out what is hovered, else what is selected: it and its shown claims and neighbours are kept, the rest recedes.
 * The selection stays marked, and the ends of its claims stay, while something else is hovered. In a focus, what it is on makes nothing recede: all of it
 * was asked for. What is not shown may be pointed at, in a list: that leaves the picture as it is.
 * @param restedOn what the pointer has rested on: the rest recedes for its sake, not for what is passed over. Default: what
 *   it is on.
 * @param differing what differs in a comparison, which is singled out while nothing else is.
 */
export function emphasise(
  knowledge: KnowledgeGraph,
  derived: Pick<DerivedView, "claimMask" | "entityMask"> & Partial<Pick<DerivedView, "claimDim" | "entityDim">>,
  selection: Selection,
  pointedAt: Hover,
  focus: Focus | null = null,
  restedOn: Hover = pointedAt,
  differing: SingledOut | null = null,
): Emphasis {
  const entities = new Uint8Array(knowledge.order);
  const claims = new Uint8Array(knowledge.claimCount);
  const selectedEntities = selection.entities.flatMap((id) => knowledge.entityNumber.get(id) ?? []);
  const selectedClaims = selection.claims.flatMap((id) => knowledge.claimNumber.get(id) ?? []);
  const shownOf = (at: Hover) => (at !== null && isShown(derived, at) ? at : null);
  const [hover, passing] = [shownOf(restedOn), shownOf(pointedAt)];
  const isActive = hover !== null || selectedEntities.length + selectedClaims.length > 0;
  if (!isActive) {
    const isCompared = differing?.singleOut(knowledge, { entities, claims }) ?? false;
    if (!isCompared) {
      entities.fill(EMPHASIS.plain);
      claims.fill(EMPHASIS.plain);
    }
    if (passing !== null) raise(passing.kind === "entity" ? entities : claims, passing.number, EMPHASIS.hovered);
    return { isActive: isCompared, entities, claims };
  }

  const isOfFocus = (id: string) => focus?.entities.includes(id) === true;
  if (hover === null && selectedClaims.length === 0 && selection.entities.every(isOfFocus)) {
    entities.fill(EMPHASIS.plain);
    claims.fill(EMPHASIS.plain);
  }
  const raiseEntity = (e: number, level: number) => {
    raise(entities, e, level);
    for (const c of claimsAt(knowledge, e)) {
      if (derived.claimMask[c] === 0) continue;
      raise(claims, c, EMPHASIS.neighbour);
      raise(entities, otherEnd(knowledge, c, e), EMPHASIS.neighbour);
    }
  };
  const raiseClaim = (c: number, level: number) => {
    raise(claims, c, level);
    raise(entities, knowledge.claimSubject[c] as number, EMPHASIS.neighbour);
    raise(entities, knowledge.claimObject[c] as number, EMPHASIS.neighbour);
  };

  // An entity at an end of a selected claim is there for the claim's sake: a path keeps its steps, not what surrounds them.
  const isNamed = new Set(selectedClaims.flatMap((c) => [knowledge.claimSubject[c], knowledge.claimObject[c]]));
  if (hover?.kind === "entity") raiseEntity(hover.number, EMPHASIS.hovered);
  if (hover?.kind === "claim") raiseClaim(hover.number, EMPHASIS.hovered);
  if (hover === null) {
    for (const e of selectedEntities) {
      if (isNamed.has(e)) raise(entities, e, EMPHASIS.selected);
      else raiseEntity(e, EMPHASIS.selected);
    }
    for (const c of selectedClaims) raiseClaim(c, EMPHASIS.selected);
  } else {
    for (const e of selectedEntities) raise(entities, e, EMPHASIS.selected);
    for (const c of selectedClaims) {
      raise(claims, c, EMPHASIS.selected);
      for (const end of [knowledge.claimSubject[c], knowledge.claimObject[c]])
        raise(entities, end as number, EMPHASIS.plain);
    }
  }
  if (passing !== null) raise(passing.kind === "entity" ? entities : claims, passing.number, EMPHASIS.hovered);
  return { isActive, entities, claims };
}

function raise(column: Uint8Array, at: number, level: number): void {
  if (at >= 0 && (column[at] as number) < level) column[at] = level;
}

function isShown(
  { entityMask, claimMask, entityDim, claimDim }: Parameters<typeof emphasise>[1],
  { kind, number }: NonNullable<Hover>,
): boolean {
  const [mask, dim] = kind === "entity" ? [entityMask, entityDim] : [claimMask, claimDim];
  return mask[number] === 1 || dim?.[number] === 1;
}
