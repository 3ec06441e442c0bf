import { describe, expect, test } from "vitest";
import { openFiles } from "../../../../src/formats/open-files.ts";
import { smallDatasetInput } from "../../../fixtures/small-dataset.ts";
import { readText } from "./read-case.ts";

// Kinds of faults and of dialects, each in the smallest file that has it.

describe("a table", () => {
  test("without headings has made ones, and says so", async () => {
    const { lines, report, field, claims } = await readText("Ann\tBob\t3\nBob\tCid\t4\n", "x.tsv");
    expect(new Set(lines)).toEqual(new Set(["Ann -> Bob", "Bob -> Cid"]));
    expect(claims.map((claim) => field(claim, "Column 3")).sort()).toEqual([3, 4]);
    expect(report.guesses.map(({ about }) => about)).toContain("headings");
  });

  test("that begins with sep= is cut by that, and counts in groups of thousands", async () => {
    const { claims, field } = await readText("sep=;\nfrom;to;amount\nA;B;1.234,50\nB;C;2.000,00\n", "x.csv");
    expect(claims.map((claim) => field(claim, "amount"))).toEqual([1234.5, 2000]);
  });

  test("in Windows-1252 is read, and that is said to be a guess", async () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode("Source,Target\nM"),
      0xfc,
      ...new TextEncoder().encode("ller,B\n"),
    ]);
    const opened = await openFiles([{ name: "x.csv", bytes }]);
    expect(opened.ok && opened.value.dataset.entities.map(({ origin }) => origin?.id)).toEqual(["B", "Müller"]);
    expect(opened.ok && opened.value.report?.guesses[0]).toMatchObject({ about: "encoding", value: "windows-1252" });
  });

  test("of Neo4j has its ids, kinds and relations in its headings", async () => {
    const encode = (text: string) => new TextEncoder().encode(text);
    const opened = await openFiles([
      { name: "r.csv", bytes: encode(":START_ID,:END_ID,:TYPE\np1,p2,KNOWS\n") },
      { name: "n.csv", bytes: encode(":ID,name,:LABEL\np1,Ann,Person;Clerk\np2,Bob,Person\n") },
    ]);
    if (!opened.ok) return expect.unreachable();
    const { entities, claims, vocabulary } = opened.value.dataset;
    expect(entities.map(({ label, kind }) => [label, kind])).toEqual([
      ["Ann", "person"],
      ["Bob", "person"],
    ]);
    expect(claims.map(({ predicate }) => predicate)).toEqual(["knows"]);
    expect(vocabulary.fields).toMatchObject([{ label: "Types", list: true }]);
  });

  test("says which rows have more cells than there are headings, and which quotes are not closed", async () => {
    const { warnings } = await readText('Source,Target,Note\na,b,c,d\ne,f,"g\n', "x.csv");
    expect(warnings.join("\n")).toMatch(/row 2: This row has more cells/);
    expect(warnings.join("\n")).toMatch(/row 3: A quotation mark is not closed/);
  });

  test("keeps what a spreadsheet was kept from making a number of", async () => {
    const { names } = await readText('Source,Target\n="007",="7"\n', "x.csv");
    expect(new Set(names)).toEqual(new Set(["007", "7"]));
  });

  test("counts the values that keep a column from being one of numbers", async () => {
    const { warnings, claims, field } = await readText("Source,Target,Weight\na,b,1\nb,c,2\nc,d,n/a\nd,e,4\n", "x.csv");
    expect(warnings.join()).toMatch(/“Weight” is kept as text: 1 of 4 values is not a number, such as “n\/a”/);
    expect(claims.map((claim) => field(claim, "Weight"))).toEqual(["1", "2", "n/a", "4"]);
  });

  test("that is the same both ways has each line once, undirected", async () => {
    const { lines, report } = await readText(",A,B,C\nA,0,1,0\nB,1,0,2\nC,0,2,0\n", "x.csv");
    expect(lines).toEqual(["A -- B", "B -- C"]);
    expect(report.guesses).toContainEqual(expect.objectContaining({ about: "direction", value: "undirected" }));
  });

  test("of one reference to a line cites it, be it an address or not", async () => {
    const { dataset } = await readText(
      "from,to,reference,attributed to\na,b,Ledger 12,Ann\nc,d,https://example.org/1,\n",
      "x.csv",
    );
    expect(dataset.sources.map(({ title, address }) => title ?? address).sort()).toEqual([
      "Ledger 12",
      "https://example.org/1",
    ]);
    const [first] = dataset.claims.filter(({ attributions }) => attributions[0]?.holder != null);
    expect(dataset.entities.find(({ id }) => id === first?.attributions[0]?.holder)?.origin?.id).toBe("Ann");
  });
});

