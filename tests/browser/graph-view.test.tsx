import { Fragment, StrictMode } from "react";
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { claimInWords } from "../../src/derive/claim-words.ts";
import { claimCurvature, type Point, pointOnEdge } from "../../src/drawing/edge-geometry.ts";
import { setTimeWindow, showEverything, toggleValues } from "../../src/features/filters/filter-commands.ts";
import { currentOverlays, keepClear } from "../../src/lib/ui/overlays.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { claimAt, claimsAt, entityAt } from "../../src/model/knowledge-graph.ts";
import { DEFAULT_VIEW, type ViewState } from "../../src/model/view-state.ts";
import { GraphView } from "../../src/views/graph/ui/GraphView.tsx";
import type { GraphHandle } from "../../src/views/graph/ui/sigma-adapter.ts";
import { boxesOn } from "../../src/views/graph/ui/stage-handle.ts";
import { pinSelected } from "../../src/workspace/aside-commands.ts";
import { fitSelection, moveEntities } from "../../src/workspace/camera-commands.ts";
import { focusOn, leaveFocus, select, selectInSight } from "../../src/workspace/selection-commands.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { applyView } from "../../src/workspace/view-commands.ts";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { loadArticle } from "./support/article.ts";
import { faultsInThemes } from "./support/faults.ts";
import { keepDrawings } from "./support/keep-drawings.ts";
import { withMotion } from "./support/motion.ts";

const SIZE = { width: 900, height: 640 };
/** From which ink on a line of usual strength counts as drawn; a receding one stays below. */
const DRAWN = 0.2;

let article: Dataset;

beforeAll(async () => {
  article = await loadArticle();
});

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1440, 900);
});

keepDrawings();

/** The colours of one frame. Coordinates are CSS pixels of the stage, y down. */
interface Picture {
  rgb(x: number, y: number): readonly [number, number, number];
  /** How far the darkest pixel around a point is from paper, from 0 to 1. */
  ink(at: Point): number;
}

/** A mounted graph, as a user sees and handles it. */
interface Stage {
  readonly workspace: Workspace;
  readonly handle: GraphHandle;
  /** What the mouse is moved over. */
  readonly surface: HTMLElement;
  view(): ReturnType<Workspace["store"]["getState"]>["view"];
  entity(id: string): number;
  /** Where an entity is on the stage. */
  at(id: string): Point;
  /** Points along the line of a claim, from the first share of its length to the second. */
  along(id: string, from?: number, to?: number): readonly Point[];
  /** The newest frame of some of the layers. */
  picture(...layers: readonly ("edges" | "nodes")[]): Picture;
  /** Mean ink along the middle of a claim's line. */
  ink(id: string): number;
  click(at: Point, modifiers?: ("Shift" | "Control")[]): Promise<void>;
  hover(at: Point): Promise<void>;
  drag(from: Point, to: Point): Promise<void>;
  rerender(theme: string): Promise<void>;
  unmount(): Promise<void>;
}

/** @param Mode StrictMode mounts twice, and so draws twice; default once. */
async function show(
  dataset: Dataset = smallDataset(),
  { width, height } = SIZE,
  Mode: typeof Fragment = Fragment,
  startView: ViewState = DEFAULT_VIEW,
): Promise<Stage> {
  const workspace = createWorkspace(dataset, startView);
  let mounted: GraphHandle | undefined;
  let frames = 0;
  const onMount = (handle: GraphHandle) => {
    mounted = handle;
    handle.sigma.on("afterRender", () => frames++);
    // Two clicks in a row, at different places, are two clicks here.
    handle.sigma.setSetting("doubleClickTimeout", 0);
  };
  const ui = (theme: string) => (
    <Mode>
      <WorkspaceProvider workspace={workspace}>
        <div style={{ width, height }}>
          <GraphView theme={theme} onMount={onMount} />
        </div>
      </WorkspaceProvider>
    </Mode>
  );
  const rendered = await render(ui("light"));
  const application = page.getByRole("application").element() as HTMLElement;
  await eventually(() => frames).toBeGreaterThan(0);
  if (mounted === undefined) throw new Error("The graph was not mounted.");
  const handle = mounted;
  const surface = handle.sigma.getCanvases().mouse;
  if (surface === undefined) throw new Error("The stage has no mouse layer.");
  const { knowledge } = workspace.store.getState();
  const entity = (id: string) => workspace.store.getState().knowledge.entityNumber.get(id) ?? -1;
  const paper = () => rgbOf(getComputedStyle(application).getPropertyValue("--paper"));

  const stage: Stage = {
    workspace,
    handle,
    surface,
    entity,
    view: () => workspace.store.getState().view,
    at: (id) => handle.positionOf(entity(id)),
    along: (id, from = 0.35, to = 0.65) => {
      const { subject, object } = claimAt(knowledge, knowledge.claimNumber.get(id) ?? -1) as {
        subject: string;
        object: string;
      };
      const parallel = knowledge.dataset.claims.filter(
        (other) => [other.subject, other.object].toSorted().join() === [subject, object].toSorted().join(),
      );
      const index = parallel.findIndex((other) => other.id === id);
      const curvature = claimCurvature(subject, object, index, parallel.length);
      const graph = handle.sigma.getGraph();
      const [source, target] = [subject, object].map((end) => graph.getNodeAttributes(end) as Point) as [Point, Point];
      const pointAt = (t: number) => handle.sigma.graphToViewport(pointOnEdge(source, target, curvature, t));
      const [first, last] = [pointAt(from), pointAt(to)];
      const steps = Math.ceil(Math.hypot(last.x - first.x, last.y - first.y));
      return Array.from({ length: steps + 1 }, (_, step) => pointAt(from + ((to - from) * step) / steps));
    },
    picture: (...layers) => {
      const images = layers.map((layer) => copyOf(handle.sigma.getCanvases()[layer]));
      const ground = paper();
      const rgb = (x: number, y: number): [number, number, number] => {
        const colour: [number, number, number] = [...ground];
        for (const { data, width } of images) {
          const at = 4 * (Math.round(y) * width + Math.round(x));
          const alpha = (data[at + 3] ?? 0) / 255;
          for (const channel of [0, 1, 2] as const)
            colour[channel] = (data[at + channel] ?? 0) * alpha + colour[channel] * (1 - alpha);
        }
        return colour;
      };
      const inkAt = (x: number, y: number) =>
        Math.max(...rgb(x, y).map((value, channel) => Math.abs(value - (ground[channel] as number)))) / 255;
      return {
        rgb,
        ink: ({ x, y }) => Math.max(...AROUND.map(([dx, dy]) => inkAt(x + dx, y + dy))),
      };
    },
    ink: (id) => {
      const picture = stage.picture("edges");
      return mean(stage.along(id).map(picture.ink));
    },
    click: (position, modifiers) =>
      userEvent.click(surface, { position: { ...position }, ...(modifiers ? { modifiers } : {}) }),
    hover: (position) => userEvent.hover(surface, { position: { ...position } }),
    drag: (from, to) =>
      userEvent.dragAndDrop(surface, surface, {
        sourcePosition: { ...from },
        targetPosition: { ...to },
        steps: 6,
      }),
    rerender: (theme) => rendered.rerender(ui(theme)),
    unmount: () => rendered.unmount(),
  };
  return stage;
}

