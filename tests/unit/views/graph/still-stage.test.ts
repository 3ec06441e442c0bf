import { describe, expect, test } from "vitest";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import { renderingFor } from "../../../../src/views/graph/rendering.ts";
import { StillStage } from "../../../../src/views/graph/still-stage.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const { knowledge, ...state } = createWorkspace(smallDataset()).store.getState();
const rendering = renderingFor({ knowledge, ...state }, PALETTES.light);
const SIZE = { width: 900, height: 640 };
const whole = new StillStage(rendering, SIZE, null);

describe("a stage that no engine draws", () => {
  test("finds each entity at its place", () => {
    for (let e = 0; e < knowledge.order; e++)
      expect(whole.hit(whole.positionOf(e))).toEqual({ kind: "entity", number: e });
  });

  test("finds a line where no entity is, and nothing where there is neither", () => {
    const c = knowledge.claimObject.findIndex((object) => object >= 0);
    const found = whole.hit(whole.positionOfClaim(c, 0.4));
    expect(found?.kind).toBe("claim");
    expect(whole.hit({ x: -500, y: -500 })).toBeNull();
  });

  test("has a camera for the whole picture that shows the same", () => {
    const same = new StillStage(rendering, SIZE, whole.camera);
    for (let e = 0; e < knowledge.order; e++) {
      expect(same.positionOf(e).x).toBeCloseTo(whole.positionOf(e).x, 3);
      expect(same.positionOf(e).y).toBeCloseTo(whole.positionOf(e).y, 3);
    }
  });

  test("keeps what is under the pointer there when it zooms, and everything else twice as far from it", () => {
    const at = whole.positionOf(0);
    const nearer = new StillStage(rendering, SIZE, whole.zoomedAt(2, at));
    expect(nearer.positionOf(0).x).toBeCloseTo(at.x, 3);
    expect(nearer.positionOf(0).y).toBeCloseTo(at.y, 3);
    expect(nearer.positionOf(1).x - at.x).toBeCloseTo(2 * (whole.positionOf(1).x - at.x), 2);
  });

  test("moves with the pointer when it is panned", () => {
    const panned = new StillStage(rendering, SIZE, whole.panned(whole.camera, { x: 30, y: -12 }));
    expect(panned.positionOf(0).x).toBeCloseTo(whole.positionOf(0).x + 30, 3);
    expect(panned.positionOf(0).y).toBeCloseTo(whole.positionOf(0).y - 12, 3);
  });
});
