import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import { computedLayouts } from "../../src/features/layouts/layout-task.ts";
import { measuresById } from "../../src/features/measures/measure-task.ts";
import { generateDataset } from "../../tests/fixtures/generate-dataset.ts";
import { chooseFile, openPreview, tasksWhile } from "./opening.ts";
import { type Opened, open, SETTLE_MS } from "./page.ts";
import { type Row, rowOf, type Section } from "./samples.ts";
import { type Size, sizeInWords } from "./sizes.ts";

/** Longest wait for a graph to be opened, and for a worker's answer, in milliseconds. */
const PATIENCE_MS = 600_000;
/** Of more entities than this, layouts take minutes, and so do measures that take a search from each entity. */
const MOST_ENTITIES = 10_000;
const LONG_MEASURES = ["betweenness", "closeness", "community", "eigenvector", "hits-hub", "hits-authority"];

/**
 * What the page's main thread does for work that a worker does: of each layout from the press until positions stand and all is
 * at rest, of each measure until its list stands, of sizes and a plot by a measure until these stand.
 */
export async function measureWorking(url: string, size: Size, log: (line: string) => void): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), "sourceline-bench-"));
  const rows: Row[] = [];
  const opened = await open(url);
  const { page } = opened;
  page.setDefaultTimeout(PATIENCE_MS);
  const measured = async (id: string, title: string, act: () => Promise<void>) => {
    log(`${title}, ${sizeInWords(size)} …`);
    const tasks = await tasksWhile(opened, async () => {
      await act();
      await page.waitForTimeout(SETTLE_MS);
    });
    log(`  ${Math.round(Math.max(0, ...tasks))} ms`);
    rows.push(
      rowOf(`${id}-task`, `${title}: processor time of the longest task`, "ms", [Math.max(0, ...tasks)]),
      rowOf(`${id}-cpu`, `${title}: of all tasks`, "ms", [tasks.reduce((all, task) => all + task, 0)]),
    );
  };
  try {
    const path = join(folder, "working.kg.json");
    const dataset = generateDataset(size);
    writeFileSync(path, JSON.stringify(dataset));
    await chooseFile(opened, path);
    await openPreview(opened);
    // The search index comes after the page is at rest.
    await page.waitForTimeout(2 * SETTLE_MS);
    const isLarge = size.entities > MOST_ENTITIES;

    await openPanel(opened, "Measure entities", "measures-panel");
    const ranks = page.getByTestId("measures-panel");
    for (const { id, title } of measuresById.all) {
      if (isLarge && LONG_MEASURES.includes(id)) continue;
      await ranks.getByLabel("Measure", { exact: true }).selectOption(id);
      await measured(`rank-${id}`, `${title()}: Rank → its list`, async () => {
        await press(page, "measures-panel", "Rank");
        await ranks.getByRole("status").filter({ hasText: "ranked" }).waitFor();
      });
    }
    await openPanel(opened, "Show plots", "plots-panel");
    const plots = page.getByTestId("plots-panel");
    await plots.locator("select").first().selectOption({ label: "PageRank" });
    await measured("plot-pagerank", "A plot of PageRank: Compute → its bars", async () => {
      await press(page, "plots-panel", "Compute");
      await plots.locator("figure").waitFor();
    });
    await page.getByRole("button", { name: "Size, colour and label by" }).click();
    for (const [label, measure] of [
      ["Size", "PageRank"],
      ["Colour", "Degree"],
    ] as const)
      await measured(
        `drawn-${label.toLowerCase()}`,
        `${label} by ${measure}: chosen → the legend has its scale`,
        async () => {
          await page.getByLabel(label, { exact: true }).selectOption({ label: measure });
          await page.waitForFunction(
            () => !document.querySelector('[data-testid="drawn-by"]')?.textContent?.includes("Computing"),
          );
        },
      );
    if (isLarge) return { id: `working-${size.id}`, title: titleOf(size), rows };
    for (const label of ["Size", "Colour"] as const)
      await page.getByLabel(label, { exact: true }).selectOption({ index: 0 });

    // Rings need something in the middle.
    const search = page.getByRole("combobox", { name: "Search the graph" });
    await search.fill(dataset.entities[0]?.label ?? "");
    await page.getByRole("listbox").getByRole("option").first().waitFor();
    await search.press("Enter");
    await page.waitForTimeout(SETTLE_MS);
    await openPanel(opened, "Run a layout", "layouts-panel");
    const panel = page.getByTestId("layouts-panel");
    for (const { id, title } of computedLayouts.values()) {
      const method = panel.getByRole("radio", { name: title() });
      if (await method.isDisabled()) {
        rows.push(rowOf(`lay-out-${id}-task`, title(), "ms", [], { note: "refused" }));
        continue;
      }
      await method.dispatchEvent("click");
      let said = "";
      await measured(`lay-out-${id}`, `${title()}: Run → at rest`, async () => {
        await press(page, "layouts-panel", "Run");
        const status = panel.getByRole("status");
        await status.filter({ hasText: /new positions|\.$/ }).waitFor();
        said = await status.innerText();
      });
      if (!said.includes("new positions")) {
        rows.splice(-2, 2, rowOf(`lay-out-${id}-task`, title(), "ms", [], { note: said }));
      }
    }
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { id: `working-${size.id}`, title: titleOf(size), rows };
}

const titleOf = (size: Size) => `The page: while layouts and measures are computed: ${sizeInWords(size)}`;

async function openPanel({ page }: Opened, command: string, panel: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find a command" }).fill(command);
  await page.keyboard.press("Enter");
  await page.getByTestId(panel).waitFor();
  await page.waitForTimeout(SETTLE_MS);
}

/** By an event of the page, as a pointer that is moved there would be measured too. */
async function press(page: Page, panel: string, name: string): Promise<void> {
  await page.getByTestId(panel).getByRole("button", { name, exact: true }).dispatchEvent("click");
}
