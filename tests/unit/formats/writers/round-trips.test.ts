import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import Graph from "graphology";
import { parse as parseGexf } from "graphology-gexf";
import { parse as parseGraphml } from "graphology-graphml";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { exportFormats } from "../../../../src/formats/export-formats.ts";
import type { ExchangeWriter, FormatOptionValues } from "../../../../src/formats/format.ts";
import { openFiles } from "../../../../src/formats/open-files.ts";
import { type Dataset, datasetSchema } from "../../../../src/model/dataset.ts";
import { DIRECTION, directionOf } from "../../../../src/model/direction.ts";
import { arbitraryDataset } from "../../../fixtures/arbitrary-dataset.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const GRAPHS = ["gexf", "graphml", "cytoscape", "jgf", "csv", "xlsx", "turtle", "trig", "json-ld"];
const RDF = ["turtle", "trig", "json-ld"];
/** Of the reader, where it is not called as the format is. */
const READERS: Readonly<Record<string, string>> = { csv: "csv-set", trig: "turtle" };
const anyDataset = arbitraryDataset.map((input) => v.parse(datasetSchema, input));

async function written(id: string, dataset: Dataset, options: FormatOptionValues = {}) {
  const format = exportFormats.get(id) ?? expect.unreachable();
  const writer = await format.load();
  const { pieces, losses } = writer.write(dataset, options);
  const bytes = new Uint8Array(await new Blob([...pieces]).arrayBuffer());
  return { bytes, text: strFromU8(bytes), losses, format, declared: (writer as ExchangeWriter).losses };
}

/** What our own readers make of a written file, by what is in it. */
async function reopened(id: string, dataset: Dataset, options: FormatOptionValues = {}): Promise<Dataset> {
  const { bytes } = await written(id, dataset, options);
  const opened = await openFiles([{ name: "a-file", bytes }]);
  if (!opened.ok) throw new Error(opened.error.map(({ message }) => message).join("\n"));
  expect(opened.value.report?.format).toBe(READERS[id] ?? id);
  return opened.value.dataset;
}

/**
 * A text without the space around it, which readers cut off, and without semicolons, which lists in a cell cannot hold;
 * null where nothing is left. Formats other than JSON replace what XML cannot hold.
 */
const teller = (id: string) => (text: string | undefined | null) => {
  const isJson = id === "cytoscape" || id === "jgf";
  const held = isJson
    ? text
    : text?.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
  return held?.replaceAll(";", ",").trim() || null;
};

/** What of a dataset is to come back: entities, claims between two, fields by their names, positions, attributions. */
function kept({ entities, claims, vocabulary, layouts }: Dataset, names: ReadonlySet<string>, id: string) {
  const told = teller(id);
  const isRdf = RDF.includes(id);
  const kinds = new Map(vocabulary.entityKinds.map(({ id, label }) => [id, label]));
  const predicates = new Map(vocabulary.predicates.map((predicate) => [predicate.id, predicate]));
  const labels = new Map<string, string>((vocabulary.fields ?? []).map(({ id, label }) => [id, label]));
  // Triples are a set.
  const valuesOf = (value: unknown) => {
    const values = [value].flat().flatMap((each) => told(String(each)) ?? []);
    return isRdf ? [...new Set(values)].sort() : values;
  };
  const fieldsOf = (fields: Dataset["entities"][number]["fields"] = {}) =>
    Object.entries(fields)
      .map(([id, value]) => [labels.get(id) ?? id, valuesOf(value)] as const)
      .filter(([label, value]) => names.has(label) && value.length > 0)
      .sort(([one], [other]) => (one < other ? -1 : 1));
  const positions = (isRdf ? undefined : layouts[0]?.positions) ?? {};
  return {
    entities: entities.map(({ id, label, kind, fields, time, gloss }) => ({
      id,
      label: told(label),
      kind: told(kinds.get(kind)) ?? kind,
      time,
      gloss: told(gloss),
      fields: fieldsOf(fields),
      position: positions[id]?.map((number) => number + 0),
    })),
    claims: claims
      .filter(({ object }) => object !== null)
      .map((claim) => ({
        id: claim.id,
        ends: [claim.subject, claim.object],
        relation: told(predicates.get(claim.predicate)?.label) ?? claim.predicate,
        direction: directionOf(claim, predicates.get(claim.predicate)) || DIRECTION.directed,
        time: claim.qualifiers.time,
        fields: fieldsOf(claim.fields),
        attributions: claim.attributions.map(({ holder, polarity, evidence }) => [
          holder,
          polarity,
          // Passages of one source are one there, with a text that names them.
          isRdf ? new Set(evidence.map(({ source }) => source)).size : evidence.length,
        ]),
      })),
  };
}

const fieldNames = ({ vocabulary }: Dataset) => new Set((vocabulary.fields ?? []).map(({ label }) => label));