describe("node-link JSON", () => {
  test.each([
    [
      "as vis.js writes it",
      '{"nodes":[{"id":1,"label":"A"},{"id":2,"label":"B"}],"edges":[{"from":1,"to":2,"label":"x"}]}',
      "A -> B (x)",
    ],
    [
      "by names",
      '{"nodes":[{"name":"A"},{"name":"B"}],"links":[{"source":"A","target":"B","type":"x"}]}',
      "A -> B (x)",
    ],
    [
      "after d3 has run",
      '{"nodes":[{"name":"A","index":0},{"name":"B","index":1}],"links":[{"source":{"name":"A","index":0},"target":{"name":"B","index":1},"type":"x"}]}',
      "A -> B (x)",
    ],
    [
      "by places beside ids",
      '{"nodes":[{"id":"A"},{"id":"B"}],"links":[{"source":0,"target":1,"type":"x"}]}',
      "A -> B (x)",
    ],
    ["of links alone", '[{"source":"A","target":"B","type":"x"}]', "A -> B (x)"],
    ["of names alone", '{"nodes":["A","B"],"links":[{"source":"A","target":"B","type":"x"}]}', "A -> B (x)"],
  ])("%s", async (_, text, line) => {
    const { lines, warnings } = await readText(text, "x.json");
    expect(lines).toEqual([line]);
    expect(warnings).toEqual([]);
  });
});

describe("DOT", () => {
  test("has records, arrows that are turned, entities and places", async () => {
    const { lines, place, entity } = await readText(
      'digraph { a [label="A &amp; B" pos="1,2!"]; n [shape=record,label="{<f0> left|mid}"]; a -> n [dir=back]; a -> c [dir=none] } graph { x }',
      "x.dot",
    );
    expect(new Set(lines)).toEqual(new Set(["left | mid -> A & B", "A & B -- c"]));
    expect([place("a"), entity("n").label]).toEqual([[1, 2], "left | mid"]);
  });
});

describe("Pajek", () => {
  test("has two modes, lists of edges, labels of lines and a matrix", async () => {
    const { lines, field, entity, warnings } = await readText(
      '*Vertices 4 2\n1 A\n2 B\n3 X\n4 Y\n*Edgeslist\n1 3 4\n*Arcs\n1 2 1 l "hello"\n9 1\n*Matrix\n0 0 0 5\n',
      "x.net",
    );
    expect(new Set(lines)).toEqual(new Set(["A -- X", "A -- Y", "A -> B (hello)", "A -> Y"]));
    expect([field(entity("A"), "Mode"), field(entity("X"), "Mode")]).toEqual([1, 2]);
    expect(warnings.join()).toMatch(/line 10: The vertex 9 is beyond the 4 vertices/);
  });
});

describe("GEXF", () => {
  test("has spells, kinds of lines, nodes in nodes, and weights that are none", async () => {
    const { claims, entity, field, warnings } = await readText(
      '<gexf version="1.3"><graph defaultedgetype="directed"><nodes><node id="a" start="1990-01-01" end="1999"><nodes><node id="b"/></nodes></node></nodes><edges><edge source="a" target="b" kind="owns" label="51 %" weight="NaN"><spells><spell start="2001" end="2003"/></spells></edge></edges></graph></gexf>',
      "x.gexf",
    );
    expect([entity("a").time, field(entity("b"), "Container")]).toEqual(["1990-01-01/1999", "a"]);
    expect(claims).toMatchObject([{ predicate: "owns", label: "51 %", qualifiers: { time: "2001/2003" } }]);
    expect(warnings.join()).toMatch(/“Weight” is kept as text/);
  });
});

test("a Kumu project without elements is said to be one", async () => {
  const opened = await openFiles([
    { name: "x.json", bytes: new TextEncoder().encode('{"elements":[],"connections":[]}') },
  ]);
  expect(!opened.ok && opened.error.map(({ message }) => message)).toEqual([
    "This is a Kumu project without elements.",
  ]);
});

test("JSON Graph Format and graphology's own are read", async () => {
  const jgf = await readText(
    '{"graph":{"nodes":{"a":{"label":"A"},"b":{}},"edges":[{"source":"a","target":"b","relation":"r","directed":false}]}}',
    "x.json",
  );
  expect(jgf.lines).toEqual(["A -- b (r)"]);
  const graphology = await readText(
    '{"attributes":{},"options":{"type":"mixed"},"nodes":[{"key":"a","attributes":{"label":"A","x":1,"y":2,"color":"#f00"}},{"key":"b"}],"edges":[{"source":"a","target":"b","undirected":true}]}',
    "x.json",
  );
  expect(graphology.lines).toEqual(["A -- b"]);
  expect([graphology.place("a"), graphology.field(graphology.entity("a"), "Colour")]).toEqual([[1, 2], "#ff0000"]);
});

test("a dataset of ours whose keys are in another order is no graph of another program", async () => {
  const { format, ...rest } = smallDatasetInput();
  const opened = await openFiles([
    { name: "x.json", bytes: new TextEncoder().encode(JSON.stringify({ ...rest, format })) },
  ]);
  expect(opened.ok && opened.value.report).toBeNull();
});
