import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FrameLocator, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { seriousFaults } from "./support/faults.ts";
import { neverIdle, type OpenedPage, openPage, whenReady } from "./support/page.ts";
import { type StaticServer, serveFolder } from "./support/static-server.ts";

// Each test opens the page twice or three times, without a graphics card.
vi.setConfig({ testTimeout: 180_000 });

/** Waits for what a frame or two bring, also on a machine that is busy with other things. */
const poll = <Value>(read: () => Value) => expect.poll(read, { timeout: 15_000 });

let site: StaticServer;
/** Another site, whose page holds whatever code was pasted into it. */
let host: Server;
let hostUrl: string;
let pastedCode = "";
/** The page whose dialog gives the codes. */
let giving: OpenedPage | undefined;

beforeAll(async () => {
  site = await serveFolder();
  host = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(
      `<!doctype html><html lang="en"><title>A blog</title><h1>A blog</h1>${pastedCode}<p style="height: 2000px">More.</p></html>`,
    );
  });
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  hostUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await site?.close();
  host?.closeAllConnections();
  await new Promise((resolve) => host?.close(resolve));
});

/** The code that the dialog of the built page gives for a view, with these controls ticked and no others. */
async function codeFor(fragment: string, controls: readonly string[]): Promise<string> {
  if (giving === undefined) {
    giving = await openPage({ url: site.url, firstScript: neverIdle });
    await whenReady(giving);
  }
  const { page } = giving;
  await page.evaluate((to) => {
    location.hash = to;
  }, fragment);
  await poll(() => page.url()).toContain(fragment);
  await page.getByRole("banner").getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("tab", { name: "Embed" }).click();
  for (const box of await page.getByRole("dialog").getByRole("checkbox").all()) {
    const name = (await box.getAttribute("aria-labelledby")) ?? "";
    const title = await page.locator(`[id="${name}"]`).innerText();
    await box.setChecked(controls.includes(title));
  }
  const code = await page.getByRole("textbox", { name: "Embed code" }).inputValue();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  return code;
}

/** A page of another site with the code in it. */
async function visitHost(code: string): Promise<OpenedPage> {
  pastedCode = code;
  return openPage({ url: hostUrl, viewport: { width: 1280, height: 800 }, firstScript: neverIdle });
}

const parts = (frame: FrameLocator | Page) => ({
  stage: frame.getByRole("application"),
  header: frame.getByRole("banner"),
  search: frame.getByRole("combobox", { name: "Search the graph" }),
  legend: frame.getByTestId("legend"),
  counts: frame.getByTestId("counts"),
  time: frame.getByText("dated claims"),
  reading: frame.getByTestId("details-panel"),
  modes: frame.getByRole("toolbar", { name: "Drag mode" }),
});

async function seen(frame: FrameLocator | Page): Promise<string[]> {
  await parts(frame).stage.locator("canvas").first().waitFor({ state: "attached" });
  await frame.getByRole("link", { name: /Open in Sourceline/ }).waitFor();
  const names: string[] = [];
  for (const [name, locator] of Object.entries(parts(frame))) if ((await locator.count()) > 0) names.push(name);
  return names;
}

function expectCalm({ pageErrors, consoleErrors, cspViolations, requests }: OpenedPage) {
  expect(pageErrors).toEqual([]);
  expect(consoleErrors.filter((text) => !text.includes("favicon"))).toEqual([]);
  expect(cspViolations).toEqual([]);
  expect(requests.filter((address) => !address.startsWith(site.url) && !address.startsWith(hostUrl))).toEqual([]);
}

