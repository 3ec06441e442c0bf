import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDataset } from "../../../../src/cli/read-dataset.ts";
import type { Box } from "../../../../src/drawing/label-placement.ts";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import { DEFAULT_VIEW } from "../../../../src/model/view-state.ts";
import {
  cameraTo,
  freePart,
  neighboursOf,
  soughtAfter,
  soughtAtFirst,
  soughtIn,
} from "../../../../src/views/graph/going-there.ts";
import { boundsOf, placeOf, renderingFor } from "../../../../src/views/graph/rendering.ts";
import { STAGE_PADDING, stageFor } from "../../../../src/views/graph/stage.ts";
import { expand, focusOn, select, selectInSight } from "../../../../src/workspace/selection-commands.ts";
import { applyView } from "../../../../src/workspace/view-commands.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";

const read = await readDataset(fileURLToPath(new URL("../../../../graph-data/kerman-attack", import.meta.url)));
if (!read.ok) throw new Error(JSON.stringify(read.error));
const { dataset } = read.value;
const entityIds = dataset.entities.map(({ id }): string => id);
const claimIds = dataset.claims.map(({ id }): string => id);

const anySize = fc.record({ width: fc.integer({ min: 300, max: 2000 }), height: fc.integer({ min: 300, max: 1200 }) });
/** As controls are: a bar along a side, or a box at a corner. */
const anyOverlays = (width: number, height: number) =>
  fc.array(
    fc.constantFrom<Box>(
      { left: width - 46, top: height - 200, right: width, bottom: height },
      { left: 0, top: 0, right: 260, bottom: 36 },
      { left: 40, top: height - 50, right: width - 90, bottom: height },
      { left: 0, top: 0, right: 120, bottom: height },
    ),
    { maxLength: 4 },
  );
const anyStage = anySize.chain((size) => fc.tuple(fc.constant(size), anyOverlays(size.width, size.height)));

/** What the last command asks the canvas for. */
function soughtBy(workspace: Workspace, act: () => void) {
  const before = workspace.store.getState();
  act();
  return soughtAfter(workspace.store.getState(), before);
}

describe("the part of a stage that nothing covers", () => {
  test("touches no box over it, and is more than a quarter, or else the whole", () => {
    fc.assert(
      fc.property(anyStage, ([size, overlays]) => {
        const free = freePart(size, overlays);
        const isWhole = free.right - free.left === size.width && free.bottom - free.top === size.height;
        for (const box of overlays)
          expect(
            isWhole ||
              box.left >= free.right ||
              box.right <= free.left ||
              box.top >= free.bottom ||
              box.bottom <= free.top,
          ).toBe(true);
        expect((free.right - free.left) * (free.bottom - free.top)).toBeGreaterThan(0.2 * size.width * size.height);
      }),
    );
  });
});

