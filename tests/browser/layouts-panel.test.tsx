import axe from "axe-core";
import { StrictMode } from "react";
import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { openLayouts } from "../../src/features/layouts/layout-commands.ts";
import { LayoutsPanel } from "../../src/features/layouts/ui/LayoutsPanel.tsx";
import type { Dataset } from "../../src/model/dataset.ts";
import { runTask } from "../../src/product/tasks/run-task.ts";
import { TaskRunner, WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { generateDataset } from "../fixtures/generate-dataset.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";

let workspace: Workspace;

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1280, 900);
});

async function show(dataset: Dataset = smallDataset()) {
  workspace = createWorkspace(dataset);
  workspace.dispatch(openLayouts);
  return render(
    <StrictMode>
      <WorkspaceProvider workspace={workspace}>
        <TaskRunner value={runTask}>
          <main style={{ width: 372, height: 860, background: "var(--panel)" }}>
            <LayoutsPanel />
          </main>
        </TaskRunner>
      </WorkspaceProvider>
    </StrictMode>,
  );
}

const button = (name: string) => page.getByRole("button", { name, exact: true });
const said = () => page.getByTestId("layouts-panel").getByRole("status").element().textContent;
const moved = () => workspace.store.getState().view.moved;
/** A graph whose layout takes a while. */
const longDataset = () => generateDataset({ entities: 4_000, claims: 12_000 }) as unknown as Dataset;

/** How far it has come, from 0 to 1. */
const progress = () => Number(page.getByRole("progressbar").query()?.getAttribute("value") ?? 0);

/** Runs a layout that takes a while, and stops it once it has handed over positions. */
async function stopHalfway() {
  await userEvent.click(button("Run"));
  await expect.poll(progress).toBeGreaterThan(0.1);
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

  test("stops on request and shows how far the layout got; it goes on from there", async () => {
    await show(longDataset());
    await stopHalfway();
    await expect.poll(said).toContain("Stopped at");
    const stopped = moved();
    expect(Object.keys(stopped)).toHaveLength(4_000);
    await userEvent.click(button("Continue"));
    await expect.poll(said, { timeout: 60_000 }).toContain("4,000 entities have new positions.");
    expect(moved()).not.toEqual(stopped);
  });

  test("moves nothing once it is left", async () => {
    const { unmount } = await show(longDataset());
    await userEvent.click(button("Run"));
    await expect.poll(progress).toBeGreaterThan(0.1);
    await unmount();
    expect(moved()).toEqual({});
  });

  test("moves nothing where another graph was opened meanwhile", async () => {
    await show(longDataset());
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

  test.for(["light", "dark"])("axe finds nothing in the %s theme", async (theme) => {
    document.documentElement.dataset.theme = theme;
    await show();
    await userEvent.click(button("Run"));
    await expect.poll(said).toContain("new positions");
    const { violations } = await axe.run(page.getByTestId("layouts-panel").element());
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