describe.each(GRAPHS)("%s", (id) => {
  test("opens here again with the same entities, claims, fields, positions and attributions", async () => {
    await fc.assert(
      fc.asyncProperty(anyDataset, async (dataset) => {
        const names = fieldNames(dataset);
        expect(kept(await reopened(id, dataset), names, id)).toEqual(kept(dataset, names, id));
      }),
      { numRuns: 5 },
    );
  });

  test("keeps what a claim says, and who says it how firmly and where", async () => {
    const dataset = await reopened(id, smallDataset());
    const claim = dataset.claims.find((each) => each.id === "c.0001");
    expect(claim).toMatchObject({ label: "is at war with", direction: "undirected", qualifiers: { time: "../1204" } });
    expect(dataset.sources.map(({ title }) => title)).toContain("The Siege of Varn");
    // "rumoured" and "accused" are words for a firmness that our readers know.
    const stances = dataset.vocabulary.stances.map(({ label }) => label);
    expect(stances).toContain("accused");
  });

  test("a stance that nobody knows the firmness of stays in its own words, and is not plainly stated", async () => {
    const dataset = await reopened(id, smallDataset());
    const claim = dataset.claims.find((each) => each.id === "c.0014");
    expect(claim?.fields?.stance ?? claim?.attributions[0]?.note).toMatch(/^(?:stance: )?plea$/m);
    expect(claim?.attributions[0]?.stance).toBeUndefined();
  });

  test("declares what it loses, and counts it", async () => {
    const { losses, text, format, declared } = await written(id, smallDataset());
    const known = declared.map((loss) => loss());
    for (const loss of losses) {
      expect(known).toContain(loss.what);
      expect(loss.count).toBeGreaterThan(0);
    }
    expect(losses.map(({ what, count }) => `${count} ${what}`)).toMatchSnapshot();
    if (!format.isPacked) expect(text.endsWith("\n")).toBe(true);
  });
});

describe.each([
  ["gexf", parseGexf],
  ["graphml", parseGraphml],
])("graphology reads what is written as %s", (id, parse) => {
  test("with every entity and edge, their directions and types of values", async () => {
    const dataset = smallDataset();
    const { text } = await written(id, dataset);
    const graph = parse(Graph, text, { addMissingNodes: false });
    expect(graph.nodes().sort()).toEqual(dataset.entities.map((entity) => entity.id).sort());
    const edges = dataset.claims.filter(({ object }) => object !== null);
    expect(graph.edges().sort()).toEqual(edges.map((claim) => claim.id).sort());
    expect(graph.extremities("c.0009")).toEqual(["e.hanno", "e.grey-company"]);
    // It takes the direction of a whole graph from GraphML, and of each line from GEXF.
    expect(graph.isUndirected("c.0001")).toBe(id === "gexf");
    expect(graph.isDirected("c.0002")).toBe(true);
    expect(graph.getEdgeAttributes("c.0002")).toMatchObject({
      holder: "Ilse Marn",
      paragraph: 1,
      polarity: "affirmed",
    });
    expect(graph.getNodeAttributes("e.monk")).toMatchObject({ label: "a monk", named: false, entityKind: "human" });
  });

  test("also where its words are hostile, and what had to be replaced is counted", async () => {
    const label = 'a <b> & "c" \u0000 ]]> \u{1F469}';
    const entities = smallDataset().entities.map((entity) => (entity.id === "e.hanno" ? { ...entity, label } : entity));
    const { text, losses } = await written(id, { ...smallDataset(), entities });
    const graph = parse(Graph, text, { addMissingNodes: false });
    expect(graph.getNodeAttribute("e.hanno", "label")).toBe(label.replace("\u0000", "\uFFFD"));
    expect(losses.find(({ what }) => what.includes("XML"))?.count).toBeGreaterThan(0);
  });
});

describe("CSV tables", () => {
  const tablesOf = async (dataset: Dataset) => {
    const { bytes } = await written("csv", dataset);
    return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, bytes]) => [name, strFromU8(bytes)]));
  };

  test("hold claims with a value, and a row for each passage of each attribution", async () => {
    const dataset = smallDataset();
    const { "claims.csv": claims = "", "attributions.csv": attributions = "" } = await tablesOf(dataset);
    expect(claims.trimEnd().split("\r\n")).toHaveLength(1 + dataset.claims.length);
    const passages = dataset.claims.flatMap((claim) => claim.attributions.flatMap(({ evidence }) => evidence));
    expect(attributions.trimEnd().split("\r\n")).toHaveLength(1 + passages.length);
  });

  test("a text that a spreadsheet would run has an apostrophe before it, which is taken off again; a number has none", async () => {
    const entities = smallDataset().entities.map((entity) => ({
      ...entity,
      label: "=HYPERLINK(1)",
      gloss: "-1",
      place: { latitude: -1, longitude: 2, basis: "source" as const },
    }));
    const dataset = { ...smallDataset(), entities };
    const { "entities.csv": table = "" } = await tablesOf(dataset);
    expect(table).toContain(",'=HYPERLINK(1),");
    expect(table).toContain(",'-1,");
    expect(table).toContain(",-1,2,");
    const [entity] = (await reopened("csv", dataset)).entities;
    expect(entity).toMatchObject({ label: "=HYPERLINK(1)", gloss: "-1", place: { latitude: -1, longitude: 2 } });
  });

  test("are described as CSV on the Web: every column of every table, in order, with its type", async () => {
    const tables = await tablesOf(smallDataset());
    const metadata = JSON.parse(tables["csv-metadata.json"] ?? "");
    for (const { url, tableSchema } of metadata.tables) {
      const [head = ""] = (tables[url] ?? "").replace("\uFEFF", "").split("\r\n");
      expect(tableSchema.columns.map(({ titles }: { titles: string }) => titles).join(",")).toBe(head);
      for (const { reference } of tableSchema.foreignKeys) expect(Object.keys(tables)).toContain(reference.resource);
    }
  });
});

