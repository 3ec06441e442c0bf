import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import interFile from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import serifItalicFile from "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2?url";
import serifFile from "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url";
import * as fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import "../../src/app/theme.css";
import { describeFilters } from "../../src/derive/describe-filters.ts";
import { PALETTES, type Theme } from "../../src/drawing/palette.ts";
import type { Picture, PictureOptions } from "../../src/drawing/picture.ts";
import { escapeXml, svgOf } from "../../src/drawing/svg.ts";
import { measureOn } from "../../src/drawing/ui/draw-marks.ts";
import { pixelSizeOf, pngOf } from "../../src/drawing/ui/png.ts";
import { datasetInScope, exportScopes } from "../../src/features/files/export-scope.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { toggleBundles } from "../../src/views/graph/bundle-commands.ts";
import { pictureOf } from "../../src/views/graph/picture/graph-picture.ts";
import { boundsOf, renderingFor } from "../../src/views/graph/rendering.ts";
import { stageFor } from "../../src/views/graph/stage.ts";
import { type GraphHandle, mountGraph } from "../../src/views/graph/ui/sigma-adapter.ts";
import { fitSelection } from "../../src/workspace/camera-commands.ts";
import { focusOn, select } from "../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { anyCharacter } from "../fixtures/any-character.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { loadArticle } from "./support/article.ts";
import { compare, pixelsOf } from "./support/compare-pictures.ts";
import { loadFaces } from "./support/load-faces.ts";

const SIZE = { width: 900, height: 640 };
/** Share of pixels in which stage and picture may differ: what smoothing at edges leaves after a blur. */
const TOLERANCE = 0.001;

let article: Dataset;
let fontFaces: string;
let handle: GraphHandle | undefined;
let host: HTMLElement | undefined;

beforeAll(async () => {
  article = await loadArticle();
  await page.viewport(1000, 700);
  await loadFaces();
  // An SVG that is shown as an image sees none of the page's fonts: for the comparison it brings its own.
  const faces = await Promise.all([
    fontFace("Inter Variable", "normal", interFile),
    fontFace("Source Serif 4 Variable", "normal", serifFile),
    fontFace("Source Serif 4 Variable", "italic", serifItalicFile),
  ]);
  fontFaces = `<style>${faces.join("")}</style>`;
});

async function fontFace(family: string, style: string, url: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `@font-face{font-family:"${family}";font-style:${style};font-weight:100 900;src:url(data:font/woff2;base64,${data})}`;
}

afterEach(() => {
  handle?.dispose();
  host?.remove();
  delete document.documentElement.dataset.theme;
});

/** Mounts the real stage alone, without the controls that lie over it. */
async function showStage(workspace: Workspace, theme: Theme): Promise<void> {
  document.documentElement.dataset.theme = theme;
  host = document.createElement("div");
  host.style.cssText = `position: fixed; inset: 0 auto auto 0; width: ${SIZE.width}px; height: ${SIZE.height}px; background: var(--paper)`;
  document.body.append(host);
  handle = mountGraph(host, workspace);
  await settledStage();
}

/** Waits until the camera has arrived and the view knows where it is, and nothing was drawn for a while. */
async function settledStage(): Promise<void> {
  const sigma = (handle as GraphHandle).sigma;
  let frames = 0;
  const count = () => frames++;
  sigma.on("afterRender", count);
  let quiet = 0;
  await expect
    .poll(
      () => {
        quiet = sigma.getCamera().isAnimated() || frames > 0 ? 0 : quiet + 1;
        frames = 0;
        return quiet;
      },
      { timeout: 60_000, interval: 60 },
    )
    .toBeGreaterThan(5);
  sigma.off("afterRender", count);
}

async function screenshot(): Promise<ImageData> {
  const base64 = await page.screenshot({ element: host as HTMLElement, base64: true, save: false });
  return pixelsOf(
    `data:image/png;base64,${typeof base64 === "string" ? base64 : (base64 as { base64: string }).base64}`,
  );
}

const BARE = { hasGround: true, title: "", hasLegend: false, hasSourceLine: false, filters: "everything" } as const;

