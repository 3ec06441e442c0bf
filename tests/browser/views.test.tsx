import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/app/theme.css";
import { App } from "../../src/app/App.tsx";
import { Views } from "../../src/app/Views.tsx";
import type { MenuRequest } from "../../src/drawing/ui/view.ts";
import { presenterOf } from "../../src/features/stories/presenter.ts";
import type { ViewId } from "../../src/model/view-slices/views.ts";
import { divideViews, noteZoom, openView } from "../../src/workspace/open-views.ts";
import { select } from "../../src/workspace/selection-commands.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { faultsIn } from "./support/faults.ts";
import { render } from "./support/render.ts";

let workspace: Workspace;
let menus: MenuRequest[];
let pictured: ViewId[];

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1000, 700);
  workspace = createWorkspace(smallDataset());
  [menus, pictured] = [[], []];
});

async function show({ isNarrow = false } = {}) {
  return render(
    <WorkspaceProvider workspace={workspace}>
      <main style={{ width: 960, height: 660 }}>
        <Views
          theme="light"
          hasTabs
          isNarrow={isNarrow}
          counts={null}
          onMenu={(request) => menus.push(request)}
          onPicture={(view) => pictured.push(view)}
        />
      </main>
    </WorkspaceProvider>,
  );
}

const state = () => workspace.store.getState();
const tab = (name: string) => page.getByRole("toolbar", { name: "Views" }).getByRole("button", { name, exact: true });
const drawing = () => page.getByRole("application", { name: /^Matrix of claims/ });
const openPanes = () => [...document.querySelectorAll<HTMLElement>("[data-view]")].map(({ dataset }) => dataset.view);

describe("views", () => {
  test("are opened by tabs, alone or beside each other, in the place that was used last", async () => {
    await show();
    await tab("Matrix").click();
    await expect.element(drawing()).toBeVisible();
    expect(openPanes()).toEqual(["matrix"]);
    await expect.element(tab("Matrix")).toHaveAttribute("aria-pressed", "true");
    await page.getByRole("button", { name: "Show a second view beside this one" }).click();
    expect(openPanes()).toEqual(["matrix", "graph"]);
    // The keys that move a boundary between panels.
    await page.getByRole("separator", { name: "Width of the second view" }).element().focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    await expect.poll(() => state().view.views.share).toBeLessThan(0.5);
    const matrix = document.querySelector("[data-view=matrix]") as HTMLElement;
    const graph = document.querySelector("[data-view=graph]") as HTMLElement;
    await expect.poll(() => matrix.clientWidth).toBeLessThan(graph.clientWidth);
    // A tab whose view is open makes its place the one in use; closing takes that.
    await tab("Matrix").click();
    await page.getByRole("button", { name: "Close Matrix" }).click();
    expect(openPanes()).toEqual(["graph"]);
  });

  test("stand alone where there is room for one, whatever the view says, and a tab puts one in place of all", async () => {
    workspace.dispatch(openView, { view: "matrix" });
    workspace.restore({ ...state().view, views: { first: "matrix", second: "graph", share: 0.5 } });
    workspace.dispatch(divideViews, 0.4);
    await show({ isNarrow: true });
    expect(openPanes()).toEqual(["matrix"]);
    await tab("Graph").click();
    expect(state().view.views).toEqual({ first: "graph", second: null, share: 0.5 });
  });
});

test("a scene is told in the views that it was kept with, without tabs, and the explored views stand where they stood", async () => {
  const dataset = smallDataset();
  const [story] = dataset.stories;
  const [scene] = story?.scenes ?? [];
  if (story === undefined || scene === undefined) throw new Error("The small dataset has no story.");
  const inMatrix = { ...scene, view: { views: { first: "matrix", second: null, share: 0.5 } } } as typeof scene;
  workspace = createWorkspace({ ...dataset, stories: [{ ...story, scenes: [inMatrix] }] });
  await render(<App workspace={workspace} issues={[]} />);
  await expect.poll(openPanes).toEqual(["graph"]);
  presenterOf(workspace).present({ story: story.id, scene: 0, step: 0 });
  await expect.element(drawing()).toBeVisible();
  expect(openPanes()).toEqual(["matrix"]);
  expect(page.getByRole("toolbar", { name: "Views" }).query()).toBeNull();
  presenterOf(workspace).end();
  await expect.poll(openPanes).toEqual(["graph"]);
});

describe("a drawn view", () => {
  beforeEach(() => {
    workspace.dispatch(openView, { view: "matrix" });
  });

  test("is walked by keys, says what it is on, selects, opens menus, and breaks no rule of accessibility", async () => {
    await show();
    await drawing().element().focus();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    const spoken = page.getByText(/→/).first();
    await expect.element(spoken).toBeInTheDocument();
    await userEvent.keyboard("{Enter}");
    const { claims } = state().view.selection;
    expect(claims.length).toBeGreaterThan(0);
    await userEvent.keyboard("{ArrowDown}{Shift>}{Enter}{/Shift}");
    expect(state().view.selection.claims.length).toBeGreaterThan(claims.length);
    await userEvent.keyboard("{Shift>}{F10}{/Shift}");
    expect(menus).toHaveLength(1);
    await page.getByRole("button", { name: "Export image" }).click();
    expect(pictured).toEqual(["matrix"]);
    expect(await faultsIn(document.body, { except: ["region"] })).toEqual([]);
  });

  test("is magnified by wheel and keys up to what the view keeps, and shows the whole again", async () => {
    await show();
    await drawing().element().focus();
    await userEvent.keyboard("+");
    await expect.poll(() => state().view.zooms.matrix?.by ?? 1).toBeCloseTo(1.5, 1);
    await userEvent.keyboard("-");
    await expect.poll(() => state().view.zooms.matrix).toBeUndefined();
    drawing()
      .element()
      .dispatchEvent(
        new WheelEvent("wheel", { deltaY: -300, clientX: 300, clientY: 300, bubbles: true, cancelable: true }),
      );
    await expect.poll(() => state().view.zooms.matrix?.by ?? 1).toBeGreaterThan(1.2);
    await page.getByRole("button", { name: "Show all" }).click();
    await expect.poll(() => state().view.zooms.matrix).toBeUndefined();
    // A view that is opened with a zoom, as by a link, shows it.
    workspace.dispatch(noteZoom, { view: "matrix", zoom: { x: 0.5, y: 0.5, by: 4 } });
    await expect.element(page.getByRole("button", { name: "Show all" })).toBeEnabled();
  });

  test("outlines what is selected elsewhere, and what keys are on", async () => {
    await show();
    const [, above] = drawing().element().querySelectorAll("canvas");
    if (above === undefined) throw new Error("There is no canvas for outlines.");
    const ink = () => {
      const { data } = (above.getContext("2d") as CanvasRenderingContext2D).getImageData(
        0,
        0,
        above.width,
        above.height,
      );
      return data.some((value, at) => at % 4 === 3 && value > 0);
    };
    expect(ink()).toBe(false);
    const claim = state().knowledge.dataset.claims.find(({ object }) => object !== null)?.id ?? "";
    workspace.dispatch(select, { entities: [], claims: [claim] });
    await expect.poll(ink).toBe(true);
    workspace.dispatch(select, { entities: [], claims: [] });
    await expect.poll(ink).toBe(false);
    await drawing().element().focus();
    await userEvent.keyboard("{ArrowRight}");
    await expect.poll(ink).toBe(true);
  });
});
