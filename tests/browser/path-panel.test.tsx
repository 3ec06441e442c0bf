import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { DetailsPanel } from "../../src/features/details/ui/DetailsPanel.tsx";
import { pathsBetweenSelected } from "../../src/features/exploration/open-paths.ts";
import { setPathEnds } from "../../src/features/exploration/path-commands.ts";
import { PathPanel } from "../../src/features/exploration/ui/PathPanel.tsx";
import { toggleValues } from "../../src/features/filters/filter-commands.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { leavePanel } from "../../src/workspace/panel-commands.ts";
import { select } from "../../src/workspace/selection-commands.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { loadArticle } from "./support/article.ts";
import { holdClipboard, pasted, permitCopying } from "./support/clipboard.ts";
import { faultsInThemes } from "./support/faults.ts";

let article: Dataset;

beforeAll(async () => {
  article = await loadArticle();
});

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  // A colour on its way from one theme to the other has no contrast to speak of.
  document.documentElement.style.setProperty("--quick", "0ms");
  await page.viewport(1280, 900);
});

/** The room between two entities, as a workspace that was opened there shows it. */
async function show(from: string, to: string, dataset: Dataset = smallDataset(), width = 372): Promise<Workspace> {
  const workspace = createWorkspace(dataset);
  workspace.dispatch(setPathEnds, { from, to });
  await render(
    <WorkspaceProvider workspace={workspace}>
      <div data-testid="frame" style={{ width, height: 860, background: "var(--panel)" }}>
        <PathPanel />
      </div>
    </WorkspaceProvider>,
  );
  return workspace;
}

const viewOf = ({ store }: Workspace) => store.getState().view;
const panel = () => page.getByTestId("path-panel").element();
const paths = () => [...panel().querySelectorAll("ol button[aria-expanded]")];
const steps = () => [...panel().querySelectorAll("ol ol li > button")];