function pictured(workspace: Workspace, theme: Theme = "light", options: Partial<PictureOptions> = {}): Picture {
  const context = new OffscreenCanvas(1, 1).getContext("2d") as OffscreenCanvasRenderingContext2D;
  const { knowledge, view, derived } = workspace.store.getState();
  const made = pictureOf(
    { knowledge, view, derived },
    { scope: "view", stage: SIZE, palette: PALETTES[theme], ...BARE, ...options },
    measureOn(context),
  );
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

const rasterised = (svg: string) =>
  pixelsOf(new Blob([svg.replace("<defs>", `${fontFaces}<defs>`)], { type: "image/svg+xml" }));

/** What is around an entity, as the article's extract. */
function extractAround(entity: string): Dataset {
  const workspace = createWorkspace(article);
  workspace.dispatch(focusOn, { entities: [entity], hops: 1 });
  const state = workspace.store.getState();
  const { visible } = exportScopes(state, describeFilters(state.knowledge, state.view));
  return datasetInScope(article, visible, "0".repeat(64));
}

const views: readonly (readonly [name: string, theme: Theme, arrange: (workspace: Workspace) => void])[] = [
  ["the whole graph, light", "light", () => {}],
  ["the whole graph, dark", "dark", () => {}],
  [
    "a neighbourhood with a selection",
    "light",
    (workspace) => {
      workspace.dispatch(focusOn, { entities: ["e.ministry-of-intelligence"], hops: 1 });
      workspace.dispatch(select, { entities: ["e.irgc-intelligence-organization"], claims: [] });
    },
  ],
  ["parallel claims as one line", "dark", (workspace) => workspace.dispatch(toggleBundles)],
  ["an extract, with what was not chosen", "light", (workspace) => workspace.open(extractAround("e.azerbaijan"))],
  [
    "a part of the graph from near",
    "light",
    (workspace) => {
      workspace.dispatch(select, { entities: ["e.ministry-of-intelligence", "e.irgc"], claims: [] });
      workspace.dispatch(fitSelection);
    },
  ],
];

// A machine without a graphics card takes its time for a screenshot.
describe("the picture of a view", { timeout: 90_000 }, () => {
  test.each(views)("looks like the stage: %s", async (_name, theme, arrange) => {
    const workspace = createWorkspace(article);
    await showStage(workspace, theme);
    arrange(workspace);
    await settledStage();
    const stage = await screenshot();
    const picture = pictured(workspace, theme);
    const asSvg = compare(stage, await rasterised(svgOf(picture)));
    const png = await pngOf(picture, 1);
    if (!png.ok) throw new Error(png.error.message);
    const asPng = compare(stage, await pixelsOf(png.value));
    expect(asSvg.differing).toBeLessThan(TOLERANCE);
    expect(asPng.differing).toBeLessThan(TOLERANCE);
  });

  test("would be found out with wrong patterns, curves, places or names", async () => {
    const workspace = createWorkspace(article);
    await showStage(workspace, "light");
    workspace.dispatch(select, { entities: ["e.ministry-of-intelligence", "e.irgc"], claims: [] });
    workspace.dispatch(fitSelection);
    await settledStage();
    const stage = await screenshot();
    const svg = svgOf(pictured(workspace));
    const differingFrom = async (wrong: string) => {
      expect(wrong).not.toBe(svg);
      return compare(stage, await rasterised(wrong)).differing;
    };
    const wrong = {
      patterns: svg.replaceAll(/ stroke-dasharray="[^"]*"/g, ""),
      curves: svg.replaceAll(/Q\S+ \S+ /g, "L"),
      places: svg.replace('transform="translate(0 0)"', 'transform="translate(3 0)"'),
      names: svg.replaceAll(/<text.*<\/text>/g, ""),
    };
    for (const [what, picture] of Object.entries(wrong))
      expect(await differingFrom(picture), what).toBeGreaterThan(TOLERANCE);
  });

  test("stands where Sigma draws it, at any camera", async () => {
    const workspace = createWorkspace(article);
    await showStage(workspace, "light");
    const scene = renderingFor(workspace.store.getState(), PALETTES.light);
    const { sigma } = handle as GraphHandle;
    for (const [state, shape] of [
      [{ x: 0.5, y: 0.5, ratio: 1 }, SIZE],
      [
        { x: 0.31, y: 0.72, ratio: 0.2 },
        { width: 500, height: 640 },
      ],
      [
        { x: 0.6, y: 0.4, ratio: 2.5 },
        { width: 640, height: 640 },
      ],
    ] as const) {
      Object.assign((host as HTMLElement).style, { width: `${shape.width}px`, height: `${shape.height}px` });
      sigma.resize(true);
      sigma.getCamera().setState(state);
      sigma.refresh();
      const [a, b] = [sigma.viewportToGraph({ x: 0, y: 0 }), sigma.viewportToGraph({ x: 100, y: 0 })];
      const centre = sigma.viewportToGraph({ x: shape.width / 2, y: shape.height / 2 });
      const ratio = (Math.hypot(b.x - a.x, b.y - a.y) / 100) * Math.min(shape.width, shape.height);
      const stage = stageFor(
        boundsOf(scene),
        shape,
        state.ratio === 1 ? null : { ...centre, ratio },
        scene.knowledge.order,
      );
      for (const at of [
        { x: 0, y: 0 },
        { x: 321, y: -123 },
      ]) {
        const [ours, theirs] = [stage.toPixels(at), sigma.graphToViewport(at)];
        expect(ours.x).toBeCloseTo(theirs.x, 2);
        expect(ours.y).toBeCloseTo(theirs.y, 2);
      }
      expect(stage.scaleSize(10)).toBeCloseTo(sigma.scaleSize(10), 3);
    }
  });
});

describe("as SVG", () => {
  const full = { title: null, hasLegend: true, hasSourceLine: true } as const;
  const parse = (svg: string) => new DOMParser().parseFromString(svg, "image/svg+xml");

  test("is XML with a title and a description, real text, and neither style nor script", () => {
    const document_ = parse(svgOf(pictured(createWorkspace(article), "light", { scope: "whole", ...full })));
    expect(document_.querySelector("parsererror")).toBeNull();
    const root = document_.documentElement;
    expect(root.getAttribute("role")).toBe("img");
    const [title, description] = (root.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id) => document_.getElementById(id));
    expect(title?.textContent).toBe(article.dataset.title);
    expect(description?.textContent).toContain("294 claims between them");
    const texts = Array.from(document_.querySelectorAll("text"), ({ textContent }) => textContent);
    for (const words of ["Iran", "Why spies are found", "asserted", "CERTAINTY"]) expect(texts).toContain(words);
    expect(document_.querySelectorAll("[style], style, script, foreignObject, image")).toHaveLength(0);
  });

  test("keeps its form whatever the names are, and says them as they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, minLength: 1, maxLength: 30 }), (text) => {
        const xml = parse(
          `<svg xmlns="http://www.w3.org/2000/svg" a="${escapeXml(text)}"><text>${escapeXml(text)}</text></svg>`,
        );
        expect(xml.querySelector("parsererror")).toBeNull();
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these XML cannot hold
        const held = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
        expect(xml.querySelector("text")?.textContent).toBe(held);
      }),
      { numRuns: 400 },
    );
  });

  test("takes hostile and right-to-left names", () => {
    const dataset = smallDataset({
      entities: smallDataset().entities.map((entity) =>
        entity.id === "e.orm" ? { ...entity, label: `</text><script>alert("1")</script>\u0007\ud800` } : entity,
      ),
    });
    const document_ = parse(svgOf(pictured(createWorkspace(dataset), "light", { scope: "whole", ...full })));
    expect(document_.querySelector("parsererror")).toBeNull();
    expect(document_.querySelector("script")).toBeNull();
    const words = Array.from(document_.querySelectorAll("text"), ({ textContent }) => textContent).join(" ");
    expect(words).toContain('</text><script>alert("1")</script>\ufffd\ufffd');
    expect(words).toContain("سليم");
  });
});

