import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { labelBy } from "../../src/features/filters/drawn-by-commands.ts";
import { Legend } from "../../src/features/filters/ui/Legend.tsx";
import { followDrawnMeasures } from "../../src/features/measures/drawn-measures.ts";
import { measureTask } from "../../src/features/measures/measure-task.ts";
import { runInSlices } from "../../src/lib/task.ts";
import { entityAt } from "../../src/model/knowledge-graph.ts";
import { GraphView } from "../../src/views/graph/ui/GraphView.tsx";
import type { GraphHandle } from "../../src/views/graph/ui/sigma-adapter.ts";
import { hideSelected } from "../../src/workspace/aside-commands.ts";
import { select } from "../../src/workspace/selection-commands.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { datasetWithFields } from "../fixtures/dataset-with-fields.ts";
import { plainDataset } from "../fixtures/plain-dataset.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { faultsIn } from "./support/faults.ts";
import { keepDrawings } from "./support/keep-drawings.ts";

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1280, 800);
});

keepDrawings();

async function show(dataset = plainDataset()) {
  const workspace = createWorkspace(dataset);
  let handle: GraphHandle | undefined;
  await render(
    <WorkspaceProvider workspace={workspace}>
      <div style={{ width: 700, height: 500 }}>
        <GraphView
          theme="light"
          onMount={(mounted) => {
            handle = mounted;
          }}
        />
      </div>
      <main style={{ width: 260 }}>
        <Legend />
      </main>
    </WorkspaceProvider>,
  );
  const { knowledge } = workspace.store.getState();
  /** The colour in the middle of each entity, as #rrggbb. */
  const colours = () =>
    knowledge.dataset.entities.map((_, e) => {
      const canvas = handle?.sigma.getCanvases().nodes;
      const context = new OffscreenCanvas(1, 1).getContext("2d");
      if (handle === undefined || canvas === undefined || context === null) throw new Error("Nothing is drawn.");
      const { x, y } = handle.positionOf(e);
      const scale = canvas.width / canvas.clientWidth;
      context.drawImage(canvas, Math.round(-x * scale), Math.round(-y * scale));
      const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
      return `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, "0")}`;
    });
  return { workspace, colours };
}

const key = page.getByTestId("drawn-by");

test("a field is chosen in the legend, which explains it, the canvas shows it, and undo takes it back", async () => {
  const { workspace, colours } = await show(
    datasetWithFields({
      revenue: { type: "number", unit: "million", values: [4000, 20, null, 9, 1] },
      side: { type: "category", values: ["left", null, "right", "left", "left"] },
    }),
  );
  const paper = "#faf7f1";
  await page.getByLabelText("Colour", { exact: true }).selectOptions("Side");
  await expect.element(key).toMatchTextContent(/left 3.*right 1.*not stated 1/);
  const left = "#285ea3";
  await expect.poll(colours).toEqual([left, paper, "#d76125", left, left]);

  await page.getByLabelText("Size", { exact: true }).selectOptions("Revenue");
  await expect.element(page.getByLabelText("Scale of sizes")).toHaveDisplayValue("Logarithmic scale");
  await expect.element(key).toMatchTextContent(/1 million 1.*4,000 million 1.*not stated 1/);
  await expect.poll(() => colours()[2], { message: "which states no revenue" }).toBe(paper);
  await page.getByLabelText("Scale of sizes").selectOptions("By rank");
  expect(workspace.store.getState().view.drawnBy.size).toEqual({ by: "revenue", scale: "ranks" });
  await page.getByLabelText("Colour", { exact: true }).selectOptions("Revenue");
  await expect.element(page.getByRole("img", { name: "From 1 million to 4,000 million" })).toBeVisible();
  expect(await faultsIn(key.element())).toEqual([]);

  for (let step = 0; step < 4; step++) workspace.undo();
  await expect.element(page.getByLabelText("Colour", { exact: true })).toHaveDisplayValue("Entity type");
  await expect.poll(() => colours()[0]).toBe("#2f5f93");
});

test("a part of the legend is all that is shown, until it is pressed again, by mouse and by keyboard", async () => {
  const { workspace } = await show(
    datasetWithFields({ side: { type: "category", values: ["left", null, "right", "left", "left"] } }),
  );
  await page.getByLabelText("Colour", { exact: true }).selectOptions("Side");
  const left = key.getByRole("button", { name: /^left/ });
  await left.click();
  await expect.element(left).toHaveAttribute("aria-pressed", "true");
  const { fields } = workspace.store.getState().view;
  expect(fields).toEqual([{ field: "side", without: ["right"], unstated: "drop" }]);
  (left.element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(left).toHaveAttribute("aria-pressed", "false");
  expect(workspace.store.getState().view.fields).toEqual([]);
  workspace.undo();
  await expect.element(left).toHaveAttribute("aria-pressed", "true");
  workspace.redo();

  const unstated = key.getByRole("button", { name: /^not stated/ });
  await unstated.click();
  expect(workspace.store.getState().view.selection.entities).toHaveLength(1);
  await unstated.click();
  expect(workspace.store.getState().view.selection.entities).toEqual([]);
});

test("without fields of entities it is closed until somebody asks; a measure is computed, drawn, explained and selected by", async () => {
  const { workspace, colours } = await show(smallDataset());
  expect(key.query()).toBeNull();
  const stop = followDrawnMeasures(workspace, (input, options) => runInSlices(measureTask, input, options));
  await page.getByRole("button", { name: "Size, colour and label by" }).click();
  await expect.element(page.getByLabelText("Size", { exact: true })).toHaveFocus();
  await page.getByLabelText("Colour", { exact: true }).selectOptions("Component");
  await page.getByLabelText("Label", { exact: true }).selectOptions("Degree");
  const first = key.getByRole("button", { name: /^1 / }).first();
  await expect.element(first).toBeVisible();
  await expect.poll(() => colours()[0]).toBe("#285ea3");
  await first.click();
  await expect.element(first).toHaveAttribute("aria-pressed", "true");
  const { selection, drawnBy } = workspace.store.getState().view;
  expect(selection.entities.length).toBeGreaterThan(1);
  expect(drawnBy).toEqual({ size: null, colour: { by: "_component" }, label: { by: "_degree" } });
  await first.click();
  expect(workspace.store.getState().view.selection.entities).toEqual([]);

  // Closed, it stays so until something else is chosen.
  const opener = page.getByRole("button", { name: "Size, colour and label by" });
  await opener.click();
  await expect.element(opener).toHaveFocus();
  expect(key.query()).toBeNull();
  workspace.dispatch(labelBy, { by: "_in-degree" });
  await expect.element(opener).toHaveAttribute("aria-expanded", "true");

  await page.getByLabelText("Size", { exact: true }).selectOptions("Betweenness");
  await page.getByLabelText("Scale of sizes").selectOptions("Quantile scale");
  expect(await faultsIn(key.element())).toEqual([]);
  stop();
  const { id } = entityAt(workspace.store.getState().knowledge, 0);
  workspace.dispatch(select, { entities: [id], claims: [] });
  workspace.dispatch(hideSelected);
  await expect.element(key).toMatchTextContent(/From an earlier view/);
});
