import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { parseDataset } from "../../../src/model/parse-dataset.ts";
import { encodeView } from "../../../src/model/share-link.ts";
import { DEFAULT_VIEW, type PanelState } from "../../../src/model/view-state.ts";
import { SMALL_TEXT, smallDatasetInput } from "../../fixtures/small-dataset.ts";
import { type OpenedPage, openPage, whenReady } from "../support/page.ts";
import { articleDataset, openPlace, type Place } from "../support/place.ts";

// What the site fetches when it is first asked for lies in the file already, and workers, second windows and addresses
// begin in other ways there. What each part does is tested on the site; here, that each of them comes up from a file,
// without a network and within its policy.

const PANELS: { readonly [Kind in Exclude<PanelState["kind"], "reading">]: PanelState & { readonly kind: Kind } } = {
  text: { kind: "text", source: "mahmoudian-2024", at: null },
  contested: { kind: "contested", pair: null },
  path: {
    kind: "path",
    from: "e.mossad",
    to: "e.iran",
    directed: false,
    byFirmness: false,
    avoid: [],
    choice: 0,
  },
  comparison: { kind: "comparison", a: "e.irgc", b: "e.iran" },
  voices: { kind: "voices" },
  lens: { kind: "lens" },
  stories: { kind: "stories", story: null, scene: null },
  layouts: { kind: "layouts" },
  measures: { kind: "measures", measure: "closeness" },
  plots: { kind: "plots", plot: "paragraphs" },
  claims: { kind: "claims", by: null },
  differences: { kind: "differences" },
  exercises: { kind: "exercises" },
};

let place: Place;
let opened: OpenedPage;
let page: Page;
let folder: string;

beforeAll(async () => {
  place = await openPlace();
  folder = mkdtempSync(join(tmpdir(), "sourceline-every-part-"));
  opened = await openPage({
    url: place.url,
    // Headless, the browser's own dialog would never be answered.
    firstScript: () => {
      window.print = () => document.documentElement.setAttribute("data-asked-to-print", "");
    },
  });
  ({ page } = opened);
  await whenReady(opened);
});
afterEach(() => {
  expect([...opened.pageErrors, ...opened.consoleErrors, ...opened.cspViolations]).toEqual([]);
  expect(opened.requests.filter((address) => !/^(?:data|blob):/.test(address) && !isThisFile(address))).toEqual([]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await opened?.close();
  await place?.close();
});

const isThisFile = (address: string) => address.split("#")[0] === place.url;
const dialog = () => page.getByRole("dialog");
const close = async () => {
  await dialog().getByRole("button", { name: "Close", exact: true }).click();
  await dialog().waitFor({ state: "detached" });
};
async function command(words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find a command" }).fill(words);
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
}
/** Follows a link within the page, as one that is pasted into the address. */
async function follow(fragment: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
}
async function downloaded(): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog().getByRole("button", { name: "Download", exact: true }).click(),
  ]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), text: readFileSync(path, "latin1") };
}

test.each(Object.values(PANELS))("the panel $kind", async (room) => {
  const { sources } = articleDataset();
  const filled = room.kind === "text" ? { ...room, source: sources[0]?.id ?? "" } : room;
  await follow(`#${encodeView({ ...DEFAULT_VIEW, room: filled })}`);
  const panel = page.getByTestId(`${room.kind}-panel`);
  await panel.getByRole("heading").first().waitFor();
  await expect.poll(async () => (await panel.innerText()).length).toBeGreaterThan(60);
  expect(new URL(page.url()).hash).toContain(`room=${room.kind}`);
  await page.goBack();
  await page.getByTestId("details-panel").waitFor();
});

test("the map, over outlines of its own", async () => {
  await follow("#v=1&views=map");
  const map = page.getByRole("application", { name: /^Map\./ });
  await map.waitFor();
  expect(await map.locator("canvas").count()).toBe(2);
  await page.goBack();
  await map.waitFor({ state: "detached" });
});

test("keys, commands, the menu and what is shared", async () => {
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Shortcuts and gestures" }).waitFor();
  await close();
  await page.getByRole("application").focus();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  for (const name of ["Link", "Embed", "Cite"]) {
    await page.getByRole("tab", { name }).click();
    const panel = page.getByRole("tabpanel", { name });
    await expect.poll(async () => (await panel.innerText()).length).toBeGreaterThan(20);
  }
  await close();
});

