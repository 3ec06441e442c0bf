import type { Page, Route } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { PATIENCE_MS } from "../../../src/lib/ui/page-faces.ts";
import { neverIdle, type OpenedPage, openPage, whenReady } from "../support/page.ts";
import { articleDataset } from "../support/place.ts";
import { type StaticServer, serveFolder } from "../support/static-server.ts";
import {
  endPatience,
  paintedOn,
  recordType,
  shapesDrawnOn,
  staleWidthsOn,
  widthsOn,
} from "../support/type-recorder.ts";

// The bundled faces may come late, or not at all: what is painted in the meantime, and by which widths things are placed.

const NAME = "Azerbaijan";
const FACES = "**/*.woff2";
const INTER = /inter-latin-wght-normal/;
const SERIF_ITALIC = /source-serif-4-latin-wght-italic/;

let server: StaticServer;
let opened: OpenedPage;
let caption: string;
beforeAll(async () => {
  server = await serveFolder();
  caption = articleDataset().layouts[0]?.captions?.[0]?.text ?? "";
  expect(caption).not.toBe("");
});
afterAll(() => server?.close());
afterEach(() => opened.close());

/** Opens the article with the faces held back whose address matches. */
async function visit({
  held = /./,
  isPatient = true,
  prepare = async () => {},
}: {
  readonly held?: RegExp;
  readonly isPatient?: boolean;
  readonly prepare?: (page: Page) => Promise<unknown>;
} = {}) {
  // A page without type, so that the recorder and the routes are there before the explorer is.
  opened = await openPage({ url: server.url, path: "datasets/kerman-attack.kg.json", firstScript: neverIdle });
  const { page } = opened;
  await recordType(page, { isPatient });
  const waiting: Route[] = [];
  let isReleased = false;
  await page.route(FACES, async (route) => {
    if (isReleased || !held.test(route.request().url())) await route.continue();
    else waiting.push(route);
  });
  await prepare(page);
  // The load event waits for faces too.
  await page.goto(server.url, { waitUntil: "domcontentloaded" });
  await whenReady(opened);
  const poll = <Value>(look: (page: Page) => Promise<Value>) => expect.poll(() => look(page));
  return {
    page,
    poll,
    heldBack: () => waiting.map((route) => route.request().url()).join(" "),
    release: async () => {
      isReleased = true;
      for (const route of waiting.splice(0)) await route.continue();
    },
  };
}

const inOwnFace = async (page: Page) => (await paintedOn(page)).own;
const inAnotherFace = async (page: Page) => (await paintedOn(page)).other;
const textsOn = async (page: Page) => {
  const { own, other } = await paintedOn(page);
  return [...own, ...other];
};

describe("while its faces are on their way", () => {
  test("the graph is drawn, but no name and no caption is painted in another face, and text of the page waits as well, as its style sheets say, but for what goes to the printer", async () => {
    const { page, poll, heldBack, release } = await visit();
    await poll(async () => heldBack()).toMatch(INTER);
    await poll(async () => heldBack()).toMatch(SERIF_ITALIC);
    await poll(shapesDrawnOn).toBeGreaterThan(0);
    await poll(async (at) => Object.keys(await widthsOn(at)).length).toBeGreaterThan(50);
    expect(await textsOn(page)).toEqual([]);
    expect(new Set(await displays(page))).toEqual(new Set(["block"]));
    const printing = await page.evaluate(() => {
      window.dispatchEvent(new Event("beforeprint"));
      const displays = [...document.fonts].map(({ display }) => display);
      window.dispatchEvent(new Event("afterprint"));
      return displays;
    });
    expect(new Set(printing)).toEqual(new Set(["swap"]));
    expect(new Set(await displays(page))).toEqual(new Set(["block"]));
    await release();
    await poll(inOwnFace).toContain(NAME);
    await poll(inOwnFace).toContain(caption);
    expect(await inAnotherFace(page)).toEqual([]);
    expect(await staleWidthsOn(page)).toEqual([]);
  });

  test("each text waits for its own face only", async () => {
    const { page, poll, release } = await visit({ held: SERIF_ITALIC });
    await poll(inOwnFace).toContain(NAME);
    expect(await textsOn(page)).not.toContain(caption);
    await release();
    await poll(inOwnFace).toContain(caption);
    expect(await inAnotherFace(page)).toEqual([]);
    expect(await staleWidthsOn(page)).toEqual([]);
  });

  test("names in characters that no bundled face has are painted at once, those in several scripts are not", async () => {
    const arabic = "جمهوری اسلامی";
    const [cyrillic, mixed] = ["Азербайджан", "ایران (Iran)"];
    const { page, poll, heldBack, release } = await visit({
      prepare: (at) => renaming(at, { "e.iran": arabic, "e.azerbaijan": cyrillic, "e.israel": mixed }),
    });
    await poll(textsOn).toContain(arabic);
    await poll(async () => heldBack()).toMatch(/inter-cyrillic-wght/);
    expect(new Set(await textsOn(page))).toEqual(new Set([arabic]));
    await release();
    await poll(inOwnFace).toContain(cyrillic);
    await poll(inOwnFace).toContain(mixed);
    expect(await inAnotherFace(page)).toEqual([]);
  });
});

