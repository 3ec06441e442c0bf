import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openFiles } from "../../../../src/formats/open-files.ts";
import { issueLine } from "../../../../src/model/issue.ts";
import { readText } from "./read-case.ts";

const read = (...aspects: readonly unknown[]) => readText(JSON.stringify(aspects), "given.json");
const second = (...aspects: readonly unknown[]) => read({ CXVersion: "2.0", hasFragments: false }, ...aspects);

async function refusal(...aspects: readonly unknown[]): Promise<string> {
  const opened = await openFiles([{ name: "x.cx2", bytes: new TextEncoder().encode(JSON.stringify(aspects)) }]);
  return opened.ok ? expect.unreachable() : opened.error.map(issueLine).join("\n");
}

describe("CX 2", () => {
  test("has values under declared short names, with their types and standards, and y points down", async () => {
    const file = await second(
      {
        attributeDeclarations: [
          {
            nodes: { name: { a: "n", d: "string" }, type: { a: "t", v: "protein" }, score: { d: "double" } },
            edges: { interaction: { a: "i" }, weight: { d: "double", v: 1 } },
          },
        ],
      },
      { networkAttributes: [{ name: "Salt", description: "<p>Of <b>salt</b></p>", version: "2" }] },
      { nodes: [{ id: 0, x: 10.5, y: 20, v: { n: "TP53", score: 0.5 } }] },
      { nodes: [{ id: 1, v: { n: "MDM2", t: "gene", extra: "x" } }] },
      { edges: [{ id: 0, s: 0, t: 1, v: { i: "inhibits" } }] },
      { visualProperties: [{ default: {} }] },
      { status: [{ success: true }] },
    );
    expect([file.dataset.dataset.title, file.dataset.dataset.description]).toEqual(["Salt", "Of salt"]);
    expect(file.lines).toEqual(["TP53 -> MDM2 (inhibits)"]);
    expect([file.kind(file.entity("TP53")), file.kind(file.entity("MDM2")), file.place("TP53")]).toEqual([
      "protein",
      "gene",
      [10.5, -20],
    ]);
    expect(file.claims.map((claim) => file.field(claim, "weight"))).toEqual([1]);
    expect(file.warnings).toEqual(["These parts of the file are not read: version, visualProperties."]);
    expect(file.report.guesses.map(({ about }) => about)).toEqual(["direction", "weight"]);
  });

  test("cites what its edges cite, and leaves those undirected that say so", async () => {
    const file = await second(
      { nodes: [{ id: 1 }, { id: 2 }] },
      { edges: [{ id: 1, s: 1, t: 2, v: { directed: false, citation: ["pubmed:12", "https://doi.org/10.1/x"] } }] },
    );
    expect(file.lines).toEqual(["1 -- 2"]);
    expect(file.dataset.sources.map(({ title, address }) => title ?? address).toSorted()).toEqual([
      "https://doi.org/10.1/x",
      "pubmed:12",
    ]);
    expect(file.claims[0]?.attributions).toHaveLength(1);
  });

  test("says ends that are missing, and counts that are not right", async () => {
    const { warnings } = await second(
      { metaData: [{ name: "nodes", elementCount: 5 }] },
      { nodes: [{ id: 1 }, "x"] },
      {
        edges: [
          { id: 1, s: 1, t: null },
          { id: 2, s: 1, t: 9 },
        ],
      },
    );
    expect(warnings.slice(0, 3)).toEqual([
      "node 2: This is not a JSON object. It is left out.",
      "edge 1: Edge 1 has no target. It is left out.",
      "The file says that it has 5 nodes, but it has 2.",
    ]);
    expect(warnings[3]).toMatch(/^edge 2: 9 is named by edge 2 but not described/);
  });

  test("that failed is refused with what it says of that", async () => {
    expect(
      await refusal({ CXVersion: "2.0" }, { nodes: [{ id: 1 }] }, { status: [{ success: false, error: "timeout" }] }),
    ).toMatch(/says that it is not complete: timeout/);
    expect(await refusal({ CXVersion: "2.0" }, { nodes: [] })).toMatch(/contains no entities/);
  });
});

describe("CX 1", () => {
  test("has values, places, citations and passages in aspects of their own", async () => {
    const file = await read(
      { numberVerification: [{ longNumber: 281474976710655 }] },
      { networkAttributes: [{ n: "name", v: "Old" }] },
      {
        nodes: [
          { "@id": 1, n: "TP53", r: "uniprot:P04637" },
          { "@id": 2, n: "MDM2" },
        ],
      },
      { edges: [{ "@id": 3, s: 1, t: 2, i: "controls" }] },
      {
        nodeAttributes: [
          { po: 1, n: "shared name", v: "TP53" },
          { po: [1, 2], n: "degree", v: "7", d: "integer" },
          { po: 99, n: "degree", v: "1", d: "integer" },
        ],
      },
      { edgeAttributes: [{ po: 3, n: "weight", v: "0.5", d: "double" }] },
      {
        cartesianLayout: [
          { node: 1, x: 1, y: 2, view: 7 },
          { node: 1, x: 9, y: 9, view: 8 },
        ],
      },
      { citations: [{ "@id": 10, "dc:title": "On mills", "dc:identifier": "pmid:12" }] },
      { supports: [{ "@id": 11, text: "It controls it.", citation: 10 }] },
      { edgeCitations: [{ po: [3], citations: [10] }] },
      { edgeSupports: [{ po: [3], supports: [11] }] },
      { status: [{ error: "", success: true }] },
    );
    expect([file.lines, file.place("TP53")]).toEqual([["TP53 -> MDM2 (controls)"], [1, -2]]);
    expect(file.fields.toSorted()).toEqual(["integer degree", "number weight", "text represents"]);
    expect(file.claims[0]?.attributions.map(({ note }) => note)).toEqual(["It controls it."]);
    expect(file.dataset.sources.map(({ title }) => title)).toEqual(["On mills (pmid:12)"]);
    expect(file.warnings).toEqual([
      "The nodes are placed in 1 more view. Only the first is read.",
      "1 value of nodes belongs to nothing in the file, such as that of 99. It is left out.",
    ]);
  });
});

test("whatever stands in its aspects, the answer is a value", async () => {
  const aspects = [
    "nodes",
    "edges",
    "nodeAttributes",
    "edgeCitations",
    "citations",
    "attributeDeclarations",
    "status",
    "metaData",
    "__proto__",
  ];
  const item = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.record({ id: fc.nat(3), s: fc.nat(3), t: fc.nat(3), v: fc.jsonValue({ maxDepth: 1 }) }),
  );
  const part = fc
    .tuple(fc.constantFrom(...aspects), fc.oneof(fc.array(item), item))
    .map(([name, list]) => `{"${name}":${JSON.stringify(list)}}`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(part),
      fc.constantFrom('{"CXVersion":"2.0"}', '{"numberVerification":[]}'),
      async (parts, first) => {
        const opened = await openFiles([
          { name: "x.cx", bytes: new TextEncoder().encode(`[${[first, ...parts].join()}]`) },
        ]);
        if (!opened.ok) expect(opened.error.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 40, seed: 7 },
  );
});
