import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitView } from "../../../../src/derive/fit-view.ts";
import { placesOf } from "../../../../src/derive/places.ts";
import { differences, viewOfCanvas } from "../../../../src/features/stories/capture.ts";
import { viewOfScene } from "../../../../src/features/stories/scene-view.ts";
import { changedParts, viewForWriting } from "../../../../src/features/stories/scene-writing.ts";
import { captureScene, openScene } from "../../../../src/features/stories/scene-writing-commands.ts";
import { openStory } from "../../../../src/features/stories/story-commands.ts";
import type { Scene, Story } from "../../../../src/model/story.ts";
import { isSameFrame } from "../../../../src/model/view-slices/camera.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../../src/model/view-state.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const dataset = smallDataset();
const entities = dataset.entities.map(({ id }) => id as string);
const claims = dataset.claims.map(({ id }) => id as string);
const some = (ids: readonly string[]) => fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 4 });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e3, max: 1e3 });
const hidden = fc
  .record(
    {
      kind: some(dataset.vocabulary.entityKinds.map(({ id }) => id)),
      stance: some(dataset.vocabulary.stances.map(({ id }) => id)),
    },
    { requiredKeys: [] },
  )
  .map((facets) =>
    Object.fromEntries(
      Object.entries(facets)
        .filter(([, values]) => values.length > 0)
        .map(([facet, values]) => [facet, values.toSorted()]),
    ),
  );

/** A view of the small dataset as a user can come to it, in the form that commands keep it in. */
const anyView: fc.Arbitrary<ViewState> = fc.record({
  hidden,
  fields: fc.constant(DEFAULT_VIEW.fields),
  time: fc.record({
    from: fc.constantFrom(null, "1203"),
    to: fc.constantFrom(null, "1204-06"),
    match: fc.constantFrom("possibly" as const, "certainly" as const),
    undated: fc.boolean(),
  }),
  focus: fc.option(
    fc.record({
      entities: fc.uniqueArray(fc.constantFrom(...entities), { minLength: 1, maxLength: 3 }),
      hops: fc.nat(4),
    }),
  ),
  selection: fc.record({ entities: some(entities), claims: some(claims) }),
  moved: fc.dictionary(fc.constantFrom(...entities), fc.tuple(finite, finite), { maxKeys: 3, noNullPrototype: true }),
  headings: fc.constantFrom<ViewState["headings"]>(
    [],
    [{ text: "1204", at: [0, 9], over: [-2, -9, 2, 8], guide: [0, 8, 0, -9] }],
  ),
  camera: fc.option(fc.record({ x: finite, y: finite, ratio: fc.double({ min: 1e-3, max: 1e3, noNaN: true }) })),
  against: fc.option(hidden),
  hiding: fc.constantFrom("hide" as const, "dim" as const),
  aside: fc.record({ hidden: some([...entities, ...claims]), dimmed: some(entities), pinned: some(entities) }),
  grown: fc.array(fc.record({ entity: fc.constantFrom(...entities), family: fc.constant(null) }), { maxLength: 2 }),
  bundled: fc.boolean(),
  views: fc.constantFrom<ViewState["views"]>(
    DEFAULT_VIEW.views,
    { first: "matrix", second: null, share: 0.5 },
    { first: "graph", second: "matrix", share: 0.4 },
  ),
  zooms: fc.constantFrom<ViewState["zooms"]>({}, { matrix: { x: 0.5, y: 0.25, by: 4 } }),
  map: fc.constantFrom<ViewState["map"]>(DEFAULT_VIEW.map, { loose: "listed" }),
  timeline: fc.constantFrom<ViewState["timeline"]>(DEFAULT_VIEW.timeline, {
    lanes: "place",
    items: "events",
    time: "both",
    axis: "even",
  }),
  matrix: fc.constantFrom<ViewState["matrix"]>(DEFAULT_VIEW.matrix, {
    by: "_entity",
    cells: "certainty",
    order: "name",
  }),
  agreement: fc.constantFrom<ViewState["agreement"]>(DEFAULT_VIEW.agreement, { year: 1204 }),
  table: fc.constantFrom<ViewState["table"]>(DEFAULT_VIEW.table, {
    of: "claims",
    sorts: { claims: { by: "date", isDown: true } },
    columns: { sources: ["title"] },
  }),
  drawnBy: fc.constantFrom(DEFAULT_VIEW.drawnBy, { size: { by: "_same" }, colour: null }),
  labels: fc.constantFrom(DEFAULT_VIEW.labels, { names: "main" as const, words: "always" as const }),
  sets: fc.constant(DEFAULT_VIEW.sets),
  room: fc.constant(DEFAULT_VIEW.room),
});

