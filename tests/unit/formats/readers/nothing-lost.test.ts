import { describe, expect, test } from "vitest";
import { openFiles } from "../../../../src/formats/open-files.ts";
import { readText } from "./read-case.ts";

const readJson = (value: unknown) => readText(JSON.stringify(value), "given.json");

async function refusal(text: string, name = "given.json"): Promise<string> {
  const opened = await openFiles([{ name, bytes: new TextEncoder().encode(text) }]);
  if (opened.ok) throw new Error(`${name} was read`);
  return opened.error.map(({ message }) => message).join("\n");
}

describe("Node-link JSON", () => {
  test("takes numbers for places where no id is such a number, and says so", async () => {
    const { lines, warnings, report } = await readJson({
      nodes: [{ id: "a" }, { id: "b" }],
      links: [
        { source: 0, target: 1 },
        { source: "b", target: "a" },
        { source: 7, target: 0 },
        { source: -1, target: 0 },
        { source: { index: 1 }, target: { id: "a" } },
      ],
    });
    expect(lines.toSorted()).toEqual(["a -> b", "b -> a", "b -> a"]);
    expect(report.guesses.map(({ about }) => about)).toContain("ends");
    expect(warnings).toEqual([
      "link 3: Source 7 is beyond the 2 nodes. The link is left out.",
      "link 4: Source -1 is beyond the 2 nodes. The link is left out.",
    ]);
  });

  test("tells nodes of one name apart, and asks no end to choose between them", async () => {
    const { names, lines, warnings } = await readJson({
      nodes: [{ name: "A" }, { name: "B" }, { name: "B" }],
      links: [
        { source: "A", target: "B" },
        { source: "A", target: "A" },
      ],
    });
    expect([names, lines]).toEqual([["A", "B", "B (2)"].map((id) => id.slice(0, 1)), ["A -> A"]]);
    expect(warnings).toEqual(["link 1: The end B fits several entities (B and B (2)). The edge is left out."]);
  });

  test("follows the arrows of vis.js", async () => {
    const edge = (arrows: unknown) => ({ from: 1, to: 2, arrows });
    const { lines } = await readJson({
      nodes: [{ id: 1 }, { id: 2 }],
      edges: ["from", "to, from", "middle", "", { to: { enabled: true } }, { from: true, to: true }, { to: false }].map(
        edge,
      ),
    });
    expect(lines.toSorted()).toEqual(["1 -- 2", "1 -- 2", "1 -> 2", "1 -> 2", "1 <-> 2", "1 <-> 2", "2 -> 1"]);
  });

  test("reads links and edges where a file has both, and keeps dates called from and to", async () => {
    const { claims, field, warnings } = await readJson({
      nodes: [{ id: "a" }, { id: "b" }],
      links: [{ source: "a", target: "b", from: "2019", to: "2020", directed: "yes" }],
      edges: [{ source: "b", target: "a" }],
      groups: [{ leaves: [0] }],
    });
    expect(claims).toHaveLength(2);
    const dated = claims.find((claim) => field(claim, "from") !== undefined);
    expect(dated && [field(dated, "from"), field(dated, "to"), field(dated, "directed")]).toEqual([2019, 2020, "yes"]);
    expect(warnings).toEqual(["These parts of the file are not read: groups."]);
  });

  test("keeps numbers that a computer writes in full as numbers, and others as written", async () => {
    const text = (weight: string) =>
      `{"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b","weight":${weight}}]}`;
    for (const [written, kept] of [
      ["0.30000000000000004", 0.30000000000000004],
      ["1.2345678901234567e-07", "1.2345678901234567e-07"],
      ["3.3333333333333334e-08", 1e-7 / 3],
      ["12345678.12345678912", "12345678.12345678912"],
      ["9007199254740993", "9007199254740993"],
      ["-Infinity", "-Infinity"],
    ] as const) {
      const { claims, field } = await readText(text(written), "given.json");
      expect(claims.map((claim) => field(claim, "weight"))).toEqual([kept]);
    }
  });
});

