import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { setCompared } from "../../src/features/exploration/comparison-panel-commands.ts";
import { ComparisonPanel } from "../../src/features/exploration/ui/ComparisonPanel.tsx";
import { toggleValues } from "../../src/features/filters/filter-commands.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { loadArticle } from "./support/article.ts";
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

async function show(a: string, b: string, dataset: Dataset = smallDataset(), width = 372): Promise<Workspace> {
  const workspace = createWorkspace(dataset);
  workspace.dispatch(setCompared, { a, b });
  await render(
    <WorkspaceProvider workspace={workspace}>
      <div data-testid="frame" style={{ width, height: 860, background: "var(--panel)" }}>
        <ComparisonPanel />
      </div>
    </WorkspaceProvider>,
  );
  return workspace;
}

const viewOf = ({ store }: Workspace) => store.getState().view;
const names = (column: string | RegExp) =>
  [...page.getByRole("region", { name: column }).element().querySelectorAll("li")].map((item) => item.textContent);

describe("the panel of comparison", () => {
  test("sets in three columns whom only one is joined to, and whom both are", async () => {
    await show("e.grey-company", "e.orm");
    expect(names(/^Only A: 1$/)).toEqual(["Hanno"]);
    expect(names(/^Both: 2$/)).toEqual(["Arm of Saint Ode", "Siege of Varn"]);
    expect(names(/^Only B: 1$/)).toEqual(["League of Free Towns"]);
  });

  test("lists what is said of the two, the dates of each and the counts of both", async () => {
    await show("e.grey-company", "e.orm");
    await expect.element(page.getByRole("heading", { name: "Claims between them 1" })).toBeVisible();
    await expect.element(page.getByText("A, Grey Company: 4 dated, 2 undated")).toBeInTheDocument();
    const table = page.getByRole("table", { name: "Relation types" });
    await expect.element(table.getByRole("row", { name: "1 having 1" })).toBeInTheDocument();
    await expect.element(table.getByRole("row", { name: "5 meeting 4" })).toBeInTheDocument();
  });

  test("leads with what joins the parts of the two, under the one whose parts they are", async () => {
    const workspace = await show("e.irgc", "e.ministry-of-intelligence", article);
    const panel = page.getByTestId("comparison-panel").element();
    const headings = [...panel.querySelectorAll("h3, h4")].map(({ textContent }) => textContent);
    expect(headings.slice(0, 4)).toEqual(["Joined by their parts 3", "Parts of IRGC", "Members of IRGC", "Only A"]);
    await userEvent.click(page.getByRole("button", { name: /overlaps in responsibilities/ }).first());
    expect(viewOf(workspace).selection.claims).toEqual(["c.0247"]);
  });

  test("has no such list where no parts join them", async () => {
    await show("e.grey-company", "e.orm");
    expect(page.getByRole("heading", { name: /^Joined by their parts/ }).query()).toBeNull();
  });

  test("swaps at a press, keeps both selected, and swaps back at another press", async () => {
    const workspace = await show("e.grey-company", "e.orm");
    await userEvent.click(page.getByRole("button", { name: "Swap A and B" }));
    expect(viewOf(workspace).room).toEqual({ kind: "comparison", a: "e.orm", b: "e.grey-company" });
    expect(viewOf(workspace).selection.entities).toEqual(["e.orm", "e.grey-company"]);
    await expect.poll(() => names(/^Only A: 1$/)).toEqual(["League of Free Towns"]);
    await userEvent.click(page.getByRole("button", { name: "Swap A and B" }));
    await expect.poll(() => names(/^Only A: 1$/)).toEqual(["Hanno"]);
  });

  test("another entity is named by a few letters", async () => {
    const workspace = await show("e.grey-company", "e.orm");
    await page.getByRole("combobox", { name: "B" }).fill("league");
    await expect.element(page.getByRole("option", { name: /^League/ })).toBeVisible();
    await userEvent.keyboard("{Enter}");
    expect(viewOf(workspace).room).toEqual({ kind: "comparison", a: "e.grey-company", b: "e.league" });
  });

  test("follows the filters in the same frame", async () => {
    const workspace = await show("e.grey-company", "e.orm");
    workspace.dispatch(toggleValues, { facet: "kind", values: ["siege"] });
    await expect.poll(() => names(/^Both: 1$/)).toEqual(["Arm of Saint Ode"]);
  });

  test("a dated claim opens at a press, and both come back to the graph at another", async () => {
    const workspace = await show("e.grey-company", "e.orm");
    await userEvent.click(page.getByRole("button", { name: /^about 1204/ }));
    expect(viewOf(workspace).selection).toEqual({ entities: [], claims: ["c.0003"] });
    await userEvent.click(page.getByRole("button", { name: "Show both on canvas" }));
    expect(viewOf(workspace).selection.entities).toEqual(["e.grey-company", "e.orm"]);
  });

  test("says what is missing where one is not named, or both are the same", async () => {
    const workspace = await show("e.orm", "");
    await expect.element(page.getByText(/^Choose two entities/)).toBeVisible();
    workspace.dispatch(setCompared, { a: "e.orm", b: "e.orm" });
    await expect.element(page.getByText("Choose two different entities.")).toBeVisible();
  });

  test("in the article: axe finds nothing serious in light and dark, and nothing is wider than a phone", async () => {
    await page.viewport(390, 844);
    await show("e.irgc-intelligence-organization", "e.ministry-of-intelligence", article, 390);
    await expect.element(page.getByRole("region", { name: /^Both: / })).toBeVisible();
    expect(await faultsInThemes(page.getByTestId("frame").element(), { only: "serious" })).toEqual([]);
    const [scroller] = page.getByTestId("frame").element().children;
    expect(scroller?.scrollWidth).toBeLessThanOrEqual(scroller?.clientWidth ?? 0);
  });
});
