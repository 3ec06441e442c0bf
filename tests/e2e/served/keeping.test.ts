import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smallDataset, smallDatasetInput } from "../../fixtures/small-dataset.ts";
import { type OpenedPage, openPage, whenReady } from "../support/page.ts";
import { type StaticServer, serveFolder } from "../support/static-server.ts";
import { type WrittenSite, writeSite } from "../support/written-site.ts";

// What a browser keeps of a reader's work, on the built page: over a crash of the page's process, and between two windows. The
// page is opened often; what is on it is small.

const siteDataset = smallDataset({
  dataset: { ...smallDatasetInput().dataset, id: "of-the-site", title: "What the Site Shows" },
});
let site: WrittenSite;
let server: StaticServer;
let opened: OpenedPage;
let page: Page;

beforeAll(async () => {
  site = await writeSite([siteDataset]);
  server = await serveFolder(site.folder);
  opened = await openPage({ url: server.url });
  ({ page } = opened);
  await whenReady(opened);
});
afterAll(async () => {
  await opened?.close();
  await server?.close();
  site?.remove();
});

/** Another window of the same browser. */
async function anotherWindow(path = ""): Promise<Page> {
  const next = await opened.context.newPage();
  next.on("pageerror", ({ message }) => opened.pageErrors.push(message));
  await next.goto(server.url + path);
  await whenReady({ ...opened, page: next });
  return next;
}

const button = (on: Page, name: string | RegExp) => on.getByRole("button", { name });

async function run(on: Page, command: string): Promise<void> {
  await on.keyboard.press("Control+k");
  await on.getByRole("combobox", { name: "Find a command" }).fill(command);
  await on.keyboard.press("Enter");
}

/** Entries of all journals in the database. */
const entries = (on: Page) =>
  on.evaluate(async () => {
    // To open one that is not there would make one without stores.
    if (!(await indexedDB.databases()).some(({ name }) => name === "sourceline")) return 0;
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open("sourceline");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const count = opening.result.transaction("journal").objectStore("journal").count();
        count.onsuccess = () => {
          opening.result.close();
          resolve(count.result);
        };
      };
    });
  });

test("a page whose process is killed is gone on with in the next: document, view, undo and Back", async () => {
  await page.getByLabel("File to open").setInputFiles({
    name: "small.kg.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(smallDatasetInput())),
  });
  await page.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).click();
  await expect.poll(() => entries(page)).toBe(1);
  await run(page, "New story from canvas");
  await expect.poll(() => entries(page)).toBe(2);
  const killed = new Promise((resolve) => page.once("crash", resolve));
  const devtools = await opened.context.newCDPSession(page);
  // It has nobody left to answer.
  void devtools.send("Page.crash").catch(() => {});
  await killed;
  await page.close();

  page = await anotherWindow();
  expect(await page.title()).toContain("What the Site Shows");
  await button(page, "Continue").click();
  await expect.poll(() => page.title()).toContain("The Siege of Varn");
  expect(page.url()).toContain("room=stories");
  await button(page, /^Undo: New story from canvas/).waitFor();
  await page.goBack();
  await expect.poll(() => page.url()).not.toContain("room=stories");
  await page.goForward();
  await expect.poll(() => page.url()).toContain("room=stories");
});

test("a page that is loaded anew shows what it showed, without a question", async () => {
  await page.reload();
  await whenReady({ ...opened, page });
  expect(await page.title()).toContain("The Siege of Varn");
  expect(page.url()).toContain("room=stories");
  await page.getByText("Your changes were restored.").waitFor();
  await button(page, /^Undo: New story from canvas/).waitFor();
});

test("two windows on a workspace hear of each other, and what both did is kept", async () => {
  const other = await anotherWindow();
  await button(other, "Continue").click();
  await page.getByText("is open in another window, too").waitFor();
  await other.getByText("is open in another window, too").waitFor();
  // One undoes what the other has, and that one does another thing.
  await button(other, /^Undo: New story/).click();
  await page.getByText("was changed in another window").waitFor();
  await run(page, "New story from canvas");
  await page.getByText("this window goes on as “The Siege of Varn (2)”").waitFor();

  await button(other, "Workspaces").click();
  const dialog = other.getByRole("dialog");
  await dialog.getByText("The Siege of Varn (2)").waitFor();
  expect(await dialog.getByText("The Siege of Varn", { exact: true }).count()).toBe(1);
  await dialog.getByRole("button", { name: "Rename “The Siege of Varn (2)”" }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill("The other siege");
  await other.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Open “The other siege”" }).click();
  await dialog.waitFor({ state: "detached" });
  await button(other, /^Undo: New story/).waitFor();
  await other.close();
});

test("what the browser deletes while the page is open is written again", async () => {
  const devtools = await opened.context.newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", { origin: new URL(server.url).origin, storageTypes: "indexeddb" });
  await run(page, "New story from canvas");
  await expect.poll(() => entries(page)).toBeGreaterThanOrEqual(1);
  await page.reload();
  await whenReady({ ...opened, page });
  await button(page, /^Undo: New story from canvas/).waitFor();
});

test("changes of the site's dataset that an earlier version kept are taken over once", async () => {
  const { dataset, stories } = siteDataset;
  const edits = [{ edit: "remove", of: "story", id: stories[0]?.id }];
  const key = `sourceline.stories.${dataset.id}@${dataset.version}`;
  await page.evaluate(
    ([name, draft]) => {
      history.replaceState(null, "", location.pathname);
      localStorage.setItem(name, draft);
    },
    [key, JSON.stringify({ form: 2, areSaved: false, edits })] as const,
  );
  await page.reload();
  await whenReady({ ...opened, page });
  await page.getByText("Your changes were restored.").waitFor();
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual(["sourceline.kept"]);
  // From now on they come from the database.
  await page.evaluate(() => history.replaceState(null, "", location.pathname));
  await page.reload();
  await whenReady({ ...opened, page });
  await page.getByText("Your changes were restored.").waitFor();
  await page.getByRole("main").getByRole("button", { name: "Discard changes" }).click();
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test("everything is forgotten at one press, after a question", async () => {
  await page.evaluate(() => localStorage.setItem("sourceline.theme", "dark"));
  await button(page, "Workspaces").click();
  await button(page, "Forget everything").click();
  const reloaded = page.waitForEvent("load");
  await button(page, "Forget everything now").click();
  await reloaded;
  await whenReady({ ...opened, page });
  expect(await entries(page)).toBe(0);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
  expect(opened.cspViolations).toEqual([]);
});
