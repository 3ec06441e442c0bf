import { readFileSync } from "node:fs";
import type { Download, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { looseForm, normaliseText } from "../../src/features/texts/normalise-text.ts";
import { sha256Hex } from "../../src/lib/sha256.ts";
import { SMALL_TEXT, smallDatasetInput } from "../fixtures/small-dataset.ts";
import { type OpenedPage, openPage, whenReady } from "./support/page.ts";
import { openPlace, type Place } from "./support/place.ts";

// A reader's copy of a text must stay in the page's memory, unless its reader asks for more. A word that stands nowhere else is planted in one of its
// sentences and another beside the article; then the page is used, and both are looked for wherever something could
// have written them.

/** As long as the word that it stands in for, so that every offset of the dataset stays right. */
const IN_A_SENTENCE = "qzxvkwj";
const BESIDE_THE_ARTICLE = "Xylophonequartz";
const MARKERS = [IN_A_SENTENCE, BESIDE_THE_ARTICLE] as const;

const text = SMALL_TEXT.replace("weather", IN_A_SENTENCE);
const copy = `${BESIDE_THE_ARTICLE} subscribes.\n\n${text}\n\nMore of ${BESIDE_THE_ARTICLE}.`;

/** The small dataset as if its text had always had that word. */
function datasetFile(): Buffer {
  const input = smallDatasetInput();
  const points = Array.from(normaliseText(text));
  const sources = input.sources.map((source) => ({
    ...source,
    text: { ...source.text, sha256: sha256Hex(normaliseText(text)) },
    segments: source.segments.map((segment) => {
      const words = points.slice(segment.start, segment.end).join("");
      return { ...segment, sha256: sha256Hex(words), looseSha256: sha256Hex(looseForm(words)) };
    }),
  }));
  return Buffer.from(JSON.stringify({ ...input, sources }));
}

let place: Place;
let opened: OpenedPage;
/** All that left the page in any other way than through its document: console, requests, downloads, clipboard. */
const outgoing: string[] = [];

beforeAll(async () => {
  place = await openPlace();
  opened = await openPage({ url: place.url });
  const { page, context } = opened;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  page.on("console", (message) => outgoing.push(message.text()));
  context.on("request", (request) => outgoing.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
  await whenReady(opened);
  await page.getByLabel("File to open").setInputFiles({
    name: "small.kg.json",
    mimeType: "application/json",
    buffer: datasetFile(),
  });
  await page.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("button", { name: "Open source text" }).click();
  await page.getByLabel("Your copy of the text").setInputFiles({
    name: "letter.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(copy),
  });
  await textPanel(page).getByText("All 8 sentences were found").waitFor();
});
afterAll(async () => {
  await opened?.close();
  await place?.close();
});

const textPanel = (page: Page) => page.getByTestId("text-panel");
const sentence = (page: Page, at: string) => textPanel(page).locator(`[data-at="${at}"]`);
/** By its key: the middle of the box around a sentence may lie outside of it. */
const choose = async (page: Page, at: string) => {
  await sentence(page, at).focus();
  await page.keyboard.press("Enter");
};

/** All that stands in the databases of the page, packed or not. */
function heldByDatabases(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const held: string[] = [];
    const write = (_: string, value: unknown) => {
      if (!ArrayBuffer.isView(value)) return value;
      return Array.from(new Uint8Array(value.buffer), (byte) => String.fromCharCode(byte)).join("");
    };
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name ?? "");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        const records = await new Promise<unknown[]>((resolve, reject) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        held.push(JSON.stringify(records, write));
      }
      database.close();
    }
    return held.join("\n");
  });
}

