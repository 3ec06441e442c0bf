import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDerivation } from "../../../../src/derive/derive.ts";
import { fitView } from "../../../../src/derive/fit-view.ts";
import { linkedView } from "../../../../src/features/differences/linked-view.ts";
import { shownInOne, viewDifferences } from "../../../../src/features/differences/view-differences.ts";
import { viewDifferencesAsText } from "../../../../src/features/differences/view-differences-as-text.ts";
import { finished } from "../../../../src/lib/steps.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { DEFAULT_VIEW, SLICE_IDS, type ViewState } from "../../../../src/model/view-state.ts";
import { anyView } from "../../../fixtures/arbitrary-view.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(smallDataset());
const [ENTITY] = knowledge.dataset.entities;
const id = ENTITY?.id as string;

function textOf(a: ViewState, b: ViewState): string {
  const derived = createDerivation();
  const shown = shownInOne(derived(knowledge, a), derived(knowledge, b));
  return finished(viewDifferencesAsText(viewDifferences(knowledge, a, b), shown));
}

describe("two views", () => {
  test("that are equal have no part that differs, and any two differ in each part that is not alike", () => {
    fc.assert(
      fc.property(anyView(), anyView(), (one, other) => {
        const [a, b] = [fitView(knowledge, one).view, fitView(knowledge, other).view];
        expect(viewDifferences(knowledge, a, structuredClone(a))).toEqual([]);
        const parts = viewDifferences(knowledge, a, b).map(({ part }) => part);
        expect(SLICE_IDS.filter((part) => parts.includes(part))).toEqual(parts);
        expect(viewDifferences(knowledge, b, a).map(({ part }) => part)).toEqual(parts);
      }),
      { numRuns: Number(process.env.RUNS ?? 15) },
    );
  });

  test("are told apart in words, part by part, with what only one of them shows", () => {
    const a: ViewState = { ...DEFAULT_VIEW, focus: { entities: [id], hops: 0, undirected: true } as never };
    const b: ViewState = {
      ...DEFAULT_VIEW,
      hiding: "dim",
      bundled: true,
      selection: { entities: [id], claims: [] },
      moved: { [id]: [1, 2] },
      aside: { hidden: [], dimmed: [], pinned: [id] },
    };
    const text = textOf(a, b);
    expect(text).toMatch(/^6 parts of the view differ\nShown only in B: \d+ entities, \d+ claims\.\n\n/);
    expect(text).toContain("Focus\n  only in A: only");
    expect(text).toContain(`Selection\n  only in B:`);
    expect(text).toContain("at 1, 2");
    expect(text).toContain("(pinned)");
    expect(text).toMatch(/only in A: hidden\n {2}only in B: faded/);
  });

  test("that are the same are said to be", () => {
    expect(textOf(DEFAULT_VIEW, DEFAULT_VIEW)).toBe("The two views are the same.\n");
  });
});

describe("a link", () => {
  test.each([
    ["an address with a fragment", `https://example.org/page?x=1#v=1&sel=${id}`],
    ["a fragment with its #", `#v=1&sel=${id}`],
    ["a fragment by itself", ` v=1&sel=${id}\n`],
  ])("may be %s", (_, link) => {
    expect(linkedView(knowledge, link)?.view.selection.entities).toEqual([id]);
  });

  test("without a fragment shows the whole graph, and what is no link is none", () => {
    expect(linkedView(knowledge, "https://example.org/")).toEqual({ view: DEFAULT_VIEW, issues: [] });
    for (const text of ["", "what is this", "file.kg.json", "#"]) expect(linkedView(knowledge, text)).toBeNull();
  });

  test("says what the dataset lacks of its view", () => {
    const linked = linkedView(knowledge, "#v=1&sel=e.nobody&cam=here");
    expect(linked?.issues.map(({ path }) => path)).toEqual(["cam", "selection"]);
  });
});
