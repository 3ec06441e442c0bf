import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ONE_FILE_PAGE } from "../../../src/formats/one-file-ids.ts";
import { neverIdle, type OpenedPage, openPage, whenReady } from "../support/page.ts";
import { inkIn, middlesOfGlyphs, type Rectangle } from "../support/pixels.ts";
import { articleDataset } from "../support/place.ts";
import { DIST, type StaticServer, serveFolder } from "../support/static-server.ts";

// The picture that the build draws into the page: it stands before any script runs, and the stage takes over in place.

const { entities, dataset } = articleDataset();
/** Entities that are drawn large enough to be found by their colour. */
const LARGE = ["e.iran", "e.azerbaijan", "e.iranian-intelligence", "e.israel", "e.united-states"];
const SENTENCE = /JavaScript is turned off/;
let server: StaticServer;
let opened: OpenedPage | undefined;

beforeAll(async () => {
  server = await serveFolder();
});
afterAll(() => server?.close());
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
const pictureOn = (page: Page) => page.getByRole("img", { name: dataset.title });
const isSeen = (page: Page) => page.locator(".still-picture svg").isVisible();

/** The script that all others wait for. */
const entry = /<script type="module"[^>]* src="\.\/([^"]+)"/.exec(readFileSync(join(DIST, "index.html"), "utf8"))?.[1];

/**
 * Opens an address anew with the program held back, of which nothing runs until it is let go: in a page of its own the first
 * time in a test, then in the same, which keeps its theme.
 */
async function openHeld(options: Omit<Parameters<typeof openPage>[0], "url">, theme?: string) {
  if (opened === undefined) {
    opened = await openPage({
      url: server.url,
      path: "icon-that-is-not-there",
      firstScript: neverIdle,
      ...withoutPath(options),
    });
    await opened.page.evaluate(
      (chosen) => chosen !== undefined && localStorage.setItem("sourceline.theme", chosen),
      theme,
    );
  } else {
    // Else an address that differs in its fragment alone would be one within the page.
    await opened.page.goto("about:blank");
    if (options.viewport !== undefined) await opened.page.setViewportSize(options.viewport);
  }
  const { page } = opened;
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(`**/${entry}`, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(server.url + (options.path ?? ""), { waitUntil: "commit" });
  await page.locator("#root").waitFor({ state: "attached" });
  // Laid out and painted in the faces of the page.
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  return { page, letGo };
}

const withoutPath = ({ path: _, ...others }: Omit<Parameters<typeof openPage>[0], "url">) => others;

/** Until the stage has drawn and the still picture is gone. */
async function takenOver(page: Page): Promise<void> {
  await page.locator("main canvas").first().waitFor({ state: "attached" });
  await page.locator(".still").waitFor({ state: "detached" });
}

test("with scripts off the page shows title, picture, source and what it needs in either theme, and prints on one page of either orientation, on white", async () => {
  opened = await openPage({ url: server.url, device: { javaScriptEnabled: false } });
  const { page } = opened;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ media: "screen", colorScheme });
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(viewport);
      expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain(dataset.title);
      expect(await page.getByText(SENTENCE).isVisible()).toBe(true);
      expect(await page.getByText(/^Source: Arman Mahmoudian/).isVisible()).toBe(true);
      expect(await page.getByText("Opening the graph").isVisible()).toBe(false);
      const box = await pictureOn(page).boundingBox();
      expect(box?.width).toBe(viewport.width);
      const picture = { x: 0, y: box?.y ?? 0, width: viewport.width, height: box?.height ?? 0 };
      const shot = await page.screenshot();
      expect(await inkIn(page, shot, picture)).toBeGreaterThan(0.05);
      const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(background).toBe(colorScheme === "light" ? "rgb(250, 247, 241)" : "rgb(20, 23, 27)");
      const hue = await page
        .locator("#still-entities use")
        .first()
        .evaluate((element) => getComputedStyle(element).fill);
      expect(hue).toMatch(colorScheme === "light" ? /^rgb\(1?\d?\d, / : /^rgb\([12]\d\d, /);
      // All of it can be read: nothing is cut off, and nothing must be scrolled sideways.
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    for (const landscape of [false, true]) expect(pagesOf(await page.pdf({ format: "A4", landscape }))).toBe(1);
    await page.emulateMedia({ media: "print", colorScheme });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
    for (const part of [pictureOn(page), page.getByText(SENTENCE), page.getByRole("heading", { level: 1 })])
      expect(await part.isVisible()).toBe(true);
  }
  expect(opened.cspViolations).toEqual([]);
});

