import { expect, test } from "vitest";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import { svgOf } from "../../../../src/drawing/svg.ts";
import type { KnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { paintClaim } from "../../../../src/views/graph/paint.ts";
import { pictureOf } from "../../../../src/views/graph/picture/graph-picture.ts";
import { stillPicture } from "../../../../src/views/graph/picture/still-picture.ts";
import { renderingFor } from "../../../../src/views/graph/rendering.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { plainDataset } from "../../../fixtures/plain-dataset.ts";
import { claimWith, smallDataset } from "../../../fixtures/small-dataset.ts";

const measure = (text: string, { size }: { readonly size: number }) => text.length * 0.5 * size;
const numberOf = ({ claimNumber }: KnowledgeGraph, id: string) => claimNumber.get(id) ?? expect.unreachable();

function paintedIn(theme: "light" | "dark") {
  const claims = [claimWith({ id: "c.1" }), claimWith({ id: "c.2", attributions: [], predicate: "shields" })];
  const state = createWorkspace(smallDataset({ claims, links: [], questions: [], stories: [] })).store.getState();
  const rendering = renderingFor(state, PALETTES[theme]);
  return ["c.1", "c.2"].map((id) => paintClaim(state, rendering, numberOf(state.knowledge, id)));
}

test.each(["light", "dark"] as const)("a claim that nobody makes is a thin grey line, never dots: %s", (theme) => {
  const [said, unsourced] = paintedIn(theme);
  expect(unsourced?.pattern).toBe(0);
  expect(unsourced?.size).toBeLessThan(0.7 * (said?.size ?? 0));
  expect(unsourced?.color).not.toBe(said?.color);
});

test("a chosen line that no stance draws stays thinner than one that is asserted", () => {
  const claims = [claimWith({ id: "c.1" }), claimWith({ id: "c.2", attributions: [], predicate: "shields" })];
  const state = createWorkspace(smallDataset({ claims, links: [], questions: [], stories: [] })).store.getState();
  const hover = (number: number) => ({ ...state, hover: { kind: "claim", number } as const });
  const sizeOf = (c: number) => paintClaim(state, renderingFor(hover(c), PALETTES.light), c).size;
  expect(sizeOf(1)).toBeLessThan(0.7 * sizeOf(0));
});

test("only what is directed has an arrow, whatever its predicate says", () => {
  const state = createWorkspace(plainDataset()).store.getState();
  const rendering = renderingFor(state, PALETTES.light);
  expect(
    ["c.1", "c.3", "c.4", "c.5"].map((id) => paintClaim(state, rendering, numberOf(state.knowledge, id)).arrow),
  ).toEqual([1, 0, 0, 1]);
});

test("a picture has the letters of families, and its legend names them and the lines without a stance", () => {
  const state = createWorkspace(plainDataset()).store.getState();
  const picture = pictureOf(
    state,
    {
      scope: "whole",
      stage: { width: 800, height: 600 },
      palette: PALETTES.light,
      hasGround: true,
      title: null,
      hasLegend: true,
      hasSourceLine: true,
      filters: "everything",
    },
    measure,
  );
  if (!picture.ok) return expect.unreachable();
  const texts = (id: string) =>
    picture.value.layers
      .filter((layer) => layer.id === id)
      .flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : [])));
  expect(texts("labels")).toEqual(expect.arrayContaining(["P", "I", "Z"]));
  expect(texts("legend")).toEqual(
    expect.arrayContaining(["P", "Presses", "Z", "Other", "certainty not stated", "no source recorded"]),
  );
  expect(texts("source").join(" ")).toContain("licence not stated");
  expect(svgOf(picture.value)).not.toMatch(/undefined|NaN/);
});

test("the still picture has the letters too", () => {
  const state = createWorkspace(plainDataset()).store.getState();
  const { svg } = stillPicture({ ...state, hover: null }, { title: "Harbour", description: "x" }, measure);
  expect(svg).toContain(">P</text>");
  expect(svg).not.toMatch(/undefined|NaN/);
});
