import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateDataset } from "../../tests/fixtures/generate-dataset.ts";
import { chooseFile, openPreview, tasksWhile } from "./opening.ts";
import { type Opened, open, SETTLE_MS } from "./page.ts";
import { type Row, rowOf, type Section } from "./samples.ts";
import { type Size, sizeInWords } from "./sizes.ts";

/** The views but the graph, by the names of their tabs. */
const VIEWS = ["Map", "Timeline", "Table", "Matrix", "Agreement"] as const;
const DRAWN = ["Map", "Timeline", "Matrix", "Agreement"] as const;
/** Turns of the wheel in one gesture, and how far they magnify or scroll, in CSS pixels of the wheel. */
const TURNS = 20;
const TURN = { magnify: -60, scroll: 700 } as const;
/** From one turn of the wheel to the next, in milliseconds. */
const TURN_MS = 33;
const SETTLED_MS = 600;

/** What each view costs the page's main thread: opened, magnified by the wheel; the table sorted and scrolled. */
export async function measureViews(url: string, size: Size, log: (line: string) => void): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), "sourceline-bench-"));
  const rows: Row[] = [];
  const opened = await open(url);
  const { page } = opened;
  try {
    const path = join(folder, "views.kg.json");
    writeFileSync(path, JSON.stringify(generateDataset(size)));
    page.setDefaultTimeout(600_000);
    await chooseFile(opened, path);
    await openPreview(opened);
    // The search index comes after the page is at rest.
    await page.waitForTimeout(2 * SETTLE_MS);
    const measured = async (id: string, title: string, act: () => Promise<void>) => {
      log(`${title}, ${sizeInWords(size)} …`);
      await page.evaluate(() => window.bench.watchFrames(true));
      const tasks = await tasksWhile(opened, act);
      const frames = await page.evaluate(() => {
        window.bench.watchFrames(false);
        return [...window.bench.frames];
      });
      const sum = tasks.reduce((all, task) => all + task, 0);
      rows.push(
        rowOf(`${id}-task`, `${title}: processor time of the longest task`, "ms", [Math.max(0, ...tasks)]),
        rowOf(`${id}-cpu`, `${title}: of all tasks`, "ms", [sum]),
        rowOf(`${id}-frames`, `${title}: from frame to frame`, "ms", gaps(frames)),
      );
    };
    for (const name of VIEWS) {
      const id = name.toLowerCase();
      await measured(`${id}-open`, `${name} in place of another view`, async () => {
        await page.getByRole("toolbar", { name: "Views" }).getByRole("button", { name, exact: true }).click();
        await page.waitForTimeout(SETTLED_MS);
      });
      if (DRAWN.some((drawn) => drawn === name))
        await measured(`${id}-zoom`, `${name}, ${TURNS} turns of the wheel`, () => turnWheel(opened, TURN.magnify));
      if (name !== "Table") continue;
      await measured("table-claims", "Table: claims in place of entities", async () => {
        await page.getByRole("radio", { name: /^Claims/ }).check({ force: true });
        await page.waitForTimeout(SETTLED_MS);
      });
      await measured("table-scroll", `Table: scrolled through claims by ${TURNS} turns`, () =>
        turnWheel(opened, TURN.scroll),
      );
      await measured("table-sort", "Table: claims sorted by date", async () => {
        await page.getByRole("columnheader", { name: /^Date/ }).getByRole("button").click();
        await page.waitForTimeout(4 * SETTLED_MS);
      });
    }
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { id: `views-${size.id}`, title: `The page: its views: ${sizeInWords(size)}`, rows };
}

async function turnWheel({ page }: Opened, by: number): Promise<void> {
  const box = await page.locator("[data-view] > :last-child").boundingBox();
  if (box === null) throw new Error("There is no view.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let turn = 0; turn < TURNS; turn++) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(TURN_MS);
  }
  await page.waitForTimeout(SETTLED_MS);
}

/** A frame can be noted twice. */
function gaps(frames: readonly number[]): readonly number[] {
  return frames.slice(1).flatMap((time, at) => (time > (frames[at] as number) ? [time - (frames[at] as number)] : []));
}
