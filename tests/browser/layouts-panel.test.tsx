import { StrictMode } from "react";
import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import type { LayoutInput } from "../../src/derive/layout.ts";
import { openLayouts } from "../../src/features/layouts/layout-commands.ts";
import { LayoutsPanel } from "../../src/features/layouts/ui/LayoutsPanel.tsx";
import type { RunTask } from "../../src/lib/task.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { runTask } from "../../src/product/tasks/run-task.ts";
import { GraphView } from "../../src/views/graph/ui/GraphView.tsx";
import type { GraphHandle } from "../../src/views/graph/ui/sigma-adapter.ts";
import { hideSelected, pinSelected } from "../../src/workspace/aside-commands.ts";
import { select } from "../../src/workspace/selection-commands.ts";
import { TaskRunner, WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { generateDataset } from "../fixtures/generate-dataset.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { faultsInThemes } from "./support/faults.ts";
import { withMotion } from "./support/motion.ts";

let workspace: Workspace;

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1280, 900);
});

async function show(dataset: Dataset = smallDataset(), run: RunTask = runTask) {
  workspace = createWorkspace(dataset);
  workspace.dispatch(openLayouts);
  return render(
    <StrictMode>
      <WorkspaceProvider workspace={workspace}>
        <TaskRunner value={run}>
          <main style={{ width: 372, height: 860, background: "var(--panel)" }}>
            <LayoutsPanel />
          </main>
        </TaskRunner>
      </WorkspaceProvider>
    </StrictMode>,
  );
}

/** The panel beside the canvas. */
async function showWithCanvas(dataset: Dataset, run: RunTask = runTask) {
  workspace = createWorkspace(dataset);
  workspace.dispatch(openLayouts);
  let mounted: GraphHandle | undefined;
  const shown = (hasPanel: boolean) => (
    <WorkspaceProvider workspace={workspace}>
      <TaskRunner value={run}>
        <main style={{ width: 372, height: 860 }}>{hasPanel && <LayoutsPanel />}</main>
        <div style={{ position: "fixed", inset: "0 auto auto 380px", width: 880, height: 640 }}>
          <GraphView theme="light" onMount={(handle) => (mounted = handle)} />
        </div>
      </TaskRunner>
    </WorkspaceProvider>
  );
  const { rerender } = await render(shown(true));
  await expect.poll(() => mounted?.labels.placed.length ?? 0).toBeGreaterThan(0);
  const handle = mounted as GraphHandle | undefined;
  if (handle === undefined) throw new Error("The graph was not mounted.");
  return {
    handle,
    /** Where the first entities are drawn. */
    view: () => [0, 1, 2].map((e) => handle.positionOf(e)),
    unmountPanel: () => rerender(shown(false)),
  };
}

const button = (name: string) => page.getByRole("button", { name, exact: true });
const said = () => page.getByTestId("layouts-panel").getByRole("status").element().textContent;
const moved = () => workspace.store.getState().view.moved;
/** A graph whose layout hands over places soon. */
const MEDIUM = generateDataset({ entities: 1_000, claims: 3_000 }) as unknown as Dataset;

/**
 * Runs tasks in a worker, the first of them a layout with so many iterations that no test waits for its end: on a machine
 * with other work the worker may be done before the page gets to press Stop.
 */
function withLongLayout(): RunTask {
  let isFirst = true;
  return (id, input, options) => {
    const asked = input as { input: LayoutInput };
    const given = isFirst ? { ...asked, input: { ...asked.input, iterations: 20_000 } } : asked;
    isFirst = false;
    return runTask(id, given as typeof input, options);
  };
}

/** How far it has come, from 0 to 1. */
const progress = () => Number(page.getByRole("progressbar").query()?.getAttribute("value") ?? 0);

/** Runs a layout that takes a while, and stops it once it has handed over positions, which it does fifty times. */
async function stopOnItsWay() {
  await userEvent.click(button("Run"));
  await expect.poll(progress).toBeGreaterThan(0.03);
  await userEvent.click(button("Stop"));
}

