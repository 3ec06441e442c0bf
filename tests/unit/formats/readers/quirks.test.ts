import { describe, expect, test } from "vitest";
import { openFiles } from "../../../../src/formats/open-files.ts";
import { issueLine } from "../../../../src/model/issue.ts";
import { readText } from "./read-case.ts";

async function refusal(text: string, name: string): Promise<string> {
  const opened = await openFiles([{ name, bytes: new TextEncoder().encode(text) }]);
  return opened.ok ? "opened" : opened.error.map(issueLine).join("\n");
}

const guesses = (file: Awaited<ReturnType<typeof readText>>) => file.report.guesses.map(({ message }) => message);

describe("a table", () => {
  test("with from, to and source has its sources in the third", async () => {
    const file = await readText("Source,from,to\nLedger 4,Ash,Beech\n", "a.csv");
    expect(file.lines).toEqual(["Ash -> Beech"]);
    expect(file.dataset.sources.map(({ title }) => title)).toEqual(["Ledger 4"]);
  });

  test("of subject, predicate, object and source runs from subject to object", async () => {
    const file = await readText("subject,predicate,object,source\nAsh,lends,Beech,Ledger 4\n", "a.csv");
    expect(file.lines).toEqual(["Ash -> Beech (lends)"]);
  });

  test("of three columns without headings has its relations in the middle where names recur in the third", async () => {
    const file = await readText("Ash,lends to,Beech\nBeech,owes,Cedar\nCedar,lends to,Ash\n", "a.csv");
    expect(file.lines).toEqual(["Ash -> Beech (lends to)", "Beech -> Cedar (owes)", "Cedar -> Ash (lends to)"]);
  });

  test("keeps both columns of one heading, and says that a row is too long", async () => {
    const file = await readText("Source,Target,Note,Note\nA,B,one,two\nB,C,x,y,z\n", "a.csv");
    const values = file.claims.map(({ fields }) => Object.values(fields ?? {}));
    expect(values).toEqual([
      ["one", "two"],
      ["x", "y", "z"],
    ]);
    expect(file.warnings).toEqual([expect.stringMatching(/^row 3: .*more cells/)]);
  });

  test("has years as headings, and none of them is a row", async () => {
    const file = await readText("Source,Target,2019\nA,B,1\n", "a.csv");
    expect(file.lines).toEqual(["A -> B"]);
    expect(file.fields).toEqual(["integer 2019"]);
  });

  test("may stand below a title, which is said", async () => {
    const file = await readText("Loans of 1990\n\nSource,Target\nA,B\n", "a.csv");
    expect(file.lines).toEqual(["A -> B"]);
    expect(file.warnings).toEqual(["row 1: This row above the headings is left out: Loans of 1990"]);
  });

  test("says a word that is no direction and keeps the directions of the others", async () => {
    const file = await readText("Source,Target,Type\nA,B,Directed\nB,C,Undirected\nC,D,Wibble\n", "a.csv");
    expect(file.lines).toEqual(["A -> B", "B -- C", "C -> D"]);
    expect(file.warnings).toEqual([expect.stringMatching(/^row 4: “Wibble” is not a direction/)]);
  });

  test("reads thousands where another number shows the decimal mark, and never guesses otherwise", async () => {
    const clear = await readText('Source,Target,Amount\nA,B,"1,234.50"\nB,C,"1,234"\n', "a.csv");
    expect(clear.claims.map((claim) => clear.field(claim, "Amount"))).toEqual([1234.5, 1234]);
    const text = "Source;Target;Amount\nA;B;1,234\nB;C;12,500\n";
    const unclear = await readText(text, "a.csv");
    expect(unclear.claims.map((claim) => unclear.field(claim, "Amount"))).toEqual(["1,234", "12,500"]);
    expect(unclear.warnings).toEqual([expect.stringMatching(/“Amount” may be decimal marks/)]);
    for (const [decimal, first] of [
      [",", 1.234],
      [".", 1234],
    ] as const) {
      const chosen = await readText(text, "a.csv", { decimal });
      expect(chosen.claims.map((claim) => chosen.field(claim, "Amount"))[0]).toBe(first);
    }
  });

  test.each([
    ["13/04/2020", "05/06/2021", ["2020-04-13", "2021-06-05"], "In dates, the day comes first."],
    ["04/13/2020", "05/06/2021", ["2020-04-13", "2021-05-06"], "In dates, the month comes first."],
    ["1.2.2020", "3.4.2021", ["2020-02-01", "2021-04-03"], "In dates, the day comes first."],
  ])("reads %s and %s in the order that they show", async (one, two, times, said) => {
    const file = await readText(`Source,Target,Date\nA,B,${one}\nB,C,${two}\n`, "a.csv");
    expect(file.claims.map(({ qualifiers }) => qualifiers.time)).toEqual(times);
    expect(guesses(file)).toContain(said);
  });

  test("keeps dates as text where day and month cannot be told apart", async () => {
    const file = await readText("Source,Target,Date\nA,B,04/05/2020\n", "a.csv");
    expect(file.claims.map((claim) => file.field(claim, "Time"))).toEqual(["04/05/2020"]);
    expect(file.warnings.join()).toMatch(/not clear whether the day or the month/);
  });

  test("with headings alone is said beside one with rows", async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const opened = await openFiles([
      { name: "nodes.csv", bytes: bytes("Id,Label\n1,Ash\n") },
      { name: "edges.csv", bytes: bytes("Source,Target\n") },
    ]);
    expect(opened.ok && opened.value.report?.warnings.map(issueLine)).toEqual([
      "edges.csv: This table has no rows below its headings.",
    ]);
  });

  test("loses no rows below a quotation mark that is never closed", async () => {
    const file = await readText('Source,Target,Weight\nA,B,1\nB,"C,2\nC,D,3\nD,E,4\n', "a.csv");
    expect(file.lines.toSorted()).toEqual(["A -> B", 'B -> "C', "C -> D", "D -> E"]);
    expect(file.warnings).toEqual([expect.stringMatching(/^row 3: A quotation mark is not closed/)]);
  });

  test("that is a matrix with two rows of one name keeps the values of both", async () => {
    const file = await readText(";A;B\nA;0;1\nB;1;0\nA;0;7\n", "a.csv");
    expect(file.lines).toEqual(["A -> B", "A -> B", "B -> A"]);
  });

  test("that is a matrix of marks has lines without a weight", async () => {
    const file = await readText(";A;B;C\nA;;x;\nB;;;x\nC;x;;\n", "a.csv");
    expect([file.lines.toSorted(), file.fields]).toEqual([["A -> B", "B -> C", "C -> A"], []]);
  });

  test("never merges names that differ in case or composition", async () => {
    const file = await readText("Source,Target\nAsh,ash\nCaf\u00e9,Cafe\u0301\n", "a.csv");
    expect(file.names).toHaveLength(4);
  });
});

