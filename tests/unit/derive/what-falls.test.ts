import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDerivation } from "../../../src/derive/derive.ts";
import { facetTables } from "../../../src/derive/facets.ts";
import { type Ground, idsOfFalling, whatFalls, whatFallsInWords } from "../../../src/derive/what-falls.ts";
import type { Attribution } from "../../../src/model/dataset.ts";
import { withHiddenValues } from "../../../src/model/hidden-values.ts";
import { buildKnowledgeGraph, claimsAt, type KnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../src/model/view-state.ts";
import {
  type AttributionInput,
  attributionWith,
  claimWith,
  passage,
  smallDataset,
} from "../../fixtures/small-dataset.ts";

const PASSAGES = [
  passage("1.1", "at war with Orm"),
  passage("1.2", "Orm’s men fought"),
  passage("2.1", "Orm says"),
  passage("2.2", "A monk wrote"),
  passage("3.1", "Hanno"),
  passage("3.2", "the League once quarrelled"),
];
const whole = smallDataset();
const entityIds = whole.entities.map(({ id }): string => id);

const plain = attributionWith();

const anyAttribution = fc
  .record({
    holder: fc.option(fc.constantFrom("e.marn", "e.orm", "e.grey-company")),
    stance: fc.constantFrom(...whole.vocabulary.stances.map(({ id }): string => id)),
    polarity: fc.constantFrom("affirmed" as const, "denied" as const),
    evidence: fc.subarray(PASSAGES),
  })
  .map((said): AttributionInput => ({ ...plain, ...said }));
/** The small dataset with other claims, resting on anything. */
const anyKnowledge = fc
  .array(
    fc.record({
      subject: fc.constantFrom(...entityIds),
      object: fc.constantFrom(...entityIds),
      attributions: fc.array(anyAttribution, { maxLength: 2 }),
    }),
    { minLength: 8, maxLength: 12 },
  )
  .map((claims) =>
    buildKnowledgeGraph({
      ...whole,
      claims: claims.map((claim, i) => claimWith({ ...claim, id: `c.${1000 + i}` })),
      links: [],
    }),
  );
const anyGround: fc.Arbitrary<Ground> = fc.oneof(
  fc.constantFrom("e.marn", "e.orm", "e.grey-company", "not-stated").map((holder) => ({ holder })),
  fc
    .constantFrom(null, "1", "2", "3", ...PASSAGES.map(({ at }) => at ?? null))
    .map((at) => ({ source: "s.letter", at })),
);
const facets = facetTables(buildKnowledgeGraph(whole));
/** What the legend and the lens hide; a focus would also lose what is reached over what falls. */
const anyView: fc.Arbitrary<ViewState> = fc
  .record({
    hidden: fc
      .constantFrom(...facets)
      .chain(({ facet, values }) => fc.subarray(values.map(({ id }) => id)).map((ids) => ({ [facet.id]: ids }))),
    out: fc.subarray(entityIds, { maxLength: 2 }),
  })
  .map(({ hidden, out }) => ({ ...DEFAULT_VIEW, hidden, aside: { ...DEFAULT_VIEW.aside, hidden: out } }));

const derive = (knowledge: KnowledgeGraph, view: ViewState) => createDerivation()(knowledge, view);

/** The ids of what is shown: claims, and entities that have a claim that is. */
function shownIds(knowledge: KnowledgeGraph, view: ViewState): readonly string[] {
  const { claimMask } = derive(knowledge, view);
  const { entities, claims } = knowledge.dataset;
  return [
    ...entities.filter((_, e) => claimsAt(knowledge, e).some((c) => claimMask[c] === 1)),
    ...claims.filter((_, c) => claimMask[c] === 1),
  ].map(({ id }): string => id);
}

/** Whether an attribution comes from a ground and from nowhere else, said anew. */
function comesFrom(ground: Ground, { holder, evidence }: Attribution): boolean {
  if ("holder" in ground) return (holder ?? "not-stated") === ground.holder;
  const places = new Set(evidence.map(({ source, at }) => `${source} ${at}.`));
  const wanted = ground.at === null ? `${ground.source} ` : `${ground.source} ${ground.at}.`;
  return places.size > 0 && [...places].every((place) => place.startsWith(wanted));
}

/** The dataset without the attributions that come from a ground, and without the claims that have none left. */
function without({ dataset }: KnowledgeGraph, ground: Ground): KnowledgeGraph {
  const claims = dataset.claims.flatMap((claim) => {
    const attributions = claim.attributions.filter((each) => !comesFrom(ground, each));
    return attributions.length === 0 && claim.attributions.length > 0 ? [] : [{ ...claim, attributions }];
  });
  return buildKnowledgeGraph({ ...dataset, claims });
}

describe("what would fall", () => {
  test("to take it away, and nothing else, is what the dataset without those attributions shows", () => {
    let falls = 0;
    fc.assert(
      fc.property(anyKnowledge, anyView, anyGround, (knowledge, view, ground) => {
        const falling = new Set(idsOfFalling(knowledge, whatFalls(knowledge, derive(knowledge, view), ground)));
        falls += falling.size;
        const left = shownIds(knowledge, view).filter((id) => !falling.has(id));
        expect(left).toEqual(shownIds(without(knowledge, ground), view));
      }),
      { numRuns: 200 },
    );
    expect(falls, "or nothing was tried").toBeGreaterThan(0);
  });

  test("without a holder it is what the lens loses that excludes the holder", () => {
    fc.assert(
      fc.property(anyKnowledge, anyView, anyGround, (knowledge, view, ground) => {
        fc.pre("holder" in ground);
        const before = derive(knowledge, view);
        const hidden = withHiddenValues(view.hidden, "holder", [...(view.hidden.holder ?? []), ground.holder]);
        const after = derive(knowledge, { ...view, hidden });
        const { claims, entities } = whatFalls(knowledge, before, ground);
        const lost = (mask: Uint8Array, left: Uint8Array) => [...mask.keys()].filter((i) => mask[i] !== left[i]);
        expect(claims).toEqual(lost(before.claimMask, after.claimMask));
        expect(entities).toEqual(lost(before.entityMask, after.entityMask));
      }),
      { numRuns: 200 },
    );
  });

  const fallingOf = (attributions: AttributionInput[], ground: Ground, view: ViewState = DEFAULT_VIEW) => {
    const knowledge = buildKnowledgeGraph({
      ...whole,
      claims: [claimWith({ id: "c.0001", attributions })],
      links: [],
    });
    return idsOfFalling(knowledge, whatFalls(knowledge, derive(knowledge, view), ground));
  };

  test("a claim with another attribution stands, until the lens does not accept that one", () => {
    const attributions = [attributionWith(), attributionWith({ holder: "e.orm" })];
    expect(fallingOf(attributions, { holder: "e.marn" })).toEqual([]);
    const lens = { ...DEFAULT_VIEW, hidden: { holder: ["e.orm"] } };
    expect(fallingOf(attributions, { holder: "e.marn" }, lens)).toEqual(["c.0001", "e.grey-company", "e.orm"]);
  });

  test("an attribution with a passage elsewhere stands without one of them, and falls with the source", () => {
    const evidence = [passage("1.1", "at war with Orm"), passage("1.2", "Orm’s men fought")];
    const attributions = [attributionWith({ evidence })];
    expect(fallingOf(attributions, { source: "s.letter", at: "1.1" })).toEqual([]);
    expect(fallingOf(attributions, { source: "s.letter", at: "1" })).toContain("c.0001");
    expect(fallingOf(attributions, { source: "s.letter", at: null })).toContain("c.0001");
  });

  test("a passage that runs on into the next sentence does not rest on the first alone", () => {
    const { end } = passage("1.2", "Orm’s men fought");
    const attributions = [
      attributionWith({ evidence: [{ ...passage("1.1", "before Varn"), ...(end === undefined ? {} : { end }) }] }),
    ];
    expect(fallingOf(attributions, { source: "s.letter", at: "1.1" })).toEqual([]);
    expect(fallingOf(attributions, { source: "s.letter", at: "1" })).toContain("c.0001");
  });

  test("a claim without a source, and an attribution without a passage, rest on nothing that could be taken away", () => {
    expect(fallingOf([], { holder: "not-stated" })).toEqual([]);
    expect(fallingOf([attributionWith({ evidence: [] })], { source: "s.letter", at: null })).toEqual([]);
  });
});

describe("the sentence on what would fall", () => {
  const said = (knowledge: KnowledgeGraph, ground: Ground, view: ViewState = DEFAULT_VIEW) => {
    const derived = derive(knowledge, view);
    return whatFallsInWords(knowledge, derived, ground, whatFalls(knowledge, derived, ground));
  };
  const small = buildKnowledgeGraph(whole);

  test("counts claims and entities, and names up to three, those with the most claims first", () => {
    expect(said(small, { holder: "e.league" })).toBe(
      "Without League of Free Towns, 1 of 14 claims would fall. No entity would be left without any.",
    );
    expect(said(small, { source: "s.letter", at: "3.1" })).toBe(
      "Without paragraph 3, sentence 1, 3 of 14 claims would fall, and 1 entity would be left without any: Hanno.",
    );
    expect(said(small, { source: "s.letter", at: null })).toBe(
      "Without “The Siege of Varn”, 14 of 14 claims would fall, and 9 entities would be left without any: Grey Company, Duchy of Orm, Siege of Varn and 6 more.",
    );
    expect(said(small, { holder: "not-stated" })).toBe(
      "Without the attributions that name nobody, 1 of 14 claims would fall. No entity would be left without any.",
    );
  });

  test("says of a filtered view that it counts what is shown", () => {
    const view = { ...DEFAULT_VIEW, hidden: { kind: ["relic"] } };
    expect(said(small, { source: "s.letter", at: "1.1" }, view)).toBe(
      "Without paragraph 1, sentence 1, 3 of 11 shown claims would fall, and 1 entity would be left without any: Varn.",
    );
  });

  test("says that nothing would fall where nothing would", () => {
    expect(said(small, { holder: "e.arm-of-saint-ode" })).toBe("Nothing rests only on Arm of Saint Ode.");
    expect(said(small, { source: "s.letter", at: "1.3" })).toBe("Nothing rests only on paragraph 1, sentence 3.");
  });

  test("gives the title beside a place where there are several sources", () => {
    const [source] = whole.sources;
    if (source === undefined) throw new Error("The small dataset has no source.");
    const several = buildKnowledgeGraph({
      ...whole,
      sources: [source, { ...source, id: "s.other" as typeof source.id }],
    });
    expect(said(several, { source: "s.letter", at: "1.3" })).toBe(
      "Nothing rests only on paragraph 1, sentence 3 of “The Siege of Varn”.",
    );
  });
});
