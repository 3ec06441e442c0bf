import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type OpenedPage, openPage, whenReady } from "./support/page.ts";
import { type StaticServer, serveFolder } from "./support/static-server.ts";

let server: StaticServer;
let opened: OpenedPage;

beforeAll(async () => {
  server = await serveFolder();
});
afterAll(() => server?.close());
beforeEach(async () => {
  opened = await openPage({
    url: server.url,
    path: "#v=1&focus=e.azerbaijan~1",
    colorScheme: "dark",
    // Headless, the browser's own dialog would never be answered.
    firstScript: () => {
      window.print = () => document.documentElement.setAttribute("data-asked-to-print", "");
    },
  });
  await whenReady(opened);
});
afterEach(() => opened.close());

const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test("Ctrl+P prints the picture with its legend on one page and the claims on the next, and nothing of the page", async () => {
  const { page } = opened;
  await page.keyboard.press("Control+p");
  await page.locator("html[data-asked-to-print]").waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  const printout = page.locator("[data-print]");
  expect(await page.locator("#root").isVisible()).toBe(false);
  expect(await printout.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe("rgb(255, 255, 255)");

  const picture = printout.locator("svg[role=img]").first();
  expect(await picture.locator("title").textContent()).toBe("Around Azerbaijan");
  const words = (await picture.textContent()) ?? "";
  for (const word of ["Kerman Terrorist Attack", "Azerbaijan", "Certainty", "Shown: ", "Source: Arman Mahmoudian"])
    expect(words.toLowerCase()).toContain(word.toLowerCase());
  expect(
    await printout
      .locator("section")
      .first()
      .evaluate((element) => getComputedStyle(element).breakAfter),
  ).toBe("page");

  const claims = printout.locator("tbody");
  const shown = Number(await page.getByTestId("counts").getAttribute("data-shown-claims"));
  expect(await claims.count()).toBe(shown);
  for (const row of await printout.locator("tbody tr").all())
    expect(await row.innerText()).toMatch(
      /(asserted|attributed|alleged|reported|inferred|proposed).*(paragraph|title|byline)/s,
    );
  expect(await printout.locator("thead").innerText()).toMatch(/claim.*certainty.*attributed to.*passage/is);

  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pagesOf(pdf)).toBe(2);
});

test("printing by the browser's own menu gives the same printout, and the page is back afterwards", async () => {
  const { page } = opened;
  // The printout is loaded some seconds after the page; a browser's menu is opened later than that.
  const print = () =>
    page.evaluate(() => {
      window.dispatchEvent(new Event("beforeprint"));
      const claims = document.querySelectorAll("[data-print] tbody").length;
      window.dispatchEvent(new Event("afterprint"));
      return claims;
    });
  await expect.poll(print, { timeout: 30_000 }).toBeGreaterThan(3);
  expect(await page.locator("html[data-asked-to-print]").count()).toBe(0);
  await expect.poll(() => page.locator("[data-print]").count()).toBe(0);
  expect(await page.title()).toContain("Sourceline");
});