describe("GEXF", () => {
  const gexf = (nodes: string, rest = "") =>
    `<gexf version="1.2"><graph defaultedgetype="mutual"><nodes>${nodes}</nodes>${rest}</graph></gexf>`;

  test("may write an emoji as two halves, as Gephi does", async () => {
    const file = await readText(gexf('<node id="a" label="Boat &#55357;&#56960;"/>'), "a.gexf");
    expect(file.names).toEqual(["Boat 🚀"]);
  });

  test("keeps edges that stand in nodes, and all containers of a node", async () => {
    const inner = '<node id="c"><parents><parent for="a"/><parent for="b"/></parents></node>';
    const nodes = `<node id="a"/><node id="b"><nodes>${inner}</nodes><edges><edge id="e" source="c" target="a"/></edges></node>`;
    const file = await readText(gexf(nodes), "a.gexf");
    expect(file.lines).toEqual(["c <-> a"]);
    expect(file.field(file.entity("c"), "Container")).toEqual(["b", "a"]);
  });

  test("gives a node its own slices and not those of nodes in it", async () => {
    const slices = (year: string) => `<slices><slice start="${year}" end="${year}"/></slices>`;
    const file = await readText(
      gexf(`<node id="a">${slices("1999")}<nodes><node id="b">${slices("1990")}</node></nodes></node>`),
      "a.gexf",
    );
    expect(file.dataset.entities.map(({ time }) => time)).toEqual(["1999", "1990"]);
  });

  test("says a type of edge that is not known, and that open ends are read as closed", async () => {
    const file = await readText(
      gexf(
        '<node id="a" start="2001" endopen="2003"/>',
        '<edges><edge source="a" target="a" type="sideways"/></edges>',
      ),
      "a.gexf",
    );
    expect(file.lines).toEqual(["a <-> a"]);
    expect(file.dataset.entities[0]?.time).toBe("2001/2003");
    expect(file.warnings.join("\n")).toMatch(
      /do not include their start or end[\s\S]*line 1: “sideways” is not a direction/,
    );
  });

  test("keeps commas in quoted items of a list, and lines above the declaration", async () => {
    const text = `\n\n<?xml version="1.0"?>\n<gexf><graph defaultedgetype="directed"><attributes class="node"><attribute id="0" title="Tags" type="liststring"/></attributes><nodes><node id="a"><attvalues><attvalue for="0" value="[red, &quot;blue, navy&quot;]"/></attvalues></node></nodes></graph></gexf>`;
    const file = await readText(text, "a.gexf");
    expect(file.field(file.entity("a"), "Tags")).toEqual(["red", "blue, navy"]);
    expect(await refusal(`${text}<`, "a.gexf")).toMatch(/^line 4: /);
  });

  test("says the times of a second description, and times that are no dates", async () => {
    const file = await readText(gexf('<node id="a" start="1"/><node id="a" end="2005"/>'), "a.gexf");
    expect(file.entity("a").note).toContain("Time: ../2005");
    expect(file.warnings.join("\n")).toContain("1 time is not understood, such as “1/..”. It is kept as text.");
  });
});

