import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDerivation } from "../../../src/derive/derive.ts";
import type { DerivedView } from "../../../src/derive/derived-view.ts";
import { facetTables } from "../../../src/derive/facets.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../src/model/view-state.ts";
import { attributionWith, claimWith, entityWith, smallDataset } from "../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());

function derive(view: Partial<ViewState>, of: KnowledgeGraph = knowledge): DerivedView {
  return createDerivation()(of, { ...DEFAULT_VIEW, ...view });
}

function shownClaims(derived: DerivedView, of: KnowledgeGraph = knowledge): string[] {
  return of.dataset.claims.flatMap(({ id }, c) => (derived.claimMask[c] === 1 ? [id] : []));
}

function shownEntities(derived: DerivedView, of: KnowledgeGraph = knowledge): string[] {
  return of.dataset.entities.flatMap(({ id }, e) => (derived.entityMask[e] === 1 ? [id] : []));
}

const anyHidden = fc
  .tuple(
    ...facetTables(knowledge).map(({ facet, values }) =>
      fc.subarray(values.map(({ id }) => id)).map((ids): [string, string[]] => [facet.id, ids]),
    ),
  )
  .map((entries) => Object.fromEntries(entries));

describe("what is shown", () => {
  test("with nothing hidden it is everything", () => {
    const derived = derive({});
    expect(derived.shownClaims).toBe(knowledge.claimCount);
    expect(derived.hiddenBy).toEqual({ legend: 0, hand: 0, time: 0, focus: 0 });
  });

  test("an entity that no claim speaks of is shown, as there is nothing for it to lose", () => {
    const lonely = buildKnowledgeGraph(
      smallDataset({
        entities: [entityWith({ id: "e.alone" })],
        claims: [],
        links: [],
        sources: [],
        layouts: [],
        questions: [],
      }),
    );
    expect(shownEntities(derive({}, lonely), lonely)).toEqual(["e.alone"]);
  });

  test("a hidden kind takes its claims along, and entities whose claims are all gone", () => {
    const derived = derive({ hidden: { kind: ["relic"] } });
    expect(shownClaims(derived)).not.toContain("c.0006");
    expect(shownEntities(derived)).not.toContain("e.arm-of-saint-ode");
    expect(derived.hiddenBy.legend).toBe(3);
  });

  test("hiding more never shows more", () => {
    fc.assert(
      fc.property(anyHidden, anyHidden, (some, others) => {
        const both = Object.fromEntries(
          Object.keys(some).map((facet) => [facet, [...(some[facet] ?? []), ...(others[facet] ?? [])]]),
        );
        const less = derive({ hidden: both });
        const more = derive({ hidden: some });
        expect(less.claimMask.every((shown, c) => shown <= (more.claimMask[c] as number))).toBe(true);
        expect(less.entityMask.every((shown, e) => shown <= (more.entityMask[e] as number))).toBe(true);
      }),
    );
  });

  test("the order in which values are hidden does not matter", () => {
    fc.assert(
      fc.property(anyHidden, (hidden) => {
        const reversed = Object.fromEntries(Object.entries(hidden).map(([facet, ids]) => [facet, [...ids].reverse()]));
        expect(derive({ hidden: reversed }).claimMask).toEqual(derive({ hidden }).claimMask);
      }),
    );
  });

  test("no line is ever shown without both its ends", () => {
    fc.assert(
      fc.property(anyHidden, (hidden) => {
        const derived = derive({ hidden });
        knowledge.claimSubject.forEach((subject, c) => {
          const object = knowledge.claimObject[c] as number;
          if (derived.claimMask[c] === 0) return;
          expect(derived.entityMask[subject]).toBe(1);
          if (object >= 0) expect(derived.entityMask[object]).toBe(1);
        });
      }),
    );
  });

  test("hidden and shown claims add up to all claims", () => {
    fc.assert(
      fc.property(anyHidden, (hidden) => {
        const { hiddenBy, shownClaims } = derive({
          hidden,
          time: { from: "1204", to: "1205", match: "certainly", undated: false },
        });
        expect(shownClaims + hiddenBy.legend + hiddenBy.time + hiddenBy.focus).toBe(knowledge.claimCount);
      }),
    );
  });
});

