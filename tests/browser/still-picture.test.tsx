import type { Size } from "../../src/drawing/size.ts";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { estimatedWidth } from "../../src/drawing/estimated-width.ts";
import "../../src/app/theme.css";
import { MIN_NODE_RADIUS } from "../../src/drawing/edge-geometry.ts";
import type { Font } from "../../src/drawing/marks.ts";
import { PALETTES, type Theme } from "../../src/drawing/palette.ts";
import { measureOn } from "../../src/drawing/ui/draw-marks.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { GLYPHS } from "../../src/model/signs.ts";
import { stillPicture } from "../../src/views/graph/picture/still-picture.ts";
import { boundsOf, placeOf, renderingFor } from "../../src/views/graph/rendering.ts";
import { stageFor } from "../../src/views/graph/stage.ts";
import { mountGraph } from "../../src/views/graph/ui/sigma-adapter.ts";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { loadArticle } from "./support/article.ts";
import { compare, pixelsOf } from "./support/compare-pictures.ts";
import { loadFaces } from "./support/load-faces.ts";

let article: Dataset;

beforeAll(async () => {
  article = await loadArticle();
  await page.viewport(1000, 700);
  await loadFaces();
});
afterEach(() => {
  document.body.replaceChildren();
  for (const style of document.head.querySelectorAll("style[data-still]")) style.remove();
  delete document.documentElement.dataset.theme;
});

function boxOf({ width, height }: Size): HTMLElement {
  const box = document.createElement("div");
  box.style.cssText = `position: fixed; inset: 0 auto auto 0; width: ${width}px; height: ${height}px; background: var(--paper)`;
  document.body.append(box);
  return box;
}

/** Puts the still picture of a workspace into a box, as the page holds it. */
function showStill(workspace: Workspace, size: Size): HTMLElement {
  const words = { title: "A title", description: "A description." };
  const { svg, style } = stillPicture(workspace.store.getState(), words, estimatedWidth);
  const sheet = document.createElement("style");
  sheet.dataset.still = "";
  sheet.textContent = style;
  document.head.append(sheet);
  const box = boxOf(size);
  box.className = "still-picture";
  // Over the page's rule for the class, which has it in the flow.
  box.style.position = "fixed";
  box.innerHTML = svg;
  return box;
}

/** The article with its picture drawn out or pressed together. */
function stretched(across: number, up: number): Dataset {
  const layouts = article.layouts.map((layout) => ({
    ...layout,
    positions: Object.fromEntries(
      Object.entries(layout.positions).flatMap(([id, at]) => (at ? [[id, [at[0] * across, at[1] * up] as const]] : [])),
    ),
    captions: (layout.captions ?? []).map(({ text, at: [x, y] }) => ({ text, at: [x * across, y * up] as const })),
  }));
  return { ...article, layouts } as Dataset;
}

const SIZES: readonly Size[] = [
  { width: 815, height: 749 },
  { width: 655, height: 569 },
  { width: 375, height: 626 },
  { width: 390, height: 648.8125 },
  { width: 1295, height: 929 },
  { width: 2400, height: 1300 },
  { width: 300, height: 900 },
  { width: 1200, height: 300 },
  { width: 120, height: 100 },
];

describe.each([
  ["as it is", 1, 1],
  ["twice as wide", 2, 1],
  ["three times as high", 1, 3],
])("the still picture of the article, %s", (_, across, up) => {
  test.each(SIZES)("has every entity where the stage has it, and as large, at $width × $height", (size) => {
    const workspace = createWorkspace(stretched(across, up));
    const still = showStill(workspace, size);
    const state = workspace.store.getState();
    const scene = renderingFor(state, PALETTES.light);
    const stage = stageFor(boundsOf(scene), size, null, state.knowledge.order);
    const drawn = [...still.querySelectorAll("use")];
    expect(drawn).toHaveLength(state.knowledge.order);
    for (const [e, element] of drawn.entries()) {
      const place = stage.toPixels(placeOf(scene, e));
      const matrix = element.getScreenCTM();
      expect(Math.hypot((matrix?.e ?? 0) - place.x, (matrix?.f ?? 0) - place.y)).toBeLessThan(0.25);
      if (element.getAttribute("href") !== `#still-${GLYPHS[0]}`) continue;
      const radius = Math.max(stage.scaleSize(scene.sizes[e] as number), MIN_NODE_RADIUS);
      expect(element.getBoundingClientRect().width).toBeCloseTo(2 * radius, 0);
    }
  });
});

describe.each(["light", "dark"] as const)("beside the stage (%s)", (theme: Theme) => {
  const SIZE = { width: 815, height: 640 };
  /** Share of pixels that may differ: arrowheads are turned along the line's end, and lines go on beneath them. */
  const TOLERANCE = 0.005;

  async function screenshotOf(element: HTMLElement): Promise<ImageData> {
    const shot = await page.screenshot({ element, base64: true, save: false });
    return pixelsOf(`data:image/png;base64,${typeof shot === "string" ? shot : (shot as { base64: string }).base64}`);
  }

  test("its lines and entities look like those of the stage", async () => {
    document.documentElement.dataset.theme = theme;
    const workspace = createWorkspace(article);
    const host = boxOf(SIZE);
    const { sigma, dispose } = mountGraph(host, workspace);
    // What is written may stand elsewhere: it is laid out by estimated widths.
    for (const name of ["captions", "names"]) (sigma.getCanvases()[name] as HTMLElement).style.visibility = "hidden";
    await new Promise((resolve) => sigma.once("afterRender", () => requestAnimationFrame(resolve)));
    const stage = await screenshotOf(host);
    dispose();
    host.remove();
    const still = showStill(workspace, SIZE);
    for (const id of ["captions", "names"]) still.querySelector(`#still-${id}`)?.setAttribute("visibility", "hidden");
    expect(compare(stage, await screenshotOf(still)).differing).toBeLessThan(TOLERANCE);
    still.querySelector("#still-lines")?.setAttribute("visibility", "hidden");
    expect(compare(stage, await screenshotOf(still)).differing).toBeGreaterThan(TOLERANCE);
  });
});

test("the estimate of how wide names are is good to a few per cent", () => {
  const measure = measureOn(new OffscreenCanvas(1, 1).getContext("2d") as OffscreenCanvasRenderingContext2D);
  const sans = (weight: number): Font => ({ family: "sans", size: 12, weight });
  for (const { label = "" } of article.entities)
    for (const font of [sans(430), sans(480), sans(640)])
      expect(Math.abs(estimatedWidth(label, font) / measure(label, font) - 1), label).toBeLessThan(0.08);
  const serif: Font = { family: "serif", size: 15, weight: 400, isItalic: true };
  for (const { text } of article.layouts[0]?.captions ?? [])
    expect(Math.abs(estimatedWidth(text, serif) / measure(text, serif) - 1), text).toBeLessThan(0.08);
});