describe("Other JSON", () => {
  test("on one line is what its outermost object says: a bundle of STIX is no export of Neo4j", async () => {
    const { report, claims } = await readJson({
      type: "bundle",
      id: "bundle--1",
      objects: [
        { type: "identity", id: "identity--1", name: "A" },
        {
          type: "relationship",
          id: "relationship--1",
          relationship_type: "knows",
          source_ref: "identity--1",
          target_ref: "identity--1",
        },
      ],
    });
    expect([report.format, claims.length]).toEqual(["stix", 1]);
  });

  test.each([
    ["package.json", '{"name":"p","dependencies":{}}', /not recognised/],
    ["map.json", '{"type":"FeatureCollection","features":[]}', /not recognised/],
    ["numbers.json", "[1,2,3]", /not recognised/],
    ["bundle.json", '{"type":"bundle","id":"bundle--1"}', /STIX 2.1, but it contains no entities/],
  ])("%s is refused in words", async (name, text, words) => {
    expect(await refusal(text, name)).toMatch(words);
  });

  test("a workspace of Gephi Lite has its values and places in tables of their own", async () => {
    const { dataset, lines, place, field, entity, warnings } = await readJson({
      type: "gephi-lite",
      version: "1.0.0",
      graphDataset: {
        nodeData: { a: { label: "Alma", born: 1990 }, b: { label: "Bruno" } },
        edgeData: { e: { label: "knows" } },
        layout: { a: { x: 1, y: 2 } },
        metadata: { title: "Friends" },
        fullGraph: {
          options: { type: "mixed" },
          nodes: [{ key: "a" }, { key: "b" }],
          edges: [{ key: "e", source: "a", target: "b", undirected: true }],
        },
      },
      filters: { past: [1] },
    });
    expect([dataset.dataset.title, lines, place("Alma"), field(entity("Alma"), "born")]).toEqual([
      "Friends",
      ["Alma -- Bruno (knows)"],
      [1, 2],
      1990,
    ]);
    expect(warnings).toEqual(["These parts of the file are not read: filters."]);
  });

  test("an element of Cytoscape that is none is left out, with its place in its own list", async () => {
    const { names, warnings } = await readJson({
      elements: {
        nodes: [{ data: { id: 1 } }, { nothing: 1 }, "no element"],
        edges: [{ data: { id: "e", source: 1 } }],
      },
    });
    expect(names).toEqual(["1"]);
    expect(warnings).toEqual([
      "node 2: An entity without an id is left out.",
      "node 3: An entity without an id is left out.",
      "edge 1: Edge e has no target. It is left out.",
    ]);
  });

  test("metadata of a JSON graph never hides what stands beside it", async () => {
    const { entity, claims, field } = await readJson({
      graph: {
        nodes: { a: { label: "A", metadata: { label: "inner", id: "Q1" } } },
        edges: [{ source: "a", target: "a", metadata: { source: "Daily" } }],
      },
    });
    expect([field(entity("A"), "metadata.label"), field(entity("A"), "metadata.id")]).toEqual(["inner", "Q1"]);
    expect(claims.map((claim) => field(claim, "metadata.source"))).toEqual(["Daily"]);
  });

  test("Kumu: ids are those beside the attributes, maps are said, and an unknown direction is", async () => {
    const { entity, lines, warnings } = await readJson({
      elements: [{ _id: "elem-1", attributes: { label: "B", id: "own" } }],
      connections: [{ from: "elem-1", to: "B", direction: "weird" }, 5],
      maps: [{ name: "M" }],
    });
    expect([entity("elem-1").label, lines]).toEqual(["B", ["B -> B"]]);
    expect(warnings).toEqual([
      "These parts of the file are not read: maps.",
      "connection 2: This is not a JSON object. It is left out.",
      "connection 1: “weird” is not a direction. The edge is read as directed.",
    ]);
  });

  test("Neo4j: a type is made up for no relationship, and a height is kept", async () => {
    const { lines, field, entity } = await readJson({
      nodes: { 1: { id: 1, properties: { at: { crs: "wgs-84-3d", latitude: 1, longitude: 2, height: 3 } } } },
      rels: [
        { type: "LIKES", start: 1, end: 1 },
        { start: 1, end: 1 },
      ],
    });
    expect(lines.toSorted()).toEqual(["1 -> 1", "1 -> 1 (LIKES)"]);
    expect(field(entity("1"), "at")).toContain('"height":3');
  });
});

describe("STIX", () => {
  const relationship = {
    type: "relationship",
    id: "relationship--1",
    relationship_type: "uses",
    source_ref: "identity--1",
    target_ref: "malware--1",
  };
  const things = [
    { type: "identity", id: "identity--1", name: "Watch" },
    { type: "malware", id: "malware--1", name: "Worm" },
  ];
  const read = (...objects: readonly unknown[]) => readJson({ type: "bundle", id: "bundle--1", objects });

  test("takes a neutral opinion for no side, and says who wrote a note", async () => {
    const about = { object_refs: ["relationship--1"], created_by_ref: "identity--1" };
    const { claims } = await read(
      ...things,
      { ...relationship, confidence: 0 },
      { type: "opinion", id: "opinion--1", opinion: "neutral", explanation: "unsure", ...about },
      { type: "opinion", id: "opinion--2", opinion: "strongly-disagree", ...about },
      {
        type: "note",
        id: "note--1",
        abstract: "Short",
        content: "Long",
        authors: ["Ann"],
        object_refs: about.object_refs,
      },
    );
    expect(claims.map(({ attributions }) => attributions.map(({ polarity }) => polarity))).toEqual([["denied"]]);
    expect(claims.map(({ note }) => note)).toEqual(["Short: Long (Ann)\nneutral: unsure (Watch)"]);
    expect(claims.map(({ fields }) => fields)).toEqual([{ confidence: 0 }]);
  });

  test("reads the latest version of an object and says which it leaves out", async () => {
    const { claims, field, names, warnings } = await read(
      { ...relationship, confidence: 85, modified: "2021-01-01T00:00:00Z" },
      { ...relationship, confidence: 10, modified: "2020-01-01T00:00:00Z" },
      ...things,
    );
    expect(claims.map((claim) => field(claim, "confidence"))).toEqual([85]);
    expect(names).toEqual(["Watch", "Worm"]);
    expect(warnings).toEqual([
      "relationship--1: The file has several versions of this object. The one of 2021-01-01T00:00:00Z is read; the one of 2020-01-01T00:00:00Z is left out.",
    ]);
  });

  test("says which opinions and notes are about nothing in the file", async () => {
    const { warnings } = await read(...things, {
      type: "opinion",
      id: "opinion--1",
      opinion: "agree",
      object_refs: ["relationship--9"],
    });
    expect(warnings).toEqual([
      "opinion--1: It is about relationship--9, which is not an entity or edge in this file. That reference is not kept.",
    ]);
  });
});

