import { afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { presenterOf } from "../../src/features/stories/presenter.ts";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { App } from "../../src/app/App.tsx";
import { toggleValues } from "../../src/features/filters/filter-commands.ts";
import { setSingleKeys } from "../../src/lib/ui/single-keys.ts";
import type { GraphHandle } from "../../src/views/graph/ui/sigma-adapter.ts";
import { pinSelected } from "../../src/workspace/aside-commands.ts";
import { moveEntities, setCamera } from "../../src/workspace/camera-commands.ts";
import { focusOn, select } from "../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset, smallDatasetInput } from "../fixtures/small-dataset.ts";
import { faultsIn } from "./support/faults.ts";
import { loadFaces } from "./support/load-faces.ts";
import { settled } from "./support/settled.ts";

// The whole page is drawn without a graphics card here, and every step waits for a frame.
vi.setConfig({ testTimeout: 60_000 });
const poll = <Value,>(read: () => Value) => expect.poll(read, { timeout: 15_000 });

const LAYERS = ["edges", "nodes", "hoverNodes"] as const;
type Layer = (typeof LAYERS)[number];

/** All WebGL contexts that were ever made, held so that none of them goes unnoticed by being collected. */
const made: WebGL2RenderingContext[] = [];
let isRefused = false;
const live = () => made.filter((context) => !context.isContextLost()).length;

beforeAll(() => {
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, type: string, options?: object) {
    if (!type.includes("webgl")) return getContext.call(this, type, options);
    if (isRefused) return null;
    // A drawing buffer is gone after its frame; here it is kept, so that the newest frame can be looked at any time.
    const context = getContext.call(this, type, { ...options, preserveDrawingBuffer: true }) as WebGL2RenderingContext;
    if (context !== null && !made.includes(context)) made.push(context);
    return context;
  } as typeof getContext;
  return () => {
    HTMLCanvasElement.prototype.getContext = getContext;
  };
});

let workspace: Workspace;
let handle: GraphHandle;
let mounts = 0;
/** All that the note has said, in order. */
let said: string[] = [];

async function show(): Promise<void> {
  workspace = createWorkspace(smallDataset());
  mounts = 0;
  let frames = 0;
  const onMount = (mounted: GraphHandle) => {
    mounts++;
    handle = mounted;
    mounted.sigma.on("afterRender", () => frames++);
  };
  const rendered = await render(<App workspace={workspace} issues={[]} stage={{ onMount }} />);
  // Each page must give back what it had.
  onTestFinished(async () => {
    await rendered.unmount();
    expect(live()).toBe(0);
  });
  said = [];
  const listening = new MutationObserver(() => {
    if (words() !== (said.at(-1) ?? "")) said.push(words());
  });
  // The note comes when it is needed first.
  listening.observe(document.body, { childList: true, characterData: true, subtree: true });
  onTestFinished(() => listening.disconnect());
  if (!isRefused) await poll(() => frames).toBeGreaterThan(0);
  await document.fonts.ready;
}

beforeEach(async () => {
  history.replaceState(null, "", location.pathname + location.search);
  setSingleKeys(true);
  isRefused = false;
  made.length = 0;
  await page.viewport(1024, 700);
});
afterEach(() => vi.restoreAllMocks());

const state = () => workspace.store.getState();
const entity = (id: string) => state().knowledge.entityNumber.get(id) as number;
const stage = () => page.getByRole("application").element() as HTMLElement;
const button = (name: string) => page.getByRole("button", { name, exact: true });
const note = () => page.getByTestId("drawing-note").getByRole("status");
const words = () => note().query()?.textContent ?? "";
const standIn = () => stage().querySelector("svg[role=img]");

/** What gives contexts back that are lost now. */
function lose(layers: readonly Layer[]): () => void {
  const extensions = layers.map((layer) => {
    const context = handle.sigma.getCanvases()[layer]?.getContext("webgl2");
    return context?.getExtension("WEBGL_lose_context") as WEBGL_lose_context;
  });
  for (const extension of extensions) extension.loseContext();
  return () => {
    for (const extension of extensions) extension.restoreContext();
  };
}

