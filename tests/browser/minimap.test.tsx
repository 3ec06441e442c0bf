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
  const inSight = () => paintedIn(field.querySelector("canvas:last-of-type") as HTMLCanvasElement);
  // Where the canvas has been drawn once, all is in sight.
  await expect.poll(() => inSight().width).toBeGreaterThan(field.clientWidth / 2);
  const whole = inSight();
  const changed: MutationRecord[] = [];
  const watch = new MutationObserver((records) => changed.push(...records));
  watch.observe(field, { attributes: true, childList: true, subtree: true });
  mounted?.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 0.25 });
  await expect.poll(() => inSight().width).toBeLessThan(whole.width / 2);
  // Where it is pressed, the canvas goes.
  await userEvent.click(field, { position: { x: 40, y: 90 } });
  await expect.poll(() => workspace.store.getState().view.camera?.x).toBeLessThan(0);
  const offBy = (x: number, y: number) => Math.max(Math.abs(inSight().x - x), Math.abs(inSight().y - y));
  await expect.poll(() => offBy(40, 90)).toBeLessThanOrEqual(1);
  // What is in sight is dragged by where it is held.
  await userEvent.dragAndDrop(field, field, { sourcePosition: { x: 44, y: 88 }, targetPosition: { x: 94, y: 58 } });
  await expect.poll(() => offBy(90, 60)).toBeLessThanOrEqual(1);
  // It follows each frame, so it is painted: nothing about its elements changes.
  expect(changed.concat(watch.takeRecords())).toEqual([]);
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

/** What is painted on a canvas: its middle, and how wide it is, in CSS pixels. */
function paintedIn(canvas: HTMLCanvasElement): { x: number; y: number; width: number } {
  const { width, height, clientWidth } = canvas;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  const { data } = context.getImageData(0, 0, width, height);
  const [columns, rows]: [number[], number[]] = [[], []];
  for (let at = 0; at < width * height; at++) {
    if (data[4 * at + 3] === 0) continue;
    columns.push(at % width);
    rows.push(Math.floor(at / width));
  }
  const perPixel = clientWidth / width;
  const range = (values: readonly number[]) => {
    const [from, to] = [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -1)];
    return { middle: (perPixel * (from + to + 1)) / 2, length: perPixel * (to + 1 - from) };
  };
  return { x: range(columns).middle, y: range(rows).middle, width: range(columns).length };
}
