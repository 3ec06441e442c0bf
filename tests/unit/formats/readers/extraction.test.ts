import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openFiles } from "../../../../src/formats/open-files.ts";
import { createGraphBuilder } from "../../../../src/formats/readers/create-graph-builder.ts";
import { readGraphRag } from "../../../../src/formats/readers/graphrag.ts";
import type { Cell } from "../../../../src/formats/readers/parquet-file.ts";
import type { NamedTable } from "../../../../src/formats/readers/parquet-tables.ts";
import type { ReadChoices } from "../../../../src/formats/readers/reader.ts";
import { issueLine } from "../../../../src/model/issue.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { serializeDataset } from "../../../../src/model/serialize-dataset.ts";
import { readAll } from "./read-case.ts";

const FOLDER = new URL("../../../fixtures/parquet/", import.meta.url);
const file = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, FOLDER))) });
const text = (name: string, content: unknown) => ({
  name,
  bytes: new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content)),
});
const readGraph = (names: string, choices: ReadChoices = {}) =>
  readAll(
    names.split(" ").map((name) => file(`${name}.parquet`)),
    choices,
  );

describe("GraphRAG", () => {
  const ALL = "entities relationships text_units documents";

  test("gives each relationship as a claim that opens at the passages it was extracted from", async () => {
    const graph = await readGraph(ALL);
    const knowledge = buildKnowledgeGraph(graph.dataset);
    const titles = new Map(knowledge.dataset.sources.map(({ id, title }) => [id, title]));
    const passages = (from: string, to: string) =>
      graph
        .between(from, to)
        .flatMap(({ attributions }) =>
          attributions.flatMap(({ holder, evidence }) =>
            evidence.map(({ source, quotation }) => [holder, titles.get(source), quotation]),
          ),
        );
    expect(passages("ADA FINCH", "SALT LEAGUE")).toEqual([
      [null, "harbour-log.txt", "The salt league rented the north quay. Ada Finch kept its books."],
      [null, "harbour-log.txt", "Ada Finch kept its books. The league paid in salt."],
    ]);
    expect(passages("ABBEY", "SALT LEAGUE").map(([, title]) => title)).toEqual([
      "harbour-log.txt",
      "https://example.org/tithe-roll",
    ]);
    expect(passages("ABBEY", "CELLARER")).toEqual([]);
    expect(graph.dataset.dataset.declares.quotations).toBe(true);
    expect(graph.claims.every(({ origin }) => origin?.how === "import")).toBe(true);
  });

  test("reads entities by their titles, descriptions as what is said of them, and the rest as fields", async () => {
    const graph = await readGraph(ALL);
    const ada = graph.entity("ADA FINCH");
    expect([graph.kind(ada), ada.gloss, graph.field(ada, "degree"), graph.field(ada, "id")]).toEqual([
      "person",
      "She keeps the books.",
      2,
      "e2",
    ]);
    expect(ada.mentions).toHaveLength(2);
    expect(graph.entity("NORTH QUAY").gloss).toBeUndefined();
    expect(graph.entity("CELLARER").described).toBe(false);
    const [books] = graph.between("ADA FINCH", "SALT LEAGUE");
    expect(books?.gloss).toBe("She kept the books of the league.");
    expect(books && [graph.field(books, "weight"), graph.field(books, "combined_degree")]).toEqual([9, 5]);
    expect(graph.dataset.layouts).toEqual([]);
    expect(graph.dataset.sources.map(({ address }) => address)).toEqual([
      undefined,
      "https://example.org/tithe-roll",
      undefined,
    ]);
  });

  test("takes its relationships for undirected, which can be chosen", async () => {
    const graph = await readGraph(ALL);
    expect(graph.claims.map(({ direction }) => direction)).toEqual(new Array(5).fill("undirected"));
    expect(graph.report.guesses.map(({ about, value }) => [about, value])).toEqual([
      ["direction", "undirected"],
      ["weight", ""],
    ]);
    const chosen = await readGraph(ALL, { direction: "directed" });
    expect(chosen.claims.map(({ direction }) => direction)).toEqual(new Array(5).fill("directed"));
    expect(chosen.report.guesses.map(({ about }) => about)).toEqual(["weight"]);
  });

  test("says what it left out and what is missing", async () => {
    const { warnings } = await readGraph(`${ALL} communities`);
    expect(warnings.map((line) => line.replace(/\. .*/s, "."))).toEqual([
      "communities.parquet: This is GraphRAG’s table of communities, which is not part of the graph.",
      "documents.parquet: These columns are not kept: creation_date and metadata.",
      expect.stringContaining("u9"),
      "1 passage is from several documents at once, such as u4.",
      expect.stringContaining("CELLARER is named by edge r5"),
    ]);
  });

  test.each([
    [
      "relationships",
      [5, 5],
      ["u1", "u2", "u3", "u4", "u9"],
      /5 passages are named[\s\S]*table of entities is missing|table of entities is missing[\s\S]*5 passages are named/,
    ],
    ["entities relationships", [5, 5], ["u1", "u2", "u3", "u4", "u9"], /Open text_units\.parquet together/],
    ["entities", [4, 0], ["u1", "u2", "u3"], /Open text_units\.parquet together/],
    ["entities relationships text_units", [5, 5], ["d1", "d2", "u9"], /Open documents\.parquet together/],
    [
      "entities relationships documents",
      [5, 5],
      ["harbour-log.txt", "https://example.org/tithe-roll", "u4", "u9"],
      /Open text_units\.parquet together/,
    ],
  ])("reads %s alone", async (names, counts, sources, said) => {
    const graph = await readGraph(names);
    expect([graph.dataset.entities.length, graph.claims.length]).toEqual(counts);
    expect(graph.dataset.sources.map(({ title }) => title).toSorted()).toEqual(sources);
    expect(graph.warnings.join("\n")).toMatch(said);
  });

  test("needs entities or relationships", async () => {
    const opened = await openFiles([file("text_units.parquet"), file("documents.parquet")]);
    expect(opened.ok ? [] : opened.error.map(issueLine)).toEqual([
      "These tables of GraphRAG contain no entities and no relationships. Open them together with entities.parquet and relationships.parquet.",
    ]);
  });

  test("reads its claims as claims, which quote the words they rest on where these are in the text", async () => {
    const graph = await readGraph(`${ALL} covariates`);
    const [debt] = graph.between("ADA FINCH", "ABBEY").filter(({ qualifiers }) => qualifiers.time !== null);
    expect(debt?.qualifiers.time).toBe("1412-01-01/1412-12-31");
    expect(debt?.attributions.map(({ polarity, evidence }) => [polarity, evidence[0]?.quotation])).toEqual([
      ["affirmed", "Ada Finch owed the abbey a tithe."],
    ]);
    const [lending] = graph.between("ABBEY", "SALT LEAGUE").filter(({ direction }) => direction === "directed");
    expect(lending?.attributions.map(({ polarity, evidence }) => [polarity, evidence[0]?.quotation])).toEqual([
      ["denied", "Ada Finch owed the abbey a tithe. The abbey lent the quay to the league."],
    ]);
    expect(graph.entity("SALT LEAGUE").note).toBe("FRAUD: The league cheated. (SUSPECTED)");
    expect(graph.warnings.join("\n")).toContain("1 claim of GraphRAG has no object.");
  });

  test("reads the tables of older versions", async () => {
    const graph = await readGraph("create_final_entities create_final_nodes relationships");
    const ada = graph.entity("ADA FINCH");
    expect([ada.gloss, graph.field(ada, "community"), graph.place("ADA FINCH")]).toEqual(["A clerk.", [0, 3], [-2, 3]]);
    expect(graph.warnings.join("\n")).toContain("The column description_embedding holds vectors and is left out.");
    const nodes = await readGraph("create_final_nodes");
    expect(nodes.names.toSorted()).toEqual(["ADA FINCH", "SALT LEAGUE"]);
  });

  test("leaves out what GraphRAG writes beside its tables", async () => {
    const graph = await readAll([file("entities.parquet"), text("stats.json", { total_runtime: 3 })], {});
    expect(graph.names).toHaveLength(4);
    expect(graph.warnings[0]).toBe("stats.json: This file is not part of the graph. It is left out.");
  });

  test("keeps each reference to a text unit, whatever it refers to", () => {
    const table = (name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): NamedTable => ({
      name,
      columns,
      rows,
      vectors: [],
    });
    const ids = fc.constantFrom("u0", "u1", "u2", "__proto__", "constructor", "gone");
    const documents = fc.uniqueArray(fc.constantFrom("d0", "d1", "__proto__", "lost"), { maxLength: 3 });
    const units = fc.uniqueArray(fc.tuple(ids, fc.string({ minLength: 1 }), documents), { selector: ([id]) => id });
    const relationships = fc.array(fc.uniqueArray(ids), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(units, relationships, (known, named) => {
        const { finish, ...build } = createGraphBuilder("a.parquet");
        const tables = [
          table("text_units", ["id", "text", "document_ids"], known),
          table(
            "documents",
            ["id", "title", "text", "text_unit_ids"],
            [
              ["d0", "Same", "", []],
              ["d1", "Same", "", []],
            ],
          ),
          table(
            "relationships",
            ["id", "source", "target", "text_unit_ids"],
            named.map((list, at) => [`r${at}`, "A", "B", list]),
          ),
        ];
        expect(readGraphRag(tables, build, {}).ok).toBe(true);
        const parsed = parseDataset(finish().dataset);
        if (!parsed.ok) throw new Error(parsed.error.map(issueLine).join("\n"));
        const { claims, sources } = parsed.value;
        const idOf = new Map(sources.map(({ id, origin }) => [id, origin?.id]));
        for (const [at, list] of named.entries()) {
          const claim = claims.find(({ origin }) => origin?.id === `r${at}`);
          const found = claim?.attributions.flatMap(({ evidence }) => evidence) ?? [];
          const wanted = list.flatMap((id) => {
            const unit = known.find(([each]) => each === id);
            if (unit === undefined || unit[2].length === 0) return [[id, unit?.[1].trim() || undefined]];
            return unit[2].map((document) => [document, unit[1].trim() || undefined]);
          });
          expect(found.map(({ source, quotation }) => [idOf.get(source), quotation]).toSorted()).toEqual(
            wanted.toSorted(),
          );
        }
        expect(JSON.parse(serializeDataset(parsed.value)).claims).toHaveLength(named.length);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});

describe("LightRAG", () => {
  const key = (of: string, name: string) =>
    `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="string"/>`;
  const data = (of: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values)
      .map(([name, value]) => `<data key="${of}-${name}">${value.replaceAll("<", "&lt;")}</data>`)
      .join("");
  const NODE_KEYS = ["entity_id", "entity_type", "description", "source_id", "file_path", "created_at"];
  const EDGE_KEYS = ["weight", "description", "keywords", "source_id", "file_path", "created_at"];
  const GRAPH = `<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${NODE_KEYS.map((name) => key("node", name)).join("")}${EDGE_KEYS.map((name) => key("edge", name)).join("")}
<graph edgedefault="undirected">
<node id="Ada Finch">${data("node", { entity_id: "Ada Finch", entity_type: "person", description: "A clerk.<SEP>She keeps books.", source_id: "chunk-a<SEP>chunk-b", file_path: "log.md<SEP>roll.md" })}</node>
<node id="Abbey">${data("node", { entity_id: "Abbey", entity_type: "organization", description: "It lends quays.", source_id: "chunk-b", file_path: "roll.md" })}</node>
<edge source="Ada Finch" target="Abbey">${data("edge", { weight: "2.0", description: "She owed a tithe.", keywords: "debt,tithe", source_id: "chunk-c<SEP>chunk-b<SEP>chunk-a<SEP>chunk-x", file_path: "roll.md<SEP>log.md<SEP>...truncated...(KEEP 2/3)" })}</edge>
</graph></graphml>`;
  const CHUNKS = {
    "chunk-a": {
      tokens: 4,
      content: "Ada kept books.",
      chunk_order_index: 0,
      full_doc_id: "doc-1",
      file_path: "log.md",
    },
    "chunk-b": {
      tokens: 4,
      content: "Ada owed a tithe.",
      chunk_order_index: 0,
      full_doc_id: "doc-2",
      file_path: "roll.md",
    },
    "chunk-c": {
      tokens: 4,
      content: "The abbey wrote it down.",
      chunk_order_index: 1,
      full_doc_id: "doc-2",
      file_path: "roll.md",
    },
  };
  const graph = text("graph_chunk_entity_relation.graphml", GRAPH);
  const chunks = text("kv_store_text_chunks.json", CHUNKS);

  test("opens alone, with its files as sources, and says which file has the passages", async () => {
    const read = await readAll([graph], {});
    expect(read.report.format).toBe("graphml");
    expect(read.lines).toEqual(["Ada Finch -- Abbey"]);
    expect(read.dataset.sources.map(({ title }) => title)).toEqual(["log.md", "roll.md"]);
    const ada = read.entity("Ada Finch");
    expect([ada.label, read.kind(ada), ada.gloss]).toEqual(["Ada Finch", "person", "A clerk.\nShe keeps books."]);
    expect(read.warnings.join("\n")).toMatch(/4 passages are named.*Open kv_store_text_chunks\.json together/);
  });

  test("gives each claim the passages that its chunks are, in their order, where it has its chunk store", async () => {
    const read = await readAll([chunks, graph], {});
    const titles = new Map(read.dataset.sources.map(({ id, title }) => [id, title]));
    const evidence = read.claims.flatMap(({ attributions }) => attributions.flatMap((each) => each.evidence));
    expect(evidence.map(({ source, quotation }) => [titles.get(source), quotation])).toEqual([
      ["roll.md", "Ada owed a tithe."],
      ["roll.md", "The abbey wrote it down."],
      ["log.md", "Ada kept books."],
      ["chunk-x", undefined],
    ]);
    expect(read.claims[0]?.gloss).toBe("She owed a tithe.");
    expect(read.warnings).toEqual([
      expect.stringMatching(/^1 passage is named but is in none of the files, such as chunk-x/),
    ]);
    expect(read.report.format).toBe("lightrag");
    expect(read.dataset.dataset.title).toBe("Graph extracted by LightRAG");
  });

  test("names documents by the other stores where the chunks do not, and says what it leaves out", async () => {
    const old = Object.fromEntries(Object.entries(CHUNKS).map(([id, { file_path: _, ...rest }]) => [id, rest]));
    const read = await readAll(
      [
        graph,
        text("kv_store_text_chunks.json", old),
        text("kv_store_full_docs.json", { "doc-1": { content: "…" }, "doc-2": { content: "…", file_path: "roll.md" } }),
        text("kv_store_doc_status.json", { "doc-1": { status: "processed", file_path: "log.md", chunks_count: 1 } }),
        text("vdb_entities.json", { embedding_dim: 2, data: [] }),
        text("kv_store_llm_response_cache.json", {}),
      ],
      {},
    );
    expect(read.dataset.sources.map(({ title }) => title).toSorted()).toEqual(["chunk-x", "log.md", "roll.md"]);
    expect(read.warnings.map((line) => line.split(":")[0])).toEqual([
      "vdb_entities.json",
      "kv_store_llm_response_cache.json",
      expect.stringContaining("chunk-x"),
    ]);
  });

  test("says what is wrong with a store that is cut off", async () => {
    const opened = await openFiles([graph, text("kv_store_text_chunks.json", '{"chunk-a": {"content": "Ada')]);
    expect(opened.ok ? [] : opened.error).not.toEqual([]);
  });
});
