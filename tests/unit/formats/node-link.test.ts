import { describe, expect, test } from "vitest";
import type { FormatOptionValues } from "../../../src/formats/format.ts";
import { nodeLink } from "../../../src/formats/node-link.ts";
import { openDataset } from "../../../src/formats/open-dataset.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

// What a file of plain values comes to after somebody's program has changed it. That it reads back what was written is
// held by formats.test.ts for every format.

interface FlatGraph {
  readonly graph: Record<string, unknown>;
  readonly nodes: Record<string, unknown>[];
  readonly edges: Record<string, unknown>[];
}

const textOf = (options: FormatOptionValues = {}) => nodeLink.write(smallDataset(), options).text;

/** Changes the attributes of an edge. */
const edgeOf = ({ edges }: FlatGraph, key: string, attributes: object) =>
  Object.assign(edges.find((edge) => edge.key === key) ?? expect.unreachable(), attributes);

describe("a node-link graph of plain values", () => {
  const edited = async (change: (graph: FlatGraph) => void) => {
    const graph: FlatGraph = JSON.parse(textOf());
    change(graph);
    const opened = await openDataset(JSON.stringify(graph));
    if (!opened.ok) return expect.unreachable(opened.error.map(({ message }) => message).join());
    return (id: string) => opened.value.claims.find((claim) => claim.id === id);
  };

  test("what was changed in the flat values is changed in the dataset", async () => {
    const claim = await edited((graph) => {
      edgeOf(graph, "c.0001", { holder: "Hanno", holderId: "e.hanno", stance: "guess", paragraph: 3, sentence: 2 });
    });
    expect(claim("c.0001")?.attributions).toEqual([
      {
        holder: "e.hanno",
        via: [],
        stance: "guess",
        polarity: "affirmed",
        saidAt: null,
        label: null,
        evidence: [expect.objectContaining({ source: "s.letter", at: "3.2" })],
        note: null,
      },
    ]);
  });

  test("an edge without a stance is a claim that nobody is recorded to make", async () => {
    const claim = await edited((graph) => {
      edgeOf(graph, "c.0001", { holder: undefined, holderId: undefined, stance: undefined, polarity: undefined });
    });
    expect(claim("c.0001")?.attributions).toEqual([]);
  });
});

describe("what cannot be read of one", () => {
  const faults = async (graph: FlatGraph) => {
    const opened = await openDataset(JSON.stringify(graph));
    if (opened.ok) return expect.unreachable();
    return opened.error.map(({ code, path, message }) => `${code} ${path} ${message}`).join("\n");
  };

  test("an edge of a nested node-link graph without its record is named, and not made up from its flat values", async () => {
    const graph: FlatGraph = JSON.parse(textOf({ records: "nested" }));
    delete graph.edges[5]?.record;
    expect(await faults(graph)).toContain("edges[5].record");
  });

  test.each<[string, (graph: FlatGraph) => void, string]>([
    [
      "lists that no longer go together",
      (graph) => edgeOf(graph, "c.0006", { stances: "accused" }),
      "edges[4] “holderIds”, ",
    ],
    [
      "a single value that no longer is the first",
      (graph) => edgeOf(graph, "c.0006", { stance: "plain" }),
      "differ from the first items",
    ],
    ["a stance that the vocabulary lacks", (graph) => edgeOf(graph, "c.0001", { stance: "sworn" }), "stance"],
    ["an edge without a status", (graph) => edgeOf(graph, "c.0001", { status: undefined }), "claims[0].status"],
    ["a node without a kind", ({ nodes }) => delete nodes[0]?.entityKind, "entities[0].kind"],
    ["an edge that is none", ({ edges }) => edges.splice(2, 1, 7 as never), "edges[2]"],
    ["no rest of the dataset", ({ graph }) => delete graph.sourceline, "contain no dataset"],
    ["a damaged rest", ({ graph }) => Object.assign(graph, { sourceline: "{" }), "contain no dataset"],
  ])("a flat node-link graph with %s is refused in words", async (_, spoil, says) => {
    const graph: FlatGraph = JSON.parse(textOf());
    spoil(graph);
    const found = await faults(graph);
    expect(found).toContain(says);
    expect(found).not.toMatch(/undefined|\[object/);
  });
});