/** @returns `view` as it stands on the canvas afterwards, without the panel. */
function captured(on: ViewState) {
  const workspace = createWorkspace(dataset, on);
  workspace.dispatch(openStory, { story: "three-accounts" });
  workspace.dispatch(captureScene);
  const [story] = workspace.store.getState().knowledge.dataset.stories as readonly [Story];
  const view: ViewState = { ...workspace.store.getState().view, room: DEFAULT_VIEW.room };
  return { scene: story.scenes.at(-1) as Scene, workspace, view };
}

describe("a captured scene", () => {
  test("gives the same view when it is staged again, whatever was on screen", () => {
    fc.assert(
      fc.property(anyView, (on) => {
        const { scene, view } = captured(on);
        const { view: staged, issues } = fitView(
          createWorkspace(dataset).store.getState().knowledge,
          viewOfScene(scene, 0),
        );
        expect(issues).toEqual([]);
        // Without a camera in the scene what is shown is fitted.
        expect(scene.view.camera === undefined ? { ...staged, camera: view.camera } : staged).toEqual(view);
      }),
    );
  });

  test("is not said to differ from the screen, neither at once nor when it is opened later", () => {
    fc.assert(
      fc.property(anyView, (on) => {
        const { scene, workspace, view } = captured(on);
        const { knowledge } = workspace.store.getState();
        const stored = viewForWriting(knowledge, scene.view, DEFAULT_VIEW.room);
        expect(changedParts(scene.view, stored, view)).toEqual([]);
        workspace.restore(DEFAULT_VIEW);
        workspace.dispatch(openScene, { story: "three-accounts", scene: scene.id });
        expect(changedParts(scene.view, stored, workspace.store.getState().view)).toEqual([]);
      }),
    );
  });

  test("of a neighbourhood fills a canvas that is about as high as wide, and keeps what is left, right, above and below", () => {
    let count = 0;
    const unarranged = anyView.map((view) => ({ ...view, camera: null, moved: {} }));
    fc.assert(
      fc.property(fc.oneof(unarranged, anyView), (on) => {
        const { view, workspace } = captured(on);
        const { knowledge, derived } = workspace.store.getState();
        if (view.moved === on.moved) {
          expect(view).toEqual(on);
          return;
        }
        count++;
        expect(on.focus?.hops).toBeGreaterThan(0);
        const shown = [...derived.entityMask.keys()].filter((e) => derived.entityMask[e] === 1);
        const [before, after] = [on, view].map(({ moved }) => placesOf(knowledge, moved)) as [
          Float32Array,
          Float32Array,
        ];
        const lengths = [0, 1].map((axis) => {
          const along = shown.map((e) => after[2 * e + axis] as number);
          const length = Math.max(...along) - Math.min(...along);
          for (const a of shown)
            for (const b of shown) {
              if (a === b) continue;
              const [was, is] = [before, after].map(
                (at) => (at[2 * b + axis] as number) - (at[2 * a + axis] as number),
              ) as [number, number];
              if (was !== 0) expect(Math.sign(is)).toBe(Math.sign(was));
              // No two stand in one spot.
              expect(Math.abs(is)).toBeGreaterThan((0.45 * length) / shown.length);
            }
          return length;
        }) as [number, number];
        expect(lengths[0] / lengths[1]).toBeCloseTo(1.05, 1);
        // One step of undo takes scene and places back.
        workspace.undo();
        expect(workspace.store.getState().view.moved).toEqual(on.moved);
        expect(workspace.store.getState().knowledge.dataset.stories).toEqual(dataset.stories);
      }),
      { numRuns: 300 },
    );
    expect(count, "or nothing was tried").toBeGreaterThan(0);
  });

  test("differs in exactly what was changed", () => {
    fc.assert(
      fc.property(anyView, anyView, (a, b) => {
        const parts = differences(a, b);
        for (const part of parts) expect(a[part]).not.toEqual(b[part]);
        expect(
          viewOfCanvas({ ...a, ...Object.fromEntries(parts.map((part) => [part, b[part]])), camera: b.camera }),
        ).toEqual(viewOfCanvas(b));
      }),
    );
  });
});

test("two cameras show the same picture where they differ by less than can be seen", () => {
  const camera = { x: 10, y: 10, ratio: 100 };
  expect(isSameFrame(camera, { x: 10.5, y: 10, ratio: 100.5 })).toBe(true);
  expect(isSameFrame(camera, { x: 12, y: 10, ratio: 100 })).toBe(false);
  expect(isSameFrame(camera, { x: 10, y: 10, ratio: 110 })).toBe(false);
  expect(isSameFrame(camera, null)).toBe(false);
});
