import { beforeEach, describe, expect, test } from "vitest";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import { writeEntity } from "../../../../src/features/details/record-commands.ts";
import { toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import type { StagedScene } from "../../../../src/features/stories/staged-scene.ts";
import { toggleBundles } from "../../../../src/views/graph/bundle-commands.ts";
import { EMPHASIS } from "../../../../src/views/graph/emphasis.ts";
import { placeOf } from "../../../../src/views/graph/rendering.ts";
import {
  createLiveRendering,
  type LiveRendering,
  type RenderingChange,
} from "../../../../src/views/graph/ui/live-rendering.ts";
import { pinSelected } from "../../../../src/workspace/aside-commands.ts";
import { moveEntities, setCamera } from "../../../../src/workspace/camera-commands.ts";
import { select } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

let workspace: Workspace;
let rendering: LiveRendering;
let change: RenderingChange | undefined;
let size = { width: 900, height: 640 };
let staged: StagedScene | null = null;
const entity = (id: string) => workspace.store.getState().knowledge.entityNumber.get(id) as number;
const orm = () => entity("e.orm");

beforeEach(() => {
  [size, staged, change] = [{ width: 900, height: 640 }, null, undefined];
  workspace = createWorkspace(smallDataset());
  rendering = createLiveRendering(
    workspace,
    PALETTES.light,
    () => size,
    () => staged,
  );
  workspace.store.subscribe((now, before) => {
    change = rendering.follow(now, before);
  });
});

describe("the rendering of a stage", () => {
  test("asks for no more to be drawn than a change needs", () => {
    workspace.dispatch(setCamera, { x: 0, y: 0, ratio: 2 });
    expect(change?.due).toBe("nothing");
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    expect(change).toMatchObject({ due: "emphasis", isMasked: false });
    workspace.dispatch(pinSelected);
    expect(rendering.now().pinned).toEqual(new Set([orm()]));
    workspace.dispatch(writeEntity, { entity: "e.orm", label: "Orm" });
    expect(change?.isReworded).toBe(true);
    workspace.dispatch(toggleValues, { facet: "stance", values: ["plain"] });
    expect(change).toMatchObject({ due: "everything", isMasked: true, isRearranged: false, bringsCamera: false });
    expect(rendering.now().claimMask).toBe(workspace.store.getState().derived.claimMask);
    workspace.dispatch(toggleBundles);
    expect(change?.due).toBe("everything");
    expect(rendering.now().bundles !== null).toBe(workspace.store.getState().view.bundled);
  });

  test("emphasises what would be selected, until something changes", () => {
    const levelOf = (e: number) => rendering.now().emphasis.entities[e];
    rendering.preview({ entities: ["e.orm"], claims: [] });
    expect(levelOf(orm())).toBe(EMPHASIS.selected);
    rendering.preview();
    expect(levelOf(orm())).toBe(EMPHASIS.plain);
    rendering.preview({ entities: ["e.orm"], claims: [] });
    workspace.point({ kind: "entity", number: entity("e.arm-of-saint-ode") });
    expect(levelOf(orm())).not.toBe(EMPHASIS.selected);
  });

  test("has its graph stand where it stands itself, before and after the workspace knows", () => {
    const onGraph = () => {
      const { x, y } = rendering.graph.getNodeAttributes("e.orm");
      return { x, y };
    };
    rendering.put(orm(), { x: 4, y: 8 });
    expect(placeOf(rendering.now(), orm())).toEqual({ x: 4, y: 8 });
    expect(onGraph()).toEqual({ x: 4, y: 8 });
    workspace.dispatch(moveEntities, { "e.orm": [16, 32] });
    expect(placeOf(rendering.now(), orm())).toEqual({ x: 16, y: 32 });
    expect(onGraph()).toEqual({ x: 16, y: 32 });
  });

  test("is another one with another dataset, but keeps its colours", () => {
    rendering.recolour(PALETTES.dark);
    const { dataset } = workspace.store.getState().document;
    workspace.open({ ...dataset, claims: [], links: [], stories: [], entities: dataset.entities.slice(0, 3) });
    expect(change).toMatchObject({ due: "everything", isReworded: true, isRearranged: true, bringsCamera: true });
    expect([rendering.graph.order, rendering.graph.size]).toEqual([3, 0]);
    expect(rendering.now().places).toHaveLength(6);
    expect(rendering.now().palette).toBe(PALETTES.dark);
  });
});

describe("while a story is told", () => {
  const begin = () => {
    staged = { sceneView: workspace.store.getState().view, extent: null } as StagedScene;
    workspace.point({ kind: "entity", number: orm() });
  };

  test("type is as large as the shorter side allows, from 1 to 2.5", () => {
    expect(rendering.now()).toMatchObject({ typeScale: 1, isPresented: false });
    size = { width: 1200, height: 870 };
    begin();
    expect(rendering.now()).toMatchObject({ typeScale: 2, isPresented: true });
    for (const [height, type] of [
      [300, 1],
      [4000, 2.5],
    ] as const) {
      size = { width: 5000, height };
      rendering.resize();
      expect(rendering.now().typeScale).toBe(type);
    }
  });

  test("its beginning and its end draw everything, and neither moves the camera", () => {
    begin();
    expect(change).toMatchObject({ due: "everything", isMasked: true, bringsCamera: true });
    staged = null;
    workspace.point(null);
    expect(change).toMatchObject({ due: "everything", isMasked: true, bringsCamera: true });
    workspace.point({ kind: "entity", number: orm() });
    expect(change).toMatchObject({ due: "emphasis", bringsCamera: false });
  });

  test("a stage that gets another size before the story is over still hears of its end", () => {
    begin();
    staged = null;
    rendering.resize();
    expect(rendering.now()).toMatchObject({ typeScale: 1, isPresented: true });
    workspace.point(null);
    expect(change).toMatchObject({ due: "everything", bringsCamera: true });
  });
});