const AROUND = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));

function copyOf(layer: HTMLCanvasElement | undefined): ImageData {
  if (layer === undefined) throw new Error("The stage lacks a layer.");
  const context = new OffscreenCanvas(layer.width, layer.height).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  context.drawImage(layer, 0, 0);
  return context.getImageData(0, 0, layer.width, layer.height);
}

function rgbOf(colour: string): [number, number, number] {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (!context) throw new Error("no canvas");
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const { data } = context.getImageData(0, 0, 1, 1);
  return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0];
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** From the first of some points to the last. */
function difference(points: readonly Point[]): [number, number] {
  const [first, last] = [points[0] as Point, points.at(-1) as Point];
  return [last.x - first.x, last.y - first.y];
}

/** How often a line goes from ink to paper or back. */
function breaks({ ink }: Picture, points: readonly Point[]): number {
  const inks = points.map(ink);
  const half = Math.max(...inks) / 2;
  return inks.slice(1).filter((value, i) => value > half !== (inks[i] as number) > half).length;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const middleOf = ({ left, right, top, bottom }: Box): Point => ({ x: (left + right) / 2, y: (top + bottom) / 2 });
/** Waits, on a slow machine too, until what is read is as expected. */
const eventually = <Value,>(read: () => Value) => expect.poll(read, { timeout: 10_000 });
/** A corner of the small dataset's stage where nothing stands. */
const NOWHERE: Point = { x: 40, y: SIZE.height - 30 };

describe("the drawing", () => {
  test("shows every entity in the hue of its family, at its place", async () => {
    const { workspace, at, picture } = await show();
    const { knowledge } = workspace.store.getState();
    const { families } = knowledge.dataset.vocabulary;
    const style = getComputedStyle(page.getByRole("application").element());
    for (let e = 0; e < knowledge.order; e++) {
      const { x, y } = at(entityAt(knowledge, e).id);
      const hue = families[knowledge.entityFamily[e] as number]?.hue;
      const expected = rgbOf(style.getPropertyValue(`--hue-${hue}`));
      const drawn = picture("nodes").rgb(x, y);
      for (const channel of [0, 1, 2]) {
        expect(Math.abs((drawn[channel] as number) - (expected[channel] as number))).toBeLessThan(12);
      }
    }
  });

  test("shows every claim between two entities as a line", async () => {
    const { workspace, ink, handle } = await show();
    const between = workspace.store.getState().knowledge.dataset.claims.filter(({ object }) => object !== null);
    expect(between).toHaveLength(13);
    expect(handle.sigma.getGraph().size).toBe(13);
    for (const { id } of between) expect(ink(id), id).toBeGreaterThan(0.1);
  });

  test("compiles only the programs that it draws with", async () => {
    const linked = vi.spyOn(WebGL2RenderingContext.prototype, "linkProgram");
    onTestFinished(() => linked.mockRestore());
    await show();
    // Entities, lines, and what is pointed at, above all else: nothing is drawn a second time to be found by its pixels.
    expect(linked).toHaveBeenCalledTimes(3);
  });

  test("hides the lines that a filter hides, leaves the others, and is never rebuilt for it", async () => {
    const { workspace, ink, handle, entity } = await show();
    const graph = handle.sigma.getGraph();
    const rebuilt = vi.fn();
    for (const event of ["nodeAdded", "nodeDropped", "edgeAdded", "edgeDropped", "cleared", "edgesCleared"] as const)
      graph.on(event, rebuilt);
    expect(ink("c.0004")).toBeGreaterThan(DRAWN);
    workspace.dispatch(toggleValues, { facet: "stance", values: ["plain"] });
    await eventually(() => ink("c.0004")).toBeLessThan(0.05);
    expect(ink("c.0008")).toBeGreaterThan(0.1);
    const names = () => handle.labels.placed.map(({ key }) => key);
    expect(names()).not.toContain(entity("e.siege-of-varn"));
    workspace.dispatch(setTimeWindow, { from: "1206", to: null });
    await eventually(() => names()).not.toContain(entity("e.salim"));
    workspace.dispatch(showEverything);
    await eventually(() => ink("c.0004")).toBeGreaterThan(DRAWN);
    expect(names()).toContain(entity("e.siege-of-varn"));
    expect(handle.sigma.getGraph()).toBe(graph);
    expect(rebuilt).not.toHaveBeenCalled();
  });

  test("keeps parallel lines apart", async () => {
    const { along, picture } = await show();
    const [first, second, third] = ["c.0009", "c.0010", "c.0011"].map((id) => along(id, 0.5, 0.51)[0]) as [
      Point,
      Point,
      Point,
    ];
    const edges = picture("edges");
    for (const [line, other] of [
      [first, second],
      [second, third],
    ] as const) {
      expect(Math.hypot(line.x - other.x, line.y - other.y)).toBeGreaterThan(8);
      expect(edges.ink({ x: (line.x + other.x) / 2, y: (line.y + other.y) / 2 })).toBeLessThan(0.05);
    }
  });

  test("tells an alleged claim from an asserted one by the pattern of its line", async () => {
    const { along, picture } = await show();
    const edges = picture("edges");
    expect(breaks(edges, along("c.0004", 0.25, 0.75))).toBe(0);
    expect(breaks(edges, along("c.0008", 0.25, 0.75))).toBeGreaterThan(12);
  });

  test("tells them apart from afar too", async () => {
    const { along, picture, handle } = await show();
    handle.sigma.getCamera().setState({ ratio: 3 });
    await eventually(() => breaks(picture("edges"), along("c.0008", 0.25, 0.75))).toBeGreaterThan(4);
    expect(breaks(picture("edges"), along("c.0004", 0.25, 0.75))).toBe(0);
  });

  test("draws a claim by the firmest stance that the lens accepts", async () => {
    const { workspace, along, picture } = await show();
    // From near, so that there is room for many dashes.
    workspace.dispatch(select, { entities: [], claims: ["c.0006"] });
    workspace.dispatch(fitSelection);
    const dashes = () => breaks(picture("edges"), along("c.0006", 0.1, 0.4));
    await eventually(() => Math.hypot(...difference(along("c.0006", 0.1, 0.4)))).toBeGreaterThan(100);
    await eventually(dashes).toBeGreaterThan(4);
    const long = dashes();
    workspace.dispatch(toggleValues, { facet: "stance", values: ["relayed"] });
    await eventually(dashes).toBeGreaterThan(1.4 * long);
  });

  test("follows the theme", async () => {
    const { rerender, at, picture } = await show();
    const place = at("e.orm");
    const before = picture("nodes").rgb(place.x, place.y);
    document.documentElement.dataset.theme = "dark";
    await rerender("dark");
    const lightness = () => mean(picture("nodes").rgb(place.x, place.y));
    await eventually(lightness).toBeGreaterThan(mean(before) + 20);
  });

  test("follows another dataset that is opened in its place", async () => {
    const { workspace, handle, surface } = await show();
    workspace.open(article);
    await eventually(() => handle.labels.placed.length).toBeGreaterThan(30);
    expect(handle.sigma.getGraph().order).toBe(article.entities.length);
    expect(handle.sigma.getCanvases().mouse).toBe(surface);
    workspace.open(smallDataset());
    await eventually(() => handle.labels.placed.length).toBeLessThan(12);
    expect(handle.sigma.getGraph().order).toBe(11);
  });

  test("leaves nothing behind when it goes: no canvas, no listener, no frame", async () => {
    const targets = [window, document];
    const open = new Map<string, number>();
    const count = (by: number, type: string) => open.set(type, (open.get(type) ?? 0) + by);
    for (const target of targets) {
      const { addEventListener, removeEventListener } = target;
      target.addEventListener = (...input: Parameters<typeof addEventListener>) => {
        count(1, input[0]);
        addEventListener.apply(target, input);
      };
      target.removeEventListener = (...input: Parameters<typeof removeEventListener>) => {
        count(-1, input[0]);
        removeEventListener.apply(target, input);
      };
      onTestFinished(() => {
        target.addEventListener = addEventListener;
        target.removeEventListener = removeEventListener;
      });
    }
    const { workspace, unmount, handle } = await show(smallDataset(), SIZE, StrictMode);
    expect(open.get("resize")).toBe(1);
    const painted = vi.fn();
    handle.sigma.on("afterRender", painted);
    await unmount();
    for (const type of ["resize", "mousemove", "mouseup", "touchmove", "touchend"])
      expect(open.get(type), type).toBe(0);
    expect(document.querySelector("canvas")).toBeNull();
    painted.mockClear();
    workspace.dispatch(toggleValues, { facet: "stance", values: ["plain"] });
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    expect(painted).not.toHaveBeenCalled();
  });

  test("says in plain words that it needs WebGL where there is none", async () => {
    const { getContext } = HTMLCanvasElement.prototype;
    const spy = vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation(function (
      this: HTMLCanvasElement,
      ...input: Parameters<typeof getContext>
    ) {
      return input[0].includes("webgl") ? null : getContext.apply(this, input);
    } as typeof getContext);
    onTestFinished(() => spy.mockRestore());
    const workspace = createWorkspace(smallDataset());
    await render(
      <StrictMode>
        <WorkspaceProvider workspace={workspace}>
          <div style={SIZE}>
            <GraphView theme="light" />
          </div>
        </WorkspaceProvider>
      </StrictMode>,
    );
    const words = page.getByTestId("drawing-note").getByRole("status");
    await expect.element(words).toMatchTextContent("WebGL is missing");
    expect(words.element().textContent).not.toMatch(/undefined|null|TypeError/);
    expect(document.querySelector("canvas")).toBeNull();
    workspace.dispatch(toggleValues, { facet: "stance", values: ["plain"] });
    await expect.element(words).toBeVisible();
  });
});

describe("labels", () => {
  test.each([
    ["a whole screen", { width: 1440, height: 900 }, 165],
    ["the stage of a screen of 1440 × 900", { width: 814, height: 748 }, 130],
    ["the stage of a screen of 1280 × 720", { width: 655, height: 569 }, 89],
    ["a phone", { width: 390, height: 640 }, 30],
  ])("of the article are many, and do not overlap each other, on %s", async (_, size, least) => {
    const { handle } = await show(article, size);
    await document.fonts.ready;
    await eventually(() => handle.labels.placed.length).toBeGreaterThan(least);
    const { placed } = handle.labels;
    for (const [i, label] of placed.entries()) {
      for (const other of placed.slice(i + 1)) expect(overlap(label, other)).toBe(false);
    }
  });

  test("of the article are not written beneath the bar of a selection, which is no place for what is sought either", async () => {
    const { handle, workspace, at } = await show(article, { width: 814, height: 748 });
    await document.fonts.ready;
    workspace.dispatch(selectInSight, { entities: ["e.kerman-attack"], claims: [] });
    await expect.element(page.getByRole("toolbar", { name: "Selection" })).toBeVisible();
    const bar = page.getByRole("toolbar", { name: "Selection" }).element().parentElement as HTMLElement;
    const stage = page.getByRole("application").element() as HTMLElement;
    const box = () => boxesOn(stage, [bar])[0] as ReturnType<typeof boxesOn>[number];
    await eventually(() => box().right - box().left).toBeGreaterThan(200);
    handle.sigma.scheduleRender();
    await eventually(() => handle.labels.placed.filter((name) => overlap(name, box())).length).toBe(0);
    workspace.dispatch(applyView, {
      focus: { entities: ["e.azerbaijan"], hops: 1 },
      selection: { entities: ["e.iran"], claims: [] },
    });
    workspace.dispatch(selectInSight, { entities: ["e.iran"], claims: [] });
    await eventually(
      () => at("e.iran").y < box().top || at("e.iran").x < box().left || at("e.iran").x > box().right,
    ).toBe(true);
  });

  test("of the article are not written beneath what lies over the stage", async () => {
    const { handle } = await show(article, { width: 814, height: 748 });
    await document.fonts.ready;
    await eventually(() => handle.labels.placed.length).toBeGreaterThan(50);
    const stage = page.getByRole("application").element() as HTMLElement;
    const cover = document.createElement("div");
    cover.style.cssText = "position: absolute; left: 300px; top: 250px; width: 200px; height: 200px";
    stage.after(cover);
    const boxes = () => boxesOn(stage, currentOverlays());
    const namesBeneath = () => handle.labels.placed.filter((name) => boxes().some((box) => overlap(name, box))).length;
    // The controls.
    expect(boxes()).toHaveLength(1);
    expect(namesBeneath()).toBe(0);
    const uncover = keepClear(cover);
    expect(namesBeneath()).toBeGreaterThan(0);
    handle.sigma.scheduleRender();
    await eventually(namesBeneath).toBe(0);
    uncover?.();
    cover.remove();
  });

  test("of the article name the entities that most is said about, though they stand in a crowd", async () => {
    const { handle, workspace } = await show(article, { width: 814, height: 748 });
    const { order, entityClaimCount } = workspace.store.getState().knowledge;
    const heaviest = Array.from({ length: order }, (_, e) => e)
      .sort((a, b) => (entityClaimCount[b] as number) - (entityClaimCount[a] as number))
      .slice(0, 8);
    const isNamed = (e: number) => handle.labels.placed.some(({ key }) => key === e);
    await eventually(() => heaviest.filter(isNamed).length).toBeGreaterThanOrEqual(7);
  });

  test("of the article name most entities where there is room for them", async () => {
    const { handle } = await show(article, { width: 1440, height: 900 });
    await eventually(() => handle.labels.placed.length).toBeGreaterThan(0.6 * article.entities.length);
  });

  test("come in as the reader zooms in", async () => {
    const { handle } = await show(article, { width: 600, height: 400 });
    const namesInView = () => handle.labels.placed.length / entitiesInView(handle, article.entities.length);
    const before = namesInView();
    handle.sigma.getCamera().setState({ ratio: 0.25 });
    await eventually(namesInView).toBeGreaterThan(Math.min(0.99, 1.2 * before));
  });

  test("of what is selected is drawn even where it collides", async () => {
    const { handle, workspace, entity } = await show(article, { width: 390, height: 500 });
    const hidden = article.entities.find(({ id }) => handle.labels.placed.every(({ key }) => key !== entity(id)));
    if (hidden === undefined) throw new Error("every entity has a label");
    workspace.dispatch(select, { entities: [hidden.id], claims: [] });
    await eventually(() => handle.labels.placed.map(({ key }) => key)).toContain(entity(hidden.id));
  });
});

function entitiesInView(handle: GraphHandle, order: number): number {
  const { width, height } = handle.sigma.getDimensions();
  return Array.from({ length: order }, (_, e) => handle.positionOf(e)).filter(
    ({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height,
  ).length;
}

describe("pointing", () => {
  test("at an entity keeps it and its neighbours, dims the rest, names its lines, and says what it is", async () => {
    const { hover, at, ink, handle, workspace, entity, picture } = await show();
    const far = at("e.tarn-pass");
    const near = at("e.varn");
    const [farBefore, nearBefore] = [far, near].map(({ x, y }) => mean(picture("nodes").rgb(x, y))) as [number, number];
    await hover(near);
    await eventually(() => ink("c.0012")).toBeLessThan(0.1);
    expect(workspace.store.getState().hover).toEqual({ kind: "entity", number: entity("e.varn") });
    expect(ink("c.0004")).toBeGreaterThan(DRAWN);
    expect(mean(picture("nodes").rgb(far.x, far.y))).toBeGreaterThan(farBefore + 40);
    expect(mean(picture("nodes").rgb(near.x, near.y))).toBeCloseTo(nearBefore, -1);
    const { knowledge } = workspace.store.getState();
    const labelled = handle.labels.placed.map(({ key }) => key);
    expect(labelled).toContain(knowledge.order + (knowledge.claimNumber.get("c.0004") ?? -1));
    expect(labelled).not.toContain(entity("e.tarn-pass"));
    await expect.element(page.getByText(/^Varn\. A walled town\. 1 claim/)).toBeInTheDocument();
    await hover(NOWHERE);
    await eventually(() => ink("c.0012")).toBeGreaterThan(0.1);
    expect(workspace.store.getState().hover).toBeNull();
  });

  test("at a line reads the claim out, with its stance, holder and passage", async () => {
    const { hover, along, workspace } = await show();
    await hover(along("c.0004", 0.5, 0.51)[0] as Point);
    await eventually(() => workspace.store.getState().hover?.kind).toBe("claim");
    await expect
      .element(page.getByText("Stated (Ilse Marn): Siege of Varn took place at Varn, paragraph 1, sentence 1"))
      .toBeInTheDocument();
  });

  test("is over when the pointer leaves the stage", async () => {
    const { hover, at, workspace, handle } = await show();
    // The layer of what is pointed at is laid over the others only while there is something on it.
    const raised = () => getComputedStyle(handle.sigma.getCanvases().hoverNodes as HTMLElement).display;
    expect(raised()).toBe("none");
    await hover(at("e.orm"));
    await eventually(() => workspace.store.getState().hover).not.toBeNull();
    expect(raised()).toBe("block");
    await userEvent.hover(page.getByRole("button", { name: "Zoom in" }));
    await eventually(() => workspace.store.getState().hover).toBeNull();
    expect(raised()).toBe("none");
  });
});

describe("clicking", () => {
  test("on an entity selects it alone; with Shift or Control it is added, or taken out again", async () => {
    const { click, at, view } = await show();
    await click(at("e.orm"));
    expect(view().selection).toEqual({ entities: ["e.orm"], claims: [] });
    await click(at("e.varn"), ["Shift"]);
    expect(view().selection.entities).toEqual(["e.orm", "e.varn"]);
    await click(at("e.salim"), ["Control"]);
    expect(view().selection.entities).toEqual(["e.orm", "e.varn", "e.salim"]);
    await click(at("e.varn"), ["Shift"]);
    expect(view().selection.entities).toEqual(["e.orm", "e.salim"]);
    await click(at("e.salim"));
    expect(view().selection.entities).toEqual(["e.salim"]);
  });

  test("on a line selects its claim, and with Shift adds it", async () => {
    const { click, along, view } = await show();
    await click(along("c.0004", 0.5, 0.51)[0] as Point);
    expect(view().selection).toEqual({ entities: [], claims: ["c.0004"] });
    await click(along("c.0010", 0.5, 0.51)[0] as Point, ["Shift"]);
    expect(view().selection.claims).toEqual(["c.0004", "c.0010"]);
  });

  test("on a label selects its entity", async () => {
    const { click, handle, entity, view } = await show();
    const label = handle.labels.placed.find(({ key }) => key === entity("e.siege-of-varn"));
    if (label === undefined) throw new Error("the label is not drawn");
    await click(middleOf(label));
    expect(view().selection.entities).toEqual(["e.siege-of-varn"]);
  });

  test("where several things overlap offers them all, as long as one of them is the selection", async () => {
    const { click, drag, at, along, view, workspace } = await show();
    const field = page.getByRole("combobox", { name: /overlap here: choose one$/ });
    await click(at("e.orm"));
    await expect.element(field).not.toBeInTheDocument();

    const place = at("e.varn");
    await drag(at("e.salim"), { x: place.x + 3, y: place.y });
    await eventually(() => Math.hypot(at("e.salim").x - place.x, at("e.salim").y - place.y)).toBeLessThan(8);
    await click(place);
    expect(view().selection.entities).toEqual(["e.varn"]);
    await expect.element(field).toHaveAccessibleName("2 overlap here: choose one");
    const names = [...(field.element() as HTMLSelectElement).options].map(({ text }) => text);
    expect(names).toEqual(["1 of 2: Varn", expect.stringMatching(/^2 of 2: .*سليم/)]);
    await field.selectOptions(names[1] as string);
    expect(view().selection).toEqual({ entities: ["e.salim"], claims: [] });
    await field.selectOptions(names[0] as string);
    expect(view().selection.entities).toEqual(["e.varn"]);
    await click(at("e.orm"));
    await expect.element(field).not.toBeInTheDocument();

    // Lines that cross, each with who says it and how firmly.
    const { knowledge, derived } = workspace.store.getState();
    const lines = knowledge.dataset.claims.flatMap(({ id, object }, number) =>
      object === null ? [] : [{ id: id as string, number, points: along(id, 0.2, 0.8) }],
    );
    const crossings = lines.flatMap((a, index) =>
      lines.slice(index + 1).flatMap((b) => {
        const point = a.points.find((p) => b.points.some((q) => Math.hypot(p.x - q.x, p.y - q.y) < 2));
        return point === undefined ? [] : [{ a, b, point }];
      }),
    );
    const [crossing] = crossings;
    if (crossing === undefined) throw new Error("No lines cross here.");
    await click(crossing.point);
    const both = [crossing.a, crossing.b];
    const sentences = both.map(({ number }) => claimInWords(knowledge, derived, number));
    await expect.element(field).toBeInTheDocument();
    const options = () => [...(field.element() as HTMLSelectElement).options].map(({ text }) => text.slice(8));
    expect(options().toSorted()).toEqual(sentences.toSorted());
    for (const { id, number } of both) {
      const at = options().indexOf(claimInWords(knowledge, derived, number));
      await field.selectOptions(String(at));
      expect(view().selection).toEqual({ entities: [], claims: [id] });
    }

    // Another file has none of them, and fewer records.
    const { entities } = smallDataset();
    workspace.open({
      ...smallDataset(),
      entities: entities.slice(0, 1),
      claims: [],
      links: [],
      questions: [],
      layouts: [],
    });
    workspace.dispatch(select, { entities: [entities[0]?.id as string], claims: [] });
    await expect.element(page.getByText("1 selected")).toBeInTheDocument();
    await expect.element(field).not.toBeInTheDocument();
  });

  test("on nothing selects nothing, unless Shift is held", async () => {
    const { click, at, view } = await show();
    await click(at("e.orm"));
    await click(NOWHERE, ["Shift"]);
    expect(view().selection.entities).toEqual(["e.orm"]);
    await click(NOWHERE);
    expect(view().selection.entities).toEqual([]);
  });

  test("finds thirty entities and thirty lines in a browser that falsifies what is read back from the picture", async () => {
    const { prototype } = WebGL2RenderingContext;
    const { readPixels } = prototype;
    // As browsers do against fingerprinting: the lowest bits are turned over.
    prototype.readPixels = function (this: WebGL2RenderingContext, ...asked: unknown[]) {
      (readPixels as (...asked: unknown[]) => void).apply(this, asked);
      const pixels = asked.find((each) => ArrayBuffer.isView(each)) as Uint8Array | undefined;
      pixels?.forEach((value, at) => {
        pixels[at] = value ^ 1;
      });
    } as typeof readPixels;
    onTestFinished(() => {
      prototype.readPixels = readPixels;
    });
    const { workspace, handle, view, click } = await show(article);
    const { knowledge } = workspace.store.getState();
    const isAlone = (at: Point, among: readonly Point[], reach: number) =>
      among.filter((other) => Math.hypot(other.x - at.x, other.y - at.y) < reach).length === 1;
    const places = Array.from({ length: knowledge.order }, (_, e) => handle.positionOf(e));
    const entities = places.flatMap((at, e) => (isAlone(at, places, 30) ? [{ e, at }] : [])).slice(0, 30);
    expect(entities.length).toBe(30);
    for (const { e, at } of entities) {
      await click(at);
      expect(view().selection.entities).toEqual([entityAt(knowledge, e).id]);
    }
    workspace.dispatch(select, { entities: [], claims: [] });
    const middles = Array.from({ length: knowledge.claimCount }, (_, c) =>
      (knowledge.claimObject[c] as number) < 0 ? { x: -1_000 * c, y: 0 } : handle.positionOfClaim(c),
    );
    const lines = middles
      .flatMap((at, c) => (isAlone(at, middles, 8) && isAlone(at, [at, ...places], 24) ? [{ c, at }] : []))
      .filter(({ at }) => at.x > 0 && document.elementFromPoint(at.x, at.y)?.tagName === "CANVAS");
    expect(lines.length).toBeGreaterThanOrEqual(30);
    let found = 0;
    for (const { c, at } of lines.slice(0, 30)) {
      await click(at);
      // Where two lines cross, either may be meant.
      if (view().selection.claims.includes(claimAt(knowledge, c).id)) found++;
      expect(view().selection.claims).toHaveLength(1);
    }
    expect(found).toBeGreaterThanOrEqual(27);
  });

  test("in a list at what a filter hides leaves the picture as it is, and says so", async () => {
    const { workspace, picture, entity, at } = await show();
    workspace.dispatch(toggleValues, { facet: "kind", values: ["town"] });
    await eventually(() => picture("nodes").ink(at("e.varn"))).toBeLessThan(0.05);
    const before = picture("nodes").rgb(at("e.orm").x, at("e.orm").y);
    workspace.point({ kind: "entity", number: entity("e.varn") });
    await expect.element(page.getByText("Varn is hidden by the current filters.", { exact: true })).toBeVisible();
    expect(picture("nodes").rgb(at("e.orm").x, at("e.orm").y)).toEqual(before);
    workspace.point({ kind: "entity", number: entity("e.orm") });
    await expect.element(page.getByText(/is hidden by/)).not.toBeInTheDocument();
  });

  test("on what a filter hides hits nothing", async () => {
    const { click, at, view, workspace, ink } = await show();
    const place = at("e.varn");
    workspace.dispatch(toggleValues, { facet: "kind", values: ["town"] });
    await eventually(() => ink("c.0004")).toBeLessThan(0.05);
    await click(place);
    expect(view().selection.entities).toEqual([]);
  });

  test("twice on an entity focuses on its neighbourhood", async () => {
    const { at, view, handle, surface, workspace } = await show();
    handle.sigma.setSetting("doubleClickTimeout", 2_000);
    await userEvent.dblClick(surface, { position: { ...at("e.siege-of-varn") } });
    expect(view().focus).toEqual({ entities: ["e.siege-of-varn"], hops: 1 });
    expect(workspace.store.getState().derived.shownEntities).toBe(4);
    await eventually(() => handle.sigma.getCamera().getState().ratio).toBeLessThan(0.95);
  });

  test("twice on a line selects its claim, whose card has its evidence, and brings the camera no nearer", async () => {
    const { along, view, handle, surface } = await show();
    handle.sigma.setSetting("doubleClickTimeout", 2_000);
    const camera = handle.sigma.getCamera().getState();
    await userEvent.dblClick(surface, { position: { ...(along("c.0004", 0.5, 0.51)[0] as Point) } });
    expect(view().selection.claims).toEqual(["c.0004"]);
    expect(handle.sigma.getCamera().getState()).toEqual(camera);
  });
});

describe("dragging", () => {
  test("moves an entity, which stays there under a filter, and is undone as one step", async () => {
    const { drag, at, view, workspace, picture, handle } = await show();
    const [from, to] = [at("e.varn"), { x: 700, y: 300 }];
    await drag(from, to);
    const landed = at("e.varn");
    expect(Math.hypot(landed.x - to.x, landed.y - to.y)).toBeLessThan(4);
    expect(Object.keys(view().moved)).toEqual(["e.varn"]);
    expect(workspace.store.getState().history.past).toHaveLength(1);
    await eventually(() => picture("nodes").ink(to)).toBeGreaterThan(DRAWN);
    workspace.dispatch(toggleValues, { facet: "kind", values: ["relic"] });
    await eventually(() => handle.sigma.getNodeDisplayData("e.arm-of-saint-ode")?.hidden).toBe(true);
    expect(at("e.varn")).toEqual(landed);
    workspace.undo();
    workspace.undo();
    await eventually(() => picture("nodes").ink(from)).toBeGreaterThan(DRAWN);
    expect(picture("nodes").ink(to)).toBeLessThan(0.05);
    workspace.redo();
    await eventually(() => picture("nodes").ink(to)).toBeGreaterThan(DRAWN);
  });

  test("an entity does not move the camera, nor select it", async () => {
    const { drag, at, view, handle } = await show();
    const before = handle.sigma.getCamera().getState();
    await drag(at("e.varn"), { x: 700, y: 300 });
    expect(Object.keys(view().moved)).toEqual(["e.varn"]);
    expect(handle.sigma.getCamera().getState()).toEqual(before);
    expect(view().selection.entities).toEqual([]);
  });

  test("one of several that are selected moves all of them", async () => {
    const { drag, at, view, workspace } = await show();
    workspace.dispatch(select, { entities: ["e.varn", "e.orm"], claims: [] });
    const [varn, orm] = [at("e.varn"), at("e.orm")];
    await drag(varn, { x: varn.x + 60, y: varn.y - 40 });
    expect(Object.keys(view().moved).toSorted()).toEqual(["e.orm", "e.varn"]);
    expect(at("e.orm").x - orm.x).toBeCloseTo(60, -1);
    expect(at("e.orm").y - orm.y).toBeCloseTo(-40, -1);
  });

  test("a pinned entity moves neither it nor the canvas, and says that it is pinned", async () => {
    const { drag, at, view, handle, workspace } = await show();
    workspace.dispatch(select, { entities: ["e.varn"], claims: [] });
    workspace.dispatch(pinSelected);
    const before = handle.sigma.getCamera().getState();
    await drag(at("e.varn"), { x: 700, y: 300 });
    expect(view().moved).toEqual({});
    expect(handle.sigma.getCamera().getState()).toEqual(before);
    await expect.element(page.getByText("Varn is pinned. Unpin it to move it.", { exact: true })).toBeVisible();
  });

  test("that trembles by a pixel is a click and moves nothing", async () => {
    const { drag, at, view } = await show();
    const { x, y } = at("e.varn");
    await drag({ x, y }, { x: x + 1, y: y + 1 });
    expect(view().moved).toEqual({});
    expect(view().selection.entities).toEqual(["e.varn"]);
  });

  test("the stage moves the camera, and the view says where it is", async () => {
    const { drag, at, view } = await show();
    const before = at("e.orm");
    await drag(NOWHERE, { x: NOWHERE.x + 120, y: NOWHERE.y - 60 });
    await eventually(() => at("e.orm").x - before.x).toBeGreaterThan(100);
    await eventually(() => view().camera).not.toBeNull();
    expect(view().moved).toEqual({});
  });
});

test("the canvas has a ring around it when the keys bring the focus there, which is no outline, and none after a click", async () => {
  const { click } = await show();
  const stage = page.getByRole("application").element() as HTMLElement;
  const ring = () => getComputedStyle(stage, "::after").borderTopStyle;
  await click(NOWHERE);
  expect(document.activeElement).toBe(stage);
  expect(ring()).toBe("none");
  await userEvent.keyboard("{Tab}");
  await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
  expect(document.activeElement).toBe(stage);
  expect(ring()).not.toBe("none");
  // With an outline, Chromium repaints the whole page for each frame of a canvas inside it where a graphics card composes it.
  expect(getComputedStyle(stage).outlineStyle).toBe("none");
});

describe("the camera", () => {
  test("of a stage that is resized as something is selected draws both", async () => {
    const { workspace, handle, ink } = await show();
    workspace.dispatch(select, { entities: [], claims: ["c.0001"] });
    handle.sigma.refresh();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(ink("c.0001")).toBeGreaterThan(DRAWN);
  });

  test("that moves as something is selected is drawn once a frame with it", async () => {
    const { workspace, handle } = await show();
    let frames = 0;
    const count = () => frames++;
    handle.sigma.on("afterRender", count);
    handle.sigma.getCamera().setState({ x: 0.4, y: 0.5 });
    workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    handle.sigma.off("afterRender", count);
    expect(frames).toBe(1);
  });

  test("keeps the whole picture on a stage that becomes lower, though the window stays as it is", async () => {
    const stage = await show();
    const host = page.getByRole("application").element().parentElement?.parentElement as HTMLElement;
    host.style.height = "300px";
    await eventually(() => stage.handle.sigma.getDimensions().height).toBe(300);
    for (const { id } of stage.workspace.store.getState().knowledge.dataset.entities)
      await eventually(() => stage.at(id).y).toBeLessThan(300);
  });

  test("zooms by the wheel", async () => {
    const { surface, handle, at, hover, view } = await show();
    const [before, orm] = [at("e.varn"), at("e.orm")];
    await hover(before);
    await userEvent.wheel(surface, { delta: { y: -200 } });
    await eventually(() => handle.sigma.getCamera().getState().ratio).toBeLessThan(0.9);
    await eventually(() => view().camera?.ratio).toBeGreaterThan(0);
    const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
    expect(distance(at("e.varn"), at("e.orm"))).toBeGreaterThan(1.1 * distance(before, orm));
  });

  test("zooms by its buttons and by + and -, and fits everything again", async () => {
    const { handle, view } = await show();
    const ratio = () => handle.sigma.getCamera().getState().ratio;
    await page.getByRole("button", { name: "Zoom in" }).click();
    await eventually(ratio).toBeCloseTo(1 / 1.5, 2);
    await page.getByRole("button", { name: "Zoom out" }).click();
    await eventually(ratio).toBeCloseTo(1, 2);
    (page.getByRole("application").element() as HTMLElement).focus();
    await userEvent.keyboard("+");
    await eventually(ratio).toBeCloseTo(1 / 1.5, 2);
    await eventually(() => view().camera).not.toBeNull();
    await page.getByRole("button", { name: "Fit graph to canvas" }).click();
    await eventually(ratio).toBeCloseTo(1, 2);
    expect(view().camera).toBeNull();
  });

  test("fits the selection in the middle of the stage, larger than before", async () => {
    const { workspace, at, handle } = await show();
    const button = page.getByRole("button", { name: "Fit selection to canvas" });
    await expect.element(button).toBeDisabled();
    workspace.dispatch(select, { entities: ["e.hanno", "e.orm"], claims: [] });
    await button.click();
    await eventually(() => {
      const [a, b] = [at("e.hanno"), at("e.orm")];
      return Math.hypot((a.x + b.x) / 2 - SIZE.width / 2, (a.y + b.y) / 2 - SIZE.height / 2);
    }).toBeLessThan(2);
    expect(handle.sigma.getCamera().getState().ratio).toBeLessThan(1);
    for (const id of ["e.hanno", "e.orm"]) {
      const { x, y } = at(id);
      expect(Math.min(x, y, SIZE.width - x, SIZE.height - y)).toBeGreaterThan(0);
    }
  });

  test("goes to what a list selects, with its neighbours, where no control is, and stays where that is in sight", async () => {
    const { workspace, handle, at, view, entity } = await show(article);
    const camera = handle.sigma.getCamera();
    camera.setState({ x: 0.1, y: 0.1, ratio: 0.1 });
    await eventually(() => view().camera).not.toBeNull();
    workspace.dispatch(selectInSight, { entities: ["e.azerbaijan"], claims: [] });
    const { knowledge } = workspace.store.getState();
    const near = [...claimsAt(knowledge, entity("e.azerbaijan"))].flatMap((c) =>
      [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number].filter((e) => e >= 0),
    );
    const host = page.getByRole("application").element() as HTMLElement;
    const isFree = ({ x, y }: Point) =>
      x > 0 &&
      y > 0 &&
      x < SIZE.width &&
      y < SIZE.height &&
      boxesOn(host, currentOverlays()).every(
        ({ left, right, top, bottom }) => x < left || x > right || y < top || y > bottom,
      );
    await eventually(() => [...new Set(near)].every((e) => isFree(at(entityAt(knowledge, e).id)))).toBe(true);
    await eventually(() => camera.isAnimated()).toBe(false);
    const here = view().camera;
    workspace.dispatch(selectInSight, { entities: ["e.azerbaijan"], claims: [] });
    // It would have gone with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(view().camera).toBe(here);
  });

  test("of a link without one shows all of its focus, as large as the canvas allows", async () => {
    const view = { ...DEFAULT_VIEW, focus: { entities: ["e.northern-pakistan"], hops: 1 } };
    const { workspace, at, view: now } = await show(article, SIZE, Fragment, view);
    expect(now().camera).not.toBeNull();
    const { knowledge, derived } = workspace.store.getState();
    const shown = knowledge.dataset.entities.filter((_, e) => derived.entityMask[e] === 1).map(({ id }) => at(id));
    expect(shown.length).toBeLessThan(10);
    for (const { x, y } of shown) expect(Math.min(x, y, SIZE.width - x, SIZE.height - y)).toBeGreaterThan(0);
    const across = Math.max(...shown.map(({ x }) => x)) - Math.min(...shown.map(({ x }) => x));
    const upright = Math.max(...shown.map(({ y }) => y)) - Math.min(...shown.map(({ y }) => y));
    expect(Math.max(across / SIZE.width, upright / SIZE.height)).toBeGreaterThan(0.25);
  });

  test("fits what answers a question, and not all that the question leaves", async () => {
    const { workspace, at, view } = await show(article);
    const question = article.questions.find(({ id }) => id === "agency-overlap");
    workspace.dispatch(applyView, question?.view ?? {});
    await eventually(() => view().camera).not.toBeNull();
    const ids = question?.view.selection?.entities ?? [];
    expect(ids.length).toBeGreaterThan(1);
    await eventually(() => {
      const places = ids.map((id) => at(id));
      const across = Math.max(...places.map(({ x }) => x)) - Math.min(...places.map(({ x }) => x));
      const upright = Math.max(...places.map(({ y }) => y)) - Math.min(...places.map(({ y }) => y));
      return Math.max(across / SIZE.width, upright / SIZE.height);
    }).toBeGreaterThan(0.3);
  });

  test("stands where a restored view has it", async () => {
    await withMotion();
    const { workspace, at, view, handle } = await show();
    const isMoving = () => handle.sigma.getCamera().isAnimated();
    workspace.dispatch(select, { entities: ["e.hanno"], claims: [] });
    workspace.dispatch(fitSelection);
    expect(isMoving()).toBe(true);
    // An entity that is in the middle already can be while the camera still comes nearer: only at rest is it there.
    await eventually(isMoving).toBe(false);
    // Where things are is told by the last frame, which comes after the camera's last move.
    await new Promise<void>((resolve) => {
      handle.sigma.once("afterRender", () => resolve());
      handle.sigma.scheduleRender();
    });
    expect(Math.abs(at("e.hanno").x - SIZE.width / 2)).toBeLessThan(1);
    const saved = view();
    const before = at("e.orm");
    await page.getByRole("button", { name: "Fit graph to canvas" }).click();
    await eventually(() => Math.abs(at("e.hanno").x - SIZE.width / 2)).toBeGreaterThan(20);
    workspace.restore(saved);
    await eventually(() => Math.hypot(at("e.orm").x - before.x, at("e.orm").y - before.y)).toBeLessThan(1);
  });

  test("stays where it is when the same neighbourhood is restored, as by Back", async () => {
    const { workspace, handle } = await show();
    const { sigma } = handle;
    workspace.dispatch(focusOn, { entities: ["e.salim"], hops: 1 });
    await eventually(() => sigma.getCamera().getState().ratio).toBeLessThan(0.8);
    const { camera: fitted } = workspace.store.getState().view;
    sigma.getCamera().setState({ ratio: 0.3 });
    await eventually(() => workspace.store.getState().view.camera === fitted).toBe(false);
    const { view } = workspace.store.getState();
    workspace.restore({ ...view, focus: { entities: ["e.salim"], hops: 1 }, selection: { entities: [], claims: [] } });
    expect(workspace.store.getState().view.camera).toBe(view.camera);
    expect(sigma.getCamera().getState().ratio).toBeCloseTo(0.3, 5);
  });

  test("goes to a neighbourhood that is focused on, and back when it is left", async () => {
    const { workspace, handle } = await show();
    const ratio = () => handle.sigma.getCamera().getState().ratio;
    workspace.dispatch(focusOn, { entities: ["e.salim"], hops: 1 });
    await eventually(ratio).toBeLessThan(0.8);
    workspace.dispatch(leaveFocus);
    await eventually(ratio).toBeCloseTo(1, 2);
  });
});

describe("tidying", () => {
  test("fills the stage with a neighbourhood, from its button, and is undone as one step", async () => {
    const { workspace, at, view } = await show(article);
    workspace.dispatch(focusOn, { entities: ["e.azerbaijan"], hops: 1 });
    const { knowledge, derived } = workspace.store.getState();
    const shown = knowledge.dataset.entities.filter((_, e) => derived.entityMask[e] === 1).map(({ id }) => id);
    const heightOf = () => {
      const ys = shown.map((id) => at(id).y);
      return Math.max(...ys) - Math.min(...ys);
    };
    const steps = workspace.store.getState().history.past.length;
    await page.getByRole("button", { name: "Tidy this view" }).click();
    await eventually(() => Object.keys(view().moved).sort()).toEqual([...shown].sort());
    await eventually(heightOf).toBeGreaterThan(0.6 * SIZE.height);
    for (const id of shown) {
      expect(at(id).x).toBeGreaterThan(0);
      expect(at(id).x).toBeLessThan(SIZE.width);
    }
    expect(workspace.store.getState().history.past).toHaveLength(steps + 1);
    workspace.undo();
    expect(view().moved).toEqual({});
  });

  test("lets entities glide to their new places, and at once for who wants less motion", async () => {
    const { workspace, at, handle } = await show();
    const from = at("e.varn").x;
    const to = from + 120;
    const scale = handle.sigma.viewportToGraph({ x: to, y: at("e.varn").y });
    const move = () => workspace.dispatch(moveEntities, { "e.varn": [scale.x, scale.y] });
    const seen: number[] = [];
    handle.sigma.on("afterRender", () => seen.push(at("e.varn").x));
    move();
    await eventually(() => at("e.varn").x).toBeCloseTo(to, 0);
    expect(seen.filter((x) => x > from + 2 && x < to - 2)).toEqual([]);
    workspace.undo();
    await eventually(() => at("e.varn").x).toBeCloseTo(from, 0);

    await withMotion();
    seen.length = 0;
    move();
    await eventually(() => at("e.varn").x).toBeCloseTo(to, 0);
    expect(seen.filter((x) => x > from + 2 && x < to - 2).length).toBeGreaterThan(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  test("of the whole graph leaves out the names of its regions, which say where things stood", async () => {
    const { workspace, handle } = await show(article, { width: 1200, height: 800 });
    const hasCaptions = () => copyOf(handle.sigma.getCanvases().captions).data.some((value) => value > 0);
    await eventually(hasCaptions).toBe(true);
    await page.getByRole("button", { name: "Tidy this view" }).click();
    await eventually(hasCaptions).toBe(false);
    workspace.undo();
    await eventually(hasCaptions).toBe(true);
  });
});

describe("by keyboard", () => {
  test("the stage is one stop, arrows walk from entity to entity, Enter selects, Shift+Enter adds", async () => {
    const { workspace, view, entity } = await show();
    await userEvent.keyboard("{Tab}");
    await expect.element(page.getByRole("application")).toHaveFocus();
    const here = () => workspace.store.getState().hover?.number;
    await userEvent.keyboard("{ArrowRight}");
    expect(here()).toBe(0);
    await userEvent.keyboard("{ArrowRight}");
    expect(here()).toBe(entity("e.grey-company"));
    await expect.element(page.getByText(/^Grey Company\. A warband for hire\./)).toBeInTheDocument();
    await userEvent.keyboard("{Enter}");
    expect(view().selection.entities).toEqual(["e.grey-company"]);
    await userEvent.keyboard("{ArrowDown}{Shift>}{Enter}{/Shift}");
    expect(view().selection.entities).toHaveLength(2);
  });

  test("every entity can be reached", async () => {
    const { workspace } = await show();
    (page.getByRole("application").element() as HTMLElement).focus();
    const seen = new Set<number>();
    const step = async (from: number, key: string) => {
      workspace.point({ kind: "entity", number: from });
      await userEvent.keyboard(`{${key}}`);
      return workspace.store.getState().hover?.number ?? from;
    };
    // From each entity that was reached, one step each way.
    const due = [0];
    for (let from = due.pop(); from !== undefined; from = due.pop()) {
      if (seen.has(from)) continue;
      seen.add(from);
      for (const key of ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"]) due.push(await step(from, key));
    }
    expect(seen.size).toBe(11);
  });

  test("walking shows where it goes, also out of view", async () => {
    const { workspace, handle, at } = await show();
    workspace.dispatch(select, { entities: ["e.arm-of-saint-ode"], claims: [] });
    workspace.dispatch(fitSelection);
    await eventually(() => handle.sigma.getCamera().getState().ratio).toBeLessThan(0.5);
    (page.getByRole("application").element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    const { hover, knowledge } = workspace.store.getState();
    const { id } = entityAt(knowledge, hover?.number ?? -1);
    await eventually(() => Math.min(at(id).x, at(id).y, SIZE.width - at(id).x, SIZE.height - at(id).y)).toBeGreaterThan(
      0,
    );
  });

  test("focus that leaves the stage points at nothing", async () => {
    const { workspace } = await show();
    await userEvent.keyboard("{Tab}{ArrowRight}");
    expect(workspace.store.getState().hover).not.toBeNull();
    await userEvent.keyboard("{Tab}");
    expect(workspace.store.getState().hover).toBeNull();
    await expect.element(page.getByRole("application")).not.toHaveFocus();
  });
});

test("axe finds nothing serious, in light and dark", async () => {
  const { workspace } = await show();
  workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
  expect(await faultsInThemes(document.body, { only: "serious" })).toEqual([]);
});