describe("the panel of paths", () => {
  test("shows the best path step by step: claim with its stance, holder, passage, and the weakest step by name", async () => {
    await show("e.hanno", "e.orm");
    await expect.element(page.getByRole("region", { name: /^\d paths?$/ })).toBeVisible();
    expect(steps().map((step) => step.textContent)).toEqual([
      "1Hanno sheltered Grey Company · shieldsweakest step · rumoured · nobody named · paragraph 3, sentence 1 · 2 more claims",
      "2Grey Company is at war with Duchy of Orm · fightsstated · Ilse Marn · paragraph 1, sentence 1",
    ]);
    await expect.element(page.getByText(/^2 steps, weakest: step 1, rumoured$/)).toBeVisible();
  });

  test("another path opens at a press, is selected on the graph, and the one before at another", async () => {
    const workspace = await show("e.league", "e.grey-company");
    const before = viewOf(workspace).selection;
    expect(paths().length).toBeGreaterThan(1);
    await userEvent.click(paths()[1] as Element);
    expect(viewOf(workspace).room).toMatchObject({ choice: 1 });
    expect(viewOf(workspace).selection).not.toEqual(before);
    await expect.poll(() => paths()[1]?.getAttribute("aria-expanded")).toBe("true");
    await userEvent.click(paths()[0] as Element);
    expect(viewOf(workspace).selection).toEqual(before);
    await expect.poll(() => paths()[0]?.getAttribute("aria-expanded")).toBe("true");
  });

  test("excludes an entity at a press, and allows it again at another", async () => {
    const workspace = await show("e.league", "e.grey-company");
    await userEvent.click(page.getByRole("button", { name: "Exclude Duchy of Orm from paths" }).first());
    expect(viewOf(workspace).room).toMatchObject({ avoid: ["e.orm"] });
    await expect.element(page.getByRole("button", { name: "Exclude Arm of Saint Ode from paths" })).toBeVisible();
    await userEvent.click(page.getByRole("button", { name: /^Excluded: Duchy of Orm/ }));
    expect(viewOf(workspace).room).toMatchObject({ avoid: [] });
  });

  test("the options are pressed while they are on, by the keyboard too", async () => {
    const workspace = await show("e.hanno", "e.orm");
    const directed = page.getByRole("button", { name: "Follow arrows" });
    (directed.element() as HTMLElement).focus();
    await userEvent.keyboard("{Enter}");
    await expect.element(directed).toHaveAttribute("aria-pressed", "true");
    await userEvent.click(page.getByRole("button", { name: "Prefer firmer claims" }));
    expect(viewOf(workspace).room).toMatchObject({ directed: true, byFirmness: true });
  });

  test("without allegations is one press: the lens changes, and the path that is found then is selected", async () => {
    const workspace = await show("e.league", "e.arm-of-saint-ode");
    expect(viewOf(workspace).selection.claims).toEqual(["c.0008"]);
    const without = page.getByRole("button", { name: "Exclude “accused”" });
    await userEvent.click(without);
    await expect.element(without).toHaveAttribute("aria-pressed", "true");
    expect(viewOf(workspace).hidden).toEqual({ stance: ["accused"] });
    await expect.poll(() => viewOf(workspace).selection.claims).toEqual(["c.0013", "c.0007"]);
    await userEvent.click(without);
    expect(viewOf(workspace).hidden).toEqual({});
  });

  test("what the reader selects meanwhile is left alone, and the path comes back at a press", async () => {
    const workspace = await show("e.hanno", "e.orm");
    const path = viewOf(workspace).selection;
    await userEvent.click(steps()[0] as Element);
    expect(viewOf(workspace).selection).toEqual({ entities: [], claims: ["c.0009"] });
    await userEvent.click(page.getByRole("button", { name: "Show on canvas" }));
    expect(viewOf(workspace).selection).toEqual(path);
  });

  test("what is pointed at is marked on the graph", async () => {
    const workspace = await show("e.hanno", "e.orm");
    await userEvent.hover(steps()[0] as Element);
    expect(workspace.store.getState().hover).toEqual({ kind: "claim", number: 8 });
  });

  test("is copied as a paragraph with footnotes", async () => {
    await holdClipboard();
    await show("e.hanno", "e.orm");
    await permitCopying("granted");
    await userEvent.click(page.getByRole("button", { name: "Copy as paragraph" }));
    await expect.element(page.getByText("Copied.")).toBeVisible();
    expect(await pasted()).toMatch(
      /^Rumoured, nobody named: Hanno sheltered Grey Company\.\[1\] .+\n\n\[1\] .+\n\[2\] .+\n\nIlse Marn: /,
    );
  });
});

describe("where there is no path", () => {
  test("it is said, with the change of the lens that would connect the two, which one press makes", async () => {
    const workspace = await show("e.hanno", "e.grey-company");
    workspace.dispatch(toggleValues, { facet: "stance", values: ["rumour", "guess"] });
    await expect
      .element(page.getByText("No path between Hanno and Grey Company with the current filters."))
      .toBeVisible();
    await expect.element(page.getByText("include claims with the certainty “rumoured”")).toBeVisible();
    await userEvent.click(page.getByRole("button", { name: "Show this path" }));
    expect(viewOf(workspace).hidden).toEqual({ stance: ["guess"] });
    await expect.poll(() => viewOf(workspace).selection.claims).toEqual(["c.0009"]);
  });

  test("an option in the way can be taken back, and what nothing joins is said to be so", async () => {
    const workspace = await show("e.hanno", "e.orm");
    await userEvent.click(page.getByRole("button", { name: "Exclude Grey Company from paths" }));
    await userEvent.click(page.getByRole("button", { name: "Show this path" }));
    expect(viewOf(workspace).room).toMatchObject({ avoid: [] });
    workspace.dispatch(setPathEnds, { from: "e.hanno", to: "e.monk" });
    await expect.element(page.getByText("No path between Hanno and a monk in this dataset.")).toBeVisible();
  });
});

