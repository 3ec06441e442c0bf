import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { neverIdle, openPage, whenReady } from "../support/page.ts";
import { type StaticServer, serveFolder } from "../support/static-server.ts";

// A file that the address of the page names, as in ?file=datasets/name.kg.json.

let server: StaticServer;
let other: StaticServer;
beforeAll(async () => {
  server = await serveFolder();
  other = await serveFolder();
});
afterAll(async () => {
  await server?.close();
  await other?.close();
});

async function openWith(address: string, more = "") {
  const opened = await openPage({
    url: server.url,
    path: `?file=${encodeURIComponent(address)}${more}`,
    firstScript: neverIdle,
  });
  return { ...opened, dialog: opened.page.getByRole("dialog") };
}

describe("a file that the address names", () => {
  test("is shown first, opens on a press with the view of the address, and stays in it", async () => {
    const { page, dialog, close, pageErrors } = await openWith(
      "datasets/kerman-attack.kg.json",
      "#v=1&sel=e.iran&room=claims",
    );
    await dialog.getByText("302 claims").waitFor();
    await dialog.getByRole("button", { name: "Open", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByTestId("claims-panel").waitFor();
    expect(new URL(page.url()).searchParams.get("file")).toBe("datasets/kerman-attack.kg.json");
    expect(pageErrors).toEqual([]);
    await close();
  });

  test.each([
    ["none.csv", /answered 404/],
    ["javascript:alert(1)", /not a web address/],
    ["data:text/csv,a,b", /not a web address/],
    ["other", /another site/],
  ])("%s is refused in words, and what is open stays", async (address, words) => {
    const opened = await openWith(address === "other" ? `${other.url}a.csv` : address);
    const { page, dialog, close, requests } = opened;
    await dialog.getByText(words).waitFor();
    await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
    await whenReady(opened);
    expect(await page.getByTestId("counts").textContent()).toMatch(/302 claims/);
    expect(requests.filter((each) => each.startsWith(other.url))).toEqual([]);
    await close();
  });

  test("is cancelled while it is fetched", async () => {
    const opened = await openPage({
      url: server.url,
      path: "?file=slow.csv",
      firstScript: neverIdle,
      prepare: (page) => page.route("**/slow.csv", () => {}),
    });
    const dialog = opened.page.getByRole("dialog");
    await dialog.getByText("Fetching slow.csv").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "hidden" });
    await opened.close();
  });

  test("that cannot be reached is said", async () => {
    const opened = await openPage({
      url: server.url,
      path: "?file=gone.csv",
      firstScript: neverIdle,
      prepare: (page) => page.route("**/gone.csv", (route) => route.abort()),
    });
    await opened.page
      .getByRole("dialog")
      .getByText(/could not be fetched/)
      .waitFor();
    await opened.close();
  });
});