/** Everything that the page holds outside its two rooms, or that it has given to the browser to keep. */
async function heldByThePage(page: Page): Promise<string> {
  const inDatabases = await heldByDatabases(page);
  const elsewhere = await page.evaluate(async () => {
    const held: string[] = [location.href, JSON.stringify(history.state), document.title, document.cookie, window.name];
    for (const storage of [localStorage, sessionStorage]) held.push(JSON.stringify({ ...storage }));
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        held.push(request.url, (await (await cache.match(request))?.text()) ?? "");
    }
    held.push(...performance.getEntries().map(({ name }) => name));
    // Attributes everywhere, the rooms included; text and what was typed outside of them.
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) held.push(`${name}=${value}`);
      if (element.closest('[data-testid="text-panel"], [data-testid="details-panel"]')) continue;
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) held.push(node.nodeValue ?? "");
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) held.push(element.value);
    }
    return held.join("\n");
  });
  return `${inDatabases}\n${elsewhere}`;
}

async function expectNoLeak(): Promise<void> {
  const { page, context } = opened;
  const places = [
    await heldByThePage(page),
    JSON.stringify(await context.storageState({ indexedDB: true })),
    ...outgoing,
  ];
  for (const marker of MARKERS) {
    const found = places.filter((place) => place.toLowerCase().includes(marker.toLowerCase()));
    expect(found.map((place) => place.slice(0, 200))).toEqual([]);
  }
}

async function readDownload(download: Download): Promise<string> {
  return `${download.suggestedFilename()}\n${readFileSync(await download.path(), "utf8")}`;
}