describe("the fields that name the ends", () => {
  test("take an entity by a few letters and Enter, and Escape gives the name back", async () => {
    const workspace = await show("e.hanno", "");
    await expect.element(page.getByText(/^Choose two entities/)).toBeVisible();
    const to = page.getByRole("combobox", { name: "To" });
    await to.click();
    await userEvent.keyboard("orm");
    await expect.element(page.getByRole("option", { name: /^Duchy of Orm/ })).toBeVisible();
    await userEvent.keyboard("{Enter}");
    expect(viewOf(workspace).room).toMatchObject({ from: "e.hanno", to: "e.orm" });
    await expect.element(to).toHaveValue("Duchy of Orm");
    await userEvent.keyboard("x{Escape}");
    await expect.element(to).toHaveValue("Duchy of Orm");
    expect(viewOf(workspace).room).toMatchObject({ to: "e.orm" });
  });

  test("are typed over: after a choice, after a click", async () => {
    const workspace = await show("e.hanno", "e.orm");
    const from = page.getByRole("combobox", { name: "From" });
    await from.click();
    await userEvent.keyboard("league{Enter}");
    await expect.poll(() => viewOf(workspace).room).toMatchObject({ from: "e.league" });
    await userEvent.keyboard("han");
    await expect.element(from).toHaveValue("han");
    await userEvent.keyboard("{Escape}");
    await from.click({ position: { x: 30, y: 12 } });
    await userEvent.keyboard("hanno");
    await expect.element(from).toHaveValue("hanno");
  });

  test("go round their list by arrows, take by a click, and say when nothing is found", async () => {
    const workspace = await show("e.hanno", "e.orm");
    const from = page.getByRole("combobox", { name: "From" });
    await from.fill("zzzzzz");
    await expect.element(page.getByText("No entity by this name.")).toBeVisible();
    await from.fill("a");
    const options = page.getByRole("option");
    await expect.element(options.first()).toHaveAttribute("aria-selected", "true");
    await userEvent.keyboard("{ArrowUp}");
    await expect.element(options.last()).toHaveAttribute("aria-selected", "true");
    await from.fill("league");
    await userEvent.click(options.first());
    expect(viewOf(workspace).room).toMatchObject({ from: "e.league", to: "e.orm" });
  });

  test("swap at a press", async () => {
    const workspace = await show("e.hanno", "e.orm");
    await userEvent.click(page.getByRole("button", { name: "Swap ends" }));
    expect(viewOf(workspace).room).toMatchObject({ from: "e.orm", to: "e.hanno" });
  });
});

test("the record of two selected entities leads to their paths and their comparison", async () => {
  const workspace = createWorkspace(smallDataset());
  workspace.dispatch(select, { entities: ["e.hanno", "e.orm"], claims: [] });
  await render(
    <WorkspaceProvider workspace={workspace}>
      <DetailsPanel />
    </WorkspaceProvider>,
  );
  await userEvent.click(page.getByRole("button", { name: "Find paths between them" }));
  expect(viewOf(workspace).room).toMatchObject({ kind: "path", from: "e.hanno", to: "e.orm" });
  workspace.dispatch(leavePanel);
  workspace.dispatch(select, { entities: ["e.hanno", "e.orm"], claims: [] });
  await userEvent.click(page.getByRole("button", { name: "Compare them" }));
  expect(viewOf(workspace).room).toEqual({ kind: "comparison", a: "e.hanno", b: "e.orm" });
});

test("in the article: axe finds nothing serious in light and dark, and nothing is wider than a phone", async () => {
  await page.viewport(390, 844);
  const workspace = await show("e.mossad", "e.trump", article, 390);
  await expect.element(page.getByText(/^4 steps, /).first()).toBeVisible();
  for (const ends of [
    { from: "e.mossad", to: "e.trump" },
    { from: "e.mossad", to: "" },
  ]) {
    workspace.dispatch(setPathEnds, ends);
    expect(await faultsInThemes(page.getByTestId("frame").element(), { only: "serious" })).toEqual([]);
  }
  workspace.dispatch(select, { entities: ["e.stuxnet", "e.aivd"], claims: [] });
  workspace.dispatch(pathsBetweenSelected);
  await expect.element(page.getByRole("combobox", { name: "To" })).toHaveValue("AIVD");
  const [scroller] = page.getByTestId("frame").element().children;
  expect(scroller?.scrollWidth).toBeLessThanOrEqual(scroller?.clientWidth ?? 0);
});
