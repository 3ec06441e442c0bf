import { type DerivedView, NO_STANCE } from "../../derive/derived-view.ts";
import { claimsAt, type KnowledgeGraph, otherEnd } from "../../model/knowledge-graph.ts";
import { CLOSED, COST_UNIT, cheapestRoutes, type RouteRequest, walkableFrom } from "./cheapest-routes.ts";

/** A search for paths, by entity number. */
export interface PathRequest extends RouteRequest {
  /** Whether firm claims are preferred to short ways. */
  readonly byFirmness: boolean;
  /** Most paths. */
  readonly limit: number;
}

/** From one entity to the next, by at least one claim. */
export interface PathStep {
  readonly from: number;
  readonly to: number;
  /** The firmest claim that may be walked this way. */
  readonly claim: number;
  /** The other claims that may be walked this way, the firmest first. */
  readonly others: readonly number[];
  /** How weak the claim is: see `weaknessOf`. */
  readonly weakness: number;
}

/** A chain of claims from one entity to another that passes none twice. */
export interface ArgumentPath {
  readonly entities: readonly number[];
  readonly steps: readonly PathStep[];
  /** Position of the first of the weakest steps: what the whole argument is worth. */
  readonly weakest: number;
}

/** What of a derived view paths are found over. */
export type Accepted = Pick<DerivedView, "claimMask" | "claimStance" | "claimPolarity">;

/**
 * How weak a claim is by what the lens accepts: the position of its stance in the vocabulary, 0 for the firmest; after
 * them no stance stated and no attribution; last what all included attributions deny.
 */
export function weaknessOf(
  { dataset }: KnowledgeGraph,
  { claimStance, claimPolarity }: Pick<Accepted, "claimStance" | "claimPolarity">,
  claim: number,
): number {
  const stance = claimStance[claim] as number;
  if (claimPolarity[claim] === 1 || stance === NO_STANCE) return dataset.vocabulary.stances.length + 2;
  return stance;
}

/**
 * The best paths between two entities over accepted claims, best first; none from an entity to itself.
 *
 * By length: fewest steps first, and among equally short ones those of firmer claims. By firmness: a step weighs 1 plus
 * the weakness of its firmest claim, so that one step at the second stance weighs as much as two at the firmest; the
 * least sum comes first, and among equals the shorter.
 */
export function findPaths(
  knowledge: KnowledgeGraph,
  accepted: Accepted,
  request: PathRequest,
): readonly ArgumentPath[] {
  const cost = new Float64Array(knowledge.claimCount);
  for (let c = 0; c < cost.length; c++) {
    const weakness = weaknessOf(knowledge, accepted, c);
    if (accepted.claimMask[c] === 0) cost[c] = CLOSED;
    else cost[c] = request.byFirmness ? (1 + weakness) * COST_UNIT + 1 : COST_UNIT + weakness;
  }
  const canWalk = walkableFrom(knowledge, request.directed);
  return cheapestRoutes(knowledge, cost, request, request.limit).map(({ entities }) => {
    const steps = entities.slice(1).map((to, at): PathStep => {
      const from = entities[at] as number;
      const [claim = -1, ...others] = [...claimsAt(knowledge, from)]
        .filter((c) => otherEnd(knowledge, c, from) === to && accepted.claimMask[c] === 1 && canWalk(c, from))
        .sort((a, b) => weaknessOf(knowledge, accepted, a) - weaknessOf(knowledge, accepted, b) || a - b);
      return { from, to, claim, others, weakness: weaknessOf(knowledge, accepted, claim) };
    });
    return { entities, steps, weakest: weakestOf(steps) };
  });
}

function weakestOf(steps: readonly PathStep[]): number {
  const most = Math.max(...steps.map(({ weakness }) => weakness));
  return steps.findIndex(({ weakness }) => weakness === most);
}