describe("GraphML", () => {
  test("keeps numbers that are the same when written again, and words for true and false", async () => {
    const data = (flag: string, weight: string, big: string) =>
      `<edge source="a" target="b"><data key="f">${flag}</data><data key="w">${weight}</data><data key="b">${big}</data></edge>`;
    const file = await readText(
      `<graphml><key id="f" for="edge" attr.name="flag" attr.type="boolean"/><key id="w" for="edge" attr.name="w" attr.type="double"/><key id="b" for="edge" attr.name="big" attr.type="long"/><graph edgedefault="undirected"><node id="a"/><node id="b"/>${data("True", "0.30000000000000004", "9007199254740993")}${data("0", "1.5E-7", "5")}</graph></graphml>`,
      "a.graphml",
    );
    const values = ["flag", "w", "big"].map((name) => file.claims.map((claim) => file.field(claim, name)));
    expect(values).toEqual([
      [true, false],
      [0.30000000000000004, 1.5e-7],
      ["9007199254740993", "5"],
    ]);
  });

  test("keeps nodes of two graphs apart that have one id, says hyperedges by id, and keeps values stated twice", async () => {
    const file = await readText(
      '<graphml><key id="k" for="node" attr.name="k"/><graph id="G1" edgedefault="directed"><node id="n"><data key="k">x</data><data key="k">y</data></node><hyperedge id="h"><endpoint node="n"/></hyperedge></graph><graph id="G2" edgedefault="directed"><node id="n"/><edge source="n" target="n"/></graph></graphml>',
      "a.graphml",
    );
    expect(file.lines).toEqual(["G2:n -> G2:n"]);
    expect(file.field(file.entity("n"), "k")).toEqual(["x", "y"]);
    expect(file.warnings.join("\n")).toMatch(/hyperedge h[\s\S]*1 id of the graph G2 is also in another graph/i);
  });

  test("says a direction that is not known", async () => {
    const file = await readText(
      '<graphml><graph edgedefault="undirected"><node id="a"/><edge source="a" target="a" directed="maybe"/></graph></graphml>',
      "a.graphml",
    );
    expect(file.warnings).toEqual([expect.stringMatching(/^line 1: “maybe” is not a direction/)]);
  });

  test("of LightRAG names where its lines are from", async () => {
    const key = (of: string, name: string) =>
      `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="string"/>`;
    const file = await readText(
      `<graphml>${key("node", "entity_id")}${key("edge", "source_id")}${key("edge", "file_path")}<graph edgedefault="undirected"><node id="A"/><node id="B"/><edge source="A" target="B"><data key="edge-source_id">chunk-1&lt;SEP&gt;chunk-2</data><data key="edge-file_path">a.txt&lt;SEP&gt;b.txt</data></edge></graph></graphml>`,
      "a.graphml",
    );
    expect(file.dataset.sources.map(({ title }) => title)).toEqual(["a.txt", "b.txt"]);
    expect(file.claims.map((claim) => file.field(claim, "source_id"))).toEqual([["chunk-1", "chunk-2"]]);
  });
});

