import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Accepted,
  type ArgumentPath,
  findPaths,
  type PathRequest,
  weaknessOf,
} from "../../../../src/features/exploration/paths.ts";
import { toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import type { ClaimId, EntityId } from "../../../../src/model/ids.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { attributionWith, claimWith, entityWith, smallDataset } from "../../../fixtures/small-dataset.ts";

interface State {
  readonly knowledge: KnowledgeGraph;
  readonly derived: Accepted;
}
const small = createWorkspace(smallDataset()).store.getState();
const entity = (id: string) => small.knowledge.entityNumber.get(id) ?? -1;
const between = (state: State, from: string, to: string, options: Partial<PathRequest> = {}) =>
  findPaths(state.knowledge, state.derived, {
    ...{ from: entity(from), to: entity(to), directed: false, byFirmness: false, avoid: [], limit: 5, ...options },
  });
const names = ({ entities }: ArgumentPath) => entities.map((e) => small.knowledge.dataset.entities[e]?.id);
const claimId = (c: number | undefined) => small.knowledge.dataset.claims[c ?? -1]?.id;

describe("paths in the small dataset", () => {
  test("the shortest comes first; the claims of a step are one step, led by the firmest", () => {
    const [first] = between(small, "e.hanno", "e.orm");
    expect(first && names(first)).toEqual(["e.hanno", "e.grey-company", "e.orm"]);
    const [shelter] = first?.steps ?? [];
    expect(claimId(shelter?.claim)).toBe("c.0009");
    expect(shelter?.others.map(claimId)).toEqual(["c.0010", "c.0011"]);
  });

  test("the weakest step is the one at the last stance", () => {
    const [first] = between(small, "e.hanno", "e.orm");
    expect(first?.weakest).toBe(0);
    expect(small.knowledge.dataset.vocabulary.stances[first?.steps[0]?.weakness ?? -1]?.id).toBe("rumour");
  });

  test("with direction, a claim is walked from subject to object, a symmetric one both ways", () => {
    expect(between(small, "e.hanno", "e.orm", { directed: true })).not.toEqual([]);
    const back = between(small, "e.orm", "e.hanno", { directed: true });
    // Only the symmetric claim leads back to the host.
    expect(back.map(({ steps }) => claimId(steps.at(-1)?.claim))).toEqual(back.map(() => "c.0011"));
    expect(back).not.toEqual([]);
  });

  test("an entity that is avoided lies on no path, and an end cannot be avoided", () => {
    const company = entity("e.grey-company");
    expect(between(small, "e.hanno", "e.orm", { avoid: [company] })).toEqual([]);
    expect(between(small, "e.hanno", "e.grey-company", { avoid: [company] })).toHaveLength(1);
  });

  test("what the lens does not accept is not walked, and the next claim leads the step", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(toggleValues, { facet: "stance", values: ["rumour"] });
    const [first] = between(workspace.store.getState(), "e.hanno", "e.orm");
    expect(claimId(first?.steps[0]?.claim)).toBe("c.0010");
    workspace.dispatch(toggleValues, { facet: "stance", values: ["guess"] });
    expect(between(workspace.store.getState(), "e.hanno", "e.orm")).toEqual([]);
  });

  test("an entity has no path to itself, and a value leads nowhere", () => {
    expect(between(small, "e.orm", "e.orm")).toEqual([]);
    expect(between(small, "e.orm", "e.monk")).toEqual([]);
  });

  test("by firmness, a longer way by firm claims comes before a short way by weak ones", () => {
    const short = between(small, "e.league", "e.grey-company");
    const firm = between(small, "e.league", "e.grey-company", { byFirmness: true });
    expect(short[0] && names(short[0])).toEqual(["e.league", "e.orm", "e.grey-company"]);
    expect(firm.map((path) => path.steps.reduce((sum, { weakness }) => sum + 1 + weakness, 0))).toEqual(
      firm.map((path) => path.steps.reduce((sum, { weakness }) => sum + 1 + weakness, 0)).toSorted((a, b) => a - b),
    );
  });

  test("a claim that all who are heard deny is weaker than any stance", () => {
    const denied = claimWith({ id: "c.1", attributions: [attributionWith({ polarity: "denied" })] });
    const unsourced = claimWith({ id: "c.2", attributions: [] });
    const { knowledge, derived } = createWorkspace(
      smallDataset({ claims: [denied, unsourced], links: [], questions: [] }),
    ).store.getState();
    const stances = knowledge.dataset.vocabulary.stances.length;
    expect([0, 1].map((c) => weaknessOf(knowledge, derived, c))).toEqual([stances + 2, stances + 1]);
  });
});

/** Claim i joins the i-th pair, at a stance, by a predicate that is symmetric or not, shown or not. */
interface Drawn {
  readonly subject: number;
  readonly object: number | null;
  readonly stance: number;
  readonly symmetric: boolean;
  readonly isShown: boolean;
}
const ORDER = 6;
const node = fc.nat(ORDER - 1);
const drawn: fc.Arbitrary<Drawn> = fc.record({
  subject: node,
  object: fc.option(node, { freq: 8 }),
  stance: fc.nat(5),
  symmetric: fc.boolean(),
  isShown: fc.nat(3).map((n) => n > 0),
});
const request = fc.record({
  from: node,
  to: node,
  directed: fc.boolean(),
  byFirmness: fc.boolean(),
  avoid: fc.uniqueArray(node, { maxLength: 2 }),
  limit: fc.integer({ min: 1, max: 6 }),
});

