import { beforeAll, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/app/theme.css";
import { toggleValues } from "../../src/features/filters/filter-commands.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { GraphView } from "../../src/views/graph/ui/GraphView.tsx";
import type { GraphHandle } from "../../src/views/graph/ui/sigma-adapter.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { generateDataset } from "../fixtures/generate-dataset.ts";
import { keepDrawings } from "./support/keep-drawings.ts";
import { render } from "./support/render.ts";

let dataset: Dataset;

beforeAll(() => {
  const parsed = parseDataset(generateDataset({ entities: 2_200, claims: 2_400 }));
  if (!parsed.ok) throw new Error("The generated dataset cannot be read.");
  dataset = parsed.value;
});

keepDrawings();

test("a graph of thousands has an overview whose press and drag move the canvas; it can be hidden, and goes where little is shown", async () => {
  await page.viewport(1280, 800);
  const workspace = createWorkspace(dataset);
  let mounted: GraphHandle | undefined;
  await render(
    <WorkspaceProvider workspace={workspace}>
      <div style={{ position: "fixed", inset: "0 auto auto 0", width: 900, height: 640 }}>
        <GraphView
          theme="light"
          onMount={(handle) => {
            mounted = handle;
          }}
        />
      </div>
    </WorkspaceProvider>,
  );
  const hide = page.getByRole("button", { name: "Hide overview" });
  await expect.element(hide).toBeVisible();
  const field = hide.element().closest("div")?.querySelector<HTMLElement>("[aria-hidden=true]") as HTMLElement;
  const inSight = () => field.querySelector(":scope > div")?.getBoundingClientRect() as DOMRect;
  const whole = inSight();
  mounted?.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 0.25 });
  await expect.poll(() => inSight().width).toBeLessThan(whole.width / 2);
  // Where it is pressed, the canvas goes.
  await userEvent.click(field, { position: { x: 40, y: 90 } });
  await expect.poll(() => workspace.store.getState().view.camera?.x).toBeLessThan(0);
  const { left, top } = field.getBoundingClientRect();
  const middle = (box: DOMRect) => [box.left + box.width / 2 - left, box.top + box.height / 2 - top];
  expect(middle(inSight())[0]).toBeCloseTo(40, 0);
  expect(middle(inSight())[1]).toBeCloseTo(90, 0);
  // What is in sight is dragged by where it is held.
  await userEvent.dragAndDrop(field, field, { sourcePosition: { x: 44, y: 88 }, targetPosition: { x: 94, y: 58 } });
  await expect.poll(() => middle(inSight())[0]).toBeCloseTo(90, 0);
  await hide.click();
  await expect.element(hide).not.toBeInTheDocument();
  expect(localStorage.getItem("sourceline.overview")).toBe("off");
  await page.getByRole("button", { name: "Show overview" }).click();
  await expect.element(hide).toBeVisible();
  expect(localStorage.getItem("sourceline.overview")).toBeNull();
  const kinds = dataset.vocabulary.entityKinds.map(({ id }) => id);
  workspace.dispatch(toggleValues, { facet: "kind", values: kinds.slice(1) });
  await expect.element(hide).not.toBeInTheDocument();
});
