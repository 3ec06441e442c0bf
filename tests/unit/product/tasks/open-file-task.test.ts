import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { placesOf } from "../../../../src/derive/places.ts";
import { searchIndexOf } from "../../../../src/features/search/search-index.ts";
import { runInSlices } from "../../../../src/lib/task.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import { SlicedDataset, slicedLength } from "../../../../src/model/dataset-slices.ts";
import { withColumns } from "../../../../src/model/knowledge-columns.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { serializeDataset } from "../../../../src/model/serialize-dataset.ts";
import {
  type IssueReport,
  type OpenOutput,
  type OpenProgress,
  openFileTask,
  type Reading,
} from "../../../../src/product/tasks/open-file-task.ts";
import { generateDataset } from "../../../fixtures/generate-dataset.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";
import { withPlainMaps } from "../../../fixtures/with-plain-maps.ts";
import { workbookFile } from "../../../fixtures/workbook.ts";

/** More than one slice of claims. */
const size = { entities: 800, claims: 4_500 };
const text = JSON.stringify(generateDataset(size));
const file = new File([text], "generated.kg.json");

interface Opened {
  readonly dataset: Dataset;
  readonly knowledge: KnowledgeGraph;
  readonly notes: IssueReport;
  readonly reading: Reading | null;
  readonly placed: number;
  readonly output: OpenOutput;
  readonly progress: readonly OpenProgress[];
}

async function open(opened: File): Promise<Opened> {
  const records = new SlicedDataset();
  const progress: OpenProgress[] = [];
  let rest: Omit<Opened, "output" | "progress"> | undefined;
  const outcome = await runInSlices(
    openFileTask,
    { files: [opened] },
    {
      onProgress: (at) => at.phase !== "indexing" && progress.push(at),
      onPart: (part) => {
        if (part.list !== "rest") return records.add(part);
        const dataset = records.whole(part.rest);
        const { notes, placed, reading } = part;
        rest = { dataset, knowledge: withColumns(dataset, part.columns), notes, placed, reading };
      },
    },
  );
  if (outcome.is !== "done" || rest === undefined) throw new Error(`The file was not opened: ${outcome.is}`);
  return { ...rest, output: outcome.output, progress };
}