describe("the lens", () => {
  test("a claim stays while one attribution is left that is neither of a hidden stance nor of a hidden holder", () => {
    expect(shownClaims(derive({ hidden: { holder: ["e.orm"] } }))).toContain("c.0006");
    expect(shownClaims(derive({ hidden: { holder: ["e.orm"], stance: ["relayed"] } }))).not.toContain("c.0006");
  });

  test("a claim is drawn by the firmest stance that is left of it", () => {
    const c = knowledge.claimNumber.get("c.0006") as number;
    const stances = knowledge.dataset.vocabulary.stances.map(({ id }) => id as string);
    expect(stances[derive({}).claimStance[c] as number]).toBe("relayed");
    expect(stances[derive({ hidden: { holder: ["e.grey-company"] } }).claimStance[c] as number]).toBe("accused");
  });

  test("a claim that one affirms and another denies is both, until the lens leaves one of them", () => {
    const c = knowledge.claimNumber.get("c.0006") as number;
    expect(derive({}).claimPolarity[c]).toBe(2);
    expect(derive({ hidden: { holder: ["e.orm"] } }).claimPolarity[c]).toBe(1);
    expect(derive({ hidden: { holder: ["e.grey-company"] } }).claimPolarity[c]).toBe(0);
  });

  test("claims whose holder is not stated are a holder of their own", () => {
    const derived = derive({ hidden: { holder: ["not-stated"] } });
    expect(shownClaims(derived)).not.toContain("c.0009");
    expect(derived.hiddenBy.legend).toBe(1);
  });

  test("a claim that nobody is recorded to make is counted and can be hidden", () => {
    const bare = buildKnowledgeGraph(
      smallDataset({
        claims: [
          claimWith({ id: "c.0001", attributions: [] }),
          claimWith({ id: "c.0002", object: "e.varn", predicate: "touches" }),
        ],
        links: [],
        questions: [],
      }),
    );
    const holders = facetTables(bare).find(({ facet }) => facet.id === "holder");
    const at = holders?.values.findIndex(({ id }) => id === "no-source") ?? -1;
    expect(derive({}, bare).facetCounts.holder?.total[at]).toBe(1);
    expect(shownClaims(derive({ hidden: { holder: ["no-source"] } }, bare), bare)).toEqual(["c.0002"]);
  });

  test("a holder who makes the same claim twice is counted once for it", () => {
    const twice = buildKnowledgeGraph(
      smallDataset({
        claims: [claimWith({ id: "c.0001", attributions: [attributionWith(), attributionWith()] })],
        links: [],
        questions: [],
      }),
    );
    expect([...(derive({}, twice).facetCounts.holder?.shown ?? [])]).toEqual([1]);
  });

  test("facets are counted when somebody asks, once, and not with every filter", () => {
    const counted = buildKnowledgeGraph(smallDataset());
    const tables = facetTables(counted);
    let reads = 0;
    // Nothing but counting looks at the status of claims while none is hidden.
    const status = tables.find(({ facet }) => facet.id === "status")?.column as { values: Int32Array };
    const { values } = status;
    Object.defineProperty(status, "values", {
      get: () => {
        reads++;
        return values;
      },
    });
    const derivation = createDerivation();
    const views = [{}, { kind: ["relic"] }, { stance: ["plain"] }].map((hidden) => ({ ...DEFAULT_VIEW, hidden }));
    const derived = views.map((view) => derivation(counted, view)).at(-1);
    expect(reads).toBe(0);
    const counts = derived?.facetCounts;
    expect(reads).toBeGreaterThan(0);
    const once = reads;
    expect(derived?.facetCounts).toBe(counts);
    expect(reads).toBe(once);
  });
});

describe("the time window", () => {
  const window = (from: string, to: string, match: "certainly" | "possibly", undated = false) =>
    shownClaims(derive({ time: { from, to, match, undated } }));

  test("possibly keeps what may lie in it, certainly only what must", () => {
    expect(window("1204", "1204", "possibly")).toEqual(["c.0001", "c.0002", "c.0003", "c.0004", "c.0005", "c.0006"]);
    expect(window("1204", "1204", "certainly")).toEqual(["c.0002", "c.0003", "c.0004", "c.0005", "c.0006"]);
  });

  test("a claim with an open end possibly lies in any later window and certainly in none", () => {
    expect(window("1500", "1600", "possibly")).toEqual(["c.0010"]);
    expect(window("1500", "1600", "certainly")).toEqual([]);
  });

  test("undated claims stay unless they are switched off, and are counted either way", () => {
    expect(window("1204", "1204", "possibly", true)).toContain("c.0007");
    expect(derive({ time: { from: "1204", to: "1204", match: "possibly", undated: false } }).undatedClaims).toBe(6);
  });
});

describe("the focus", () => {
  test("keeps what lies within its hops and the claims among it", () => {
    const derived = derive({ focus: { entities: ["e.varn"], hops: 1 } });
    expect(shownEntities(derived)).toEqual(["e.siege-of-varn", "e.varn"]);
    expect(shownClaims(derived)).toEqual(["c.0004", "c.0005"]);
  });

  test("walks only what the filters leave", () => {
    const derived = derive({ hidden: { kind: ["siege"] }, focus: { entities: ["e.varn"], hops: 4 } });
    expect(shownEntities(derived)).toEqual(["e.varn"]);
  });

  test("grows with its hops, never the other way", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...knowledge.dataset.entities.map(({ id }) => id as string)),
        fc.integer({ min: 1, max: 3 }),
        (id, hops) => {
          const near = derive({ focus: { entities: [id], hops } }).entityMask;
          const far = derive({ focus: { entities: [id], hops: hops + 1 } }).entityMask;
          expect(near.every((shown, e) => shown <= (far[e] as number))).toBe(true);
        },
      ),
    );
  });
});

test("a step whose inputs stay the same is not computed again", () => {
  const chain = createDerivation();
  const before = chain(knowledge, DEFAULT_VIEW);
  const after = chain(knowledge, {
    ...DEFAULT_VIEW,
    selection: { entities: ["e.orm"], claims: [] },
    camera: { x: 1, y: 2, ratio: 3 },
  });
  expect(after).toBe(before);
});