describe("the words of a reader's copy", () => {
  test("stand in the panel of the source text, where they belong", async () => {
    await expect.poll(() => textPanel(opened.page).textContent()).toContain(IN_A_SENTENCE);
    await textPanel(opened.page)
      .getByRole("button", { name: /1 paragraph that is not from this source/ })
      .first()
      .click();
    await expect.poll(() => textPanel(opened.page).textContent()).toContain(BESIDE_THE_ARTICLE);
    await expectNoLeak();
  });

  test("stay there while sentences are chosen, bare ones too", async () => {
    const { page } = opened;
    for (const at of ["1.3", "1.2", "3.1", "1.3"]) {
      await choose(page, at);
      await expectNoLeak();
    }
    expect(page.url()).toContain("room=");
  });

  test("stay there while the claim's card shows its sentence", async () => {
    const { page } = opened;
    await choose(page, "1.2");
    await textPanel(page)
      .getByRole("button", { name: /fights in the siege/ })
      .click();
    await textPanel(page).getByRole("button", { name: "Back" }).click();
    await page.getByTestId("details-panel").locator("mark").first().waitFor();
    await expectNoLeak();
    await page.getByRole("button", { name: "Show in source text" }).first().click();
    await textPanel(page).waitFor();
  });

  test("stay there through filters, undo, redo, the theme, and Back and Forward of the browser", async () => {
    const { page } = opened;
    await page
      .getByTestId("legend")
      .getByRole("button", { name: /^Only / })
      .first()
      .press("Enter");
    await expect.poll(() => page.url()).toContain("hide.");
    await expectNoLeak();
    await page.getByRole("button", { name: /^Undo/ }).click();
    await expectNoLeak();
    await page.getByRole("button", { name: /^Redo/ }).click();
    await page.getByRole("button", { name: /^Theme/ }).click();
    await page.goBack();
    await page.goForward();
    await expectNoLeak();
  });

  test("are in no link, code or reference that is handed out", async () => {
    const { page } = opened;
    await choose(page, "1.3");
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("button", { name: "Copy: Link to this view" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("room=");
    outgoing.push(await page.evaluate(() => navigator.clipboard.readText()));
    // A graph from the reader's own file has no code for embedding; what the dialog says instead is looked at as well.
    for (const name of ["Embed", "Cite"]) {
      await page.getByRole("tab", { name }).click();
      outgoing.push(await page.getByRole("tabpanel", { name }).innerText());
    }
    await expectNoLeak();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  });

  test("are in no file that is exported, in whatever format and scope", { timeout: 120_000 }, async () => {
    const { page } = opened;
    await choose(page, "1.1");
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const dialog = page.getByRole("dialog");
    const formats = dialog.getByRole("radiogroup", { name: "Format", exact: true }).getByRole("radio");
    const scopes = dialog.getByRole("radiogroup", { name: "What to take" }).getByRole("radio");
    await expect.poll(() => formats.count()).toBeGreaterThanOrEqual(3);
    for (const scope of await scopes.all()) {
      await scope.press("Space");
      for (const format of await formats.all()) {
        await format.press("Space");
        const waiting = page.waitForEvent("download");
        await dialog.getByRole("button", { name: "Download" }).click();
        outgoing.push(await readDownload(await waiting));
      }
    }
    await expectNoLeak();
    await dialog.getByRole("button", { name: "Close" }).click();
  });

  test("are in no story that is written beside them, and in nothing that the browser keeps of it", async () => {
    const { page } = opened;
    await choose(page, "1.3");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Find a command" }).fill("New story from canvas");
    await page.keyboard.press("Enter");
    await page.getByTestId("stories-panel").waitFor();
    await expect.poll(() => heldByDatabases(page)).toContain("stories.start");
    // The dataset is there, in its blocks.
    expect(await heldByDatabases(page)).toContain("e.orm");
    await expectNoLeak();
    await page.goBack();
    await textPanel(page).waitFor();
  });

  test("are nothing that a screen reader hears of the graph", async () => {
    const { page } = opened;
    const spoken = await page.getByRole("main").ariaSnapshot();
    expect(spoken).not.toBe("");
    for (const marker of MARKERS) expect(spoken).not.toContain(marker);
  });

  test("are gone when the page is loaded anew, and nothing was sent anywhere", async () => {
    const { page } = opened;
    await page.reload();
    await whenReady(opened);
    await expectNoLeak();
    const everything = await page.evaluate(() => document.documentElement.outerHTML);
    for (const marker of MARKERS) expect(everything).not.toContain(marker);
    expect(
      opened.requests.filter((address) => !/^(?:data|blob):/.test(address) && !address.startsWith(place.url)),
    ).toEqual([]);
    expect(opened.pageErrors).toEqual([]);
    expect(opened.cspViolations).toEqual([]);
  });
});

describe("a reader's copy", () => {
  const reload = async () => {
    await opened.page.reload();
    await whenReady(opened);
  };
  const consent = () => opened.page.getByRole("checkbox", { name: /^Keep my copies of texts/ });

  test("is kept with its workspace where the reader asks for it, and there alone", async () => {
    const { page } = opened;
    await page.getByLabel("Your copy of the text").setInputFiles({
      name: "letter.txt",
      mimeType: "text/plain",
      buffer: Buffer.from(copy),
    });
    await consent().check();
    await expect.poll(() => heldByDatabases(page)).toContain(IN_A_SENTENCE);
    await reload();
    await expect.poll(() => textPanel(page).textContent()).toContain(IN_A_SENTENCE);
    expect(await consent().isChecked()).toBe(true);
    const beside = await page.evaluate(() => JSON.stringify([{ ...localStorage }, history.state, location.href]));
    for (const marker of MARKERS) expect(beside).not.toContain(marker);
  });

  test("is gone from the browser when the reader withdraws that", async () => {
    const { page } = opened;
    await consent().uncheck();
    await expect.poll(() => heldByDatabases(page)).not.toContain(IN_A_SENTENCE);
    await expectNoLeak();
    await reload();
    await page.getByLabel("Your copy of the text").waitFor({ state: "attached" });
    await expectNoLeak();
  });
});

test("the search for a leak finds one", async () => {
  const { page } = opened;
  await page.evaluate((marker) => document.body.setAttribute("data-leak", marker), IN_A_SENTENCE);
  expect(await heldByThePage(page)).toContain(IN_A_SENTENCE);
});