const WINDOWS = [
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
test("in each window the picture stands before any script has come, with a name until the stage stands; no entity moves when it takes over, and no frame is empty", async () => {
  for (const viewport of WINDOWS) {
    const at = `${viewport.width} × ${viewport.height}`;
    const { page, letGo } = await openHeld({ viewport });
    expect(await pictureOn(page).isVisible(), at).toBe(true);
    expect(await pictureOn(page).count()).toBe(1);
    expect(await page.locator("main canvas").count()).toBe(0);
    const box = await page.locator(".still-picture").boundingBox();
    const before = await page.screenshot();
    const all = await page.locator("#still-entities use").evaluateAll((elements) =>
      elements.map((element) => {
        const { e, f } = (element as SVGGraphicsElement).getScreenCTM() as DOMMatrix;
        return { x: e, y: f, fill: getComputedStyle(element).fill };
      }),
    );
    const places = LARGE.map((id) => all[entities.findIndex((entity) => entity.id === id)] ?? { x: 0, y: 0, fill: "" });
    // In one window, on the page's first visit, frame by frame.
    const inksOfAll = viewport.width === 1280 ? await recorded(opened as OpenedPage) : null;
    letGo();
    await takenOver(page);
    if (inksOfAll !== null) {
      const inks = await inksOfAll(box as Rectangle);
      expect(inks.length).toBeGreaterThan(1);
      const [first = 0] = inks;
      expect(first).toBeGreaterThan(0.05);
      expect(Math.min(...inks)).toBeGreaterThan(0.7 * first);
    }
    expect(await pictureOn(page).count()).toBe(0);
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    expect(await page.getByRole("application").count()).toBe(1);
    expect(await page.getByRole("region", { name: "Graph" }).boundingBox(), at).toEqual(box);
    const after = await page.screenshot();
    const [was, is] = [await middlesOfGlyphs(page, before, places), await middlesOfGlyphs(page, after, places)];
    for (const [at, id] of LARGE.entries()) {
      const [place, first, then] = [places[at], was[at], is[at]] as const;
      if (place === undefined || first === undefined || then === undefined) throw new Error(`${id} is not there`);
      // Of some, a name or a neighbour of the same colour lies at the edge of what is looked at.
      expect(Math.hypot(first.x - place.x, first.y - place.y), `${at}, ${id}`).toBeLessThan(2);
      expect(Math.hypot(then.x - first.x, then.y - first.y), `${at}, ${id}`).toBeLessThan(1);
    }
  }
});

test("the picture's box is that of the stage to come, 1000 and 800 px wide, and a theme that was chosen is on from the first paint", async () => {
  for (const width of [1000, 800]) {
    const { page, letGo } = await openHeld({ viewport: { width, height: 800 }, colorScheme: "light" }, "dark");
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await background()).toBe("rgb(20, 23, 27)");
    const box = await page.locator(".still-picture").boundingBox();
    letGo();
    await takenOver(page);
    expect(await page.getByRole("region", { name: "Graph" }).boundingBox()).toEqual(box);
    expect(await background()).toBe("rgb(20, 23, 27)");
  }
});

/**
 * Records the frames that the page shows from now on.
 * @returns ends it when the legend is there, and the stage without the picture beneath: the ink of each frame in a rectangle.
 */
async function recorded({ page, context }: OpenedPage): Promise<(stage: Rectangle) => Promise<readonly number[]>> {
  const rail = { x: 10, y: 80, width: 230, height: 500 };
  const session = await context.newCDPSession(page);
  const frames: string[] = [];
  session.on("Page.screencastFrame", ({ data, sessionId }) => {
    frames.push(data);
    // Ends with the page, answered or not.
    session.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
  });
  await session.send("Page.startScreencast", { format: "png", everyNthFrame: 1 });
  await expect.poll(() => frames.length).toBeGreaterThan(0);
  return async (stage) => {
    await expect.poll(async () => inkIn(page, frames.at(-1) ?? "", rail)).toBeGreaterThan(0.02);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await session.send("Page.stopScreencast");
    return Promise.all(frames.map((frame) => inkIn(page, frame, stage)));
  };
}

test("where the address asks for something else, the picture is never seen", async () => {
  for (const path of ["#v=1&focus=e.azerbaijan~1", "#v=1&story=whose-word", "?embed=legend"]) {
    const { page, letGo } = await openHeld({ path });
    expect(await isSeen(page), path).toBe(false);
    expect(await page.getByText("Opening the graph").isVisible()).toBe(true);
    await page.evaluate(() => {
      const watch = () => {
        const still = document.querySelector(".still-picture");
        if (still === null) return;
        if (still.checkVisibility()) document.documentElement.dataset.stillWasSeen = "";
        requestAnimationFrame(watch);
      };
      watch();
    });
    letGo();
    await takenOver(page);
    expect(await page.locator("html[data-still-was-seen]").count(), path).toBe(0);
  }
});

test("without WebGL the stage's own still picture, which follows filters and camera, takes its place", async () => {
  opened = await openPage({
    url: server.url,
    firstScript: () => {
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...input: [string]) {
        return input[0].includes("webgl") ? null : getContext.apply(this, input);
      } as typeof getContext;
    },
  });
  const { page } = opened;
  await whenReady(opened);
  await page.getByText("WebGL is missing").waitFor();
  await expect.poll(() => page.locator(".still").count()).toBe(0);
  const pictures = page.locator("svg[role=img]:visible", { hasText: "Azerbaijan" });
  expect(await pictures.count()).toBe(1);
  expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
});

test("a page to hand out has no still picture, since its dataset comes later", () => {
  const page = readFileSync(join(DIST, ONE_FILE_PAGE), "utf8");
  expect(page).not.toContain('class="still');
  expect(page).toMatch(SENTENCE);
});
