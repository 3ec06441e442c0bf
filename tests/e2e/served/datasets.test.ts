import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { siteFiles } from "../../../scripts/site/site-files.ts";
import { plainDataset } from "../../fixtures/plain-dataset.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";
import { openPage, whenReady } from "../support/page.ts";
import { DIST, type StaticServer, serveFolder } from "../support/static-server.ts";
import { type WrittenSite, writeSite } from "../support/written-site.ts";

// A site with several datasets: a page for each, and one that lists them.

let site: WrittenSite;
let server: StaticServer;
beforeAll(async () => {
  site = await writeSite([smallDataset(), plainDataset()]);
  server = await serveFolder(site.folder);
});
afterAll(async () => {
  await server?.close();
  site?.remove();
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

test("its list leads by keyboard to each dataset and back, and links of views stay with their dataset", async () => {
  const opened = await openPage({ url: server.url });
  const { page } = opened;
  expect(await page.title()).toBe("Sourceline");
  await page.getByRole("heading", { name: "Datasets" }).waitFor();
  expect(opened.requests.filter((address) => address.endsWith(".js"))).toEqual([]);
  for (const title of ["Harbour", "The Siege of Varn"]) {
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe(title);
  }
  await page.keyboard.press("Enter");
  await page.waitForURL("**/siege-of-varn.html");
  await whenReady(opened);
  expect(await page.title()).toBe("The Siege of Varn – Sourceline");
  expect(await page.getByTestId("counts").textContent()).toMatch(/14 claims/);

  // The address follows the view, the browser's Back leads to the list and Forward to the view.
  await page.evaluate(() => {
    location.hash = "v=1&sel=e.orm";
  });
  const panel = page.getByTestId("details-panel");
  await panel.getByRole("heading", { name: "Duchy of Orm" }).waitFor();
  await page.getByRole("link", { name: "All datasets" }).press("Enter");
  await page.getByRole("heading", { name: "Datasets" }).waitFor();
  expect(new URL(page.url()).hash).toBe("");
  await page.goBack();
  await panel.getByRole("heading", { name: "Duchy of Orm" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/siege-of-varn.html");

  // A link from when the site had one dataset: nobody guesses which.
  await page.goto(`${server.url}#v=1&sel=e.rowan`);
  await page.getByText("leads to a view of one of these datasets").waitFor();
  await page.getByRole("link", { name: "Harbour" }).press("Enter");
  await panel.getByRole("heading", { name: "Rowan Supply" }).waitFor();
  expect([...opened.cspViolations, ...opened.pageErrors, ...opened.consoleErrors]).toEqual([]);
  await opened.close();
});

test("its list needs no script, shows one image of each dataset in either theme, and prints", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const opened = await openPage({
      url: server.url,
      viewport: { width: 390, height: 844 },
      colorScheme,
      device: { javaScriptEnabled: false },
    });
    const { page } = opened;
    expect(await page.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual(
      ["./harbour.html", "./siege-of-varn.html"],
    );
    for (const said of ["The Siege of Varn", "11 entities, 14 claims, 1 source", /^Source: Ilse Marn/])
      expect(await page.getByText(said).first().isVisible()).toBe(true);
    const images = page.locator("img:visible");
    expect(await images.evaluateAll((all) => all.map((image) => (image as HTMLImageElement).src))).toEqual(
      ["harbour", "siege-of-varn"].map((id) => `${server.url}datasets/${id}.${colorScheme}.svg`),
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.emulateMedia({ media: "print" });
    expect(await images.count()).toBe(2);
    await page.goto(`${server.url}harbour.html`);
    await page.getByRole("link", { name: "All datasets" }).click();
    await page.getByRole("heading", { name: "Datasets" }).waitFor();
    await opened.close();
  }
});

test("each page has title, picture and dataset of its own; one made anew is the same", async () => {
  const read = (path: string, folder = site.folder) => readFileSync(join(folder, path), "utf8");
  for (const [id, title, other] of [
    ["harbour", "Harbour", "Varn"],
    ["siege-of-varn", "The Siege of Varn", "Harbour"],
  ] as const) {
    const page = read(`${id}.html`);
    expect(page).toContain(`<title>${title} – Sourceline</title>`);
    expect(page).toContain(`<title id="still-title">${title}</title>`);
    expect(page).toContain(`href="./datasets/${id}.kg.json"`);
    expect(page).not.toContain(other);
    expect(page).not.toContain("Kerman");
  }
  // Of one dataset alone, the page is the bare address.
  const alone = await siteFiles(read("harbour.html"), "graph-data");
  expect([...alone.keys()]).toEqual(["datasets/kerman-attack.kg.json", "index.html"]);
  expect(alone.get("index.html")).toBe(read("index.html", DIST));
});
