import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDerivation } from "../../../src/derive/derive.ts";
import { drawnClaims, drawnInWords, type LineDrawing } from "../../../src/derive/drawn-claims.ts";
import { facetTables } from "../../../src/derive/facets.ts";
import type { Claim } from "../../../src/model/dataset.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { parseDataset } from "../../../src/model/parse-dataset.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../src/model/view-state.ts";
import { claimWith, smallDataset } from "../../fixtures/small-dataset.ts";

const DRAWINGS: readonly LineDrawing[] = ["apart", "bundled", "far"];
const VALUE = { amount: 1, unit: "x", qualifier: null };

/** Claims among four entities, so that many are parallel, loops or values. */
const anyGraph: fc.Arbitrary<KnowledgeGraph> = fc
  .array(
    fc.record({
      subject: fc.constantFrom("e.orm", "e.hanno", "e.league", "e.varn"),
      object: fc.constantFrom("e.orm", "e.hanno", "e.league", "e.varn", null),
      predicate: fc.constantFrom("fights", "shields"),
    }),
    { maxLength: 14 },
  )
  .map((claims) =>
    buildKnowledgeGraph(
      smallDataset({
        claims: claims.map((claim, at) =>
          claimWith({
            ...claim,
            id: `c.${String(at + 1).padStart(4, "0")}`,
            ...(claim.object === null ? { predicate: "numbers", value: VALUE } : {}),
          }),
        ),
        links: [],
        questions: [],
        stories: [],
      }),
    ),
  );

const anyFilter: fc.Arbitrary<Partial<ViewState>> = fc.record({
  hidden: fc.record({
    kind: fc.subarray(["human", "town"]),
    "predicate-family": fc.subarray(["having", "meeting"], { maxLength: 1 }),
  }),
  aside: fc.record({
    hidden: fc.subarray(["e.orm", "c.0001", "c.0002"]),
    dimmed: fc.subarray(["e.hanno", "c.0003"]),
    pinned: fc.constant([]),
  }),
  hiding: fc.constantFrom("hide" as const, "dim" as const),
});

const endsOf = ({ subject, object }: Claim): string => [subject, object].sort().join(" ");

describe("how the claims are drawn", () => {
  test("is counted as one would by hand, in any dataset under any filter, and the numbers add up", () => {
    fc.assert(
      fc.property(anyGraph, anyFilter, fc.constantFrom(...DRAWINGS), (knowledge, filter, drawing) => {
        const { claimMask, shownClaims } = createDerivation()(knowledge, { ...DEFAULT_VIEW, ...filter });
        const shown = knowledge.dataset.claims.filter((_, c) => claimMask[c] === 1);
        const drawn = drawnClaims(knowledge, claimMask, drawing);
        const ids = (claims: readonly number[]) => claims.map((c) => knowledge.dataset.claims[c]?.id);
        const idsOf = (claims: readonly Claim[]) => claims.map(({ id }) => id);

        const isLoop = ({ subject, object }: Claim) => subject === object;
        expect(ids(drawn.values)).toEqual(idsOf(shown.filter(({ object }) => object === null)));
        expect(ids(drawn.loops)).toEqual(idsOf(shown.filter(isLoop)));
        const lined = shown.filter((claim) => claim.object !== null && !(drawing === "far" && isLoop(claim)));
        const alike = (claim: Claim) => lined.filter((other) => endsOf(other) === endsOf(claim));
        const sharing = drawing === "apart" ? [] : lined.filter((claim) => alike(claim).length > 1);
        expect(ids(drawn.sharing)).toEqual(idsOf(sharing));
        expect(drawn.sharedLines).toBe(new Set(sharing.map(endsOf)).size);

        const lineless = drawn.values.length + (drawing === "far" ? drawn.loops.length : 0);
        expect(lineless + drawn.lines - drawn.sharedLines + drawn.sharing.length).toBe(shownClaims);
      }),
    );
  });

  test("comes to the legend's numbers, under a filter too", () => {
    const knowledge = buildKnowledgeGraph(smallDataset());
    for (const hidden of [{}, { kind: ["town"] }, { "predicate-family": ["meeting"] }]) {
      const { claimMask, facetCounts } = createDerivation()(knowledge, { ...DEFAULT_VIEW, hidden });
      const { values, lines } = drawnClaims(knowledge, claimMask, "apart");
      for (const { facet } of facetTables(knowledge).filter(({ facet }) => facet.of === "claim"))
        expect(facetCounts[facet.id]?.shown.reduce((sum, count) => sum + count)).toBe(lines + values.length);
    }
  });
});

describe("in words", () => {
  const said = (knowledge: KnowledgeGraph, drawing: LineDrawing, tooShort = 0) => {
    const { claimMask } = createDerivation()(knowledge, DEFAULT_VIEW);
    return drawnInWords(drawnClaims(knowledge, claimMask, drawing), drawing, tooShort).map(({ words }) => words);
  };

  test("it is what has no line to itself, and nothing where each has one", () => {
    const parsed = parseDataset(JSON.parse(readFileSync("tests/fixtures/repeated-lines.kg.json", "utf8")));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const knowledge = buildKnowledgeGraph(parsed.value);
    expect(said(knowledge, "apart")).toEqual(["1 loop"]);
    expect(said(knowledge, "bundled")).toEqual(["1 loop", "3 on one line"]);
    expect(said(knowledge, "far", 2)).toEqual([
      "1 loop not drawn at this zoom",
      "3 on one line",
      "2 too short to see at this zoom",
    ]);
    const [first] = smallDataset().claims;
    if (first === undefined) throw new Error("The small dataset has no claims.");
    const one = buildKnowledgeGraph(smallDataset({ claims: [first], links: [], questions: [], stories: [] }));
    for (const drawing of DRAWINGS) expect(said(one, drawing)).toEqual([]);
  });
});