describe("going to what a list or a search selects", () => {
  test("shows all that is sought where nothing covers it, and does not move from there", () => {
    fc.assert(
      fc.property(
        anyStage,
        fc.uniqueArray(fc.constantFrom(...entityIds), { maxLength: 3 }),
        fc.uniqueArray(fc.constantFrom(...claimIds), { maxLength: 3 }),
        ([size, overlays], entities, claims) => {
          const workspace = createWorkspace(dataset);
          const sought = soughtBy(workspace, () => workspace.dispatch(selectInSight, { entities, claims }));
          if (sought === null) throw new Error("nothing is sought");
          const state = workspace.store.getState();
          const rendering = renderingFor(state, PALETTES.light);
          const stageAt = (camera: typeof state.view.camera) => stageFor(boundsOf(rendering), size, camera, 183);
          // From a corner of the graph, where next to nothing is in sight.
          const away = stageAt({ x: 1e4, y: 1e4, ratio: 10 });
          const camera = cameraTo(sought, state, away.toPixels, size, overlays);
          if (sought.entities.length === 0) {
            expect(camera).toBeNull();
            return;
          }
          const stage = stageAt(camera);
          const free = freePart(size, overlays);
          const isFree = (e: number) => {
            const { x, y } = stage.toPixels(placeOf(rendering, e));
            return x > free.left && x < free.right && y > free.top && y < free.bottom;
          };
          const { x, y } = boundsOf(rendering);
          const [across, upright] = [x[1] - x[0], y[1] - y[0]];
          const furthest = Math.max(across, upright) / (Math.min(size.width, size.height) - 2 * STAGE_PADDING);
          const scale = (camera?.ratio ?? 0) / Math.min(size.width, size.height);
          // A single entity may leave neighbours out that are far; all else that is sought is there, from however far.
          const isAround = sought.centre !== null;
          if (isAround) expect(scale).toBeLessThanOrEqual(1.001 * furthest);
          const isAtTheFurthest = isAround && scale > 0.95 * furthest;
          for (const e of isAtTheFurthest ? sought.entities.slice(0, 1) : sought.entities) expect(isFree(e)).toBe(true);
          const isRoomy = size.width > 700 && size.height > 700;
          if (isRoomy && !isAtTheFurthest) expect(cameraTo(sought, state, stage.toPixels, size, overlays)).toBeNull();
        },
      ),
      { numRuns: 60 },
    );
  });

  test("goes nearer where all is in sight, but too crowded to be told apart", () => {
    const workspace = createWorkspace(dataset);
    const sought = soughtBy(workspace, () => workspace.dispatch(selectInSight, { entities: ["e.aivd"], claims: [] }));
    const state = workspace.store.getState();
    const bounds = boundsOf(renderingFor(state, PALETTES.light));
    const goneTo = (width: number, height: number) => {
      const { toPixels } = stageFor(bounds, { width, height }, null, 183);
      return cameraTo(sought ?? { entities: [], isFitted: true, centre: null }, state, toPixels, { width, height }, []);
    };
    expect(goneTo(1000, 800)).toBeNull();
    expect(goneTo(390, 500)).not.toBeNull();
  });

  test("brings a single entity's neighbours, of more than twenty those by the firmest claims", () => {
    const workspace = createWorkspace(dataset);
    const { knowledge } = workspace.store.getState();
    const numbers = new Map(entityIds.map((id) => [id, knowledge.entityNumber.get(id) as number]));
    workspace.dispatch(selectInSight, { entities: ["e.iran"], claims: [] });
    const state = workspace.store.getState();
    const neighbours = neighboursOf(state, numbers.get("e.iran") as number);
    expect(neighbours.length).toBeGreaterThan(20);
    const sought = soughtIn(state);
    expect(sought).toHaveLength(21);
    expect(new Set(sought)).toEqual(new Set([numbers.get("e.iran"), ...neighbours.slice(0, 20)]));
    const firmestOf = (e: number) =>
      Math.min(
        ...dataset.claims.flatMap((_, c) => {
          const ends = [knowledge.claimSubject[c], knowledge.claimObject[c]];
          return ends.includes(e) && ends.includes(numbers.get("e.iran"))
            ? [state.derived.claimStance[c] as number]
            : [];
        }),
      );
    expect(Math.max(...neighbours.slice(0, 20).map(firmestOf))).toBeLessThanOrEqual(
      Math.min(...neighbours.slice(20).map(firmestOf)),
    );
  });

  test("is asked for by lists, by a question, and by what is expanded, and not by a click on the canvas", () => {
    const workspace = createWorkspace(dataset);
    const { knowledge } = workspace.store.getState();
    const items = { entities: ["e.aivd"], claims: [] };
    expect(soughtBy(workspace, () => workspace.dispatch(select, items))).toBeNull();
    expect(soughtBy(workspace, () => workspace.dispatch(selectInSight, items))?.isFitted).toBe(false);
    // Again, after the camera has moved away from it.
    expect(soughtBy(workspace, () => workspace.dispatch(selectInSight, items))).not.toBeNull();
    const [question] = dataset.questions;
    const sought = soughtBy(workspace, () => workspace.dispatch(applyView, question?.view ?? {}));
    const ends = question?.view.selection?.claims.flatMap((id) => {
      const c = knowledge.claimNumber.get(id) as number;
      return [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number];
    });
    expect(sought).toEqual({ entities: [...new Set(ends)], isFitted: true, centre: null });
    expect(soughtBy(workspace, () => workspace.dispatch(applyView, DEFAULT_VIEW))).toBeNull();

    workspace.dispatch(focusOn, { entities: ["e.aivd"], hops: 0 });
    const { entityMask } = workspace.store.getState().derived;
    const grown = soughtBy(workspace, () => workspace.dispatch(expand, { entity: "e.aivd", family: null }));
    const after = workspace.store.getState().derived.entityMask;
    expect(grown?.entities).toEqual(entityIds.flatMap((_, e) => (after[e] === 1 && entityMask[e] === 0 ? [e] : [])));
    expect(grown?.entities.length).toBeGreaterThan(0);
  });

  test("is where a link without a camera begins: the answer of its question, or all of its focus", () => {
    const first = (view: object) => {
      const state = createWorkspace(dataset, { ...DEFAULT_VIEW, ...view }).store.getState();
      return { sought: soughtAtFirst(state), state };
    };
    const [question] = dataset.questions;
    const { sought, state } = first(question?.view ?? {});
    expect(sought).toEqual({ entities: soughtIn(state), isFitted: true, centre: null });
    const focus = { entities: ["e.northern-pakistan"], hops: 1 };
    const focused = first({ focus });
    expect(focused.sought?.entities).toHaveLength(focused.state.derived.shownEntities);
    expect(first({ focus, camera: { x: 0, y: 0, ratio: 1 } }).sought).toBeNull();
    expect(first({ selection: { entities: ["e.iran"], claims: [] } }).sought).toBeNull();
    expect(first({}).sought).toBeNull();
    // So is a saved view without a camera that is opened later.
    const workspace = createWorkspace(dataset);
    const opened = soughtBy(workspace, () => workspace.dispatch(applyView, { ...DEFAULT_VIEW, focus }));
    expect(opened).toEqual(focused.sought);
  });
});