describe("the code from the dialog, in a page of another site", () => {
  test("shows the graph at the view with the chosen controls and no others", async () => {
    const code = await codeFor("#v=1&sel=e.iran", ["Search", "Time filter"]);
    expect(code).toMatch(/^<iframe .*loading="lazy".*><\/iframe>$/);
    const opened = await visitHost(code);
    const frame = opened.page.frameLocator("iframe");
    await poll(() => seen(frame)).toEqual(["stage", "search", "time"]);
    await poll(() => frame.getByTestId("selected").innerText()).toContain("Iran:");
    expect(await opened.page.locator("iframe").getAttribute("title")).toContain("Kerman Terrorist Attack");
    expectCalm(opened);
    await opened.close();
  });

  test("without any control is the stage with its source line; keys and clicks within it leave no steps behind in the browser's Back, and the wheel is the page's around it until the graph is clicked or Ctrl is held", async () => {
    const opened = await visitHost(await codeFor("#v=1", []));
    const { page } = opened;
    const frame = page.frameLocator("iframe");
    await poll(() => seen(frame)).toEqual(["stage"]);
    const foot = frame.getByRole("contentinfo");
    expect((await foot.innerText()).replaceAll(/\s+/g, " ")).toContain("Arman Mahmoudian, January 2024 · CC-BY-4.0");
    const steps = await page.evaluate(() => history.length);
    await frame.getByTestId("gesture-hint").waitFor({ state: "attached" });
    const box = await page.locator("iframe").boundingBox();
    if (box === null) throw new Error("The graph is not on the page.");
    const corner = { x: box.x + 30, y: box.y + 30 };
    const scrolled = () => page.evaluate(() => scrollY);
    const drawn = () => frame.locator("html").evaluate(() => location.hash);
    await page.mouse.move(corner.x, corner.y);
    await page.mouse.wheel(0, 60);
    await poll(scrolled).toBeGreaterThan(0);
    await poll(() => frame.getByTestId("gesture-hint").innerText()).toMatch(/^Click the graph, or hold /);
    expect(await drawn()).not.toContain("cam=");
    await page.evaluate(() => scrollTo(0, 0));
    await poll(scrolled).toBe(0);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -60);
    await poll(drawn).toContain("cam=");
    await page.keyboard.up("Control");
    const before = await drawn();
    await page.mouse.click(corner.x, corner.y);
    await page.mouse.wheel(0, -60);
    await poll(drawn).not.toBe(before);
    expect(await scrolled()).toBe(0);

    await parts(frame).stage.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await poll(() => frame.getByTestId("selected").innerText()).not.toContain("Select an entity");
    await page.keyboard.press("Escape");
    await poll(() => frame.getByTestId("selected").innerText()).toContain("Select an entity");
    // The keys of menus that are not there do nothing.
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Shift+F10");
    await expect(frame.getByRole("dialog").or(frame.getByRole("menu")).count()).resolves.toBe(0);
    expect(await page.evaluate(() => history.length)).toBe(steps);
    expectCalm(opened);
    await opened.close();
  });

  test("leads to the whole page at the view that the reader has come to", async () => {
    const opened = await visitHost(await codeFor("#v=1&focus=e.iran~1&sel=e.iran", []));
    const { page, context } = opened;
    const frame = page.frameLocator("iframe");
    await poll(() => seen(frame)).toEqual(["stage"]);
    expect(await frame.getByRole("contentinfo").innerText()).toMatch(/\d+ of 302 claims shown/);
    await parts(frame).stage.focus();
    await page.keyboard.press("Escape");
    const link = frame.getByRole("link", { name: /Open in Sourceline/ });
    await poll(() => link.getAttribute("href")).toBe(`${site.url}#v=1&sel=e.iran`);
    expect(await link.getAttribute("rel")).toBe("noopener");
    const [whole] = await Promise.all([context.waitForEvent("page"), link.click()]);
    await whole.getByRole("banner").waitFor();
    expect(whole.url()).toBe(`${site.url}#v=1&sel=e.iran`);
    await whole
      .getByRole("region", { name: "Details", exact: true })
      .getByRole("heading", { name: "Iran", exact: true })
      .waitFor();
    await opened.close();
  });
});

describe("an embedded page", () => {
  test("shuts nobody out in either theme, keeps within its frame, and opens its panels as drawers, at two sizes", async () => {
    const opened = await openPage({ url: site.url, path: "?embed=counts,search,legend,reading#v=1&sel=e.iran" });
    const { page } = opened;
    await whenReady(opened);
    const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    for (const viewport of [
      { width: 600, height: 400 },
      { width: 390, height: 520 },
    ]) {
      await page.setViewportSize(viewport);
      await seen(page);
      expect(await isWide()).toBe(false);
      await page.getByRole("button", { name: "Details", exact: true }).click();
      await page
        .getByRole("region", { name: "Details", exact: true })
        .getByRole("heading", { name: "Iran", exact: true })
        .waitFor();
      expect(await seriousFaults(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Legend and filters", exact: true }).click();
      await parts(page).legend.waitFor({ state: "visible" });
      expect(await isWide()).toBe(false);
      await page.keyboard.press("Escape");
      await parts(page).legend.waitFor({ state: "hidden" });
    }
    expectCalm(opened);
    await opened.close();
  });

  test("says in words what it is asked for and does not know, and shows the rest", async () => {
    const opened = await openPage({
      url: site.url,
      path: "?embed=counts,toaster,legned",
      viewport: { width: 600, height: 400 },
    });
    const { page } = opened;
    await whenReady(opened);
    await poll(() => seen(page)).toEqual(["stage", "counts"]);
    const notice = page.getByRole("alert");
    expect(await notice.innerText()).toMatch(/“toaster” is not a control[\s\S]*Did you mean “legend”\?/);
    await notice.getByRole("button", { name: "Close notice" }).click();
    await expect(notice.count()).resolves.toBe(0);
    await opened.close();
  });
});
