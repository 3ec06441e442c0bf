import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { readDataset } from "../../../src/cli/read-dataset.ts";
import type { FormatOptionValues } from "../../../src/formats/format.ts";
import { formats } from "../../../src/formats/formats.ts";
import { openDataset } from "../../../src/formats/open-dataset.ts";
import { type Dataset, datasetSchema } from "../../../src/model/dataset.ts";
import { arbitraryDataset } from "../../fixtures/arbitrary-dataset.ts";
import { plainDataset } from "../../fixtures/plain-dataset.ts";
import { attributionWith, claimWith, entityWith, passage, smallDataset } from "../../fixtures/small-dataset.ts";
import { expectTrueToRecords, type FlatFile, type Row } from "./flat-by-record.ts";

/** How to get at the flat values, per format that has edges. */
const WRITTEN: Readonly<Record<string, (dataset: Dataset, options?: FormatOptionValues) => Promise<FlatFile>>> = {
  graphology: async (dataset) => {
    const { attributes, nodes, edges } = JSON.parse(await textIn("graphology", dataset, {}));
    const flat = ({ key, attributes: { record, ...rest } }: { key: string; attributes: Row }) => [key, rest] as const;
    return { graph: attributes, nodes: new Map(nodes.map(flat)), edges: new Map(edges.map(flat)) };
  },
  "node-link": async (dataset, options = {}) => {
    const { graph, nodes, edges } = JSON.parse(await textIn("node-link", dataset, options));
    return {
      graph,
      nodes: new Map(nodes.map(({ id, record, ...rest }: Row) => [id, rest])),
      edges: new Map(
        edges.map(({ key, source: _from, target: _to, sourceId, record, ...rest }: Row) => [
          key,
          sourceId === undefined ? rest : { ...rest, source: sourceId },
        ]),
      ),
    };
  },
};

async function textIn(id: string, dataset: Dataset, options: FormatOptionValues): Promise<string> {
  return (await (formats.get(id) ?? expect.unreachable()).load()).write(dataset, options).text;
}

const GRAPH_DATA = fileURLToPath(new URL("../../../graph-data", import.meta.url));
const datasetFolders = readdirSync(GRAPH_DATA).filter((name) =>
  readdirSync(`${GRAPH_DATA}/${name}`).includes("dataset.json"),
);
const datasetIn = async (folder: string) => {
  const read = await readDataset(`${GRAPH_DATA}/${folder}`);
  return read.ok ? read.value.dataset : expect.unreachable();
};
const anyDataset = arbitraryDataset.map((input) => v.parse(datasetSchema, input));

test("the formats that are held against the records are all that have edges", () => {
  expect(formats.all.filter(({ hasEdges }) => hasEdges).map(({ id }) => id)).toEqual(Object.keys(WRITTEN));
});

