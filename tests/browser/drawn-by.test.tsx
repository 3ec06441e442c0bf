import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { Legend } from "../../src/features/filters/ui/Legend.tsx";
import { GraphView } from "../../src/views/graph/ui/GraphView.tsx";
import type { GraphHandle } from "../../src/views/graph/ui/sigma-adapter.ts";
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
  await expect.element(key).toMatchTextContent(/left3right1not stated1/);
  const left = "#285ea3";
  await expect.poll(colours).toEqual([left, paper, "#d76125", left, left]);

  await page.getByLabelText("Size", { exact: true }).selectOptions("Revenue");
  await expect.element(page.getByLabelText("Scale of sizes")).toHaveDisplayValue("Logarithmic scale");
  await expect.element(key).toMatchTextContent(/1 million.*4,000 million.*not stated1/);
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

test("a dataset without fields of entities has nothing to choose", async () => {
  await show(smallDataset());
  await expect.element(page.getByTestId("legend")).toBeVisible();
  expect(key.query()).toBeNull();
});
