import { describe, expect, test } from "vitest";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import type { Hover } from "../../../../src/model/view-state.ts";
import { bundlesOf } from "../../../../src/views/graph/bundles.ts";
import { renderingFor } from "../../../../src/views/graph/rendering.ts";
import { boxesOn, itemsOf, menuRequestForKeys } from "../../../../src/views/graph/ui/stage-handle.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const state = createWorkspace(smallDataset()).store.getState();
const { knowledge, derived, view } = state;
const boxed = (left: number, top: number, width: number, height: number) =>
  ({
    clientWidth: width,
    clientHeight: height,
    getBoundingClientRect: () => ({ left, top, right: left + width, bottom: top + height }),
  }) as HTMLElement;
const host = boxed(100, 50, 900, 640);

test("boxes of the page are told from the stage's corner", () => {
  expect(boxesOn(host, [boxed(120, 60, 30, 200)])).toEqual([{ left: 20, top: 10, right: 50, bottom: 210 }]);
});

describe("the keyboard's menu", () => {
  const stage = {
    positionOf: (e: number) => ({ x: e, y: 5_000 }),
    positionOfClaim: (c: number) => ({ x: 10 * c, y: 7 }),
  };
  const asked = (hover: Hover, entities: readonly string[] = [], claims: readonly string[] = []) =>
    menuRequestForKeys(host, { ...state, hover, view: { ...view, selection: { entities, claims } } }, stage);

  test("is of the stage where nothing is pointed at or selected, in its middle", () => {
    expect(asked(null)).toEqual({ target: null, x: 550, y: 370 });
  });

  test("is of what is pointed at, before what is selected, and no further out than the stage's edge", () => {
    const hover = { kind: "entity", number: 3 } as const;
    expect(asked(hover, ["e.orm"])).toEqual({ target: hover, x: 103, y: 690 });
  });

  test("is of the first that is selected", () => {
    const c = knowledge.claimNumber.get("c.0002") as number;
    expect(asked(null, [], ["c.0002", "c.0001"])).toEqual({
      target: { kind: "claim", number: c },
      x: 100 + 10 * c,
      y: 57,
    });
  });
});

test("with a line all claims that it stands for are chosen, with an entity it alone", () => {
  const bundles = bundlesOf(knowledge, derived);
  const rendering = { ...renderingFor(state, PALETTES.light), bundles };
  const [lead, members] = [...bundles.members][0] as [number, readonly number[]];
  const ids = members.map((c) => knowledge.dataset.claims[c]?.id);
  expect(itemsOf(rendering, { kind: "claim", number: lead })).toEqual({ entities: [], claims: ids });
  const e = knowledge.entityNumber.get("e.orm") as number;
  expect(itemsOf(rendering, { kind: "entity", number: e })).toEqual({ entities: ["e.orm"], claims: [] });
});