describe.each(Object.entries(WRITTEN))("%s", (_, write) => {
  test.each(datasetFolders)("every flat value of %s is that of its record", async (folder) => {
    const dataset = await datasetIn(folder);
    expectTrueToRecords(await write(dataset), dataset);
  });

  test("so is every one of any dataset", async () => {
    await fc.assert(
      fc.asyncProperty(anyDataset, async (dataset) => {
        const inFile: Dataset = JSON.parse(JSON.stringify(dataset));
        expectTrueToRecords(await write(inFile), inFile);
      }),
      { numRuns: 40 },
    );
  });

  test("an edge that several hold speaks of the first, and lists all of them in one order", async () => {
    const { edges } = await write(smallDataset());
    expect(edges.get("c.0006")).toMatchObject({
      holder: "Duchy of Orm",
      holderId: "e.orm",
      stance: "accused",
      polarity: "affirmed",
      source: "s.letter",
      sourceTitle: "The Siege of Varn",
      paragraph: 2,
      sentence: 1,
      attributionCount: 2,
      holders: "Duchy of Orm; Grey Company",
      holderIds: "e.orm; e.grey-company",
      stances: "accused; relayed",
      polarities: "affirmed; denied",
      passages: "s.letter 2.1; s.letter 2.1",
    });
  });

  test("a holder who is not named is not stated and has no id", async () => {
    const { edges } = await write(smallDataset());
    expect(edges.get("c.0009")).toMatchObject({ holder: "not stated", stance: "rumour" });
    expect(edges.get("c.0009")).not.toHaveProperty("holderId");
  });

  test("an edge that nobody is recorded to hold has no holder, stance or passage", async () => {
    const { edges } = await write(smallDataset({ claims: [claimWith({ attributions: [] })] }));
    const edge = edges.get("c.9999");
    expect(edge).toHaveProperty("attributionCount", 0);
    for (const name of ["holder", "holderId", "stance", "polarity", "source", "paragraph", "sentence"]) {
      expect(edge).not.toHaveProperty(name);
    }
  });

  test("fields keep their ids and types, and what a record does not state is absent", async () => {
    const { nodes, edges } = await write(plainDataset());
    expect(edges.get("c.1")).toMatchObject({ field_size: 3000, field_open: true, field_rank: "first" });
    expect(edges.get("c.2")).toHaveProperty("field_size", 0);
    expect(edges.get("c.2")).not.toHaveProperty("field_open");
    expect(edges.get("c.3")).not.toHaveProperty("field_size");
    expect(nodes.get("e.board")).toMatchObject({ field_founded: 1987, field_tags: "coal; grain" });
    expect(nodes.get("e.rowan")).toHaveProperty("field_founded", 0);
    expect(nodes.get("e.thistle")).not.toHaveProperty("field_founded");
  });

  test("a semicolon in a name does not make two of it in a list", async () => {
    const entities = [...smallDataset().entities, entityWith({ id: "e.zeno", label: "Zeno; of Varn" })];
    const attributions = [attributionWith({ holder: "e.zeno" }), attributionWith()];
    const { edges } = await write(smallDataset({ entities, claims: [claimWith({ attributions })] }));
    expect(edges.get("c.9999")).toMatchObject({
      holder: "Zeno; of Varn",
      holders: "Zeno, of Varn; Ilse Marn",
      holderIds: "e.zeno; e.marn",
    });
  });

  test.each([
    ["1204", "1204-01-01", "1204-12-31"],
    ["1204-02", "1204-02-01", "1204-02-29"],
    ["1204-03-07?", "1204-03-07", "1204-03-07"],
    ["119X", "1190-01-01", "1199-12-31"],
    ["1204-03/1204-06", "1204-03-01", "1204-06-30"],
    ["2014~/..", "2014-01-01", undefined],
    ["1204/", "1204-01-01", undefined],
    ["../2018", undefined, "2018-12-31"],
    ["-0044-03", "-0044-03-01", "-0044-03-31"],
    ["some day", undefined, undefined],
  ])("the time %s is from %s to %s", async (time, from, to) => {
    const claims = [claimWith({ qualifiers: { time } })];
    const { nodes, edges } = await write(smallDataset({ claims, entities: timed(time) }));
    for (const row of [edges.get("c.9999"), nodes.get("e.zeno")]) {
      expect([row?.time, row?.timeFrom, row?.timeTo]).toEqual([time, from, to]);
    }
  });

  test("what only came along with a part is marked, and nothing else is", async () => {
    const derivedFrom = { dataset: "one", version: "1.0.0", sha256: "0".repeat(64), filter: "x", context: ["e.marn"] };
    const { nodes, graph } = await write(smallDataset({ derivedFrom }));
    const marked = [...nodes].filter(([, row]) => "context" in row);
    expect(marked).toEqual([["e.marn", expect.objectContaining({ context: true })]]);
    expect(graph).toMatchObject({ title: "The Siege of Varn", version: "1.0.0", licence: "CC-BY-4.0", filter: "x" });
  });

  test("values stand on their entities with whose word they are, in lists of one order", async () => {
    const value = (id: string, amount: number, holder: string | null) =>
      claimWith({
        id,
        subject: "e.varn",
        predicate: "numbers",
        object: null,
        value: { amount, unit: "dead", qualifier: "nearly" },
        attributions: [attributionWith({ holder, stance: "rumour", evidence: [passage("1.2", "300")] })],
      });
    const { nodes, edges } = await write(
      smallDataset({ claims: [value("c.9998", 300, null), value("c.9999", 40, "e.orm")] }),
    );
    expect(edges.size).toBe(0);
    expect(nodes.get("e.varn")).toMatchObject({
      values: "nearly 300 dead; nearly 40 dead",
      valueClaimIds: "c.9998; c.9999",
      valuePredicates: "numbers; numbers",
      valueHolders: "not stated; Duchy of Orm",
      valueHolderIds: "; e.orm",
      valueStances: "rumour; rumour",
      valuePolarities: "affirmed; affirmed",
      valuePassages: "s.letter 1.2; s.letter 1.2",
    });
  });
});

