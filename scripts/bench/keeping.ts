import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import { DIST } from "../../tests/e2e/support/static-server.ts";
import { generateDataset } from "../../tests/fixtures/generate-dataset.ts";
import { writeGraphFile } from "./graph-files.ts";
import { chooseFile, openPreview, tasksWhile } from "./opening.ts";
import { type Opened, open, SETTLE_MS } from "./page.ts";
import { type Row, rowOf, type Section } from "./samples.ts";
import { type Size, sizeInWords } from "./sizes.ts";

/** Longest wait for a graph to be opened, kept or brought back, in milliseconds. */
const PATIENCE_MS = 600_000;
/** How often the page is loaded anew. */
const RELOADS = 3;
/** Edits of which each is kept by itself. */
const EDITS = 5;

/**
 * Keeps a graph in the browser's database, and brings it back: what the longest task of the main thread took of the
 * processor, and how long a reader waits.
 * @param size null for the article's own graph, as a file.
 */
export async function measureKeeping(url: string, size: Size | null, log: (line: string) => void): Promise<Section> {
  const title = size === null ? "the article" : sizeInWords(size);
  const id = size?.id ?? "article";
  log(`keeping ${title} …`);
  const folder = mkdtempSync(join(tmpdir(), "sourceline-bench-"));
  const path = join(folder, "graph.kg.json");
  const opened = await open(url);
  const { page } = opened;
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    writeGraphFile(path, [
      size === null
        ? readFileSync(join(DIST, "datasets/kerman-attack.kg.json"), "utf8")
        : JSON.stringify(generateDataset(size)),
    ]);
    await page.waitForTimeout(SETTLE_MS);
    await chooseFile(opened, path);
    await pressOpen(opened);
    await whenKept(page, 1);
    await page.waitForTimeout(SETTLE_MS);
    const rows: Row[] = [];

    // The page writes all of it anew when the browser has deleted it.
    let took = 0;
    const written = await tasksWhile(opened, async () => {
      const begun = performance.now();
      await page.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const deleting = indexedDB.deleteDatabase("sourceline");
            deleting.onsuccess = resolve;
            deleting.onerror = reject;
          }),
      );
      await whenKept(page, 1);
      took = performance.now() - begun;
    });
    rows.push(
      rowOf(`keep-${id}-task`, "Keeping the graph: processor time of the longest task", "ms", [
        Math.max(0, ...written),
      ]),
      rowOf(`keep-${id}-all`, "Keeping the graph: deleted → written anew", "ms", [took]),
    );

    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Find a command" }).fill("New story from canvas");
    await page.keyboard.press("Enter");
    await whenKept(page, 2);
    await page.waitForTimeout(SETTLE_MS);
    const edits: number[] = [];
    for (let nth = 0; nth < EDITS; nth++) {
      const tasks = await tasksWhile(opened, async () => {
        await page.evaluate(
          (key) => document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { ...key, bubbles: true })),
          { key: "z", code: "KeyZ", ctrlKey: true, shiftKey: nth % 2 === 1 },
        );
        await whenKept(page, 3 + nth);
      });
      edits.push(Math.max(0, ...tasks));
    }
    rows.push(
      rowOf(
        `keep-${id}-edit`,
        "An edit, until it is kept: processor time of the longest task, drawing included",
        "ms",
        edits,
      ),
    );

    const reloads: number[] = [];
    const tasks: number[] = [];
    for (let nth = 0; nth < RELOADS; nth++) {
      const during = await tasksWhile(opened, async () => {
        await page.reload();
        await page.waitForFunction(() => window.bench.drawnAt !== null);
      });
      tasks.push(Math.max(0, ...during));
      reloads.push(await page.evaluate(() => window.bench.drawnAt ?? 0));
      await page.waitForTimeout(SETTLE_MS);
    }
    rows.push(
      rowOf(`restore-${id}`, "Reload → ready, with the workspace restored", "ms", reloads),
      rowOf(`restore-${id}-task`, "Reload → ready: processor time of the longest task", "ms", tasks),
    );
    return { id: `keeping-${id}`, title: `The page: what is kept: ${title}`, rows };
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The article has the counts that the page has already, so that nothing shows when it is open. */
async function pressOpen(opened: Opened): Promise<void> {
  const { page } = opened;
  const heading = await page.getByRole("dialog").getByRole("heading").first().innerText();
  const isSame = (await page.title()).startsWith(heading);
  if (!isSame) return openPreview(opened);
  await page.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).click();
}

/** Waits until the journals in the database have so many entries. */
async function whenKept(page: Page, entries: number): Promise<void> {
  await page.waitForFunction(
    async (wanted) => {
      // To open one that is not there would make one without stores.
      if (!(await indexedDB.databases()).some(({ name }) => name === "sourceline")) return false;
      return new Promise<boolean>((resolve) => {
        const opening = indexedDB.open("sourceline");
        opening.onerror = () => resolve(false);
        opening.onsuccess = () => {
          const { result } = opening;
          if (!result.objectStoreNames.contains("journal")) {
            result.close();
            return resolve(false);
          }
          const count = result.transaction("journal").objectStore("journal").count();
          count.onsuccess = () => {
            result.close();
            resolve(count.result >= wanted);
          };
        };
      });
    },
    entries,
    { polling: 50 },
  );
}