/** Records are read once; a property test makes thousands of graphs of them. */
const TEMPLATE = {
  dataset: smallDataset({ links: [], questions: [] }),
  entities: Array.from({ length: ORDER }, (_, e) => entityWith({ id: `e.n${e}` })),
  symmetric: claimWith({ predicate: "fights", attributions: [attributionWith({ holder: null })] }),
  oneWay: claimWith({ predicate: "shields", attributions: [attributionWith({ holder: null })] }),
  value: claimWith({ object: null, value: { amount: 1, unit: "piece", qualifier: null } }).value,
};

function graphOf(claims: readonly Drawn[]): State {
  const { dataset, entities, symmetric, oneWay, value } = TEMPLATE;
  const idOf = (e: number) => entities[e]?.id as EntityId;
  const knowledge = buildKnowledgeGraph({
    ...dataset,
    entities,
    claims: claims.map((drawn, c) => ({
      ...(drawn.symmetric ? symmetric : oneWay),
      id: `c.${c}` as ClaimId,
      subject: idOf(drawn.subject),
      object: drawn.object === null ? null : idOf(drawn.object),
      value: drawn.object === null ? value : null,
      attributions: [],
    })),
  });
  const derived = {
    claimMask: Uint8Array.from(claims, ({ isShown }) => (isShown ? 1 : 0)),
    claimStance: Uint8Array.from(claims, ({ stance }) => stance),
    claimPolarity: new Uint8Array(claims.length),
  };
  return { knowledge, derived };
}

/** Price of every simple path, by trying each: slow, and plainly right. As [first to count, then this]. */
function everyPrice({ knowledge, derived }: State, claims: readonly Drawn[], asked: PathRequest) {
  const prices: [number, number][] = [];
  const walk = (at: number, seen: readonly number[], weights: readonly number[]) => {
    if (at === asked.to) {
      const weakness = weights.reduce((sum, one) => sum + one, 0);
      const steps = weights.length;
      return void prices.push(asked.byFirmness ? [weakness + steps, steps] : [steps, weakness]);
    }
    for (let next = 0; next < ORDER; next++) {
      if (seen.includes(next) || (asked.avoid.includes(next) && next !== asked.to)) continue;
      const ways = claims.flatMap(({ subject, object, symmetric, isShown }, c) => {
        const forwards = subject === at && object === next;
        const backwards = subject === next && object === at && (symmetric || !asked.directed);
        return isShown && (forwards || backwards) ? [weaknessOf(knowledge, derived, c)] : [];
      });
      if (ways.length > 0) walk(next, [...seen, next], [...weights, Math.min(...ways)]);
    }
  };
  if (asked.from !== asked.to) walk(asked.from, [asked.from], []);
  return prices.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

const priceOf = ({ steps }: ArgumentPath, { byFirmness }: PathRequest): [number, number] => {
  const weakness = steps.reduce((sum, step) => sum + step.weakness, 0);
  return byFirmness ? [weakness + steps.length, steps.length] : [steps.length, weakness];
};
const find = ({ knowledge, derived }: State, asked: PathRequest) => findPaths(knowledge, derived, asked);
const key = ({ entities }: ArgumentPath) => entities.join(" ");

describe("paths in any graph", () => {
  const graphs = fc.array(drawn, { maxLength: 14 });

  test("are the best there are, in order, as a search that tries every path finds them", () => {
    fc.assert(
      fc.property(graphs, request, (claims, asked) => {
        const state = graphOf(claims);
        const found = find(state, asked);
        expect(found.map((path) => priceOf(path, asked))).toEqual(
          everyPrice(state, claims, asked).slice(0, asked.limit),
        );
      }),
      { numRuns: 400 },
    );
  });

  test("pass nothing twice, differ from one another, and rest on shown claims that join their steps", () => {
    fc.assert(
      fc.property(graphs, request, (claims, asked) => {
        const state = graphOf(claims);
        const found = find(state, asked);
        expect(new Set(found.map(key)).size).toBe(found.length);
        for (const { entities, steps, weakest } of found) {
          expect(new Set(entities).size).toBe(entities.length);
          expect([entities[0], entities.at(-1)]).toEqual([asked.from, asked.to]);
          expect(steps[weakest]?.weakness).toBe(Math.max(...steps.map(({ weakness }) => weakness)));
          for (const { from, to, claim, others } of steps) {
            for (const c of [claim, ...others]) {
              const { subject, object, symmetric, isShown } = claims[c] as Drawn;
              expect(isShown).toBe(true);
              if (asked.directed && !symmetric) expect([subject, object]).toEqual([from, to]);
              else expect([subject, object].sort()).toEqual([from, to].sort());
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test("with direction, all are paths without direction too", () => {
    fc.assert(
      fc.property(graphs, request, (claims, asked) => {
        const state = graphOf(claims);
        const undirected = new Set(find(state, { ...asked, directed: false, limit: 10_000 }).map(key));
        for (const path of find(state, { ...asked, directed: true, limit: 10_000 }))
          expect(undirected).toContain(key(path));
      }),
      { numRuns: 200 },
    );
  });

  test("showing more never makes the best path worse", () => {
    fc.assert(
      fc.property(graphs, request, (claims, asked) => {
        const before = graphOf(claims);
        const after = graphOf(claims.map((claim) => ({ ...claim, isShown: true })));
        const [first] = find(before, asked);
        const [better] = find(after, asked);
        if (first === undefined) return;
        const [now, then] = [priceOf(better as ArgumentPath, asked), priceOf(first, asked)];
        expect(now[0] < then[0] || (now[0] === then[0] && now[1] <= then[1])).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
