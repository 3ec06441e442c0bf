import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { neverIdle, type OpenedPage, openPage, type PageOptions, whenReady } from "./support/page.ts";
import { type StaticServer, serveFolder } from "./support/static-server.ts";

const DESKTOP = { width: 1440, height: 900 };
const STORY = "whose-word";
const SCENES = 12;

// A whole story is walked, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 });

let server: StaticServer;
let opened: OpenedPage;
beforeAll(async () => {
  server = await serveFolder();
});
afterAll(() => server?.close());
afterEach(async () => {
  // Nothing went wrong that the page kept to itself, its strict policy included.
  expect([...opened.pageErrors, ...opened.consoleErrors, ...opened.cspViolations]).toEqual([]);
  await opened.close();
});

async function visit(path = "", options: Partial<PageOptions> = {}) {
  opened = await openPage({ url: server.url, path, viewport: DESKTOP, firstScript: neverIdle, ...options });
  await whenReady(opened);
  return opened.page;
}
const column = () => opened.page.getByRole("region", { name: "Story: Whose word is it?" });
const title = () => column().getByRole("heading", { level: 2 });
const place = () => column().getByText(new RegExp(`^\\d+ of ${SCENES}$`));
const button = (name: string | RegExp) => opened.page.getByRole("button", { name, exact: true });
const reduced = { device: { reducedMotion: "reduce" } } as const;

describe("a newcomer", () => {
  test("presents the first story with the arrow keys alone, from start to end, is back where they were, and finds the stories in the header and among the commands", async () => {
    const page = await visit("", reduced);
    const address = page.url();
    await page.getByRole("button", { name: /Whose word is it/ }).click();
    await column().waitFor();
    const titles = new Set<string>();
    const captions = new Set<string>();
    for (let presses = 0; presses < 200; presses++) {
      const words = await column().innerText();
      titles.add(await title().innerText());
      captions.add(words);
      if (await page.getByText("This is the end of the story").isVisible()) break;
      await page.keyboard.press("ArrowRight");
    }
    expect(titles.size).toBe(SCENES);
    expect(captions.size).toBeGreaterThan(2 * SCENES);
    expect(await place().innerText()).toBe(`${SCENES} of ${SCENES}`);
    // In full screen the browser takes the first Esc, which Playwright does not press for it.
    await page.keyboard.press("Escape");
    await page.getByRole("banner").waitFor();
    expect(page.url()).toBe(address);
    expect(await column().count()).toBe(0);

    await button("Present").click();
    const chooser = page.getByRole("dialog", { name: "Present a story" });
    await chooser.waitFor();
    expect(await chooser.getByRole("listitem").count()).toBe(3);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Find a command" }).fill("present two services");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Story: Two services, one jurisdiction" }).waitFor();
  });
});

describe("a link", () => {
  test("opens at its scene and step, is written anew with each step, and speaker notes stand in a second window, in step, with the same keys, and close with the story or the page", async () => {
    const page = await visit(`#v=1&story=${STORY}&scene=alleged&step=2`);
    await column().waitFor();
    expect(await place().innerText()).toBe(`4 of ${SCENES}`);
    expect(await column().locator('[data-from="2"]').getAttribute("data-state")).toBe("newest");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => new URL(page.url()).hash).toContain("step=3");
    await expectNotes(page);
  });

  test("with autoplay goes on by itself, and is stopped by one key", async () => {
    const page = await visit(`#v=1&story=${STORY}&autoplay=on`, { prepare: (asked) => asked.clock.install() });
    await column().waitFor();
    await button("Pause").waitFor();
    const first = await column().innerText();
    await page.clock.runFor(60_000);
    await expect.poll(() => column().innerText()).not.toBe(first);
    await page.keyboard.press("a");
    await button("Autoplay").waitFor();
    const stopped = await column().innerText();
    await page.clock.runFor(120_000);
    expect(await column().innerText()).toBe(stopped);
  });
});

async function expectNotes(page: Page): Promise<void> {
  const [notes] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("n")]);
  const heading = notes.getByRole("heading", { level: 1 });
  await heading.waitFor();
  expect(await heading.innerText()).toBe(await title().innerText());
  expect((await notes.getByRole("region", { name: "Notes" }).innerText()).length).toBeGreaterThan(20);
  // The style sheets came along: the page's serif, not the browser's.
  expect(await heading.evaluate((element) => getComputedStyle(element).fontFamily)).toContain("Source Serif");
  await notes.keyboard.press("Home");
  await notes.keyboard.press("ArrowRight");
  await notes.getByText(/step 1 of/).waitFor();
  expect(await column().locator('[data-state="newest"]').getAttribute("data-from")).toBe("1");
  await page.keyboard.press("End");
  await expect.poll(() => heading.innerText()).toBe(await title().innerText());
  await notes.getByRole("button", { name: "Reset" }).click();
  await Promise.all([notes.waitForEvent("close"), page.keyboard.press("Escape")]);
  await page.getByRole("banner").waitFor();

  await page.evaluate((story) => {
    location.hash = `#v=1&story=${story}`;
  }, STORY);
  await column().waitFor();
  const [again] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("n")]);
  await again.getByRole("heading", { level: 1 }).waitFor();
  await Promise.all([again.waitForEvent("close"), page.goto("about:blank")]);
}

test("on a phone every scene can be read, by touch alone, and left", async () => {
  const page = await visit(`#v=1&story=${STORY}`, {
    viewport: { width: 390, height: 844 },
    device: { hasTouch: true, isMobile: true, reducedMotion: "reduce" },
  });
  await column().waitFor();
  for (let scene = 1; scene <= SCENES; scene++) {
    await expect.poll(() => place().innerText()).toBe(`${scene} of ${SCENES}`);
    const body = column().locator("[data-scene-body]");
    const { width, type } = await body.evaluate((element) => ({
      width: element.scrollWidth - element.clientWidth,
      type: Number.parseFloat(getComputedStyle(element).fontSize),
    }));
    expect(width).toBe(0);
    expect(type).toBeGreaterThanOrEqual(15);
    for (;;) {
      const before = await column().innerText();
      await button("Next").tap();
      if ((await column().innerText()) === before || (await place().innerText()) !== `${scene} of ${SCENES}`) break;
    }
  }
  await button("End presentation").tap();
  await page.getByRole("banner").waitFor();
});
