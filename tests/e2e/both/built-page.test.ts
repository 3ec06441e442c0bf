import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenedPage, openPage, whenReady } from "../support/page.ts";
import { openPlace, type Place } from "../support/place.ts";

let place: Place;
beforeAll(async () => {
  place = await openPlace("/some/deep/path/");
});
afterAll(() => place?.close());

describe.each([
  { name: "desktop, light", viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  { name: "phone, dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const)("the page, on a sub-path where a host serves it ($name)", ({ viewport, colorScheme }) => {
  let opened: OpenedPage;
  beforeAll(async () => {
    opened = await openPage({ url: place.url, viewport, colorScheme, device: { reducedMotion: "no-preference" } });
    await whenReady(opened);
  });
  afterAll(() => opened?.close());

  test("draws the graph without an error", () => {
    expect(opened.pageErrors).toEqual([]);
    expect(opened.consoleErrors).toEqual([]);
  });

  test("stays within its policy, also when its controls are used", async () => {
    const { page } = opened;
    // Pressable and overlay controls are what brings styles in late.
    await page.keyboard.press("/");
    await page.keyboard.press("Escape");
    for (let step = 0; step < 12; step++) await page.keyboard.press("Tab");
    await page.mouse.move(viewport.width / 2, viewport.height / 2);
    expect(opened.cspViolations).toEqual([]);
  });

  test("asks for nothing that is not its own", () => {
    const addresses = opened.requests.filter((address) => !/^(?:data|blob):/.test(address));
    expect(addresses.filter((address) => !address.startsWith(place.url))).toEqual([]);
  });

  test("is under its policy: an injected inline script does not run, and is reported", async () => {
    const hasRun = await opened.page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.documentElement.dataset.injected = 'yes'";
      document.body.append(script);
      return document.documentElement.dataset.injected === "yes";
    });
    expect(hasRun).toBe(false);
    await expect.poll(() => opened.cspViolations.join()).toContain("script-src");
  });
});
