import { expect, test } from "vitest";
import { drawBy } from "../../../../src/derive/drawn-by/draw-by.ts";
import { estimatedWidth } from "../../../../src/drawing/estimated-width.ts";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import {
  colourBy,
  drawnByChoices,
  keepPart,
  labelBy,
  sizeBy,
} from "../../../../src/features/filters/drawn-by-commands.ts";
import { computeDrawn, type RunMeasure } from "../../../../src/features/measures/drawn-measures.ts";
import { measureTask } from "../../../../src/features/measures/measure-task.ts";
import { runInSlices } from "../../../../src/lib/task.ts";
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

const OPTIONS = {
  scope: "whole",
  stage: { width: 1, height: 1 },
  palette: PALETTES.light,
  hasGround: true,
  title: "",
  hasLegend: true,
  hasSourceLine: false,
  filters: "everything",
} as const;

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
  const picture = pictureOf(workspace.store.getState(), OPTIONS, estimatedWidth);
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

test("a picture writes what follows names, and says of a measure that it is of an earlier view", async () => {
  const workspace = createWorkspace(dataset());
  workspace.dispatch(labelBy, { by: "_degree" });
  workspace.dispatch(colourBy, { by: "_degree", scale: "quantiles" });
  const run: RunMeasure = (input, options) => runInSlices(measureTask, input, options);
  expect(await computeDrawn(workspace.store.getState(), "degree", run)).toBe("done");
  const textsIn = () => {
    const picture = pictureOf(workspace.store.getState(), OPTIONS, estimatedWidth);
    if (!picture.ok) throw new Error(picture.error.message);
    const marks = picture.value.layers.flatMap(({ marks }) => marks);
    return {
      texts: marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : [])),
      description: picture.value.description,
    };
  };
  const first = textsIn();
  expect(first.description).toContain("Names are followed by: Degree.");
  expect(first.texts.filter((text) => /^· \d$/.test(text)).length).toBeGreaterThan(2);
  expect(first.texts).toContain("Degree, quantile scale");
  expect(first.texts).not.toContain("From an earlier view.");
  workspace.dispatch(keepPart, [{ field: "side", without: ["right"] }]);
  expect(textsIn().texts).toContain("From an earlier view.");
});

test("the list of commands offers fields of entities and every measure; groups size nothing", () => {
  const titlesOf = (given: ReturnType<typeof smallDataset>) =>
    drawnByChoices(createWorkspace(given).store.getState().knowledge).map(({ title }) => title);
  const measured = titlesOf(smallDataset());
  expect(measured).toContain("Size entities by Betweenness");
  expect(measured).toContain("Colour entities by Communities");
  expect(measured).not.toContain("Size entities by Communities");
  expect(titlesOf(dataset()).filter((title) => !measured.includes(title))).toEqual([
    "Size entities by Revenue",
    "Colour entities by Revenue",
    "Colour entities by Side",
    "Label entities by Revenue",
    "Label entities by Side",
  ]);
});
