import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenedPage, openPage, whenReady } from "../support/page.ts";
import { openPlace, type Place } from "../support/place.ts";

// Files of other programs, each with a quirk that somebody met: what the readers make of them is tested without a page.
// Here each opens in the built page, by its workers and under its policy; in one file too, where they are all inside.

const CASES = join(import.meta.dirname, "../../fixtures/cases");
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
beforeAll(async () => {
  place = await openPlace();
  opened = await openPage({ url: place.url });
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
  expect(requests.filter((address) => !address.startsWith(place.url) && !/^(?:data|blob):/.test(address))).toEqual([]);
  expect([...opened.cspViolations, ...opened.pageErrors]).toEqual([]);
});
