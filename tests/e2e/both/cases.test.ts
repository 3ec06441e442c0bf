import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenedPage, openPage, whenReady } from "../support/page.ts";
import { openPlace, type Place } from "../support/place.ts";

// Files of other programs, each with a quirk that somebody met, and hostile ones: what the readers make of them is tested
// without a page. Here each comes into the built page, by its workers and under its policy; into one file too, where they
// are all inside.

const CASES = join(import.meta.dirname, "../../fixtures/cases");
const HOSTILE = join(import.meta.dirname, "../../fixtures/hostile");
interface Expected {
  readonly nodes: number | null;
  readonly edges: number | null;
  readonly error: string | null;
}
const expected = JSON.parse(readFileSync(join(CASES, "expected.json"), "utf8")) as Record<string, Expected>;
const isOneFile = process.env.SOURCELINE_PLACE === "one-file";
/** What one file says of the readers that would make it too large. */
const LEFT_OUT = /leaves out the readers for RDF/;
/** The parts of the worker that few files need. */
const LARGE = /\/assets\/(?:rdf|parquet)-/;
/** A table that belongs to measures, and a text that belongs to a source. */
const OTHERS = /^(?:text-|csv-weights-)/;

let place: Place;
let opened: OpenedPage;
/** What the browser was made to ask whoever looks at it. */
const asked: string[] = [];
beforeAll(async () => {
  place = await openPlace();
  opened = await openPage({ url: place.url });
  opened.page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await whenReady(opened);
});
afterAll(async () => {
  await opened?.close();
  await place?.close();
});

test("every file of another program opens in the page, with its entities and claims, and asks nobody else", async () => {
  const { page, requests } = opened;
  const dialog = page.getByRole("dialog");
  const read: Record<string, string> = {};
  const wanted: Record<string, string> = {};
  for (const name of readdirSync(join(CASES, "files"))) {
    const { nodes, edges, error } = expected[name] ?? {};
    if (OTHERS.test(name) || nodes === undefined || error !== null) continue;
    // What reads RDF is as large as all the rest of the worker, and is loaded when it is needed.
    if (name.endsWith(".ttl")) expect(requests.filter((address) => LARGE.test(address))).toEqual([]);
    await page.getByLabel("File to open").setInputFiles(join(CASES, "files", name));
    // What was found, or why nothing was; not that it is being read.
    await dialog
      .getByText(/^\d+ (?:entity|entities), \d+ claims?$|cannot be opened$/)
      .first()
      .waitFor();
    const text = await dialog.innerText();
    read[name] =
      LEFT_OUT.exec(text)?.[0] ??
      /\d+ (?:entity|entities), \d+ claims?/
        .exec(text)?.[0]
        .replace("entity", "entities")
        .replace(/claims?/, "claims") ??
      text;
    wanted[name] =
      isOneFile && name.endsWith(".ttl") ? "leaves out the readers for RDF" : `${nodes} entities, ${edges} claims`;
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
  expect(read).toEqual(wanted);
  expect(requests.filter((address) => LARGE.test(address))).toHaveLength(isOneFile ? 0 : 1);
  expect(Object.keys(read).length).toBeGreaterThan(20);
  expect(foreignRequests()).toEqual([]);
  expect([...opened.cspViolations, ...opened.pageErrors]).toEqual([]);
});

const foreignRequests = () =>
  opened.requests.filter((address) => !address.startsWith(place.url) && !/^(?:data|blob):/.test(address));

/** What of the page a file that is refused must not touch: the dataset, how much of it is shown, what a script would leave. */
function stateOf({ page }: OpenedPage) {
  return page.evaluate(() => ({
    title: document.title,
    counts: document.querySelector('[data-testid="counts"]')?.textContent,
    address: location.href,
    left: Object.keys(globalThis).filter((name) => name === "pwned"),
    polluted: Object.keys(Object.prototype),
  }));
}

test("no hostile file runs anything, asks anybody, or touches what is open; where one is wrong the page says", async () => {
  type Hostile = { refused: string[] } | { entities: number; claims: number };
  const hostile = JSON.parse(readFileSync(join(HOSTILE, "expected.json"), "utf8")) as Record<string, Hostile>;
  const { page } = opened;
  const dialog = page.getByRole("dialog");
  const before = await stateOf(opened);
  const wrong: Record<string, string> = {};
  for (const [name, expected] of Object.entries(hostile)) {
    // The readers are the same in one file; what they hand to the page is looked at in both.
    if (isOneFile && !/^(?:script|prototype)-/.test(name)) continue;
    await page.getByLabel("File to open").setInputFiles(join(HOSTILE, "files", name));
    const isRefused = "refused" in expected;
    await dialog.getByText(isRefused ? /cannot be opened$/ : /^\d+ (?:entity|entities), \d+ claims?$/).waitFor();
    const text = await dialog.innerText();
    const said = isRefused
      ? expected.refused.map((issue) => issue.split(" ").slice(1).join(" "))
      : [new RegExp(`${expected.entities} entit(?:y|ies), ${expected.claims} claims?`).exec(text)?.[0] ?? "no counts"];
    if (said.some((part) => !text.includes(part))) wrong[name] = text;
    if (name === "open-text.json") expect(text).toMatch(/line \d+, column \d+/i);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await stateOf(opened), name).toEqual(before);
  }
  expect(wrong).toEqual({});

  // Those whose names are scripts, dropped and opened: what they hold is drawn and written, and never run.
  for (const name of ["script-cells.csv", "script-labels.gexf", "script-links.csv"]) {
    const text = readFileSync(join(HOSTILE, "files", name), "utf8");
    await page.evaluate(
      ([file, content]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], file));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      },
      [name, text] as const,
    );
    await dialog.getByRole("button", { name: "Open", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await expect.poll(async () => (await stateOf(opened)).title).not.toBe(before.title);
    await page.keyboard.press("Control+a");
    await whenReady(opened);
  }
  const { left, polluted } = await stateOf(opened);
  expect([...left, ...polluted, ...asked, ...foreignRequests()]).toEqual([]);
  expect([...opened.cspViolations, ...opened.pageErrors]).toEqual([]);
});
