import { describe, expect, onTestFinished, test, vi } from "vitest";
import { laidOut } from "../../src/app/lay-out-first.ts";
import { openFile } from "../../src/app/open-file/open-file.ts";
import { layoutInputOf } from "../../src/derive/layout-input.ts";
import type { exportFile } from "../../src/features/files/export-file.ts";
import { layoutTask } from "../../src/features/layouts/layout-task.ts";
import { searchIndexOf } from "../../src/features/search/search-index.ts";
import { runInSlices } from "../../src/lib/task.ts";
import { restOf, slicesOf } from "../../src/model/dataset-slices.ts";
import { buildKnowledgeGraph } from "../../src/model/knowledge-graph.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { serializeDataset } from "../../src/model/serialize-dataset.ts";
import type { openFileTask } from "../../src/product/tasks/open-file-task.ts";
import { runTask } from "../../src/product/tasks/run-task.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { generateDataset } from "../fixtures/generate-dataset.ts";
import { datasetFile } from "../fixtures/hostile-files.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { withPlainMaps } from "../fixtures/with-plain-maps.ts";

/** How often a worker was ended. */
function countEnds(): () => number {
  const end = vi.spyOn(Worker.prototype, "terminate");
  onTestFinished(() => end.mockRestore());
  return () => end.mock.calls.length;
}

const longFile = () =>
  new File([JSON.stringify(generateDataset({ entities: 1_000, claims: 5_000 }))], "generated.kg.json");

describe("a task in a worker", () => {
  test("a file is opened once: the page takes over the graph that the worker built, and its search index", async () => {
    const signal = new AbortController().signal;
    const result = await openFile({ files: [longFile()] }, { signal, onProgress: () => {} });
    if (result === "cancelled" || !result.ok || !("dataset" in result.value)) throw new Error("It was not opened.");
    const { dataset, knowledge, search } = result.value;
    expect(withPlainMaps(knowledge)).toEqual(buildKnowledgeGraph(dataset));
    const workspace = createWorkspace(smallDataset());
    workspace.open(dataset, undefined, { knowledge });
    expect(workspace.store.getState().knowledge).toBe(knowledge);
    const columns = await search;
    const label = dataset.entities[3]?.label ?? "";
    const index = columns && searchIndexOf(knowledge, columns);
    expect(index?.search(label, { limit: 5 }).map((hit) => hit.label)).toContain(label);
  });

  test("takes a large input in pieces and gives back a file", async () => {
    const dataset = smallDataset();
    const ends = countEnds();
    const request = { rest: restOf(dataset), part: null, formatId: "kg-json", options: {}, page: undefined };
    const outcome = await runTask<typeof exportFile>("export-file", request, { more: slicesOf(dataset) });
    expect(outcome.is === "done" && (await outcome.output.blob.text())).toBe(serializeDataset(dataset));
    expect(ends()).toBe(1);
  });

  test("ends at once when it is cancelled, and nothing is heard of it afterwards", async () => {
    const run = new AbortController();
    const ends = countEnds();
    const heard: string[] = [];
    const task = runTask<typeof openFileTask>(
      "open-file",
      { files: [longFile()] },
      {
        signal: run.signal,
        onProgress: ({ phase }) => {
          heard.push(phase);
          run.abort();
        },
        onPart: ({ list }) => heard.push(list),
      },
    );
    expect(await task).toEqual({ is: "cancelled" });
    expect(ends()).toBe(1);
    // Long enough for another task to go all the way.
    await runTask<typeof openFileTask>("open-file", { files: [datasetFile()] });
    expect(heard).toEqual(["reading"]);
  });

  test.each([
    ["piece by piece", "a.gexf", `<gexf><graph><nodes>${'<node id="a"/>'.repeat(20_000)}</nodes></graph></gexf>`],
    ["statement by statement", "a.dot", `digraph { ${"a -> b ".repeat(20_000)} }`],
    ["in one step", "a.json", `{"nodes":[{"id":"a"}],"links":[${'{"source":"a","target":"a"},'.repeat(40_000)}{}]}`],
  ])("ends at once in the middle of a file that is read %s", async (_, name, text) => {
    const run = new AbortController();
    const ends = countEnds();
    let [isReading, heard] = [false, 0];
    const outcome = await runTask<typeof openFileTask>(
      "open-file",
      { files: [new File([text], name)] },
      {
        signal: run.signal,
        onProgress: ({ phase }) => {
          if (isReading) heard += 1;
          isReading ||= phase === (name === "a.json" ? "parsing" : "taking-in");
          if (isReading) run.abort();
        },
        onPart: () => {
          heard += 1;
        },
      },
    );
    expect([outcome, isReading, heard, ends()]).toEqual([{ is: "cancelled" }, true, 0, 1]);
  });

  test("a layout comes out as in place, to the byte, with places in the course of it", async () => {
    const parsed = parseDataset(generateDataset({ entities: 1_000, claims: 5_000 }));
    if (!parsed.ok) throw new Error("The generated dataset has faults.");
    const knowledge = buildKnowledgeGraph(parsed.value);
    const asked = {
      layout: "force",
      input: layoutInputOf(knowledge, { iterations: 20, seed: 3, start: null }),
    };
    const parts: Float32Array[] = [];
    const outcome = await runTask<typeof layoutTask>("layout", asked, { onPart: (places) => parts.push(places) });
    expect(outcome).toEqual(await runInSlices(layoutTask, asked));
    expect(parts.length).toBeGreaterThan(10);
    expect(parts.every((places) => places.length === 2 * knowledge.order && places.every(Number.isFinite))).toBe(true);
  });

  test("a page's first dataset without positions gets them", async () => {
    const placed = await laidOut(smallDataset({ layouts: [] }));
    expect(Object.keys(placed.layouts[0]?.positions ?? {})).toHaveLength(placed.entities.length);
    expect({ ...placed, layouts: [] }).toEqual(smallDataset({ layouts: [] }));
  });

  test("that breaks off is told as such, in words for whoever opened the file", async () => {
    // No browser gives such a file; the worker breaks off over it.
    const impossible = { size: -1 } as File;
    expect(await runTask<typeof openFileTask>("open-file", { files: [impossible] })).toMatchObject({
      is: "failed",
      reason: expect.stringMatching(/./),
    });
    const { signal } = new AbortController();
    expect(await openFile({ files: [impossible] }, { signal, onProgress: () => {} })).toMatchObject({
      ok: false,
      error: { issues: [{ code: "file/reader-failed", message: "This file could not be read." }], total: 1 },
    });
  });
});