describe("the panel of layouts", () => {
  test("gives all entities positions in one step, which Undo takes back", async () => {
    await show();
    await userEvent.click(button("Run"));
    const { order } = workspace.store.getState().knowledge;
    await expect.poll(said).toContain(`${order} entities have new positions.`);
    expect(Object.keys(moved())).toHaveLength(order);
    workspace.undo();
    expect(moved()).toEqual({});
  });

  test("gives the same positions for the same seed, and others for another", async () => {
    await show();
    const runWith = async (seed: string) => {
      await userEvent.fill(page.getByLabelText("Seed"), seed);
      await userEvent.click(button("Run"));
      await expect.poll(said).toContain("new positions");
      return moved();
    };
    const first = await runWith("1");
    const other = await runWith("2");
    expect(other).not.toEqual(first);
    expect(await runWith("1")).toEqual(first);
  });

  test("makes room for names as wide as they are, not as long as they are", async () => {
    const asked: LayoutInput[] = [];
    const noting: RunTask = (id, input, options) => {
      asked.push((input as { input: LayoutInput }).input);
      return runTask(id, input, options);
    };
    const labels = ["WWWWWWWWWWWW", "iiiiiiiiiiii"];
    const entities = smallDataset().entities.map((entity, at) => ({ ...entity, label: labels[at % 2] as string }));
    await show(smallDataset({ entities }), noting);
    await userEvent.click(button("Run"));
    await expect.poll(said).toContain("new positions");
    const widths = asked[0]?.boxes.halfWidth ?? [];
    expect(widths[0]).toBeGreaterThan(2 * (widths[1] as number));
  });

  test("stops on request and shows how far the layout got; it goes on from there", async () => {
    await show(MEDIUM, withLongLayout());
    await stopOnItsWay();
    await expect.poll(said).toContain("Stopped at");
    const stopped = moved();
    expect(Object.keys(stopped)).toHaveLength(1_000);
    await userEvent.click(button("Continue"));
    await expect.poll(said, { timeout: 60_000 }).toContain("1,000 entities have new positions.");
    expect(moved()).not.toEqual(stopped);
  });

  test("moves the picture on its way, without a step to undo until it is done", async () => {
    await withMotion();
    const { view, handle } = await showWithCanvas(MEDIUM);
    const drawn = new Set([JSON.stringify(view())]);
    handle.sigma.on("afterRender", () => {
      if (Object.keys(moved()).length > 0) return;
      expect(workspace.store.getState().history.past).toEqual([]);
      drawn.add(JSON.stringify(view()));
    });
    await userEvent.click(button("Run"));
    await expect.poll(said, { timeout: 60_000 }).toContain("1,000 entities have new positions.");
    // Before it began, and at least twice before it was done.
    expect(drawn.size).toBeGreaterThan(2);
    expect(workspace.store.getState().history.past).toHaveLength(1);
    workspace.undo();
    await expect.poll(() => drawn.has(JSON.stringify(view()))).toBe(true);
  });

  test("moves nothing, and puts the picture back where it was, if it is left on its way", async () => {
    await withMotion();
    const { view, unmountPanel } = await showWithCanvas(MEDIUM, withLongLayout());
    const before = view();
    await userEvent.click(button("Run"));
    await expect.poll(view).not.toEqual(before);
    await unmountPanel();
    await expect.poll(view).toEqual(before);
    expect(moved()).toEqual({});
  });

  test("moves nothing where another graph was opened meanwhile", async () => {
    await show(MEDIUM, withLongLayout());
    await userEvent.click(button("Run"));
    await expect.poll(() => page.getByRole("progressbar").query()).not.toBeNull();
    workspace.open(smallDataset());
    await userEvent.click(button("Stop"));
    await expect.poll(said).toContain("Nothing was moved.");
    expect(moved()).toEqual({});
  });

  test("offers to keep the positions in the dataset, which is an edit", async () => {
    await show();
    expect(button("Keep these positions in the dataset").query()).toBeNull();
    await userEvent.click(button("Run"));
    await expect.poll(said).toContain("new positions");
    const places = moved();
    await userEvent.click(button("Keep these positions in the dataset"));
    expect(workspace.store.getState().knowledge.dataset.layouts[0]?.positions).toMatchObject(places);
    expect(moved()).toEqual({});
  });

  test("turns off what cannot be applied and says why, until it can; a part moves alone, and what is pinned not at all", async () => {
    await show();
    const { entities } = workspace.store.getState().knowledge.dataset;
    const [first, second, third] = entities.map(({ id }): string => id) as [string, string, string];
    const row = (name: RegExp) => page.getByRole("radio", { name });
    await expect.element(row(/^Rings.*Nothing is selected/)).toBeDisabled();
    expect(page.getByRole("radiogroup", { name: "Scope" }).query()).toBeNull();
    workspace.dispatch(select, { entities: [first, second, third], claims: [] });
    await userEvent.click(row(/^Rings/));
    // Chance has no part in it.
    await expect.element(page.getByLabelText("Seed")).not.toBeVisible();
    await userEvent.click(row(/^Columns/));
    await userEvent.click(row(/^Selection$/));
    await userEvent.click(button("Run"));
    await expect.poll(said).toBe("3 entities have new positions.");
    expect(Object.keys(moved()).sort()).toEqual([first, second, third].sort());
    workspace.undo();
    expect(moved()).toEqual({});
    workspace.dispatch(select, { entities: [first], claims: [] });
    workspace.dispatch(pinSelected);
    workspace.dispatch(hideSelected);
    await userEvent.click(row(/^All$/));
    await userEvent.click(row(/^Circle/));
    await userEvent.click(button("Run"));
    await expect.poll(said).toBe(`${entities.length - 1} entities have new positions; 1 pinned entity stays.`);
    expect(Object.keys(moved())).not.toContain(first);
    await userEvent.click(row(/^Visible$/));
    await userEvent.click(button("Run"));
    await expect.poll(said).toBe(`${entities.length - 1} entities have new positions.`);
  });

  test("axe finds nothing in light and dark", async () => {
    await show();
    await userEvent.click(button("Run"));
    await expect.poll(said).toContain("new positions");
    expect(await faultsInThemes(page.getByTestId("layouts-panel").element())).toEqual([]);
  });
});
