import fc from "fast-check";
import { expect, test } from "vitest";
import { completedDataset, placesToComplete } from "../../../../src/derive/complete-places.ts";
import { placesOf } from "../../../../src/derive/places.ts";
import { layoutTask } from "../../../../src/features/layouts/layout-task.ts";
import { takeMerged } from "../../../../src/features/merging/merge-commands.ts";
import { mergeDatasets } from "../../../../src/features/merging/merge-datasets.ts";
import { finished } from "../../../../src/lib/steps.ts";
import { runInSlices } from "../../../../src/lib/task.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { viewFrom } from "../../../../src/model/view-state.ts";
import { preparingEdits } from "../../../../src/workspace/prepared-edits.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { anyMerge } from "../../../fixtures/arbitrary-merge.ts";

/** A dataset as the page opens it, and as a merge hands it over: whatever lacks a place has got one. */
async function placed(dataset: Dataset): Promise<Dataset> {
  const knowledge = buildKnowledgeGraph(dataset);
  const input = placesToComplete(knowledge);
  const outcome = await runInSlices(layoutTask, { layout: "force", input });
  if (outcome.is !== "done") throw new Error(`The layout was ${outcome.is}.`);
  return completedDataset(knowledge, input, outcome.output.places);
}

function standing({ store }: Workspace): ReadonlyMap<string, readonly (number | undefined)[]> {
  const { knowledge, view } = store.getState();
  const places = placesOf(knowledge, view.moved);
  return new Map(knowledge.dataset.entities.map(({ id }, e) => [id, [places[2 * e], places[2 * e + 1]]]));
}

function take(workspace: Workspace, wanted: Dataset): void {
  const { knowledge, document } = workspace.store.getState();
  expect(workspace.dispatch(takeMerged, finished(preparingEdits(knowledge, document.opened, wanted)))).toBe(true);
}

test("whatever is merged in or joined, and whichever claims are added, nothing moves that stood", async () => {
  const moves = fc.array(fc.tuple(fc.nat(4), fc.nat(100), fc.nat(100)), { maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(anyMerge, moves, async ({ a, b, decisions }, moved) => {
      const own = await placed({ ...a, layouts: [] });
      const byHand = moved.flatMap(([at, x, y]) => {
        const entity = own.entities[at];
        return entity === undefined ? [] : [[entity.id, [x, y]] as const];
      });
      const workspace = createWorkspace(own, viewFrom({ moved: Object.fromEntries(byHand) }));
      const before = standing(workspace);
      const { dataset } = mergeDatasets(own, b, decisions);
      take(workspace, await placed(dataset));
      const after = standing(workspace);
      for (const [id, place] of before) expect(after.get(id)).toEqual(place);

      // Claims that join what was not joined, before all others.
      const merged = workspace.store.getState().knowledge.dataset;
      const [claim] = merged.claims;
      if (claim === undefined) return;
      const ids = merged.entities.map(({ id }) => id);
      const added = ids.map((id, at) => ({
        ...claim,
        id: `c.added-${at}` as typeof claim.id,
        subject: id,
        object: ids.at(at - 1) ?? id,
        value: null,
      }));
      take(workspace, { ...merged, claims: [...added, ...merged.claims] });
      expect(standing(workspace)).toEqual(after);
      workspace.undo();
      workspace.undo();
      expect(standing(workspace)).toEqual(before);
    }),
    { numRuns: 20 },
  );
});
