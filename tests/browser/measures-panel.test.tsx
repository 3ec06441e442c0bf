import { StrictMode } from "react";
import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { toggleValues } from "../../src/features/filters/filter-commands.ts";
import { openMeasures } from "../../src/features/measures/measure-commands.ts";
import { MeasuresPanel } from "../../src/features/measures/ui/MeasuresPanel.tsx";
import type { Dataset } from "../../src/model/dataset.ts";
import { runTask } from "../../src/product/tasks/run-task.ts";
import { TaskRunner, WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { generateDataset } from "../fixtures/generate-dataset.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { faultsInThemes } from "./support/faults.ts";

let workspace: Workspace;

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1280, 900);
});

async function show(dataset: Dataset = smallDataset()) {
  workspace = createWorkspace(dataset);
  workspace.dispatch(openMeasures);
  return render(
    <StrictMode>
      <WorkspaceProvider workspace={workspace}>
        <TaskRunner value={runTask}>
          <main style={{ width: 372, height: 860, background: "var(--panel)" }}>
            <MeasuresPanel />
          </main>
        </TaskRunner>
      </WorkspaceProvider>
    </StrictMode>,
  );
}

const button = (name: string) => page.getByRole("button", { name, exact: true });
const said = () => page.getByTestId("measures-panel").getByRole("status").element().textContent;
/** The rows of ranks, each cell's text. */
const rows = () =>
  [...document.querySelectorAll("tbody tr")].map((row) => [...row.children].map(({ textContent }) => textContent));
const longDataset = () => generateDataset({ entities: 6_000, claims: 18_000 }) as unknown as Dataset;

describe("the panel of measures", () => {
  test("explains a measure, ranks by it, says on what, and opens an entity from its rank", async () => {
    await show();
    await expect.element(page.getByText("How many other entities claims join it to", { exact: false })).toBeVisible();
    await userEvent.click(button("Rank"));
    await expect.poll(said, { timeout: 30_000 }).toBe("Degree: 11 entities ranked.");
    expect(
      rows()
        .slice(0, 2)
        .map(([rank, , value]) => [rank, value]),
    ).toEqual([
      ["1", "4"],
      ["1", "4"],
    ]);
    await expect.element(page.getByText("Undirected graph of 11 entities", { exact: false })).toBeVisible();
    await expect.element(page.getByText("Unweighted: all lines count the same.")).toBeVisible();

    await userEvent.selectOptions(page.getByLabelText("Weight of a line"), "Number of claims, as nearness");
    await userEvent.selectOptions(page.getByLabelText("Measure", { exact: true }), "Closeness");
    await userEvent.click(button("Rank"));
    await expect.poll(said, { timeout: 30_000 }).toBe("Closeness: 11 entities ranked.");
    await expect.element(page.getByRole("columnheader", { name: "Value by nearness" })).toBeVisible();
    // The measure is part of what a link holds.
    expect(workspace.store.getState().view.room).toEqual({ kind: "measures", measure: "closeness" });

    await userEvent.click(page.getByRole("row").nth(1).getByRole("button"));
    expect(workspace.store.getState().view.selection.entities).toHaveLength(1);
  });

  test("ranks without what is left out as well, as words and as a slope, and says when the view has changed", async () => {
    await show();
    await userEvent.click(page.getByLabelText("accused"));
    await userEvent.selectOptions(page.getByLabelText("Also ranks without what is attributed to"), "Ilse Marn");
    await userEvent.click(button("Rank"));
    await expect.poll(said, { timeout: 30_000 }).toContain("ranked");
    await expect
      .element(page.getByText("6th; 5th without accused, gone without Ilse Marn", { exact: false }).first())
      .toBeInTheDocument();
    const figures = [...document.querySelectorAll("figure")];
    expect(figures.map((figure) => figure.querySelector("figcaption")?.textContent)).toEqual([
      "Rank now, and without accused",
      "Rank now, and without Ilse Marn",
    ]);
    for (const figure of figures) expect(figure.querySelectorAll("line")).toHaveLength(10);
    expect(figures[1]?.textContent).toContain("gone");
    // Each rank has a bar from best to worst, whose ends are in the words beside it.
    expect(document.querySelectorAll("tbody th svg circle")).toHaveLength(11);
    await expect.element(page.getByText("Bars reach from the best to the worst rank", { exact: false })).toBeVisible();

    workspace.dispatch(toggleValues, { facet: "stance", values: ["rumour"] });
    await expect.poll(said).toContain("has changed since");
  });

  test("tells how far it is and stops on request", async () => {
    await show(longDataset());
    await userEvent.selectOptions(page.getByLabelText("Measure", { exact: true }), "Betweenness");
    await userEvent.click(button("Rank"));
    const progress = () => Number(page.getByRole("progressbar").query()?.getAttribute("value") ?? 0);
    await expect.poll(progress, { timeout: 60_000 }).toBeGreaterThan(0);
    await userEvent.click(button("Stop"));
    await expect.poll(said).toBe("Stopped. There are no values.");
    expect(rows()).toEqual([]);
  });

  test("axe finds nothing in light and dark", async () => {
    await show();
    await userEvent.click(page.getByLabelText("accused"));
    await userEvent.click(button("Rank"));
    await expect.poll(said, { timeout: 30_000 }).toContain("ranked");
    expect(await faultsInThemes(page.getByTestId("measures-panel").element())).toEqual([]);
  });
});