describe("an Excel workbook", () => {
  const sheetsOf = async (dataset: Dataset) => {
    const { bytes, losses } = await written("xlsx", dataset);
    const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const);
    return { parts: Object.fromEntries(parts), losses };
  };
  const labelled = (label: string): Dataset => ({
    ...smallDataset(),
    entities: smallDataset().entities.map((entity) => ({ ...entity, label, gloss: "-1" })),
  });

  test("has a sheet for each table, named in the order of the tables", async () => {
    const { parts } = await sheetsOf(smallDataset());
    const names = [...(parts["xl/workbook.xml"] ?? "").matchAll(/<sheet name="(\w+)"/g)].map(([, name]) => name);
    expect(names).toEqual(["entities", "claims", "attributions", "sources", "about"]);
  });

  test("keeps a spreadsheet from running a text, also one that is saved as CSV; a number stays a number", async () => {
    const dataset = {
      ...labelled("@SUM(A1)"),
      layouts: smallDataset().layouts.map((layout) => ({ ...layout, positions: { "e.hanno": [-1, 2] } })),
    } as Dataset;
    const { parts } = await sheetsOf(dataset);
    const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
    expect(sheet).toContain(">'@SUM(A1)</t>");
    expect(sheet).toContain(">'-1</t>");
    expect(sheet).toContain("<v>-1</v>");
    const [entity] = (await reopened("xlsx", dataset)).entities;
    expect(entity).toMatchObject({ label: "@SUM(A1)", gloss: "-1" });
  });

  test("cuts a text that no cell holds, and counts it", async () => {
    const { parts, losses } = await sheetsOf(labelled("x".repeat(40_000)));
    expect(
      Math.max(...[...(parts["xl/worksheets/sheet1.xml"] ?? "").matchAll(/>(x+)</g)].map(([, x]) => x?.length ?? 0)),
    ).toBe(32_767);
    expect(losses.find(({ what }) => what.includes("32,767"))?.count).toBeGreaterThan(0);
  });
});

describe.each(["gexf", "graphml", "cytoscape"])("sizes and colours in %s", (id) => {
  const looks = { entity: (of: string) => (of === "e.hanno" ? { radius: 4.25, colour: "#2f5f93" } : undefined) };
  const text = async (options: FormatOptionValues) => {
    const writer = await (exportFormats.get(id) ?? expect.unreachable()).load();
    return writer.write(smallDataset(), options, { looks }).pieces.join("");
  };
  /** As our own reader finds them. */
  const drawn = async (options: FormatOptionValues) => {
    const opened = await openFiles([{ name: "a", bytes: new TextEncoder().encode(await text(options)) }]);
    if (!opened.ok) return expect.unreachable();
    const names = new Map<string, string>(
      (opened.value.dataset.vocabulary.fields ?? []).map((field) => [field.id, field.label]),
    );
    const { fields = {} } = opened.value.dataset.entities.find((entity) => entity.id === "e.hanno") ?? {};
    const named = Object.entries(fields).map(([id, value]) => [names.get(id)?.toLowerCase(), value] as const);
    return Object.fromEntries(named.filter(([name]) => name === "colour" || name === "size"));
  };

  test("go along on request, and only then", async () => {
    expect(await drawn({ looks: "seen" })).toEqual({ colour: "#2f5f93", size: 8.5 });
    expect(await drawn({})).toEqual({});
  });
});

describe.each(["gexf", "graphml"])("edges without a direction in %s", (id) => {
  test("have one for NetworkX, which is counted; their own comes back", async () => {
    const { text, losses } = await written(id, smallDataset(), { directions: "networkx" });
    expect(text).not.toMatch(/type="(?:undirected|mutual)"|directed="false"/);
    expect(losses.find(({ what }) => what.includes("without a direction"))?.count).toBeGreaterThan(0);
    const dataset = await reopened(id, smallDataset(), { directions: "networkx" });
    expect(dataset.claims.find((claim) => claim.id === "c.0001")).toMatchObject({ direction: "undirected" });
  });
});
