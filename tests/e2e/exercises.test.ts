import { afterAll, beforeAll, expect, test } from "vitest";
import { neverIdle, type OpenedPage, openPage, whenReady } from "./support/page.ts";
import { type StaticServer, serveFolder } from "./support/static-server.ts";

let server: StaticServer;

beforeAll(async () => {
  server = await serveFolder();
});
afterAll(() => server?.close());

/** The page with a worksheet of ten exercises open; the browser's dialog, which no test can answer, is counted and left out. */
async function withWorksheet(colorScheme: "light" | "dark" = "light"): Promise<OpenedPage> {
  const opened = await openPage({
    url: server.url,
    path: "#v=1&room=exercises",
    colorScheme,
    firstScript: neverIdle,
    prepare: (page) =>
      page.addInitScript(() => {
        window.print = () => document.documentElement.setAttribute("data-asked-to-print", "");
      }),
  });
  await whenReady(opened);
  await opened.page.getByRole("button", { name: "Create worksheet" }).click();
  await opened.page.locator("[data-exercise]").waitFor();
  return opened;
}

/** How many pages a printed file has. */
const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test("a worksheet is printed alone, the key on a page of its own, in dark ink on white; then the page is as before", async () => {
  const opened = await withWorksheet("dark");
  const { page } = opened;
  const title = await page.title();
  await page.getByRole("button", { name: "Print with answer key" }).click();
  await page.locator("html[data-asked-to-print]").waitFor({ state: "attached" });
  expect(await page.title()).toMatch(/: worksheet \d+-10$/);
  const worksheet = page.locator("[data-print]");
  expect(await worksheet.isVisible()).toBe(false);

  await page.emulateMedia({ media: "print" });
  expect(await worksheet.isVisible()).toBe(true);
  expect(await page.locator("#root").isVisible()).toBe(false);
  const [questions, key] = [worksheet.locator("article").first(), worksheet.locator("article").last()];
  expect(await key.evaluate((element) => getComputedStyle(element).breakBefore)).toBe("page");
  expect(
    await worksheet.evaluate((element) => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]),
  ).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  const asked = await questions.innerText();
  for (const words of ["Name", "Date", "Arman Mahmoudian, January 2024", "Which came first?"])
    expect(asked).toContain(words);
  // All that is needed beside the worksheet is on it: the picture of what is between, the article, the terms, the address.
  const pictures = questions.getByRole("img", { name: / \? / });
  expect(await pictures.count()).toBe(2);
  expect(await pictures.first().locator("svg[data-look]").count()).toBe(2);
  expect(asked).toContain("You need the article.");
  expect(asked).toContain(`This worksheet on the web: ${page.url()}`);
  const glossary = (article: typeof questions) => article.locator("dt").allInnerTexts();
  const certainties = ["asserted", "attributed", "alleged", "reported", "inferred", "proposed"];
  const keyText = await key.locator("ol").innerText();
  for (const term of certainties.filter((each) => keyText.includes(each))) expect(await glossary(key)).toContain(term);
  for (const term of certainties.filter((each) => asked.includes(`\n${each}\n`)))
    expect(await glossary(questions)).toContain(term);
  expect(asked).not.toMatch(/sentence \d/);
  expect(await key.innerText()).toMatch(/paragraph \d+, sentence \d/);
  expect(await key.getByRole("listitem").count()).toBe(10);
  await page.emulateMedia({ media: null });

  const pages = pagesOf(await page.pdf({ format: "A4" }));
  expect(pages).toBeGreaterThanOrEqual(3);
  expect(pages).toBeLessThanOrEqual(5);
  // Printing over, the browser says so, and the worksheet is taken out again.
  await worksheet.waitFor({ state: "detached" });
  expect(await page.title()).toBe(title);
  expect(opened.pageErrors).toEqual([]);
  expect(opened.cspViolations).toEqual([]);
  await opened.close();
}, 120_000);

test("an answer is kept over a reload, stays out of the address, and nothing is asked of any server", async () => {
  const opened = await withWorksheet();
  const { page } = opened;
  const before = opened.requests.length;
  await page.locator("[data-exercise] label").first().click();
  await page.getByRole("button", { name: "Check" }).click();
  await page.locator("[data-answered]").waitFor();
  const step = page.getByRole("button", { name: /^Exercise 1, (correct|incorrect)$/ });
  const state = await step.getAttribute("aria-label");
  // Parts of the page itself may still be coming.
  expect(opened.requests.slice(before).filter((asked) => !new URL(asked).pathname.startsWith("/assets/"))).toEqual([]);
  const address = page.url();
  await page.reload();
  await whenReady(opened);
  expect(await step.getAttribute("aria-label")).toBe(state);
  expect(page.url()).toBe(address);
  await opened.close();
}, 120_000);

test("the link to a worksheet opens on it, on a phone as well", async () => {
  const path = "#v=1&room=exercises:4711-10";
  const opened = await openPage({ url: server.url, path, firstScript: neverIdle });
  const { page } = opened;
  const expectWorksheet = async () => {
    await page.locator("[data-exercise]").waitFor();
    expect(await page.getByText(/^Worksheet 4711-10, 10 exercises/).count()).toBe(1);
    expect(opened.pageErrors).toEqual([]);
  };
  await expectWorksheet();
  await page.goto("about:blank");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(server.url + path);
  await expectWorksheet();
  await opened.close();
}, 120_000);