describe("as PNG", () => {
  test.each([1, 2, 4])("has %i pixels to the CSS pixel", async (scale) => {
    const picture = pictured(createWorkspace(smallDataset()));
    const png = await pngOf(picture, scale);
    if (!png.ok) throw new Error(png.error.message);
    expect(png.value.type).toBe("image/png");
    const { width, height } = await pixelsOf(png.value);
    expect([width, height]).toEqual([SIZE.width * scale, SIZE.height * scale]);
  });

  test("is transparent in its corners where it has no ground, and of the colour of the paper where it has", async () => {
    const workspace = createWorkspace(smallDataset());
    const cornerOf = async (options: Partial<PictureOptions>, theme: Theme) => {
      const png = await pngOf(pictured(workspace, theme, options), 1);
      if (!png.ok) throw new Error(png.error.message);
      return Array.from((await pixelsOf(png.value)).data.slice(0, 4));
    };
    expect(await cornerOf({ hasGround: false }, "light")).toEqual([0, 0, 0, 0]);
    expect(await cornerOf({}, "light")).toEqual([0xfa, 0xf7, 0xf1, 255]);
    expect(await cornerOf({}, "dark")).toEqual([0x14, 0x17, 0x1b, 255]);
  });

  test("that no browser could draw is refused in words", async () => {
    const picture = { ...pictured(createWorkspace(smallDataset())), width: 6_000, height: 5_000 };
    const png = await pngOf(picture, 4);
    expect(png.ok).toBe(false);
    if (!png.ok) expect(png.error.message).toContain("24,000 × 20,000 pixels");
    expect(pixelSizeOf(picture, 1).ok).toBe(true);
  });
});