function timed(time: string): Dataset["entities"] {
  return [...smallDataset().entities, entityWith({ id: "e.zeno", time })];
}

/** What NetworkX writes to GraphML of a Python value made from JSON: str, int, float, bool, and nothing else. */
const isPlain = (value: unknown) => ["string", "number", "boolean"].includes(typeof value);

describe("node-link with plain values only, which NetworkX's write_graphml takes", () => {
  const expectPlain = async (dataset: Dataset) => {
    const file = JSON.parse(await textIn("node-link", dataset, {}));
    expect(Object.keys(file)).toEqual(["directed", "multigraph", "graph", "nodes", "edges"]);
    for (const row of [file.graph, ...file.nodes, ...file.edges]) {
      for (const [name, value] of Object.entries(row)) expect(value, name).toSatisfy(isPlain);
    }
    // What `node_link_graph` takes for the ends, the key and the name: ids that are all there, each key once.
    const ids = new Set(file.nodes.map(({ id }: Row) => id));
    expect(ids.size).toBe(file.nodes.length);
    for (const { source, target } of file.edges) expect([ids.has(source), ids.has(target)]).toEqual([true, true]);
    expect(new Set(file.edges.map(({ key }: Row) => key)).size).toBe(file.edges.length);
  };

  test.each(datasetFolders)("%s has no other value on graph, nodes and edges", async (folder) => {
    await expectPlain(await datasetIn(folder));
  });

  test("nor has any dataset", async () => {
    await fc.assert(fc.asyncProperty(anyDataset, expectPlain), { numRuns: 40 });
  });

  test.each(datasetFolders)("%s opens again with every holder, stance and locator of its edges", async (folder) => {
    const dataset = await datasetIn(folder);
    const opened = await openDataset(await textIn("node-link", dataset, {}));
    if (!opened.ok) return expect.unreachable();
    const voices = ({ claims }: Dataset) =>
      claims.map(({ id, attributions }) => [
        id,
        attributions.map(({ holder, stance, polarity, evidence }) => [
          holder,
          stance,
          polarity,
          evidence.map(({ source, at }) => `${source} ${at}`),
        ]),
      ]);
    expect(voices(opened.value)).toEqual(voices(dataset));
  });

  test("the flat values are the same with the records beside them", async () => {
    const write = WRITTEN["node-link"] ?? expect.unreachable();
    const { nodes, edges } = await write(smallDataset());
    const nested = await write(smallDataset(), { records: "nested" });
    expect([nested.nodes, nested.edges]).toEqual([nodes, edges]);
  });

  test("the article's file is less than half as long without the records", async () => {
    const dataset = await datasetIn("kerman-attack");
    const nested = await textIn("node-link", dataset, { records: "nested" });
    expect((await textIn("node-link", dataset, {})).length).toBeLessThan(nested.length / 2);
  });
});