describe("opening a file", () => {
  test("gives its dataset and the very graph that building it would give", async () => {
    const { dataset, knowledge, notes, output } = await open(file);
    expect(JSON.stringify(dataset)).toBe(text);
    expect(withPlainMaps(knowledge)).toEqual(buildKnowledgeGraph(dataset));
    expect(notes.total).toBe(0);
    const label = dataset.entities[7]?.label ?? "";
    const index = output.kind === "dataset" ? searchIndexOf(knowledge, output.search) : undefined;
    expect(index?.search(label, { limit: 5 }).map((hit) => hit.label)).toContain(label);
  });

  test("of another program notes what was assumed of it and what was left out", async () => {
    const gexf =
      '<gexf><graph><nodes><node id="a"/></nodes><edges><edge source="a" target=""/><edge source="a" target="b"/></edges></graph></gexf>';
    const { dataset, notes, reading } = await open(new File([gexf], "other.gexf"));
    expect([dataset.entities.length, dataset.claims.length]).toEqual([2, 1]);
    expect(reading?.guesses.map(({ about }) => about)).toEqual(["direction"]);
    expect(reading?.warnings.issues.map(({ code }) => code)).toEqual(["reading/no-end", "reading/not-described"]);
    expect(notes.total).toBe(0);
  });

  test("places the entities of a dataset without positions, the same way each time, and leaves all else as it is", async () => {
    const bare = { ...generateDataset({ entities: 300, claims: 900 }), layouts: [] };
    const bareFile = () => new File([JSON.stringify(bare)], "bare.kg.json");
    const [first, second] = [await open(bareFile()), await open(bareFile())];
    expect(JSON.stringify({ ...first.dataset, layouts: [] })).toBe(JSON.stringify(bare));
    const [arrangement] = first.dataset.layouts;
    expect(Object.keys(arrangement?.positions ?? {})).toHaveLength(300);
    expect(arrangement?.title).toBe("Force layout");
    expect(second.dataset.layouts).toEqual(first.dataset.layouts);
    expect(placesOf(first.knowledge, {}).every(Number.isFinite)).toBe(true);
    const shares = first.progress.flatMap((at) => (at.phase === "laying-out" ? [at.done / at.total] : []));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(5);
  });

  test("places those entities that the file has no position for beside the others, which stay as they are written", async () => {
    const whole = generateDataset({ entities: 300, claims: 900 });
    const [layout] = whole.layouts;
    if (layout === undefined) throw new Error("The generated dataset has no layout.");
    const given = Object.fromEntries(Object.entries(layout.positions).filter((_, at) => at % 3 > 0));
    const partly = { ...whole, layouts: [{ ...layout, positions: given }] };
    const partlyFile = () => new File([JSON.stringify(partly)], "partly.kg.json");
    const [first, second] = [await open(partlyFile()), await open(partlyFile())];
    const [arrangement] = first.dataset.layouts;
    expect(arrangement).toMatchObject({ title: layout.title, captions: layout.captions, positions: given });
    expect(Object.keys(arrangement?.positions ?? {})).toHaveLength(300);
    expect(first.placed).toBe(100);
    expect(second.dataset.layouts).toEqual(first.dataset.layouts);
    expect(JSON.stringify({ ...first.dataset, layouts: [] })).toBe(JSON.stringify({ ...whole, layouts: [] }));
  });

  test("says truly how far it is: bytes, records and rules, each up to all of them", async () => {
    const { progress, dataset } = await open(file);
    const phases = Map.groupBy(progress, ({ phase }) => phase);
    expect([...phases.keys()]).toEqual(["reading", "parsing", "checking", "reviewing", "handing-over"]);
    for (const [phase, reports] of phases) {
      if (phase === "parsing") continue;
      const counts = reports.map((report) => ("total" in report ? report.done : Number.NaN));
      expect(counts, phase).toEqual(counts.toSorted((a, b) => a - b));
      expect(reports.at(-1), phase).toMatchObject({ done: (reports.at(-1) as { total: number }).total });
      expect(reports.length, phase).toBeLessThanOrEqual(110);
    }
    expect(phases.get("reading")?.at(-1)).toMatchObject({ done: file.size });
    expect(phases.get("handing-over")?.at(-1)).toMatchObject({ done: slicedLength(dataset) });
  });

  const each = (count: number, write: (at: number) => string) => Array.from({ length: count }, (_, at) => write(at));
  const triples = each(2_000, (at) => `<urn:a${at}> <urn:knows> <urn:b${at}> .`).join("\n");
  const records = each(2_000, (at) => `{"id":"n${at}"}`);
  describe.each<[string, string | Uint8Array, string]>([
    // Read piece by piece.
    [
      "GEXF",
      `<gexf><graph><nodes>${each(4_000, (at) => `<node id="n${at}" label="Node"/>`).join("\n")}</nodes></graph></gexf>`,
      "a.gexf",
    ],
    [
      "GraphML",
      `<graphml><graph edgedefault="directed">${each(4_000, (at) => `<node id="n${at}"></node>`).join("\n")}</graph></graphml>`,
      "a.graphml",
    ],
    ["Turtle", triples, "a.ttl"],
    [
      "RDF/XML",
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="urn:x#">${each(1_500, (at) => `<rdf:Description rdf:about="urn:a${at}"><x:knows rdf:resource="urn:b"/></rdf:Description>`).join("\n")}</rdf:RDF>`,
      "a.rdf",
    ],
    // Row by row.
    ["a table", `Source,Target\n${each(2_000, (at) => `a${at},b${at}`).join("\n")}`, "a.csv"],
    ["lines of JSON", each(2_000, (id) => `{"type":"node","id":"${id}","labels":["A"]}`).join("\n"), "a.jsonl"],
    ["Pajek", `*Vertices 4000\n${each(4_000, (at) => `${at + 1} "v"`).join("\n")}`, "a.net"],
    // In two steps, the second of which goes on beside the first: cells and rows.
    [
      "a workbook",
      workbookFile({
        sheets: { Edges: [["Source", "Target"], ...each(3_000, String).map((at) => [`a${at}`, `b${at}`])] },
      }),
      "a.xlsx",
    ],
    // Statement by statement, and record by record of what was parsed in one step.
    ["DOT", `digraph { ${each(6_000, (at) => `a${at} -> b${at}`).join("\n")} }`, "a.dot"],
    ["JSON of nodes and links", `{"nodes":[${records}],"links":[]}`, "a.json"],
    [
      "a canvas",
      `{"nodes":[${each(2_000, (at) => `{"id":"n${at}","type":"text","text":"x","width":1}`)}],"edges":[]}`,
      "a.canvas",
    ],
    ["Kumu", `{"elements":[${each(2_000, (at) => `{"label":"n${at}"}`)}],"connections":[]}`, "a.json"],
    [
      "STIX",
      `{"type":"bundle","id":"bundle--1","objects":[${each(2_000, (at) => `{"type":"malware","id":"malware--${at}"}`)}]}`,
      "a.json",
    ],
    ["Cytoscape", `{"elements":[${records.map((data) => `{"data":${data}}`)}]}`, "a.cyjs"],
    ["CX", `[{"CXVersion":"2.0"},{"nodes":[${each(2_000, (id) => `{"id":${id}}`)}]}]`, "a.cx"],
  ])("that is %s", (_, foreign, name) => {
    test("says truly what share of it was read, and ends there when it is cancelled", async () => {
      const run = new AbortController();
      const shares: number[] = [];
      const outcome = await runInSlices(
        openFileTask,
        { files: [new File([foreign as BlobPart], name)] },
        {
          signal: run.signal,
          onProgress: (at) => {
            if (at.phase === "taking-in") shares.push(at.done);
            if ((shares.at(-1) ?? 0) > 20) run.abort();
          },
        },
      );
      expect(outcome).toEqual({ is: "cancelled" });
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(shares.at(-1)).toBeLessThan(60);
    });
  });

  test("says of a step without shares that it is one, and of the rows of Parquet how many there were", async () => {
    const links = `{"nodes":[${records}],"links":[]}`;
    const stagesOf = ({ progress }: Opened) => [...new Set(progress.map(({ phase }) => phase))].slice(1, 4);
    expect(stagesOf(await open(new File([links], "a.json")))).toEqual(["parsing", "taking-in", "checking"]);
    const packed = new File([gzipSync(links)], "a.json.gz");
    expect(stagesOf(await open(packed))).toEqual(["unpacking", "parsing", "taking-in"]);
    const edges = readFileSync(new URL("../../../fixtures/parquet/edges-none.parquet", import.meta.url));
    const { progress } = await open(new File([edges], "a.parquet"));
    expect(progress.flatMap((at) => (at.phase === "taking-in" ? [at.done] : []))).toContain(50);
  });

  test("hands over nothing of a hostile file that is refused", async () => {
    const folder = new URL("../../../fixtures/hostile/", import.meta.url);
    const expected: Record<string, { refused?: unknown }> = JSON.parse(
      readFileSync(new URL("expected.json", folder), "utf8"),
    );
    for (const [name, { refused }] of Object.entries(expected)) {
      if (refused === undefined) continue;
      const hostile = new File([readFileSync(new URL(`files/${name}`, folder))], name);
      const parts: unknown[] = [];
      const outcome = await runInSlices(openFileTask, { files: [hostile] }, { onPart: (part) => parts.push(part) });
      expect([name, outcome.is === "done" && outcome.output.kind, parts]).toEqual([name, "refused", []]);
    }
  });

  test("hands over nothing after it was cancelled", async () => {
    const run = new AbortController();
    let parts = 0;
    const outcome = await runInSlices(
      openFileTask,
      { files: [file] },
      {
        signal: run.signal,
        onProgress: ({ phase }) => phase === "checking" && run.abort(),
        onPart: () => parts++,
      },
    );
    expect([outcome, parts]).toEqual([{ is: "cancelled" }, 0]);
  });

  test("refuses a file that breaks off", async () => {
    const cutOff = new File([serializeDataset(smallDataset()).slice(0, 900)], "cut-off.json");
    expect(await runInSlices(openFileTask, { files: [cutOff] })).toMatchObject({
      is: "done",
      output: { kind: "refused", problems: { total: 1 } },
    });
  });
});