/** Loses contexts and waits until that is said. */
async function lost(layers: readonly Layer[] = LAYERS): Promise<() => void> {
  const restore = lose(layers);
  await expect.element(note()).toMatchTextContent("The browser lost the graphics context");
  return restore;
}

/** Waits until the stage was drawn anew, for the given time. */
async function drawnAgain(times = 1): Promise<void> {
  await poll(() => mounts).toBe(1 + times);
  await poll(() => said.filter((sentence) => sentence === "The graph is drawn again.")).toHaveLength(times);
  // The first frame that is seen: what sigma draws while it is made has the camera of the whole picture.
  await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** What is on each layer of the stage, pixel by pixel: sums that are the same for the same picture. */
function picture(): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const layer of ["captions", "edges", "nodes", "names"]) {
    const canvas = handle.sigma.getCanvases()[layer] as HTMLCanvasElement;
    const context = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
    if (context === null) throw new Error("no canvas");
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (const value of new Uint32Array(data.buffer)) sum = (Math.imul(sum, 31) + value) | 0;
    sums[layer] = sum;
  }
  return sums;
}

/** The picture once every face is there and nothing is due any more. */
async function finalPicture(): Promise<Record<string, number>> {
  await loadFaces();
  await settled();
  handle.labels.forget();
  handle.sigma.refresh();
  return picture();
}
const positions = () =>
  state().knowledge.dataset.entities.map((_, e) => {
    const { x, y } = handle.positionOf(e);
    return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
  });

