import { describe, expect, test } from "vitest";
import { describeFilters } from "../../../../src/derive/describe-filters.ts";
import { type ExportedFile, exportFile, partOf } from "../../../../src/features/files/export-file.ts";
import {
  datasetInScope,
  type ExportScopeId,
  exportScopes,
  hashOf,
} from "../../../../src/features/files/export-scope.ts";
import { formats } from "../../../../src/formats/formats.ts";
import { runInSlices } from "../../../../src/lib/task.ts";
import { restOf, slicesOf } from "../../../../src/model/dataset-slices.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { select } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { generateDataset } from "../../../fixtures/generate-dataset.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const dataset = smallDataset();
const workspace = createWorkspace(dataset);
workspace.dispatch(select, { entities: ["e.hanno", "e.grey-company"], claims: [] });
const state = workspace.store.getState();
const scopes = exportScopes(state, describeFilters(state.knowledge, state.view));

async function exported(scopeId: ExportScopeId, formatId: string, hash: string | null = null): Promise<ExportedFile> {
  const part = partOf(dataset, scopes[scopeId], hash);
  const request = { rest: restOf(dataset), part, formatId, options: {}, page: undefined };
  const outcome = await runInSlices(exportFile, request, { more: slicesOf(dataset) });
  if (outcome.is !== "done") throw new Error(`Nothing was written: ${outcome.is}`);
  return outcome.output;
}

describe("writing a file as a task", () => {
  test.each(["all", "visible", "selection"] as const)("gives what the format itself writes: %s", async (scopeId) => {
    for (const format of formats.all.filter(({ carriesPage }) => !carriesPage)) {
      const file = await exported(scopeId, format.id);
      const direct = (await format.load()).write(datasetInScope(dataset, scopes[scopeId]), {});
      expect(await file.blob.text(), format.id).toBe(direct.text);
      expect(file.losses).toEqual(direct.losses);
      expect(file.blob.type).toBe(format.mediaType);
    }
  });

  test("counts what came along, and works out the hash of the whole only where a part names it", async () => {
    expect(await exported("all", "kg-json")).toMatchObject({ contextEntities: 0, parentHash: null });
    expect(await exported("selection", "kg-json")).toMatchObject({ contextEntities: 2, parentHash: hashOf(dataset) });
  });

  test("says how much of a file is written, and takes along how the whole graph is drawn", async () => {
    const input = generateDataset({ entities: 600, claims: 900 });
    const parsed = parseDataset(input);
    if (!parsed.ok) return expect.unreachable();
    const large = parsed.value;
    const shares: number[] = [];
    const looks = { radii: new Float32Array(600).fill(3), colours: new Uint32Array(600).fill(0x2f5f93) };
    const request = {
      rest: restOf(large),
      part: null,
      formatId: "gexf",
      options: { looks: "seen" },
      page: undefined,
      looks,
    };
    const outcome = await runInSlices(exportFile, request, {
      more: slicesOf(large),
      onProgress: ({ share }) => shares.push(share),
    });
    if (outcome.is !== "done") return expect.unreachable();
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    const text = await outcome.output.blob.text();
    expect(text.match(/<viz:color r="47" g="95" b="147"\/>\n {8}<viz:size value="6"\/>/g)).toHaveLength(600);
  });

  test("takes a hash that is known already", async () => {
    const known = "0".repeat(64);
    const { blob } = await exported("selection", "kg-json", known);
    expect(JSON.parse(await blob.text()).derivedFrom.sha256).toBe(known);
  });
});
