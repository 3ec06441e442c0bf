import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { choosePart } from "../../src/cli/commands/part-options.ts";
import { parseDataset } from "../../src/model/parse-dataset.ts";
import { serializeDataset } from "../../src/model/serialize-dataset.ts";
import { type OpenedPage, openPage, type PageOptions, whenReady } from "./support/page.ts";
import { DIST, type StaticServer, serveFolder } from "./support/static-server.ts";

// An extract of the article, as the command line writes it, on the page: everything that names it says that it is one.

const TITLE = "Extract: 1 hop around Azerbaijan";
const SIZE = /9 of \d+ entities, 12 of \d+ claims/;

let server: StaticServer;
let folder: string;
let file: string;
let opened: OpenedPage;

beforeAll(async () => {
  server = await serveFolder();
  folder = mkdtempSync(join(tmpdir(), "sourceline-extract-"));
  file = join(folder, "azerbaijan.kg.json");
  const article = parseDataset(JSON.parse(readFileSync(join(DIST, "datasets/kerman-attack.kg.json"), "utf8")));
  if (!article.ok) throw new Error("The article's dataset cannot be read.");
  const part = choosePart(article.value, { around: ["Azerbaijan"], hops: 1 });
  if (!part.ok) throw new Error(part.error);
  writeFileSync(file, serializeDataset(part.value));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server?.close();
});
afterEach(async () => {
  expect(opened.pageErrors).toEqual([]);
  expect(opened.consoleErrors).toEqual([]);
  await opened.close();
});

async function openExtract(options: Partial<PageOptions> = {}): Promise<Page> {
  opened = await openPage({ url: server.url, ...options });
  await whenReady(opened);
  const { page } = opened;
  await page.getByLabel("File to open").setInputFiles(file);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("3 of 3 stories and 5 of 5 questions").waitFor();
  expect(await dialog.getByText(/\bnotes?\b/).count()).toBe(0);
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  return page;
}

const textOf = (page: Page, id: string) => page.getByTestId(id).innerText();

test("an extract is called one in the header, in the title of the page, in the counts and in its record", async () => {
  const page = await openExtract();
  const heading = page.getByRole("heading", { level: 1 });
  await expect.poll(() => heading.innerText()).toContain(`${TITLE} — `);
  expect(await heading.innerText()).toMatch(SIZE);
  expect(await page.title()).toBe(`${TITLE} – Sourceline`);
  expect(await textOf(page, "counts")).toMatch(/^9 entities · 12 claims · all of this extract$/);
  const card = await textOf(page, "details-panel");
  expect(card).toContain("Left behind: 3 of 3 stories and 5 of 5 questions.");
  expect(card).toContain("2 of its entities were not chosen but are named by claims; they are drawn hollow.");
});

test("a picture of an extract, its file and its reference say what it is", async () => {
  const page = await openExtract();
  await page.getByRole("button", { name: "Export image" }).click();
  const dialog = page.getByRole("dialog", { name: "Export image" });
  await dialog.getByRole("img").waitFor();
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe("kerman-attack-extract-1-hop-around-azerbaijan.svg");
  const path = join(folder, "extract.svg");
  await saved.saveAs(path);
  const svg = readFileSync(path, "utf8");
  expect(svg).toContain(`<title id="sourceline-title">${TITLE}</title>`);
  expect(svg).toContain("not chosen, named by a claim");
  expect(svg).not.toContain("whole dataset");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("tab", { name: "Cite" }).click();
  const cited = await page.getByRole("dialog").innerText();
  expect(cited).toContain(TITLE);
  expect(cited).toMatch(/extract of Kerman Terrorist Attack .*kerman-attack 1\.0\.0\): 1 hop around Azerbaijan; 9 of/);
});
