import { beforeEach, describe, expect, test } from "vitest";
import { writeEntity } from "../../../../src/features/details/record-commands.ts";
import { toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import type { StagedScene } from "../../../../src/features/stories/staged-scene.ts";
import { toggleBundles } from "../../../../src/views/graph/bundle-commands.ts";
import { EMPHASIS } from "../../../../src/views/graph/emphasis.ts";
import { PALETTES } from "../../../../src/views/graph/palette.ts";
import { placeOf } from "../../../../src/views/graph/scene.ts";
import { createDrawnScene, type DrawnScene, type SceneChange } from "../../../../src/views/graph/ui/drawn-scene.ts";
import { pinSelected } from "../../../../src/workspace/aside-commands.ts";
import { moveEntities, setCamera } from "../../../../src/workspace/camera-commands.ts";
import { select } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

let workspace: Workspace;
let scene: DrawnScene;
let change: SceneChange | undefined;
let size = { width: 900, height: 640 };
let staged: StagedScene | null = null;
const entity = (id: string) => workspace.store.getState().knowledge.entityNumber.get(id) as number;
const orm = () => entity("e.orm");

beforeEach(() => {
  [size, staged, change] = [{ width: 900, height: 640 }, null, undefined];
  workspace = createWorkspace(smallDataset());
  scene = createDrawnScene(
    workspace,
    PALETTES.light,
    () => size,
    () => staged,
  );
  workspace.store.subscribe((now, before) => {
    change = scene.follow(now, before);
  });
});

describe("the scene that is drawn", () => {
  test("asks for no more to be drawn than a change needs", () => {
    workspace.dispatch(setCamera, { x: 0, y: 0, ratio: 2 });
    expect(change?.due).toBe("nothing");
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    expect(change).toMatchObject({ due: "emphasis", isMasked: false });
    workspace.dispatch(pinSelected);
    expect(scene.now().pinned).toEqual(new Set([orm()]));
    workspace.dispatch(writeEntity, { entity: "e.orm", label: "Orm" });
    expect(change?.isReworded).toBe(true);
    workspace.dispatch(toggleValues, { facet: "stance", values: ["plain"] });
    expect(change).toMatchObject({ due: "everything", isMasked: true, isRearranged: false, bringsCamera: false });
    expect(scene.now().claimMask).toBe(workspace.store.getState().derived.claimMask);
    workspace.dispatch(toggleBundles);
    expect(change?.due).toBe("everything");
    expect(scene.now().bundles !== null).toBe(workspace.store.getState().view.bundled);
  });

  test("emphasises what would be selected, until something changes", () => {
    const levelOf = (e: number) => scene.now().emphasis.entities[e];
    scene.preview({ entities: ["e.orm"], claims: [] });
    expect(levelOf(orm())).toBe(EMPHASIS.selected);
    scene.preview();
    expect(levelOf(orm())).toBe(EMPHASIS.plain);
    scene.preview({ entities: ["e.orm"], claims: [] });
    workspace.point({ kind: "entity", number: entity("e.arm-of-saint-ode") });
    expect(levelOf(orm())).not.toBe(EMPHASIS.selected);
  });

  test("has its graph stand where it stands itself, before and after the workspace knows", () => {
    const onGraph = () => {
      const { x, y } = scene.graph.getNodeAttributes("e.orm");
      return { x, y };
    };
    scene.put(orm(), { x: 4, y: 8 });
    expect(placeOf(scene.now(), orm())).toEqual({ x: 4, y: 8 });
    expect(onGraph()).toEqual({ x: 4, y: 8 });
    workspace.dispatch(moveEntities, { "e.orm": [16, 32] });
    expect(placeOf(scene.now(), orm())).toEqual({ x: 16, y: 32 });
    expect(onGraph()).toEqual({ x: 16, y: 32 });
  });

  test("is another one with another dataset, but keeps its colours", () => {
    scene.recolour(PALETTES.dark);
    const { dataset } = workspace.store.getState().document;
    workspace.open({ ...dataset, claims: [], links: [], stories: [], entities: dataset.entities.slice(0, 3) });
    expect(change).toMatchObject({ due: "everything", isReworded: true, isRearranged: true, bringsCamera: true });
    expect([scene.graph.order, scene.graph.size]).toEqual([3, 0]);
    expect(scene.now().places).toHaveLength(6);
    expect(scene.now().palette).toBe(PALETTES.dark);
  });
});

describe("while a story is told", () => {
  const begin = () => {
    staged = { sceneView: workspace.store.getState().view, extent: null } as StagedScene;
    workspace.point({ kind: "entity", number: orm() });
  };

  test("type is as large as the shorter side allows, from 1 to 2", () => {
    expect(scene.now()).toMatchObject({ typeScale: 1, isTold: false });
    size = { width: 1200, height: 810 };
    begin();
    expect(scene.now()).toMatchObject({ typeScale: 1.5, isTold: true });
    for (const [height, type] of [
      [300, 1],
      [4000, 2],
    ] as const) {
      size = { width: 5000, height };
      scene.resize();
      expect(scene.now().typeScale).toBe(type);
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
    scene.resize();
    expect(scene.now()).toMatchObject({ typeScale: 1, isTold: true });
    workspace.point(null);
    expect(change).toMatchObject({ due: "everything", bringsCamera: true });
  });
});
