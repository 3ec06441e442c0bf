import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smallDataset } from "../../fixtures/small-dataset.ts";
import { neverIdle, type OpenedPage, openPage, whenReady } from "../support/page.ts";
import { type StaticServer, serveFolder } from "../support/static-server.ts";
import { type WrittenSite, writeSite } from "../support/written-site.ts";

// A file that the address of the page names, as in ?file=datasets/name.kg.json. The page is opened anew for each; what is on
// it is small.

const dataset = smallDataset();
const FILE = `datasets/${dataset.dataset.id}.kg.json`;
const CLAIMS = `${dataset.claims.length} claims`;

let site: WrittenSite;
let server: StaticServer;
let other: StaticServer;
let opened: OpenedPage;
beforeAll(async () => {
  site = await writeSite([dataset]);
  server = await serveFolder(site.folder);
  other = await serveFolder();
  opened = await openPage({ url: server.url, path: FILE, firstScript: neverIdle });
  await opened.page.route("**/slow.csv", () => {});
  await opened.page.route("**/gone.csv", (route) => route.abort());
});
afterAll(async () => {
  await opened?.close();
  await server?.close();
  await other?.close();
  site?.remove();
});

async function openWith(address: string, more = "") {
  await opened.page.goto(`${server.url}?file=${encodeURIComponent(address)}${more}`);
  return { page: opened.page, dialog: opened.page.getByRole("dialog") };
}

describe("a file that the address names", () => {
  test.each([
    ["none.csv", /answered 404/],
    ["javascript:alert(1)", /not a web address/],
    ["data:text/csv,a,b", /not a web address/],
    ["other", /another site/],
  ])("%s is refused in words, and what is open stays", async (address, words) => {
    const { page, dialog } = await openWith(address === "other" ? `${other.url}a.csv` : address);
    await dialog.getByText(words).waitFor();
    await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
    await whenReady(opened);
    expect(await page.getByTestId("counts").textContent()).toContain(CLAIMS);
    expect(opened.requests.filter((each) => each.startsWith(other.url))).toEqual([]);
  });

  test("is cancelled while it is fetched", async () => {
    const { dialog } = await openWith("slow.csv");
    await dialog.getByText("Fetching slow.csv").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "hidden" });
  });

  test("that cannot be reached is said", async () => {
    const { dialog } = await openWith("gone.csv");
    await dialog.getByText(/could not be fetched/).waitFor();
  });

  test("is shown first, opens on a press with the view of the address, and stays in it", async () => {
    const { page, dialog } = await openWith(FILE, "#v=1&sel=e.varn&room=claims");
    await dialog.getByText(CLAIMS).waitFor();
    await dialog.getByRole("button", { name: "Open", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByTestId("claims-panel").waitFor();
    expect(new URL(page.url()).searchParams.get("file")).toBe(FILE);
    expect(opened.pageErrors).toEqual([]);
  });
});
