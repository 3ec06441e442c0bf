import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectFewFiles, MOST_FOR_A_PART } from "../support/few-files.ts";
import { type Asked, firstLoadOf, gzippedOf, markReady, whenMarked } from "../support/first-load.ts";
import { neverIdle, openPage, whenReady } from "../support/page.ts";
import { filesAmong, filesOfPart } from "../support/part-files.ts";
import { DIST, type StaticServer, serveFolder } from "../support/static-server.ts";

// The budgets of the first load, as tests/e2e/support/first-load.ts defines it, and of what is opened after it. Sizes are
// of gzip at its highest level, in KiB; the server here sends files as they are.

const MOST_REQUESTS = 15;
/** Of the dataset's, 14 are the three stories of the article: the page knows from the start which there are to be told. */
const BUDGETS_KIB = { script: 220, style: 25, dataset: 64 } as const;

const VISITS = [
  { visit: "a desktop", viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  { visit: "a desktop in the dark", viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  { visit: "a phone", viewport: { width: 390, height: 844 }, colorScheme: "light" },
] as const;

let server: StaticServer;
beforeAll(async () => {
  server = await serveFolder();
});
afterAll(() => server?.close());

/** Notes what the opening screen lacks at the moment the page says that it is ready. */
function noteMissing(): void {
  const parts = [
    '[role="application"] canvas',
    '[data-testid="counts"]',
    '[data-testid="legend"] li',
    '[data-testid="details-panel"] h2',
    'section[aria-label="Time"] input[type="range"]',
  ];
  const observer = new MutationObserver(() => {
    const root = document.documentElement;
    if (root?.dataset.state !== "ready") return;
    observer.disconnect();
    root.dataset.missing = parts.filter((part) => document.querySelector(part) === null).join(", ");
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
}

async function firstLoad(visit: (typeof VISITS)[number]): Promise<readonly Asked[]> {
  const prepare = (page: Page) => page.addInitScript(noteMissing);
  const opened = await openPage({ url: server.url, ...visit, firstScript: markReady, prepare });
  await whenReady(opened);
  // A phone has drawers that are closed.
  if (visit.viewport.width > 1_000) expect(await opened.page.locator("html").getAttribute("data-missing")).toBe("");
  await whenMarked(opened.page, opened.requests, server.url);
  await opened.close();
  return firstLoadOf(opened.requests, server.url, DIST);
}

const kib = (bytes: number): string => (bytes / 1024).toFixed(1);

const table = (load: readonly Asked[]): string =>
  [
    `${load.length} requests`,
    "     bytes  KiB gzip",
    ...load.map(({ path, bytes, gzipped }) => `${String(bytes).padStart(10)}${kib(gzipped).padStart(10)}  /${path}`),
    ...(["script", "style", "dataset", "other"] as const).map(
      (kind) => `${kib(gzippedOf(load, kind)).padStart(20)}  ${kind} in all`,
    ),
  ].join("\n");

test.each(VISITS)(
  `the first visit of $visit is ready after at most ${MOST_REQUESTS} requests, within its budgets, and says so when the opening screen is complete`,
  async (visit) => {
    const load = await firstLoad(visit);
    expect(load.length, table(load)).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(new Set(load.map(({ path }) => path)).size, `some twice: ${table(load)}`).toBe(load.length);
    for (const [kind, budget] of Object.entries(BUDGETS_KIB)) {
      const sum = gzippedOf(load, kind as Asked["kind"]);
      // Or nothing was counted.
      expect(sum, `${kind}: ${table(load)}`).toBeGreaterThan(0);
      expect(sum, `${kind}: ${table(load)}`).toBeLessThanOrEqual(budget * 1024);
    }
  },
);

test(`opening the map, or the record of a claim, for the first time fetches at most ${MOST_FOR_A_PART} files`, async () => {
  // All others are counted in typed-ahead.test.ts, a story among them. A part asks for all that it needs when it is opened.
  const opened = await openPage({ url: server.url, firstScript: neverIdle });
  const { page, requests } = opened;
  await whenReady(opened);
  const atFirst = requests.length;
  await page.getByRole("button", { name: "Map", exact: true }).click();
  await page.getByRole("application", { name: /^Map\./ }).waitFor();
  expectFewFiles(requests.slice(atFirst));

  const afterMap = requests.length;
  await page.evaluate(() => {
    location.hash = "v=1&sel=c.0001";
  });
  await page.getByText(/^Claim · /).waitFor();
  const [needed, asked] = [filesOfPart("SelectedCard"), filesAmong(requests.slice(afterMap))];
  expect(asked).toContain(needed[0]);
  // Of what it needs the map has brought some.
  const present = new Set(filesAmong(requests.slice(0, atFirst)));
  expectFewFiles([...needed, ...asked].filter((file) => !present.has(file)));
  const elsewhere = requests.filter((address) => /^https?:/.test(address) && !address.startsWith(server.url));
  expect(elsewhere).toEqual([]);
  await opened.close();
});