describe("RDF", () => {
  const PREFIXES = "@prefix ex: <https://ex.org/> . @prefix prov: <http://www.w3.org/ns/prov#> .\n";

  test("keeps lines of named graphs apart, with what is said of their graph", async () => {
    const file = await readText(
      `${PREFIXES}ex:g1 { ex:a ex:owns ex:b . } ex:g2 { ex:a ex:owns ex:b . ex:a ex:size 5 . }\nex:g1 prov:wasAttributedTo ex:press .`,
      "a.trig",
    );
    expect(file.claims.map((claim) => file.field(claim, "Graph"))).toEqual(["https://ex.org/g1", "https://ex.org/g2"]);
    expect(file.claims.map(({ attributions }) => attributions.length)).toEqual([1, 0]);
    expect(file.warnings.join("\n")).toContain("1 value stands in a named graph.");
  });

  test("keeps predicates apart that end alike, and makes no thing of a name for one", async () => {
    const file = await readText(
      `${PREFIXES}@prefix two: <https://two.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\nex:a ex:knows ex:b ; two:knows ex:b ; ex:pays ex:b . ex:pays rdfs:label "pays rent to" .`,
      "a.ttl",
    );
    const relations = file.lines.map((line) => /\((.*)\)/.exec(line)?.[1]);
    expect(relations.toSorted()).toEqual(["https://two.org/knows", "knows", "pays rent to"]);
    expect(file.names).toHaveLength(2);
  });

  test("reads statements of Wikidata as claims with time, rank and reference", async () => {
    const file = await readText(
      `@prefix wd: <http://www.wikidata.org/entity/> . @prefix wds: <http://www.wikidata.org/entity/statement/> . @prefix p: <http://www.wikidata.org/prop/> . @prefix ps: <http://www.wikidata.org/prop/statement/> . @prefix pq: <http://www.wikidata.org/prop/qualifier/> . @prefix pr: <http://www.wikidata.org/prop/reference/> . @prefix wdt: <http://www.wikidata.org/prop/direct/> . @prefix wikibase: <http://wikiba.se/ontology#> .\n${PREFIXES}
wd:Q1 wdt:P127 wd:Q2 ; p:P127 wds:S1, wds:S2 ; p:P571 wds:S3 . wds:S1 wikibase:rank wikibase:PreferredRank ; ps:P127 wd:Q2 ; pq:P580 "2001-01-01" ; prov:wasDerivedFrom ex:r . wds:S2 ps:P127 wd:Q3 . wds:S3 ps:P571 "1990" . ex:r pr:P854 <https://ex.org/register> .`,
      "a.ttl",
    );
    expect(file.dataset.entities).toHaveLength(3);
    expect(file.lines).toHaveLength(2);
    const first = file.claims.find(({ attributions }) => attributions.length > 0);
    expect(first && [first.qualifiers.time, file.field(first, "rank")]).toEqual(["2001-01-01/..", "PreferredRank"]);
    expect(file.dataset.sources.map(({ address }) => address)).toEqual(["https://ex.org/register"]);
    expect(file.dataset.entities.flatMap(({ fields }) => Object.values(fields ?? {}))).toEqual(["1990"]);
  });

  test("gives each holder of a statement an attribution, and takes texts for texts", async () => {
    const file = await readText(
      `${PREFIXES}@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n[] a rdf:Statement ; rdf:subject ex:a ; rdf:predicate ex:p ; rdf:object ex:b ; prov:wasAttributedTo ex:h, ex:i . ex:a ex:code "7" .`,
      "a.ttl",
    );
    expect(file.claims.map(({ attributions }) => attributions.length)).toEqual([2]);
    expect(file.field(file.entity("https://ex.org/a"), "code")).toBe("7");
  });

  test("names a prefix that is missing, with its line, and says relative addresses and lost datatypes", async () => {
    expect(await refusal(`${PREFIXES}foo:a ex:b ex:c .`, "a.ttl")).toMatch(/^line 2: The prefix “foo”/);
    const file = await readText(`${PREFIXES}<a> ex:weighs "5"^^ex:Kilo .`, "a.ttl");
    expect(file.warnings.join("\n")).toMatch(/1 address is relative, such as <a>[\s\S]*datatype Kilo of 1 value/);
  });

  test("numbers nameless things alike each time it is read", async () => {
    const read = () => readText(`${PREFIXES}ex:a ex:at [ ex:street "Mill Lane" ] .`, "a.ttl");
    expect((await read()).names).toEqual((await read()).names);
  });
});
