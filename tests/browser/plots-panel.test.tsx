import { StrictMode } from "react";
import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { faultsInThemes } from "./support/faults.ts";
import { render } from "./support/render.ts";
import "../../src/app/theme.css";
import { toggleValues } from "../../src/features/filters/filter-commands.ts";
import { runTask } from "../../src/product/tasks/run-task.ts";
import { choosePlot, openPlots } from "../../src/views/plots/plot-commands.ts";
import { PlotsPanel } from "../../src/views/plots/ui/PlotsPanel.tsx";
import { TaskRunner, WorkspaceProvider } from "../../src/workspace/ui/workspace-context.tsx";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";
import { smallDataset } from "../fixtures/small-dataset.ts";
import { recordDownloads } from "./support/record-downloads.ts";

let workspace: Workspace;

beforeEach(async () => {
  delete document.documentElement.dataset.theme;
  await page.viewport(1280, 900);
});

async function show() {
  workspace = createWorkspace(smallDataset());
  workspace.dispatch(openPlots);
  await render(
    <StrictMode>
      <WorkspaceProvider workspace={workspace}>
        <TaskRunner value={runTask}>
          <main style={{ width: 372, height: 860, background: "var(--panel)" }}>
            <PlotsPanel />
          </main>
        </TaskRunner>
      </WorkspaceProvider>
    </StrictMode>,
  );
}

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const chosen = () => workspace.store.getState().view.selection;
const choose = (name: string) => userEvent.selectOptions(page.getByLabelText("Plot", { exact: true }), name);

describe("the panel of plots", () => {
  test("counts what is shown: a bar selects what it counts, by mouse and by key, and pressed again lets go of it", async () => {
    await show();
    await choose("Claims per paragraph");
    expect(workspace.store.getState().view.room).toEqual({ kind: "plots", plot: "paragraphs" });
    const first = button(/^Paragraph 1: /);
    const count = Number(/\d+ claims?$/.exec(first.element().getAttribute("aria-label") ?? "")?.[0].split(" ")[0]);
    await userEvent.click(first);
    expect(chosen().claims).toHaveLength(count);
    await expect.element(first).toHaveAttribute("aria-pressed", "true");
    await userEvent.click(first);
    expect(chosen()).toEqual({ entities: [], claims: [] });

    // All bars are one stop; arrow keys go from bar to bar.
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Paragraph 2: /);
    expect(chosen().claims.length).toBeGreaterThan(0);

    await choose("Claims per entity");
    await userEvent.click(page.getByRole("group", { name: "Claims per entity" }).getByRole("button").first());
    expect(chosen().entities.length).toBeGreaterThan(0);
    await userEvent.click(page.getByRole("radio", { name: "Log–log" }));
    expect(workspace.store.getState().view.room).toEqual({ kind: "plots", plot: "degree", scale: "log" });
    await userEvent.click(button("1 or more: 9 entities"));
    expect(chosen().entities).toHaveLength(9);
  });

  test("splits attributions by certainty in words and patterns, tells the hidden from the shown, and says what has no date", async () => {
    await show();
    await choose("Certainty by attribution");
    await expect.element(page.getByRole("list").getByText("accused", { exact: true })).toBeVisible();
    await expect.element(button(/^Ilse Marn: \d+ claims? \(.*\d+ (?:stated|accused|rumour|relayed)/)).toBeVisible();
    await choose("Claims by date");
    await expect.element(button(/^Not stated: \d+ claims$/)).toBeVisible();
    workspace.dispatch(toggleValues, { facet: "stance", values: ["rumour"] });
    await expect.element(page.getByText("Hidden", { exact: true })).toBeVisible();
    await expect.element(button(/ of \d+ claims? shown$/).first()).toBeVisible();
  });

  test("plots a measure when it is asked to, and is taken away as SVG, as PNG and as numbers", async () => {
    await show();
    const downloads = recordDownloads();
    await choose("Closeness");
    await userEvent.click(button("Compute"));
    await expect.element(page.getByRole("group", { name: "Closeness" })).toBeVisible();
    await userEvent.click(button("Download SVG"));
    await expect.poll(() => downloads.names).toEqual(["siege-of-varn-plot-measure-closeness.svg"]);
    const svg = await downloads.blobs[0]?.text();
    expect(svg).toContain(">Closeness</title>");
    expect(svg).toContain("Dataset: siege-of-varn");
    await userEvent.click(button("Download PNG"));
    await expect.poll(() => downloads.blobs[1]?.type).toBe("image/png");
    await userEvent.click(button("Download CSV"));
    expect(await downloads.blobs[2]?.text()).toMatch(/^\uFEFF?Closeness,Shown\r\n/);
  });

  test("axe finds nothing in either theme", async () => {
    await show();
    for (const plot of ["degree", "stances", "dates"]) {
      workspace.dispatch(choosePlot, { plot, ...(plot === "degree" && { scale: "log" as const }) });
      await expect.element(button("Download SVG")).toBeVisible();
      expect(await faultsInThemes(page.getByTestId("plots-panel").element()), plot).toEqual([]);
    }
  });
});
