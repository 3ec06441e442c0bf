import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDerivation } from "../../../../src/derive/derive.ts";
import { putOnLens, setHiding } from "../../../../src/features/filters/lens-commands.ts";
import { lensNumbers } from "../../../../src/features/filters/lens-numbers.ts";
import {
  allInLens,
  compareLenses,
  excludeAllegations,
  includeAuthor,
  includeEveryone,
  onlyInLens,
  stopComparing,
  swapLenses,
  toggleInLens,
} from "../../../../src/features/filters/lens-setting-commands.ts";
import { notShownIn } from "../../../../src/features/filters/not-shown.ts";
import { isSameLens, LENS_FACETS, lensOf, lensPresets, withLens } from "../../../../src/features/filters/presets.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { DEFAULT_VIEW, type Hidden, type ViewState } from "../../../../src/model/view-state.ts";
import { filterWords } from "../../../../src/words/en/filters.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { attributionWith, claimWith, smallDataset } from "../../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());
const derive = (view: Partial<ViewState>) => createDerivation()(knowledge, { ...DEFAULT_VIEW, ...view });
const viewOf = ({ store }: Workspace) => store.getState().view;

const anyLens: fc.Arbitrary<Hidden> = fc
  .tuple(
    ...LENS_FACETS.map((facet) =>
      fc
        .shuffledSubarray(facet.values(knowledge).map(({ id }) => id))
        .map((ids): [string, readonly string[]] => [facet.id, ids]),
    ),
  )
  .map((entries) => withLens({}, Object.fromEntries(entries)));

describe("lens algebra", () => {
  test("taking fewer voices never shows more", () => {
    fc.assert(
      fc.property(anyLens, anyLens, (some, others) => {
        const both = Object.fromEntries(
          LENS_FACETS.map(({ id }) => [id, [...(some[id] ?? []), ...(others[id] ?? [])]] as const),
        );
        const [less, more] = [derive({ hidden: both }), derive({ hidden: some })];
        expect(less.claimMask.every((shown, c) => shown <= (more.claimMask[c] as number))).toBe(true);
        expect(less.entityMask.every((shown, e) => shown <= (more.entityMask[e] as number))).toBe(true);
        expect(less.claimStance.every((stance, c) => stance >= (more.claimStance[c] as number))).toBe(true);
      }),
    );
  });

  test("the order of ticks does not matter", () => {
    const ticks = LENS_FACETS.flatMap((facet) => facet.values(knowledge).map(({ id }) => ({ facet: facet.id, id })));
    fc.assert(
      fc.property(fc.shuffledSubarray(ticks), (some) => {
        const tick = (list: typeof ticks) => {
          const workspace = createWorkspace(smallDataset());
          for (const { facet, id } of list) workspace.dispatch(toggleInLens, { lens: "first", facet, values: [id] });
          return viewOf(workspace).hidden;
        };
        expect(tick(some)).toEqual(tick(some.toReversed()));
      }),
      { numRuns: 40 },
    );
  });

  test("only in A, only in B and both add up to what is shown; each lens shows what it shows alone", () => {
    fc.assert(
      fc.property(anyLens, anyLens, (a, b) => {
        const derived = derive({ hidden: a, against: b });
        const { claims, entities, families } = lensNumbers(
          knowledge,
          derived,
          derived.lensComparison ?? new Uint8Array(),
        );
        expect(claims.onlyFirst + claims.onlySecond + claims.both).toBe(derived.shownClaims);
        expect(entities.onlyFirst + entities.onlySecond + entities.both).toBe(derived.shownEntities);
        const sum = (share: "onlyFirst" | "onlySecond" | "both") =>
          families.reduce((total, family) => total + family.entities[share], 0);
        expect([sum("onlyFirst"), sum("onlySecond"), sum("both")]).toEqual([
          entities.onlyFirst,
          entities.onlySecond,
          entities.both,
        ]);
        expect(claims.onlyFirst + claims.both).toBe(derive({ hidden: a }).shownClaims);
        expect(claims.onlySecond + claims.both).toBe(derive({ hidden: b }).shownClaims);
      }),
    );
  });

  test("swapping the lenses swaps first and second, and twice is once not", () => {
    fc.assert(
      fc.property(anyLens, anyLens, (a, b) => {
        const workspace = createWorkspace(smallDataset(), { ...DEFAULT_VIEW, hidden: a, against: b });
        const before = workspace.store.getState();
        workspace.dispatch(swapLenses);
        const after = workspace.store.getState();
        const swapped = before.derived.lensComparison?.map((by) => ((by & 1) << 1) | (by >> 1));
        expect(after.derived.lensComparison).toEqual(swapped);
        expect(after.derived.claimMask).toEqual(before.derived.claimMask);
        workspace.dispatch(swapLenses);
        expect(viewOf(workspace)).toEqual(before.view);
      }),
    );
  });

  test("what is not shown and what is shown is everything, each once", () => {
    fc.assert(
      fc.property(anyLens, (hidden) => {
        const derived = derive({ hidden: { ...hidden, kind: ["relic"] } });
        const { byLens, otherwise, entities } = notShownIn(knowledge, derived);
        expect(new Set([...byLens, ...otherwise]).size + derived.shownClaims).toBe(knowledge.claimCount);
        expect(entities.length + derived.shownEntities).toBe(knowledge.order);
      }),
    );
  });
});

