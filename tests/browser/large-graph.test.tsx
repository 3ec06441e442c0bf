import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { drawnClaims } from "../../src/derive/drawn-claims.ts";
import { toggleValues } from "../../src/features/filters/filter-commands.ts";
import { Legend } from "../../src/features/filters/ui/Legend.tsx";
import type { Dataset } from "../../src/model/dataset.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { GraphView } from "../../src/views/graph/ui/GraphView.tsx";
import type { GraphHandle } from "../../src/views/graph/ui/sigma-adapter.ts";
import { moveEntities } from "../../src/workspace/camera-commands.ts";
import { clearSelection, select } from "../../src/workspace/selection-commands.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { generateDataset } from "../fixtures/generate-dataset.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { keepDrawings } from "./support/keep-drawings.ts";

const SIZE = { width: 900, height: 640 };
const NOTE = /^Zoom in to see certainty/;

let large: Dataset;

beforeAll(() => {
  const parsed = parseDataset(generateDataset({ entities: 900, claims: 2_700 }));
  if (!parsed.ok) throw new Error("The generated dataset cannot be read.");
  large = parsed.value;
});

beforeEach(async () => {
  await page.viewport(1280, 800);
});

keepDrawings();

interface Stage {
  readonly workspace: Workspace;
  readonly handle: GraphHandle;
  readonly surface: HTMLElement;
}

async function show(dataset: Dataset, prepare?: (workspace: Workspace) => void): Promise<Stage> {
  const workspace = createWorkspace(dataset);
  prepare?.(workspace);
  let mounted: GraphHandle | undefined;
  await render(
    <WorkspaceProvider workspace={workspace}>
      <Legend />
      <div style={{ position: "fixed", inset: "0 auto auto 260px", ...SIZE }}>
        <GraphView
          theme="light"
          onMount={(handle) => {
            mounted = handle;
            handle.sigma.setSetting("doubleClickTimeout", 0);
          }}
        />
      </div>
    </WorkspaceProvider>,
  );
  await expect.poll(() => mounted?.labels.placed.length ?? 0).toBeGreaterThan(0);
  // The code that draws it is loaded with it.
  await expect.element(page.getByText(NOTE)).toBeVisible();
  if (mounted === undefined) throw new Error("The graph was not mounted.");
  return { workspace, handle: mounted, surface: mounted.sigma.getCanvases().mouse as HTMLElement };
}

/** What a layer holds, as bytes. */
function pixelsOf({ sigma }: GraphHandle, layer: "edges" | "nodes"): Uint8ClampedArray {
  const source = sigma.getCanvases()[layer] as HTMLCanvasElement;
  const canvas = new OffscreenCanvas(source.width, source.height);
  const context = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
  context.drawImage(source, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}

/** Share of a layer's pixels that have any ink, and the strongest of them, 0 to 255. */
function inkOf(handle: GraphHandle, layer: "edges" | "nodes"): { share: number; strongest: number } {
  const data = pixelsOf(handle, layer);
  let inked = 0;
  let strongest = 0;
  for (let at = 3; at < data.length; at += 4) {
    if ((data[at] as number) > 0) inked++;
    strongest = Math.max(strongest, data[at] as number);
  }
  return { share: (4 * inked) / data.length, strongest };
}

const isSame = (a: Uint8ClampedArray, b: Uint8ClampedArray) => a.every((byte, at) => byte === b[at]);

const zoomTo = ({ handle }: Pick<Stage, "handle">, ratio: number) =>
  handle.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio });

