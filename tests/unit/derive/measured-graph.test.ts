import { expect, test } from "vitest";
import { createDerivation } from "../../../src/derive/derive.ts";
import { graphToMeasure, type MeasureChoices, takesWeight } from "../../../src/derive/measured-graph.ts";
import { ranksOf, sureDigits } from "../../../src/derive/ranks.ts";
import type { Dataset } from "../../../src/model/dataset.ts";
import { buildKnowledgeGraph } from "../../../src/model/knowledge-graph.ts";
import { parseDataset } from "../../../src/model/parse-dataset.ts";
import { DEFAULT_VIEW } from "../../../src/model/view-state.ts";
import { namedGraph } from "../../fixtures/named-graph.ts";

/** Ash, Beech and Cedar with parallel claims, a loop, a claim that goes back, and one that leads nowhere by its word. */
const LINES: readonly (readonly [from: string, to: string, weight: number | null])[] = [
  ["Ash", "Beech", 2],
  ["Ash", "Beech", 3],
  ["Beech", "Ash", 5],
  ["Beech", "Cedar", 0],
  ["Cedar", "Cedar", 1],
  ["Ash", "Cedar", 4],
  ["Cedar", "Dale", null],
];

function dataset(changes: (input: ReturnType<typeof plainInput>) => void = () => {}): Dataset {
  const input = plainInput();
  changes(input);
  const parsed = parseDataset(input);
  if (!parsed.ok) throw new Error(`${parsed.error[0]?.path} ${parsed.error[0]?.message}`);
  return parsed.value;
}

/** As it is read from a file, to be changed. */
function plainInput() {
  const graph = namedGraph(
    "grove",
    LINES.map(([from, to]) => ({ from, to, relation: "knows", holder: undefined })),
  );
  const input = JSON.parse(JSON.stringify(graph));
  input.vocabulary.fields = [{ id: "weight", of: "claim", label: "Weight", type: "number" }];
  for (const [at, [, , weight]] of LINES.entries()) if (weight !== null) input.claims[at].fields = { weight };
  return input;
}

const PLAIN: MeasureChoices = { isDirected: false, weight: null, countsVersions: false };
const STRENGTH = { direction: "asked", weight: "strength" } as const;
const LENGTH = { direction: "asked", weight: "length" } as const;
const WEIGHTS = Float64Array.from(LINES, ([, , weight]) => weight ?? Number.NaN);

function made(
  choices: Partial<MeasureChoices> = {},
  measure: Parameters<typeof graphToMeasure>[2] = STRENGTH,
  of = dataset(),
) {
  const knowledge = buildKnowledgeGraph(of);
  const view = createDerivation()(knowledge, DEFAULT_VIEW);
  const result = graphToMeasure(knowledge, view, measure, { ...PLAIN, ...choices });
  const { start, neighbour, weight } = result.graph;
  const rows = Array.from(result.entities, (_, node) =>
    Array.from(neighbour.subarray(start[node], start[node + 1]), (other, at) => {
      const own = weight?.[(start[node] as number) + at];
      return own === undefined ? other : [other, own];
    }),
  );
  return { ...result, rows };
}

test("parallel claims are one line at both its ends, loops are none, and what is left out is counted", () => {
  const { rows, lines, claims, leftOut, graph } = made();
  expect(rows).toEqual([[1, 2], [0, 2], [0, 1, 3], [2]]);
  expect({ lines, claims, isDirected: graph.isDirected }).toEqual({ lines: 4, claims: 6, isDirected: false });
  expect(leftOut).toEqual({ values: 0, loops: 1, versions: 0, unweighted: 0 });
});

test("directed lines lead from subject to object, and both ways where a claim says so or says nothing", () => {
  expect(made({ isDirected: true }).rows).toEqual([[1, 2], [0, 2], [3], []]);
  const both = dataset(({ claims }) => {
    claims[5].direction = "undirected";
    claims[6].direction = "both-ways";
  });
  expect(made({ isDirected: true }, STRENGTH, both).rows).toEqual([[1, 2], [0, 2], [0, 3], [2]]);
  // A measure may have a rule of its own.
  expect(made({ isDirected: true }, { direction: "never", weight: null }).graph.isDirected).toBe(false);
  expect(made({}, { direction: "always", weight: null }).graph.isDirected).toBe(true);
});