describe("Pajek", () => {
  test("reads the first of several networks and says that there are others", async () => {
    const { names, lines, warnings } = await readText(
      '*Network one\n*Vertices 2\n1 "A"\n2 "B"\n*Arcs\n1 2\n*Network two\n*Vertices 2\n1 "X"\n2 "Y"\n*Edges\n1 2\n',
      "given.paj",
    );
    expect([names, lines]).toEqual([["A", "B"], ["A -> B"]]);
    expect(warnings).toEqual([
      "line 7: The file contains more than one graph. Only the first is read; this one is not.",
    ]);
  });

  test("keeps partitions and vectors of its network as fields", async () => {
    const { entity, field, warnings } = await readText(
      '*Vertices 2\n1 "A"\n2 "B"\n*Partition side.clu\n*Vertices 2\n1\n2\n*Vector size.vec\n*Vertices 2\n0.5\n0.7\n',
      "given.paj",
    );
    expect([field(entity("B"), "side"), field(entity("B"), "size"), warnings]).toEqual([2, 0.7, []]);
  });

  test("runs the rows of a matrix with two modes to the second of them", async () => {
    const { lines, warnings } = await readText(
      '*Vertices 4 2\n1 "A"\n2 "B"\n3 "x"\n4 "y"\n*Matrix\n1 0\n0 1 9\n',
      "given.net",
    );
    expect(lines.toSorted()).toEqual(["A -> x", "B -> y"]);
    expect(warnings).toEqual(["line 8: Row 2, column 5 is beyond the 4 vertices. The value 9 is left out."]);
  });

  test("takes all words of a name without quotes, and a shape wherever it stands", async () => {
    const { names, place, field, entity } = await readText(
      "*Vertices 2\n1 New York 0.1 0.2 ic Red\n2 Ash s_size 3 box\n",
      "given.net",
    );
    expect([names, place("New York"), field(entity("Ash"), "Shape")]).toEqual([
      ["New York", "Ash"],
      [0.1, -0.2],
      "box",
    ]);
  });
});

describe("DOT", () => {
  test("draws arrows on undirected edges where they are asked for", async () => {
    const { lines } = await readText(
      "graph { a -- b [dir=forward]; a -- c [dir=back]; a -- d [dir=both]; a -- e }",
      "g.dot",
    );
    expect(lines.toSorted()).toEqual(["a -- e", "a -> b", "a <-> d", "c -> a"]);
  });

  test("says what stands behind its graph", async () => {
    const { warnings } = await readText("digraph { a -> b }\ngraph { x -- y }", "g.dot");
    expect(warnings).toEqual([
      "line 2: The file contains more than one graph. Only the first is read; this one is not.",
    ]);
    expect(await refusal("digraph { a -> b }\nfoo", "g.dot")).toMatch(/“foo” is not allowed here/);
  });

  test("keeps all clusters around a node, and says which others it stands in", async () => {
    const { entity, field, warnings } = await readText(
      "digraph { subgraph cluster_o { label=Outer; subgraph cluster_i { label=Inner; a } }\nsubgraph cluster_x { a } }",
      "g.dot",
    );
    expect(field(entity("a"), "Container")).toEqual(["Outer", "Inner"]);
    expect(warnings).toEqual(["line 2: a is in several clusters. Only the first is kept."]);
  });

  test("reads entities in labels, and escaped marks of records as text", async () => {
    const { names } = await readText(
      String.raw`digraph { a [label="R&amp;D"]; b [shape=record label="{<f> x\|y | z\{1\}}"] }`,
      "g.dot",
    );
    expect(names).toEqual(["R&D", "x|y | z{1}"]);
  });
});
