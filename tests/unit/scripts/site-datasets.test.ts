import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { datasetIds, siteDataset } from "../../../scripts/site/datasets.ts";
import { shellOf } from "../../../scripts/site/shell.ts";
import { textHash } from "../../../src/lib/text-hash.ts";
import { splitDataset } from "../../../src/model/dataset-folder.ts";
import { serializeDataset } from "../../../src/model/serialize-dataset.ts";
import { plainDataset } from "../../fixtures/plain-dataset.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sourceline-graph-data-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(join(folder, name, path, ".."), { recursive: true });
    writeFileSync(join(folder, name, path), text);
  }
}

test("the datasets of a site are the folders with a manifest and the files of ours, by name", async () => {
  for (const name of ["c-third", "a-first"]) put(name, splitDataset(plainDataset()));
  mkdirSync(join(folder, "schema"));
  writeFileSync(join(folder, "b-second.kg.json"), serializeDataset(plainDataset()));
  expect(datasetIds(folder)).toEqual(["a-first", "b-second", "c-third"]);
  const [{ dataset: first }, { dataset: second }] = [
    await siteDataset(folder, "a-first"),
    await siteDataset(folder, "b-second"),
  ];
  expect(second).toEqual(first);
  put("b-second", splitDataset(plainDataset()));
  expect(() => datasetIds(folder)).toThrow('two datasets of the name "b-second"');
});

test("without any, and with a name that cannot be an address, the build says so", () => {
  expect(() => datasetIds(folder)).toThrow("There is no dataset");
  put("one-file", splitDataset(plainDataset()));
  expect(() => datasetIds(folder)).toThrow('cannot be called "one-file"');
  rmSync(join(folder, "one-file"), { recursive: true });
  put("Two Words", splitDataset(plainDataset()));
  expect(() => datasetIds(folder)).toThrow('cannot be called "Two Words"');
});

test("a dataset with faults stops the build, each with its path", async () => {
  put("broken", new Map([...splitDataset(plainDataset()), ["claims.json", "{}"]]));
  await expect(siteDataset(folder, "broken")).rejects.toThrow(
    /The dataset "broken" cannot be opened:\n {2}graph-data\/broken: .*claims/,
  );
});

test("a file that is no JSON stops the build with line and column; a byte order mark does not, and is no part of the text", async () => {
  writeFileSync(join(folder, "cut.kg.json"), '{\n  "format": ');
  await expect(siteDataset(folder, "cut")).rejects.toThrow(/The dataset "cut" cannot be opened:\n.*[Ll]ine 2/);
  const text = serializeDataset(plainDataset());
  writeFileSync(join(folder, "marked.kg.json"), `\uFEFF${text}`);
  expect(await siteDataset(folder, "marked")).toMatchObject({ text, checked: textHash(text) });
});

test("a dataset without places is drawn where the page will lay it out", async () => {
  put("unplaced", splitDataset({ ...plainDataset(), layouts: [] }));
  const { dataset, text } = await siteDataset(folder, "unplaced");
  expect(Object.keys(dataset.layouts[0]?.positions ?? {})).toHaveLength(5);
  expect(JSON.parse(text).layouts).toEqual([]);
});

test("a page knows the text that the build has checked, unless that is of an older version of the format", async () => {
  const text = serializeDataset(plainDataset());
  writeFileSync(join(folder, "now.kg.json"), text);
  expect((await siteDataset(folder, "now")).checked).toBe(textHash(text));
  // Version 1 had neither stories nor quotations.
  const { stories: _, ...older } = JSON.parse(text, (key, value) => (key === "quotation" ? undefined : value));
  writeFileSync(join(folder, "older.kg.json"), JSON.stringify({ ...older, schemaVersion: 1 }));
  expect((await siteDataset(folder, "older")).checked).toBeNull();
});

test("index.html must have what the pages are made from", () => {
  expect(() => shellOf("<html></html>")).toThrow("index.html has no noscript element");
});
