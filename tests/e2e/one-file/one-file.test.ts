import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REACT_ARIA_STYLES } from "../../../scripts/vite-content-security-policy.ts";
import { oneFile } from "../../../src/formats/one-file.ts";
import { openDataset } from "../../../src/formats/open-dataset.ts";
import { fromDenseText } from "../../../src/lib/dense-text.ts";
import type { Dataset } from "../../../src/model/dataset.ts";
import { serializeDataset } from "../../../src/model/serialize-dataset.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";
import { type OpenedPage, openPage, whenReady } from "../support/page.ts";
import { articleDataset, builtPage, writeHtml, writeOneFile } from "../support/place.ts";

const html = oneFile.write(articleDataset(), {}, { page: builtPage() }).text;
const contentOf = (id: string) => new RegExp(`id="${id}">([\\s\\S]*?)</(?:style|script)>`).exec(html)?.[1] ?? "";
const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = new Map(
  (/http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? "")
    .split("; ")
    .map((directive): [string, string[]] => [directive.split(" ")[0] ?? "", directive.split(" ").slice(1)]),
);

/** @param firstScript as of a page that is opened. */
async function opened(
  text: string,
  firstScript?: () => void,
): Promise<OpenedPage & { readonly end: () => Promise<void> }> {
  const place = writeHtml(text);
  const page = await openPage({ url: place.url, ...(firstScript ? { firstScript } : {}) });
  return {
    ...page,
    end: async () => {
      await page.close();
      await place.close();
    },
  };
}

/** What the page saves as one file, by its Export dialog. */
async function savedAgain(page: Page, scope?: RegExp): Promise<string> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: scope ?? /Everything/ }).press("Space");
  await dialog.getByRole("radio", { name: /Standalone HTML/ }).press("Space");
  await dialog.getByText("This format keeps everything").waitFor();
  const waiting = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/\.html$/);
  await dialog.getByRole("button", { name: "Close" }).click();
  return readFileSync(await download.path(), "utf8");
}

describe("the policy of the file", () => {
  const [parts = "", program = ""] = gunzipSync(fromDenseText(contentOf("one-file-program")))
    .toString()
    .split(/\0([\s\S]*)/);

  test("allows the scripts that are in it, by their hashes, and no other", () => {
    expect(policy.get("script-src")).toEqual([hashOf(contentOf("one-file-start")), hashOf(program)]);
  });

  test("allows the style sheets that are in it, those of further letters and those of React Aria", () => {
    const letters = /id="one-file-letters">([\s\S]*?)<\/style>/.exec(builtPage())?.[1] ?? "";
    const sheets = [contentOf("one-file-style"), letters, parts, ...REACT_ARIA_STYLES];
    for (const sheet of sheets) expect(sheet).not.toBe("");
    expect(policy.get("style-src")).toEqual(sheets.map(hashOf));
  });

  test("lets nothing be fetched", () => {
    for (const name of ["default-src", "connect-src", "object-src", "base-uri", "form-action"]) {
      expect(policy.get(name), name).toEqual(["'none'"]);
    }
    expect(policy.get("worker-src")).toEqual(["blob:"]);
    expect(policy.get("font-src")).toEqual(["data:"]);
    expect(policy.get("img-src")).toEqual(["data:", "blob:"]);
    expect(html).not.toContain("unsafe-");
  });

  test("has nothing beside it to look for: every address in the file is inside the file", () => {
    const markup = html.replace(/(<(style|script)[^>]*>)[\s\S]*?(<\/\2>)/g, "$1$3");
    expect([...markup.matchAll(/\s(?:src|href|action|data|srcset)="([^"]*)"/g)].map(([, address]) => address)).toEqual([
      expect.stringMatching(/^data:image\/svg\+xml,/),
    ]);
    expect(markup).not.toMatch(/\son[a-z]+\s*=|\sstyle\s*=|javascript:/i);
    for (const sheet of [contentOf("one-file-style"), parts]) {
      for (const [, address] of sheet.matchAll(/url\(\s*["']?([^"')]{0,20})/g)) expect(address).toMatch(/^(?:data:|#)/);
      expect(sheet).not.toMatch(/@import/);
    }
  });
});

describe("saved once more, without a network", () => {
  let file: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => {
    file = await opened(html);
    await whenReady(file);
  });
  afterAll(() => file?.end());

  test("nothing selected is nothing to hand out, and is said", async () => {
    await file.page.getByRole("button", { name: "Export", exact: true }).click();
    const dialog = file.page.getByRole("dialog");
    await dialog.getByText("Nothing is selected.").waitFor();
    expect(await dialog.getByRole("radio", { name: /Selection/ }).isDisabled()).toBe(true);
    await dialog.getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "detached" });
  });

  test("all of it is the same file, byte for byte", async () => {
    expect(await savedAgain(file.page)).toBe(html);
  });

  test("a part of it is a file that opens with that part", async () => {
    const { page } = file;
    await page.keyboard.press("/");
    await page.keyboard.type("Azerbaijan");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toContain("sel=");
    const text = await savedAgain(page, /^Selection with its claims/);
    const dataset = await openDataset(text);
    if (!dataset.ok) throw new Error(JSON.stringify(dataset.error));
    expect(dataset.value.derivedFrom?.filter).toContain("Azerbaijan");
    expect(dataset.value.dataset.title).toBe("Extract: claims of Azerbaijan");
    const part = await opened(text);
    await whenReady(part);
    expect(await part.page.getByTestId("counts").innerText()).toContain(String(dataset.value.entities.length));
    expect(await part.page.title()).toBe("Extract: claims of Azerbaijan – Sourceline");
    expect([...part.cspViolations, ...part.pageErrors, ...part.consoleErrors]).toEqual([]);
    await part.end();
  });

  test("a file dropped into the page opens, and is what is handed out then", async () => {
    const { page } = file;
    await page.getByLabel("File to open").setInputFiles({
      name: "small.html",
      mimeType: "text/html",
      buffer: Buffer.from(oneFile.write(smallDataset(), {}, { page: builtPage() }).text),
    });
    await page.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const again = await openDataset(await savedAgain(page));
    if (!again.ok) throw new Error(JSON.stringify(again.error));
    expect(serializeDataset(again.value)).toBe(serializeDataset(smallDataset()));
    expect([...file.cspViolations, ...file.pageErrors, ...file.consoleErrors]).toEqual([]);
  });
});