describe("when two seconds have gone by", () => {
  test("the system's face serves, and when the faces come everything is measured and painted anew", async () => {
    const { page, poll, release } = await visit({ isPatient: false });
    await poll(inAnotherFace).toContain(NAME);
    await poll(inAnotherFace).toContain(caption);
    expect((await paintedOn(page)).firstOther).toBeGreaterThanOrEqual(PATIENCE_MS);
    expect(await staleWidthsOn(page)).toEqual([]);
    expect(await displays(page)).toContain("swap");
    const before = await widthsOn(page);
    await release();
    await poll(inOwnFace).toContain(NAME);
    await poll(inOwnFace).toContain(caption);
    // The faces are of other widths: what was kept of the former ones would be seen.
    const after = await widthsOn(page);
    expect(Object.keys(before).filter((key) => after[key] !== before[key]).length).toBeGreaterThan(50);
    await poll(staleWidthsOn).toEqual([]);
    const { count } = await paintedOn(page);
    await page.getByRole("button", { name: "Zoom in" }).click();
    await poll(async (at) => (await paintedOn(at, count)).own.length).toBeGreaterThan(20);
    expect((await paintedOn(page, count)).other).toEqual([]);
  });

  test("a picture to save is made in the system's face, and made anew when the faces come", async () => {
    const { page, poll, release } = await visit();
    const title = articleDataset().dataset.title.split(" ").slice(0, 2).join(" ");
    const ofTitle = (texts: readonly string[]) => texts.filter((text) => text.startsWith(title)).length;
    await page.getByRole("button", { name: "Export image" }).click();
    const dialog = page.getByRole("dialog", { name: "Export image" });
    await dialog.getByText("Drawing…").waitFor();
    await poll(async (at) => Object.keys(await widthsOn(at)).some((key) => key.includes(title))).toBe(true);
    expect(ofTitle(await textsOn(page))).toBe(0);
    await endPatience(page);
    await poll(async (at) => ofTitle(await inAnotherFace(at))).toBeGreaterThan(0);
    await dialog.getByRole("button", { name: "Download" }).and(page.locator(":enabled")).waitFor();
    await release();
    await poll(async (at) => ofTitle(await inOwnFace(at))).toBeGreaterThan(0);
    await poll(staleWidthsOn).toEqual([]);
  });

  test("the graph is printed all the same, and by widths of the faces when they come before that", async () => {
    const { page, poll, release } = await visit({
      prepare: (at) =>
        at.addInitScript(() => {
          window.print = () => document.documentElement.setAttribute("data-asked-to-print", "");
        }),
    });
    await page.keyboard.press("Control+p");
    await page.locator("[data-print] svg").first().waitFor({ state: "attached" });
    expect(await page.locator("html[data-asked-to-print]").count()).toBe(0);
    await endPatience(page);
    await page.locator("html[data-asked-to-print]").waitFor({ state: "attached" });
    await release();
    await poll(inOwnFace).toContain(caption);
    await poll(staleWidthsOn).toEqual([]);
  });
});

test("a face that the host does not have is not waited for", async () => {
  const { page, poll } = await visit({
    prepare: (at) => at.route(FACES, (route) => route.fulfill({ status: 404, body: "" })),
  });
  await poll(inAnotherFace).toContain(NAME);
  await poll(inAnotherFace).toContain(caption);
  expect(await staleWidthsOn(page)).toEqual([]);
});

function displays(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...document.fonts].map(({ display }) => display));
}

/** Has the article come with other names for some of its entities. */
async function renaming(page: Page, names: Readonly<Record<string, string>>): Promise<void> {
  const dataset = articleDataset();
  const entities = dataset.entities.map((entity) => ({ ...entity, label: names[entity.id] ?? entity.label }));
  await page.route("**/datasets/*.json", (route) => route.fulfill({ json: { ...dataset, entities } }));
}