describe("presets", () => {
  const presets = lensPresets(knowledge);
  const preset = (id: string) => presets.find((candidate) => candidate.id === id);
  const shownUnder = (hidden: Hidden | undefined) => {
    const { claimMask } = derive({ hidden: hidden ?? {} });
    return knowledge.dataset.claims.flatMap(({ id }, c) => (claimMask[c] === 1 ? [id as string] : []));
  };

  test("everything hides nothing", () => {
    expect(preset("everything")?.hidden).toEqual({});
  });

  test("what the author asserts leaves only the author's plain words", () => {
    expect(preset("author")?.title).toBe("Asserted by Ilse Marn");
    expect(shownUnder(preset("author")?.hidden)).toEqual(["c.0001", "c.0002", "c.0003", "c.0004", "c.0005", "c.0013"]);
  });

  test("without allegations leaves out the least firm stance at which only others speak", () => {
    expect(preset("without-allegations")?.title).toBe("Exclude “accused”");
    expect(filterWords.exclude({ certainty: "alleged", label: "alleged" })).toBe("Exclude allegations");
    const left = shownUnder(preset("without-allegations")?.hidden);
    expect(left).not.toContain("c.0008");
    // Denied at a firmer stance, so still spoken of.
    expect(left).toContain("c.0006");
    expect(left).toContain("c.0009");
  });

  test("only what one says leaves that one's word at every stance", () => {
    expect(shownUnder(preset("only-e.league")?.hidden)).toEqual(["c.0008"]);
  });

  test("a dataset without a named author has no preset for one", () => {
    const { sources, ...others } = smallDataset();
    const anonymous = buildKnowledgeGraph({ ...others, sources: sources.map((s) => ({ ...s, authors: [] })) });
    expect(lensPresets(anonymous).map(({ id }) => id)).not.toContain("author");
  });

  test("where only the author speaks there is nothing to leave out", () => {
    const alone = buildKnowledgeGraph({
      ...smallDataset(),
      claims: [claimWith({ attributions: [attributionWith({ stance: "guess" })] })],
      links: [],
    });
    expect(lensPresets(alone).map(({ id }) => id)).toEqual(["everything", "author"]);
  });
});

describe("commands of the lens", () => {
  test("a preset replaces the lens and leaves the rest of the legend alone, and is undone in one step", () => {
    const workspace = createWorkspace(smallDataset(), { ...DEFAULT_VIEW, hidden: { kind: ["relic"] } });
    workspace.dispatch(includeAuthor);
    expect(viewOf(workspace).hidden.kind).toEqual(["relic"]);
    expect(viewOf(workspace).hidden.holder).toContain("e.orm");
    workspace.undo();
    expect(viewOf(workspace).hidden).toEqual({ kind: ["relic"] });
  });

  test("everything takes back the lens alone", () => {
    const workspace = createWorkspace(smallDataset(), { ...DEFAULT_VIEW, hidden: { kind: ["relic"] } });
    workspace.dispatch(excludeAllegations);
    workspace.dispatch(includeEveryone);
    expect(viewOf(workspace).hidden).toEqual({ kind: ["relic"] });
    expect(workspace.dispatch(includeEveryone)).toBe(false);
  });

  test("none takes nobody's word, and all takes everybody's again", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(onlyInLens, { lens: "first", facet: "holder", values: [] });
    expect(workspace.store.getState().derived.shownClaims).toBe(0);
    workspace.dispatch(allInLens, { lens: "first", facet: "holder" });
    expect(workspace.store.getState().derived.shownClaims).toBe(knowledge.claimCount);
  });

  test("a comparison begins with a second lens that differs from the first", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(compareLenses);
    const { hidden, against, room } = viewOf(workspace);
    expect(against !== null && isSameLens(hidden, against)).toBe(false);
    expect(room).toEqual({ kind: "lens" });
    expect(workspace.dispatch(compareLenses)).toBe(false);
  });

  test("the second lens is edited without touching the first", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(compareLenses);
    workspace.dispatch(putOnLens, { lens: "second", hidden: {} });
    workspace.dispatch(toggleInLens, { lens: "second", facet: "holder", values: ["e.orm"] });
    expect(viewOf(workspace).against).toEqual({ holder: ["e.orm"] });
    expect(viewOf(workspace).hidden).toEqual({});
    workspace.dispatch(stopComparing);
    expect(viewOf(workspace).against).toBeNull();
    expect(workspace.dispatch(swapLenses)).toBe(false);
  });

  test("swapping leaves what is hidden of entities with the view", () => {
    const workspace = createWorkspace(smallDataset(), {
      ...DEFAULT_VIEW,
      hidden: { kind: ["relic"], holder: ["e.orm"] },
      against: {},
    });
    workspace.dispatch(swapLenses);
    expect(viewOf(workspace).hidden).toEqual({ kind: ["relic"] });
    expect(viewOf(workspace).against).toEqual({ holder: ["e.orm"] });
    expect(lensOf(viewOf(workspace).hidden)).toEqual({});
  });

  test("dimming shows as many claims as hiding, and changes no count", () => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(includeAuthor);
    const hidden = workspace.store.getState().derived;
    workspace.dispatch(setHiding, { hiding: "dim" });
    const dimmed = workspace.store.getState().derived;
    expect(dimmed.claimMask).toEqual(hidden.claimMask);
    expect(dimmed.claimDim.reduce((sum, dim) => sum + dim, 0)).toBe(knowledge.claimCount - dimmed.shownClaims);
    expect(workspace.dispatch(setHiding, { hiding: "dim" })).toBe(false);
  });
});