test("words that would be markup elsewhere are words: nothing of them runs, and they are shown", async () => {
  const planted = "document.documentElement.dataset.injected='yes'";
  const hostile = `</script><script>${planted}</script><!--<script> </title><img src=x onerror="${planted}"> \u2028\u2029 $& $1`;
  const small = smallDataset();
  const dataset: Dataset = {
    ...small,
    dataset: { ...small.dataset, title: hostile },
    entities: small.entities.map((entity) => ({ ...entity, label: `${entity.label} ${hostile}`, gloss: hostile })),
    claims: small.claims.map((claim) => ({ ...claim, gloss: hostile, note: hostile })),
  };
  const place = writeOneFile(dataset);
  const file = await openPage({ url: place.url });
  await whenReady(file);
  const { page } = file;
  expect(await page.title()).toContain("</script><script>");
  await page.keyboard.press("/");
  await page.keyboard.type(small.entities[0]?.label ?? "");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.getByTestId("details-panel").innerText()).toContain("</script><script>");
  expect(await page.evaluate(() => document.documentElement.dataset.injected ?? "no")).toBe("no");
  expect(await page.evaluate(() => document.querySelectorAll("script").length)).toBe(4);
  expect([...file.pageErrors, ...file.consoleErrors, ...file.cspViolations]).toEqual([]);
  expect(file.requests.filter((address) => !/^(?:data|blob):/.test(address))).toEqual([place.url]);
  await file.close();
  await place.close();
});

describe("what is wrong with a file is said in it", () => {
  test.each([
    ["without a dataset", builtPage(), "without a dataset"],
    ["that was not copied whole", html.slice(0, -5_000), "incomplete"],
    ["whose dataset was cut", html.replace(/(id="one-file-dataset">[^<]+)[^<]{8}</, "$1<"), "damaged"],
  ])("one %s", async (_, text, words) => {
    const file = await opened(text);
    await file.page.getByText(words).first().waitFor();
    await file.end();
  });
});

/** A browser that refuses storage and the clipboard's newer interface. */
function refuse(): void {
  Object.defineProperty(window, "localStorage", {
    get: () => {
      throw new DOMException("refused", "SecurityError");
    },
  });
  Object.defineProperty(navigator, "clipboard", { value: undefined });
}

test("without storage and without the newer clipboard the theme changes and links are copied; without any clipboard, that is said", async () => {
  const file = await opened(html, refuse);
  await whenReady(file);
  const { page } = file;
  await page.getByRole("button", { name: "Theme: system" }).click();
  await page.getByRole("button", { name: "Theme: light" }).waitFor();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Copy: Link to this view" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const search = page.getByRole("combobox", { name: "Search the graph" });
  await search.click();
  await page.keyboard.press("ControlOrMeta+v");
  await expect.poll(() => search.inputValue()).toBe(await page.evaluate(() => location.href));

  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByText("Your browser did not allow copying. Download the file instead.").waitFor();
  expect(file.pageErrors).toEqual([]);
  await file.end();
});
