import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readDataset } from "../../../../src/cli/read-dataset.ts";
import { placesOf } from "../../../../src/derive/places.ts";
import { neighboursOf } from "../../../../src/views/graph/going-there.ts";
import { neighboursInView } from "../../../../src/views/graph/neighbours-in-view.ts";
import { setCamera } from "../../../../src/workspace/camera-commands.ts";
import { select } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";

const read = await readDataset(fileURLToPath(new URL("../../../../graph-data/kerman-attack", import.meta.url)));
if (!read.ok) throw new Error(JSON.stringify(read.error));
const { dataset } = read.value;

test("of one selected entity all shown neighbours are counted, and those that the camera has in view", () => {
  const workspace = createWorkspace(dataset);
  workspace.dispatch(select, { entities: ["e.iran"], claims: [] });
  const { knowledge, view } = workspace.store.getState();
  const neighbours = neighboursOf(workspace.store.getState(), knowledge.entityNumber.get("e.iran") ?? -1);
  expect(neighboursInView(workspace.store.getState())).toEqual({ all: neighbours.length, inView: neighbours.length });
  // A square of a fifth of the picture around Iran.
  workspace.resize({ width: 600, height: 600 });
  const places = placesOf(knowledge, view.moved);
  const at = (e: number) => ({ x: places[2 * e] as number, y: places[2 * e + 1] as number });
  const { x, y } = at(knowledge.entityNumber.get("e.iran") ?? -1);
  const ratio = 300;
  workspace.dispatch(setCamera, { x, y, ratio });
  const near = neighbours.filter((e) => Math.max(Math.abs(at(e).x - x), Math.abs(at(e).y - y)) <= ratio / 2);
  expect(near.length).toBeGreaterThan(0);
  expect(near.length).toBeLessThan(neighbours.length);
  expect(neighboursInView(workspace.store.getState())).toEqual({ all: neighbours.length, inView: near.length });
});

test("nothing is counted of a claim, of several entities, or of none", () => {
  const workspace = createWorkspace(dataset);
  for (const selection of [
    { entities: [], claims: [] },
    { entities: [], claims: [dataset.claims[0]?.id ?? ""] },
    { entities: ["e.iran", "e.israel"], claims: [] },
  ]) {
    workspace.dispatch(select, selection);
    expect(neighboursInView(workspace.store.getState())).toBeNull();
  }
});
