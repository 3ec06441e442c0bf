import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contextsOf, holdContexts } from "../support/graphics-contexts.ts";
import { type OpenedPage, openPage, whenReady } from "../support/page.ts";
import { openPlace, type Place } from "../support/place.ts";

// Files of other programs, each with a quirk that somebody met, and hostile ones: what the readers make of them is tested
// without a page. Here each is dropped on the built page and opened, by its workers and under its policy; in one file too,
// where they are all inside.

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
/** The parts of the worker that few files need. Not what the page asks for to say what a format loses. */
const LARGE = /\/assets\/(?:rdf(?!-description)|parquet)-/;
/** What a file is of, as in "gexf.gexf". In one file the readers are the same: that each is inside is looked at there. */
const kindOf = (name: string) => name.replace(/-.*\./, ".");
/** A table that belongs to measures, and a text that belongs to a source. */
const OTHERS = /^(?:text-|csv-weights-)/;

let place: Place;
let opened: OpenedPage;
/** What the browser was made to ask whoever looks at it. */
const asked: string[] = [];
beforeAll(async () => {
  place = await openPlace();
  opened = await openPage({ url: place.url, firstScript: holdContexts });
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

/** Drops a file on the middle of the page, as from the desktop. */
async function drop(path: string): Promise<void> {
  const session = await opened.context.newCDPSession(opened.page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: 640, y: 400, data });
  await session.detach();
}

test("every file of another program opens by a drop, with its entities and claims, asks nobody else, and takes no WebGL context", async () => {
  const { page, requests } = opened;
  const dialog = page.getByRole("dialog");
  const counts = page.getByTestId("counts");
  const contextsBefore = await contextsOf(page);
  const read: Record<string, string> = {};
  const wanted: Record<string, string> = {};
  for (const name of readdirSync(join(CASES, "files"))) {
    const { nodes, edges, error } = expected[name] ?? {};
    if (OTHERS.test(name) || nodes === undefined || error !== null) continue;
    if (isOneFile && Object.keys(read).some((other) => kindOf(other) === kindOf(name))) continue;
    // What reads RDF is as large as all the rest of the worker, and is loaded when it is needed.
    if (name.endsWith(".ttl")) expect(requests.filter((address) => LARGE.test(address))).toEqual([]);
    await drop(join(CASES, "files", name));
    // What was found, or why nothing was; not that it is being read.
    await dialog
      .getByText(/^\d+ (?:entity|entities), \d+ claims?$|cannot be opened$/)
      .first()
      .waitFor();
    const isLeftOut = isOneFile && name.endsWith(".ttl");
    wanted[name] = isLeftOut ? "leaves out the readers for RDF" : `${nodes} entities, ${edges} claims`;
    if (isLeftOut) {
      read[name] = LEFT_OUT.exec(await dialog.innerText())?.[0] ?? "";
      await page.keyboard.press("Escape");
    } else {
      await dialog.getByRole("button", { name: "Open", exact: true }).press("Enter");
      await expect.poll(() => counts.getAttribute("data-shown-entities")).toBe(String(nodes));
      read[name] = `${nodes} entities, ${await counts.getAttribute("data-shown-claims")} claims`;
    }
    await dialog.waitFor({ state: "detached" });
  }
  expect(read).toEqual(wanted);
  expect(requests.filter((address) => LARGE.test(address))).toHaveLength(isOneFile ? 0 : 1);
  expect(Object.keys(read).length).toBeGreaterThan(isOneFile ? 12 : 20);
  expect(foreignRequests()).toEqual([]);
  expect([...opened.cspViolations, ...opened.pageErrors]).toEqual([]);
  // So many datasets, one after the other.
  expect(await contextsOf(page)).toEqual(contextsBefore);
  expect(contextsBefore.live).toBe(contextsBefore.made);
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
    await drop(join(HOSTILE, "files", name));
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