test("every format of the export that it has, each with the dataset in it; the others are greyed, with the reason", async () => {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await dialog()
    .getByRole("radio", { name: /Everything/ })
    .press("Space");
  const formats = await dialog().getByRole("radiogroup", { name: "Format", exact: true }).getByRole("radio").all();
  const names: string[] = [];
  let leftOut = 0;
  for (const format of formats) {
    if (await format.isDisabled()) {
      leftOut++;
      continue;
    }
    await format.press("Space");
    const { name, text } = await downloaded();
    names.push(name);
    if (!name.endsWith(".html")) expect(text, name).toContain("e.azerbaijan");
  }
  expect(new Set(names).size).toBe(formats.length - leftOut);
  expect(new Set(names).size).toBeGreaterThanOrEqual(4);
  expect(leftOut).toBeGreaterThan(0);
  expect(await dialog().getByText("not in standalone HTML").count()).toBe(1);
  await close();
});

test("a picture as SVG and as PNG, with the letters that are in the file", async () => {
  await command("Export image");
  await dialog().getByRole("img").waitFor();
  expect((await downloaded()).text).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
  await dialog().getByRole("radio", { name: "PNG", exact: true }).check();
  expect((await downloaded()).text).toMatch(/^.PNG/);
  await close();
});

test("the printout", async () => {
  await page.keyboard.press("Control+p");
  await page.locator("html[data-asked-to-print]").waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("[data-print] svg[role=img]").first().isVisible()).toBe(true);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.byteLength).toBeGreaterThan(10_000);
  await page.emulateMedia({ media: null });
  await page.locator("[data-print]").waitFor({ state: "detached" });
});

test("a story with its notes in a second window", async () => {
  const address = page.url();
  await page.getByRole("button", { name: "Present", exact: true }).click();
  await dialog()
    .getByRole("button", { name: /Whose word is it/ })
    .click();
  const story = page.getByRole("region", { name: "Story: Whose word is it?" });
  await story.waitFor();
  const [notes] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("n")]);
  const heading = notes.getByRole("heading", { level: 1 });
  await heading.waitFor();
  expect(await heading.evaluate((element) => getComputedStyle(element).fontFamily)).toContain("Source Serif");
  await notes.keyboard.press("ArrowRight");
  await expect.poll(() => new URL(page.url()).hash).toContain("step=1");
  await Promise.all([notes.waitForEvent("close"), page.keyboard.press("Escape")]);
  await page.getByRole("banner").waitFor();
  expect(page.url()).toBe(address);
});

test("exercises: a worksheet, and an answer that is kept over a reload", async () => {
  await follow("#v=1&room=exercises");
  await page.getByRole("button", { name: "Create worksheet" }).click();
  await page.locator("[data-exercise] label").first().click();
  await page.getByRole("button", { name: "Check" }).click();
  await page.locator("[data-answered]").waitFor();
  await page.reload();
  await whenReady(opened);
  await page.getByRole("button", { name: /^Exercise 1, (correct|incorrect)$/ }).waitFor();
});

test("a link to a view, opened in another window", async () => {
  const link = `${place.url}#v=1&sel=e.azerbaijan&focus=e.azerbaijan~1&hide.stance=asserted`;
  const other = await openPage({ url: link });
  await whenReady(other);
  expect(await other.page.getByTestId("counts").innerText()).toContain("hidden");
  await other.page.getByTestId("details-panel").getByRole("heading", { name: "Azerbaijan", exact: true }).waitFor();
  expect(other.page.url()).toBe(link);
  await other.close();
});

test("a dataset and a copy of its text are read by the workers in the file; the copy goes nowhere", async () => {
  const word = "qzxvkwj";
  const input = smallDatasetInput();
  expect(parseDataset(input).ok).toBe(true);
  await page.getByLabel("File to open").setInputFiles({
    name: "small.kg.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(input)),
  });
  await dialog().getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("button", { name: "Open source text" }).click();
  await page.getByLabel("Your copy of the text").setInputFiles({
    name: "letter.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(`${word} subscribes.\n\n${SMALL_TEXT}`),
  });
  await page.getByTestId("text-panel").getByText("All 8 sentences were found").waitFor();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await dialog()
    .getByRole("radio", { name: /Standalone HTML/ })
    .press("Space");
  expect((await downloaded()).text).not.toContain(word);
  await close();
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, history.state, location.href]));
  expect(kept).not.toContain(word);
  await page.reload();
  await whenReady(opened);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(word);
});