describe("a lost graphics context", () => {
  test.each([[["edges"]], [["nodes"]], [["hoverNodes"]], [LAYERS]] as (readonly [readonly Layer[]])[])(
    "of %j is said politely, and the same picture is back when the browser gives it back",
    async (layers) => {
      await show();
      const before = await finalPicture();
      expect(words()).toBe("");
      const restore = await lost(layers);
      expect(note().element().getAttribute("role")).toBe("status");
      await poll(standIn).not.toBeNull();
      restore();
      await drawnAgain();
      expect(await finalPicture()).toEqual(before);
      expect(standIn()).toBeNull();
      expect(live()).toBe(3);
    },
  );

  test("gives back camera, selection, neighbourhood, hover, pins and where nodes were dragged to", async () => {
    await show();
    const [first, second] = state().knowledge.dataset.entities.map(({ id }) => id as string) as [string, string];
    // Far outside of all others, so that the picture would be fitted otherwise if it were fitted to what is drawn.
    workspace.dispatch(moveEntities, { [second]: [900, 700] });
    workspace.dispatch(select, { entities: [first], claims: [] });
    workspace.dispatch(focusOn, { entities: [first], hops: 2 });
    workspace.dispatch(pinSelected, undefined);
    workspace.dispatch(setCamera, { x: 40, y: -20, ratio: 300 });
    // Browsers tell of a move when what lies under the pointer changes: it must not lie on the stage.
    await userEvent.hover(page.getByRole("banner"));
    await poll(() => handle.sigma.getCamera().isAnimated()).toBe(false);
    const { edges } = await finalPicture();
    workspace.point({ kind: "entity", number: entity(first) });
    // Lines recede when the pointer has rested.
    await poll(async () => (await finalPicture()).edges !== edges).toBe(true);
    const pixels = await finalPicture();
    expect(handle.labels.pins).toHaveLength(1);
    const [before, view, hover] = [positions(), state().view, state().hover];
    const restore = await lost();
    expect(state().view).toBe(view);
    restore();
    await drawnAgain();
    expect(positions()).toEqual(before);
    expect(state().view).toBe(view);
    expect(state().hover).toEqual(hover);
    expect(await finalPicture()).toEqual(pixels);
  });

  test("keeps a camera that was moved by hand a moment ago and not yet told of", async () => {
    await show();
    handle.sigma.getCamera().setState({ x: 0.6, y: 0.45, ratio: 0.5 });
    const restore = await lost();
    restore();
    await drawnAgain();
    const { x, y, ratio } = handle.sigma.getCamera().getState();
    expect([x, y, ratio].map((value) => Number(value.toFixed(6)))).toEqual([0.6, 0.45, 0.5]);
    expect(state().view.camera).not.toBeNull();
  });

  test("may come again and again: each time the picture is back, and no context is left over", async () => {
    await show();
    const before = await finalPicture();
    for (let time = 1; time <= 4; time++) {
      const restore = await lost(time % 2 === 0 ? LAYERS : ["nodes"]);
      restore();
      await drawnAgain(time);
      expect(live()).toBe(3);
    }
    expect(await finalPicture()).toEqual(before);
  });

  test("that is never given back is drawn anew by a button, in contexts of its own, and the stage has the focus", async () => {
    await show();
    await lost();
    await userEvent.click(button("Draw again"));
    await drawnAgain();
    expect(live()).toBe(3);
    expect(document.activeElement).toBe(stage());
  });

  test("that was drawn anew by hand and is given back later is let go at once", async () => {
    await show();
    const restore = await lost();
    await userEvent.click(button("Draw again"));
    await drawnAgain();
    restore();
    await poll(() => made.length).toBe(6);
    await poll(live).toBe(3);
    expect(mounts).toBe(2);
  });

  test("is drawn anew when the page is looked at again, not while it is hidden", async () => {
    await show();
    const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    await lost();
    document.dispatchEvent(new Event("visibilitychange"));
    expect(mounts).toBe(1);
    visibility.mockReturnValue("visible");
    document.dispatchEvent(new Event("visibilitychange"));
    await drawnAgain();
  });

  test("is said anew each time that the browser refuses to draw, and ends when it does not", async () => {
    await show();
    await lost();
    isRefused = true;
    await userEvent.click(button("Draw again"));
    await expect.element(note()).toMatchTextContent("could not be drawn again: WebGL is missing or turned off");
    await userEvent.click(button("Draw again"));
    await expect.element(note()).toMatchTextContent("Tried 2 times.");
    isRefused = false;
    await userEvent.click(button("Draw again"));
    await drawnAgain();
  });

  test("does not stop a story: it goes on meanwhile, and comes back at its step", async () => {
    await show();
    const story = state().knowledge.dataset.stories[0];
    if (story === undefined) throw new Error("The small dataset has no story.");
    presenterOf(workspace).present({ story: story.id, scene: 0, step: 0 });
    const column = page.getByRole("region", { name: `Story: ${story.title}` });
    await expect.element(column).toBeVisible();
    const restore = await lost();
    await userEvent.keyboard("{ArrowRight}");
    const presentation = presenterOf(workspace).store.getState();
    expect([presentation?.scene, presentation?.step]).not.toEqual([0, 0]);
    restore();
    await drawnAgain();
    expect(presenterOf(workspace).store.getState()).toBe(presentation);
    const painted = () =>
      JSON.stringify([
        handle.sigma.getGraph().mapNodes((id) => handle.sigma.getNodeDisplayData(id)),
        handle.sigma.getGraph().mapEdges((id) => handle.sigma.getEdgeDisplayData(id)),
      ]);
    const camera = handle.sigma.getCamera().getState();
    const after = painted();
    presenterOf(workspace).end();
    presenterOf(workspace).present({ story: story.id, scene: presentation?.scene ?? 0, step: presentation?.step ?? 0 });
    await poll(() => handle.sigma.getCamera().isAnimated()).toBe(false);
    // As it would be if nothing had been lost.
    await poll(painted).toBe(after);
    const undisturbed = handle.sigma.getCamera().getState();
    expect(camera.x).toBeCloseTo(undisturbed.x, 4);
    expect(camera.y).toBeCloseTo(undisturbed.y, 4);
    expect(camera.ratio).toBeCloseTo(undisturbed.ratio, 4);
  });

  test("leaves a file to be opened: the new graph is shown meanwhile and drawn after", async () => {
    await show();
    const restore = await lost();
    await poll(standIn).not.toBeNull();
    const claims = smallDatasetInput().claims.slice(0, 3);
    workspace.open(smallDataset({ claims, links: [], stories: [], questions: [] }));
    await poll(() => standIn()?.querySelector("desc")?.textContent).toContain("3 claims");
    restore();
    await drawnAgain();
    expect(handle.sigma.getGraph().size).toBe(3);
  });

  test("of a page that is closed meanwhile is not brought back", async () => {
    workspace = createWorkspace(smallDataset());
    const onMount = (mounted: GraphHandle) => {
      mounts++;
      handle = mounted;
    };
    mounts = 0;
    const rendered = await render(<App workspace={workspace} issues={[]} stage={{ onMount }} />);
    await poll(() => mounts).toBe(1);
    const restore = await lost();
    await rendered.unmount();
    restore();
    await poll(live).toBe(0);
    expect(mounts).toBe(1);
  });
});

