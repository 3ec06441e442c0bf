import { describe, expect, test } from "vitest";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import type { Hover } from "../../../../src/model/view-state.ts";
import { paintClaim, paintEntity } from "../../../../src/views/graph/paint.ts";
import { renderingFor } from "../../../../src/views/graph/rendering.ts";
import { dimSelected } from "../../../../src/workspace/aside-commands.ts";
import { clearSelection, select } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const { paper, accent } = PALETTES.light;

describe("what was faded by hand", () => {
  const chosen = { entities: ["e.varn"], claims: ["c.0001"] };
  const painted = (isSelected: boolean, hover: Hover = null) => {
    const workspace = createWorkspace(smallDataset());
    workspace.dispatch(select, chosen);
    workspace.dispatch(dimSelected);
    if (!isSelected) workspace.dispatch(clearSelection);
    const state = { ...workspace.store.getState(), hover };
    const rendering = renderingFor(state, PALETTES.light);
    const [e, c] = [state.knowledge.entityNumber.get("e.varn") ?? -1, state.knowledge.claimNumber.get("c.0001") ?? -1];
    return { entity: paintEntity(state, rendering, e), claim: paintClaim(state, rendering, c) };
  };

  test("has its ring while it is selected, and stays faint", () => {
    const [selected, plain] = [painted(true), painted(false)];
    expect(selected.entity.ring).toBe(2);
    expect(plain.entity.ring).toBe(0);
    expect(selected.entity.color).toBe(plain.entity.color);
    expect(plain.entity.color).not.toBe(paper);
  });

  test("of claims is drawn as chosen while it is selected", () => {
    expect(painted(true).claim.color).toBe(accent);
    expect(painted(false).claim.color).not.toBe(accent);
  });
});
