import { readFileSync } from "node:fs";
import { type Browser, chromium, type LaunchOptions, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { chromiumLaunch, findChromium } from "../../../scripts/chromium.ts";
import { contextsOf, holdContexts } from "../support/graphics-contexts.ts";
import { articleDataset } from "../support/place.ts";
import { type StaticServer, serveFolder } from "../support/static-server.ts";

// That opening datasets takes no more contexts is tried where many are opened: both/cases.test.ts.

vi.setConfig({ testTimeout: 240_000 });

let server: StaticServer;
/** One browser per way to start it, started by its first page. */
const browsers = new Map<LaunchOptions, Browser>();
let page: Page;
let faults: string[];

beforeAll(async () => {
  server = await serveFolder();
});
afterAll(async () => {
  for (const browser of browsers.values()) await browser.close();
  await server?.close();
});
afterEach(async () => {
  await page?.context().close();
  expect(faults).toEqual([]);
});

const WITH_WEBGL: LaunchOptions = chromiumLaunch();
const WITHOUT_WEBGL: LaunchOptions = { args: ["--no-sandbox", "--disable-3d-apis"] };

/** What a driver says of its own speed, which depends on the machine. */
const isOfDriver = (text: string) => /GL Driver Message \(OpenGL, Performance,/.test(text);

/** Opens the built page in a browser that is started in some way. */
async function visit(launch: LaunchOptions = WITH_WEBGL, path = ""): Promise<void> {
  faults = [];
  const executablePath = findChromium();
  const browser =
    browsers.get(launch) ?? (await chromium.launch({ ...(executablePath ? { executablePath } : {}), ...launch }));
  browsers.set(launch, browser);
  page = await browser.newPage({ viewport: { width: 1024, height: 700 }, reducedMotion: "reduce" });
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => {
    const isSaid = message.type() === "error" || message.type() === "warning";
    if (isSaid && !isOfDriver(message.text())) faults.push(message.text());
  });
  await page.addInitScript(holdContexts);
  await page.goto(server.url + path);
  await page.locator('html[data-state="ready"]').waitFor({ state: "attached" });
}

const contexts = () => contextsOf(page);
const loseAll = () =>
  page.evaluate(() => {
    for (const canvas of document.querySelectorAll("canvas"))
      canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
  });
const note = () => page.getByTestId("drawing-note");
const detailsOf = () => page.getByRole("region", { name: "Details", exact: true });
const stage = () => page.getByRole("application");
const counts = () => page.getByTestId("counts");

/** Search, reading room, keys, legend and undo, and a picture of each kind taken away. */
async function expectTheRestToWork(): Promise<void> {
  await page.keyboard.press("/");
  await page.keyboard.type("azerbaijan");
  await page
    .getByRole("option", { name: /^Azerbaijan/ })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => detailsOf().getByRole("heading", { level: 2 }).first().innerText()).toBe("Azerbaijan");
  await stage().focus();
  const all = await counts().getAttribute("data-shown-entities");
  await page.keyboard.press("1");
  await expect.poll(() => counts().getAttribute("data-shown-entities")).not.toBe(all);
  await page.keyboard.press("Escape");
  await expect.poll(() => counts().getAttribute("data-shown-entities")).toBe(all);
  for (const format of ["SVG", "PNG"]) {
    await page.getByRole("button", { name: "Export image" }).click();
    const dialog = page.getByRole("dialog", { name: "Export image" });
    await dialog.getByRole("radio", { name: format }).press("Space");
    const downloading = page.waitForEvent("download");
    await dialog.getByRole("button", { name: /^Download/ }).click();
    const path = await (await downloading).path();
    const bytes = readFileSync(path);
    if (format === "SVG") expect(bytes.toString("utf8")).toContain(">Azerbaijan<");
    else expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
    await dialog
      .getByRole("button", { name: /^Close/ })
      .first()
      .click();
    await dialog.waitFor({ state: "detached" });
  }
}

describe("WebGL contexts", () => {
  test("a story presented and left takes no more of them, however often", async () => {
    await visit();
    const before = await contexts();
    for (let time = 1; time <= 4; time++) {
      await page.getByRole("button", { name: /Whose word is it/ }).click();
      await page.getByRole("region", { name: "Story: Whose word is it?" }).waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("banner").waitFor();
    }
    expect(await contexts()).toEqual(before);
  });

  test("that are lost take nothing with them: a node that is being dragged stays where it is, and all else works", async () => {
    const { entities, layouts } = articleDataset();
    const iran = entities.find(({ label }) => label === "Iran")?.id as string;
    const place = Object.entries(layouts[0]?.positions ?? {}).find(([id]) => id === iran)?.[1];
    // Its camera looks at Iran, which then stands in the middle of the stage.
    await visit(WITH_WEBGL, `#v=1&cam=${place?.[0]},${place?.[1]},300`);
    const box = await stage().boundingBox();
    if (box === null) throw new Error("There is no stage.");
    const moved = page.getByRole("button", { name: "Undo: Move entities" });
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 30, { steps: 4 });
    expect(await moved.count()).toBe(0);
    await loseAll();
    await expect.poll(() => note().innerText()).toContain("The browser lost the graphics context");
    await page.mouse.up();
    await moved.waitFor();
    await page.keyboard.press("Control+z");
    await page.getByText("Undone: Move entities").waitFor();
    await expectTheRestToWork();
    await page.getByRole("button", { name: "Draw again" }).click();
    await expect.poll(() => note().innerText()).toContain("The graph is drawn again.");
    expect((await contexts()).live).toBe(3);
  });
});

describe("without WebGL", () => {
  test("the reason is said, a still picture stands in, all else works, and the console is silent", async () => {
    await visit(WITHOUT_WEBGL);
    await expect.poll(() => note().innerText()).toContain("WebGL is missing or turned off");
    await stage().getByRole("img").waitFor();
    await expectTheRestToWork();
    await page.getByRole("button", { name: "Present", exact: true }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /Whose word is it/ })
      .click();
    const story = page.getByRole("region", { name: "Story: Whose word is it?" });
    await story.getByText("1 of 12", { exact: true }).waitFor();
    while ((await story.getByText("2 of 12", { exact: true }).count()) === 0) await page.keyboard.press("ArrowRight");
    expect(await contexts()).toEqual({ made: 0, live: 0 });
  });
});
