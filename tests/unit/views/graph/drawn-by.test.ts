import { expect, test } from "vitest";
import { drawBy } from "../../../../src/derive/drawn-by/draw-by.ts";
import { estimatedWidth } from "../../../../src/drawing/estimated-width.ts";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import { colourBy, drawnByChoices, sizeBy } from "../../../../src/features/filters/drawn-by-commands.ts";
import { NODE_STRIDE, nodeColumns } from "../../../../src/views/graph/node-columns.ts";
import { packedColour } from "../../../../src/views/graph/packed-colour.ts";
import { paintEntity } from "../../../../src/views/graph/paint.ts";
import { pictureOf } from "../../../../src/views/graph/picture/graph-picture.ts";
import { boundsOf, renderingFor } from "../../../../src/views/graph/rendering.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { datasetWithFields } from "../../../fixtures/dataset-with-fields.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const dataset = () =>
  datasetWithFields({
    revenue: { type: "number", values: [4, 0, null, 9, 1] },
    side: { type: "category", values: ["left", null, "right", "left", "left"] },
  });

test("a large graph is drawn from columns as a small one is painted, by fields too", () => {
  const workspace = createWorkspace(dataset());
  workspace.dispatch(sizeBy, { by: "revenue" });
  workspace.dispatch(colourBy, { by: "side" });
  const state = workspace.store.getState();
  const rendering = renderingFor(state, PALETTES.dark, drawBy);
  const { array } = nodeColumns(rendering, boundsOf(rendering));
  const bytes = new Uint32Array(array.buffer);
  for (const [place, e] of [...rendering.byWeight].reverse().entries()) {
    const at = NODE_STRIDE * place;
    const { size, color, outline } = paintEntity(state, rendering, e);
    expect([array[at + 2], bytes[at + 3], bytes[at + 4]]).toEqual([
      Math.fround(size),
      packedColour(color),
      packedColour(outline),
    ]);
  }
  const hollow = [0, 1, 2, 3, 4].filter((e) => paintEntity(state, rendering, e).color === PALETTES.dark.paper);
  expect(hollow, "those that do not state one of the two").toEqual([1, 2]);
  expect([...rendering.byWeight].slice(0, 2), "the greatest are named first").toEqual([3, 0]);
});

test("a view that draws as usual is painted as without the code that draws otherwise", () => {
  const state = createWorkspace(smallDataset()).store.getState();
  const [with_, without] = [drawBy, undefined].map((code) => renderingFor(state, PALETTES.light, code));
  expect(with_).toEqual(without);
});

test("sizes and colours are undone one after the other", () => {
  const workspace = createWorkspace(dataset());
  workspace.dispatch(sizeBy, { by: "revenue", scale: "ranks" });
  workspace.dispatch(colourBy, { by: "side" });
  const { drawnBy } = workspace.store.getState().view;
  expect(drawnBy).toEqual({ size: { by: "revenue", scale: "ranks" }, colour: { by: "side" } });
  workspace.undo();
  expect(workspace.store.getState().view.drawnBy.colour).toBeNull();
  workspace.undo();
  expect(workspace.store.getState().view.drawnBy.size).toBeNull();
  workspace.redo();
  workspace.redo();
  expect(workspace.store.getState().view.drawnBy).toEqual(drawnBy);
});

test("a picture explains them in its legend, and then has no colours for types", () => {
  const workspace = createWorkspace(dataset());
  workspace.dispatch(sizeBy, { by: "revenue" });
  workspace.dispatch(colourBy, { by: "side" });
  const picture = pictureOf(
    workspace.store.getState(),
    {
      scope: "whole",
      stage: { width: 1, height: 1 },
      palette: PALETTES.light,
      hasGround: true,
      title: "",
      hasLegend: true,
      hasSourceLine: false,
      filters: "everything",
    },
    estimatedWidth,
  );
  if (!picture.ok) throw new Error(picture.error.message);
  expect(picture.value.description).toContain("Entity sizes show: Revenue. Entity colours show: Side.");
  const legend = picture.value.layers.find(({ id }) => id === "legend")?.marks ?? [];
  const texts = legend.flatMap((mark) => (mark.kind === "text" ? [mark.text] : []));
  expect(texts.slice(0, texts.indexOf("ENTITY TYPES"))).toEqual([
    "SIZE",
    "Revenue",
    "0",
    "4.5",
    "9",
    "not stated",
    "COLOUR",
    "Side",
    "left",
    "right",
    "not stated",
  ]);
  const fills = new Set(legend.flatMap((mark) => (mark.kind === "path" ? [mark.fill] : [])));
  expect(fills).not.toContain(PALETTES.light.hues.rust);
});

test("the list of commands offers them where entities have such fields", () => {
  const titlesOf = (given: ReturnType<typeof smallDataset>) =>
    drawnByChoices(createWorkspace(given).store.getState().knowledge).map(({ title }) => title);
  expect(titlesOf(smallDataset())).toEqual([]);
  expect(titlesOf(dataset())).toEqual([
    "Size entities by number of claims",
    "Draw all entities at the same size",
    "Size entities by Revenue",
    "Colour entities by entity type",
    "Colour entities by Revenue",
    "Colour entities by Side",
  ]);
});