test("nearness adds up and turns into a length; of distances the least counts; what states none above 0 is left out", () => {
  const near = { weight: { values: WEIGHTS, meaning: "nearness" } } as const;
  const far = { weight: { values: WEIGHTS, meaning: "distance" } } as const;
  expect(made(near).rows.slice(0, 3)).toEqual([
    [
      [1, 10],
      [2, 4],
    ],
    [[0, 10]],
    [[0, 4]],
  ]);
  expect(made(near).leftOut.unweighted).toBe(2);
  expect(made(near, LENGTH).rows[0]).toEqual([
    [1, 0.1],
    [2, 0.25],
  ]);
  expect(made(far, LENGTH).rows[0]).toEqual([
    [1, 2],
    [2, 4],
  ]);
  expect(made({ weight: "claims" }).rows[0]).toEqual([
    [1, 3],
    [2, 1],
  ]);
  expect(made({ weight: "claims" }, LENGTH).rows[0]).toEqual([
    [1, 1 / 3],
    [2, 1],
  ]);
  expect(made({ ...far, isDirected: true }, LENGTH).rows.slice(0, 2)).toEqual([
    [
      [1, 2],
      [2, 4],
    ],
    [[0, 5]],
  ]);
});

test("a distance is no strength, and some measures take no weight at all", () => {
  const distance = { values: WEIGHTS, meaning: "distance" } as const;
  expect(takesWeight(LENGTH, distance)).toBe(true);
  expect(takesWeight(STRENGTH, distance)).toBe(false);
  expect(takesWeight(STRENGTH, "claims")).toBe(true);
  expect(takesWeight({ weight: null }, "claims")).toBe(false);
  expect(takesWeight({ weight: null }, null)).toBe(true);
  expect(() => made({ weight: distance })).toThrow("does not take");
});

test("two versions of one fact count once: the firmest, else the first; all of them where that is asked", () => {
  const versions = dataset((input) => {
    input.vocabulary.stances = [
      { id: "stated", label: "stated", adverb: "", pattern: "solid" },
      { id: "alleged", label: "alleged", adverb: "allegedly", pattern: "dots" },
    ];
    const attribution = {
      holder: null,
      via: [],
      polarity: "affirmed",
      saidAt: null,
      label: null,
      evidence: [],
      note: null,
    };
    for (const claim of input.claims) claim.attributions = [{ ...attribution, stance: "stated" }];
    input.claims[0].attributions[0].stance = "alleged";
    const alternative = { relation: "alternative", evidence: [], note: null };
    // The first, second and last are three versions: who is joined to whom.
    input.links = [
      { id: "l.1", from: "c.0", to: "c.1", ...alternative },
      { id: "l.2", from: "c.6", to: "c.0", ...alternative },
    ];
  });
  const once = made({ weight: "claims" }, STRENGTH, versions);
  expect(once.leftOut.versions).toBe(2);
  // Of Ash and Beech two claims are left, and Dale is joined to nobody.
  expect(once.rows).toEqual([
    [
      [1, 2],
      [2, 1],
    ],
    [
      [0, 2],
      [2, 1],
    ],
    [
      [0, 1],
      [1, 1],
    ],
    [],
  ]);
  const all = made({ weight: "claims", countsVersions: true }, STRENGTH, versions);
  expect(all.leftOut.versions).toBe(0);
  expect(all.rows[3]).toEqual([[2, 1]]);
});

test("equal values share a rank, noise in the last digits parts nobody, and what has no value has no rank", () => {
  expect([...ranksOf(Float64Array.of(0.5, 2, Number.NaN, 2, 0, 7))]).toEqual([4, 2, 0, 2, 5, 1]);
  expect([...ranksOf(sureDigits(Float64Array.of(0.1 + 0.2, 0.3)))]).toEqual([1, 1]);
  expect([...sureDigits(Float64Array.of(23.166666666666664, Number.NaN, 0))]).toEqual([23.16666667, Number.NaN, 0]);
});
