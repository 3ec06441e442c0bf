import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeDatasets } from "../../../../src/features/merging/merge-datasets.ts";
import { proposeMatches, takenByDefault } from "../../../../src/features/merging/propose-matches.ts";
import type { Attribution, Dataset } from "../../../../src/model/dataset.ts";
import { nameOf } from "../../../../src/model/name-of.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { inIdOrder, serializeDataset } from "../../../../src/model/serialize-dataset.ts";
import { anyDataset, anyMerge } from "../../../fixtures/arbitrary-merge.ts";
import { namedGraph } from "../../../fixtures/named-graph.ts";

const RUNS = { numRuns: Number(process.env.RUNS ?? 12) };

function emptyOf(dataset: Dataset): Dataset {
  return {
    ...dataset,
    dataset: { ...dataset.dataset, id: "nothing" as Dataset["dataset"]["id"], title: "Nothing" },
    derivedFrom: null,
    vocabulary: {
      families: [],
      entityKinds: [],
      predicateFamilies: [],
      predicates: [],
      stances: [],
      fallbackPredicate: null,
    },
    entities: [],
    claims: [],
    links: [],
    sources: [],
    layouts: [],
    questions: [],
    stories: [],
  };
}

describe("a merge", () => {
  test("gives a dataset that can be written and read again, whatever is said to be the same", () => {
    fc.assert(
      fc.property(anyMerge, ({ a, b, decisions }) => {
        const { dataset } = mergeDatasets(a, b, decisions);
        const again = parseDataset(JSON.parse(serializeDataset(dataset)));
        expect(again).toEqual({ ok: true, value: inIdOrder(dataset) });
      }),
      RUNS,
    );
  });

  test("has as many entities as both together but for those that are the same, and every attribution of both", () => {
    fc.assert(
      fc.property(anyMerge, ({ a, b, decisions }) => {
        const { dataset, report } = mergeDatasets(a, b, decisions);
        expect(dataset.entities.length).toBe(a.entities.length + b.entities.length - decisions.size);
        expect(report.joinedEntities).toBe(decisions.size);
        expect(dataset.claims.length).toBe(a.claims.length + b.claims.length - report.joinedClaims);
        const named = (id: string) => report.renamed.get(id) ?? id;
        const claims = new Map(dataset.claims.map((claim) => [claim.id as string, claim]));
        const said = ({ holder, via, polarity, saidAt, label, note, evidence }: Attribution, name: typeof named) =>
          JSON.stringify([
            [holder && name(holder), via.map(name), polarity, saidAt, label, note],
            evidence.map((each) => ({ ...each, source: name(each.source) })),
          ]);
        for (const [side, name] of [
          [a, (id: string) => id],
          [b, named],
        ] as const)
          for (const claim of side.claims) {
            const held = claims.get(name(claim.id))?.attributions.map((each) => said(each, (id) => id));
            for (const attribution of claim.attributions) expect(held).toContain(said(attribution, name));
          }
      }),
      RUNS,
    );
  });

  test("with nothing changes nothing", () => {
    fc.assert(
      fc.property(anyDataset, (a) => {
        const { dataset } = mergeDatasets(a, emptyOf(a), new Map());
        expect(dataset).toEqual(a);
      }),
      RUNS,
    );
  });

  test("with itself changes nothing, as all that it has is known to be the same", () => {
    fc.assert(
      fc.property(anyDataset, (a) => {
        const again = structuredClone(a);
        const decisions = takenByDefault(proposeMatches(a, again));
        expect(decisions.size).toBe(a.entities.length);
        const { dataset, report } = mergeDatasets(a, again, decisions);
        expect(dataset).toEqual(a);
        expect(dataset.entities).toBe(a.entities);
        expect(dataset.claims).toBe(a.claims);
        expect(report.differences).toEqual([]);
      }),
      RUNS,
    );
  });
});

/** Small graphs of a few names, in each of which a name is one entity's. */
const anyGraph = fc
  .record({
    title: fc.constantFrom("one", "two", "three"),
    // Each once: which of two lines that say the same another one joins is a matter of order.
    lines: fc.uniqueArray(
      fc.record({
        from: fc.constantFrom("Ann", "Bob", "Cid", "Dora"),
        to: fc.constantFrom("Ann", "Bob", "Cid", "Dora"),
        relation: fc.constantFrom("knows", "owns"),
        holder: fc.constantFrom(null, "Ann", "Eve"),
        denied: fc.boolean(),
      }),
      {
        minLength: 1,
        maxLength: 6,
        selector: ({ from, to, relation, denied }) => [from, to, relation, denied].join(),
      },
    ),
    start: fc.nat(3),
  })
  .map(({ title, lines, start }) => namedGraph(title, lines, start));

const merged = (a: Dataset, b: Dataset) => mergeDatasets(a, b, takenByDefault(proposeMatches(a, b))).dataset;

/** What a dataset says, by names: ids and order aside. */
function saying({ entities, claims, vocabulary }: Dataset) {
  const name = new Map(entities.map((entity) => [entity.id as string, nameOf(entity)]));
  const relation = new Map(vocabulary.predicates.map(({ id, label }) => [id as string, label]));
  return {
    entities: [...name.values()].sort(),
    claims: claims
      .map(({ subject, object, predicate, attributions }) => [
        [name.get(subject), relation.get(predicate), name.get(object ?? "")],
        attributions
          .map(({ holder, polarity }) => `${holder === null ? "nobody" : name.get(holder)} ${polarity}`)
          .sort()
          .filter((each, at, all) => each !== all[at - 1]),
      ])
      .map((claim) => JSON.stringify(claim))
      .sort(),
  };
}

describe("merging graphs whose names are clear", () => {
  test("says the same whichever is merged into the other", () => {
    fc.assert(
      fc.property(anyGraph, anyGraph, (a, b) => {
        expect(saying(merged(a, b))).toEqual(saying(merged(b, a)));
      }),
      RUNS,
    );
  });

  test("says the same in whatever order three are merged", () => {
    fc.assert(
      fc.property(anyGraph, anyGraph, anyGraph, (a, b, c) => {
        expect(saying(merged(merged(a, b), c))).toEqual(saying(merged(a, merged(b, c))));
      }),
      RUNS,
    );
  });

  test("adds nothing the second time", () => {
    fc.assert(
      fc.property(anyGraph, anyGraph, (a, b) => {
        const once = merged(a, b);
        expect(merged(once, b)).toEqual(once);
      }),
      RUNS,
    );
  });
});