describe("a large graph", () => {
  test("is drawn past sigma's own graph, its far lines faint, and the legend says what they do not show", async () => {
    const { handle } = await show(large);
    await expect.element(page.getByText(NOTE)).toBeVisible();
    expect(handle.sigma.getGraph().size).toBe(0);
    const lines = inkOf(handle, "edges");
    expect(lines.share).toBeGreaterThan(0.05);
    expect(inkOf(handle, "nodes").share).toBeGreaterThan(0.005);
    // Solid only where many lie over each other; alone, a line is far from opaque.
    expect(lines.strongest).toBeLessThan(255);
  });

  test("says how many of its claims lie on one line from afar, and how many are too short to be seen, until one is near", async () => {
    const stage = await show(large);
    const { knowledge, derived } = stage.workspace.store.getState();
    const { sharing, sharedLines } = drawnClaims(knowledge, derived.claimMask, "far");
    expect(sharing.length).toBeGreaterThan(2 * sharedLines - 1);
    const description = () => document.getElementById("graph-drawn")?.textContent ?? "";
    expect(description()).toContain(`${sharing.length} on ${sharedLines} lines`);
    await expect.poll(description).toMatch(/\d+ too short to see at this zoom$/);
    const before = Number(/([\d,]+) too short/.exec(description())?.[1]?.replace(",", ""));
    // So far away that dots cover more.
    zoomTo(stage, 3);
    const now = () => Number(/([\d,]+) too short/.exec(description())?.[1]?.replace(",", ""));
    await expect.poll(now).toBeGreaterThan(before);
    zoomTo(stage, 0.05);
    await expect.poll(description).not.toMatch(/too short| on \d+ lines/);
  });

  test("shows certainty again where few lines are in view", async () => {
    const stage = await show(large);
    await expect.element(page.getByText(NOTE)).toBeVisible();
    zoomTo(stage, 0.05);
    await expect.element(page.getByText(NOTE)).not.toBeInTheDocument();
    expect(inkOf(stage.handle, "edges").strongest).toBeGreaterThan(250);
    zoomTo(stage, 1);
    await expect.element(page.getByText(NOTE)).toBeVisible();
  });

  test("shows it, too, once filters leave few lines", async () => {
    const { workspace } = await show(large);
    const { stances } = large.vocabulary;
    workspace.dispatch(toggleValues, { facet: "stance", values: stances.slice(0, 2).map(({ id }) => id) });
    await expect.element(page.getByText(NOTE)).not.toBeInTheDocument();
  });

  test("draws what is selected in full, over lines that recede", async () => {
    const stage = await show(large);
    const { workspace, handle } = stage;
    const before = inkOf(handle, "edges").strongest;
    workspace.dispatch(select, {
      entities: [],
      claims: [large.claims.find(({ object }) => object !== null)?.id ?? ""],
    });
    await expect.poll(() => inkOf(handle, "edges").strongest).toBeGreaterThan(Math.max(before, 250));
    await expect.element(page.getByText(NOTE)).toBeVisible();
  });

  test("draws in full what was selected before it was drawn at all", async () => {
    const { handle } = await show(large, (workspace) => {
      workspace.dispatch(select, {
        entities: [],
        claims: [large.claims.find(({ object }) => object !== null)?.id ?? ""],
      });
    });
    await expect.poll(() => inkOf(handle, "edges").strongest).toBeGreaterThan(250);
  });

  test("draws its far lines once where the camera rests, and shows the same, to the byte, after a selection", async () => {
    const { workspace, handle } = await show(large);
    const lines: WebGL2RenderingContext = Reflect.get(handle.sigma, "webGLContexts").edges;
    let drawn = 0;
    const draw = vi.spyOn(lines, "drawArrays").mockImplementation((mode, first, count) => {
      if (mode === lines.LINES) drawn++;
      WebGL2RenderingContext.prototype.drawArrays.call(lines, mode, first, count);
    });
    onTestFinished(() => draw.mockRestore());
    const before = pixelsOf(handle, "edges");
    const claim = large.claims.find(({ object }) => object !== null)?.id ?? "";
    workspace.dispatch(select, { entities: [], claims: [claim] });
    await expect.poll(() => inkOf(handle, "edges").strongest).toBeGreaterThan(250);
    workspace.dispatch(clearSelection);
    await expect.poll(() => isSame(pixelsOf(handle, "edges"), before)).toBe(true);
    expect(drawn).toBe(0);
    // What changes them is drawn: another camera, another place.
    zoomTo({ handle }, 0.9);
    await expect.poll(() => drawn).toBeGreaterThan(0);
    drawn = 0;
    workspace.dispatch(moveEntities, { [large.entities[0]?.id as string]: [0, 0] });
    await expect.poll(() => drawn).toBeGreaterThan(0);
  });

  test("is dragged along by the hand, of whose moves nobody else is told meanwhile", async () => {
    const { workspace, handle, surface } = await show(large);
    const heard: string[] = [];
    const hear = ({ type, buttons }: MouseEvent) => buttons === 1 && heard.push(type);
    for (const type of ["pointermove", "mousemove"] as const) {
      document.addEventListener(type, hear);
      onTestFinished(() => document.removeEventListener(type, hear));
    }
    const before = handle.positionOf(0);
    await userEvent.dragAndDrop(surface, surface, {
      sourcePosition: { x: 6, y: 6 },
      targetPosition: { x: 86, y: 46 },
      steps: 20,
    });
    // The first says that it is a drag.
    expect(heard).toEqual(["pointermove", "mousemove"]);
    await expect.poll(() => workspace.store.getState().view.camera).not.toBeNull();
    expect(handle.positionOf(0).x).toBeGreaterThan(before.x + 70);
    expect(handle.positionOf(0).y).toBeGreaterThan(before.y + 30);
  });

  test("is pointed at, selected and moved by hand like any other", async () => {
    const { workspace, handle, surface } = await show(large);
    const { knowledge } = workspace.store.getState();
    // The one that stands farthest up stands alone.
    const positions = Array.from({ length: knowledge.order }, (_, e) => handle.positionOf(e));
    const e = positions.findIndex(({ y }) => y === Math.min(...positions.map((at) => at.y)));
    const id = knowledge.dataset.entities[e]?.id as string;
    const { x, y } = handle.positionOf(e);
    await userEvent.hover(surface, { position: { x, y } });
    await expect.poll(() => workspace.store.getState().hover).toEqual({ kind: "entity", number: e });
    await userEvent.click(surface, { position: { x, y } });
    await expect.poll(() => workspace.store.getState().view.selection.entities).toEqual([id]);
    await userEvent.dragAndDrop(surface, surface, {
      sourcePosition: { x, y },
      targetPosition: { x: x + 60, y: y + 40 },
    });
    await expect.poll(() => workspace.store.getState().view.moved[id]).toBeDefined();
    const moved = handle.positionOf(e);
    expect(moved.x).toBeCloseTo(x + 60, -1);
    expect(moved.y).toBeCloseTo(y + 40, -1);
  });

  test("lets a hairline be pointed at where the pointer rests, and selected", async () => {
    const { workspace, handle, surface } = await show(large);
    const { knowledge } = workspace.store.getState();
    const ends = Array.from({ length: knowledge.claimCount }, (_, c) => {
      const [subject, object] = [knowledge.claimSubject[c] as number, knowledge.claimObject[c] as number];
      return object < 0 || subject === object
        ? null
        : ([handle.positionOf(subject), handle.positionOf(object)] as const);
    });
    const isNear = (at: { x: number; y: number }, line: (typeof ends)[number]) => {
      if (line === null) return false;
      const [{ x, y }, to] = line;
      const [dx, dy] = [to.x - x, to.y - y];
      const share = Math.min(1, Math.max(0, ((at.x - x) * dx + (at.y - y) * dy) / (dx * dx + dy * dy || 1)));
      return Math.hypot(x + share * dx - at.x, y + share * dy - at.y) < 6;
    };
    const alone = ends.flatMap((line, claim) => {
      if (line === null) return [];
      const at = { x: (line[0].x + line[1].x) / 2, y: (line[0].y + line[1].y) / 2 };
      const isFree = Array.from({ length: knowledge.order }, (_, e) => handle.positionOf(e)).every(
        ({ x, y }) => Math.hypot(x - at.x, y - at.y) > 25,
      );
      return isFree && ends.filter((other) => isNear(at, other)).length === 1 ? [{ claim, at }] : [];
    })[0];
    if (alone === undefined) throw new Error("No line lies alone.");
    const number = alone.claim;
    await userEvent.hover(surface, { position: { x: alone.at.x - 1, y: alone.at.y } });
    await userEvent.hover(surface, { position: alone.at });
    await expect.poll(() => workspace.store.getState().hover).toEqual({ kind: "claim", number });
    await userEvent.click(surface, { position: alone.at });
    await expect
      .poll(() => workspace.store.getState().view.selection.claims)
      .toEqual([large.claims[number]?.id as string]);
  });

  test("gives way to a small one and comes back, on the same stage", async () => {
    const { workspace, handle } = await show(large);
    await expect.element(page.getByText(NOTE)).toBeVisible();
    workspace.open(smallDataset());
    await expect.element(page.getByText(NOTE)).not.toBeInTheDocument();
    await expect.poll(() => handle.sigma.getGraph().size).toBe(13);
    await expect.poll(() => inkOf(handle, "edges").strongest).toBeGreaterThan(250);
    workspace.open(large);
    await expect.element(page.getByText(NOTE)).toBeVisible();
    await expect.poll(() => inkOf(handle, "edges").share).toBeGreaterThan(0.05);
  });

  test("places names anew once the camera rests", async () => {
    const stage = await show(large);
    const { labels } = stage.handle;
    const names = stage.handle.sigma.getCanvases().names as HTMLElement;
    const seen: string[] = [];
    const watching = new MutationObserver(() => seen.push(names.style.visibility));
    watching.observe(names, { attributes: true, attributeFilter: ["style"] });
    onTestFinished(() => watching.disconnect());
    // Nothing is moved along before it was drawn, by the code that comes with the first large graph.
    await expect.element(page.getByText(NOTE)).toBeVisible();
    const first = labels.placed;
    zoomTo(stage, 0.8);
    await expect.poll(() => labels.placed).not.toBe(first);
    // On their own canvas again, after the first move.
    await expect.poll(() => names.style.visibility).toBe("");
    const before = labels.placed;
    seen.length = 0;
    zoomTo(stage, 0.4);
    // Meanwhile they are drawn with the entities.
    await expect.poll(() => seen.join()).toMatch(/hidden/);
    await expect.poll(() => names.style.visibility).toBe("");
    expect(labels.placed).not.toBe(before);
  });
});