describe("the still picture that stands in", () => {
  test("has every entity where the graph had it, and follows filters, camera, theme and size", async () => {
    await show();
    const marked = () => [...(standIn()?.querySelectorAll("#stand-in-entities > *") ?? [])].length;
    const before = positions();
    const restore = await lost();
    await poll(marked).toBeGreaterThan(0);
    const svg = () => (standIn() as SVGElement).outerHTML;
    await userEvent.click(button("Close notice"));
    const first = svg();
    await userEvent.hover(stage(), { position: { x: before[0]?.[0] as number, y: before[0]?.[1] as number } });
    await poll(() => state().hover).toEqual({ kind: "entity", number: 0 });
    await userEvent.click(stage(), { position: { x: before[1]?.[0] as number, y: before[1]?.[1] as number } });
    expect(state().view.selection.entities).toEqual([state().knowledge.dataset.entities[1]?.id]);
    await poll(svg).not.toBe(first);
    const selected = svg();
    workspace.dispatch(toggleValues, { facet: "stance", values: ["plain"] });
    await poll(svg).not.toBe(selected);
    await userEvent.click(button("Zoom in"));
    expect(state().view.camera).not.toBeNull();
    await page.viewport(1100, 760);
    await poll(() => standIn()?.getAttribute("width")).toBe(String(stage().clientWidth));
    restore();
    await drawnAgain();
  });

  test("is walked by the arrow keys, with a ring around what they are on, and has the menu of the keyboard", async () => {
    await show();
    await lost();
    await poll(standIn).not.toBeNull();
    stage().focus();
    await userEvent.keyboard("{ArrowRight}");
    expect(state().hover?.kind).toBe("entity");
    expect(standIn()?.querySelector(":scope > circle")?.getAttribute("visibility")).toBe("visible");
    await userEvent.keyboard("{Enter}");
    expect(state().view.selection.entities).toHaveLength(1);
    await userEvent.keyboard("{Shift>}{F10}{/Shift}");
    await expect.element(page.getByRole("menu")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.element(page.getByRole("menu")).not.toBeInTheDocument();
  });

  test("is panned by dragging and zoomed by the wheel about the pointer", async () => {
    await show();
    await lost();
    await poll(standIn).not.toBeNull();
    await userEvent.dragAndDrop(stage(), stage(), {
      sourcePosition: { x: 20, y: 300 },
      targetPosition: { x: 80, y: 330 },
      steps: 4,
    });
    const panned = state().view.camera;
    expect(panned).not.toBeNull();
    expect(state().view.selection.entities).toEqual([]);
    stage().dispatchEvent(new WheelEvent("wheel", { deltaY: -240, clientX: 400, clientY: 350, cancelable: true }));
    expect(state().view.camera?.ratio).toBeLessThan(panned?.ratio as number);
  });

  test("has a note over it that can be closed and that a check of accessibility finds nothing in", async () => {
    await show();
    await lost();
    await poll(standIn).not.toBeNull();
    await settled();
    expect(await faultsIn(page.getByRole("region", { name: "Graph", exact: true }).element())).toEqual([]);
    await userEvent.click(button("Close notice"));
    await poll(words).toBe("");
    expect(document.activeElement).toBe(stage());
  });
});

describe("without WebGL", () => {
  test("the reason and what can be done are said over a still picture, and it is drawn as soon as there is WebGL", async () => {
    isRefused = true;
    const errors = vi.spyOn(console, "error");
    await show();
    await expect.element(note()).toMatchTextContent("This browser cannot draw the graph: WebGL is missing");
    await expect.element(note()).toMatchTextContent("Turn on hardware acceleration in the browser’s settings");
    await poll(standIn).not.toBeNull();
    expect(stage().querySelector("canvas")).toBeNull();
    expect(errors).not.toHaveBeenCalled();
    isRefused = false;
    await userEvent.click(button("Draw again"));
    await poll(() => mounts).toBe(1);
    expect(live()).toBe(3);
  });
});
