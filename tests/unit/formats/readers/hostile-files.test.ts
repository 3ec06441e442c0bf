import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openFiles } from "../../../../src/formats/open-files.ts";
import type { Issue } from "../../../../src/model/issue.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { serializeDataset } from "../../../../src/model/serialize-dataset.ts";

const FOLDER = new URL("../../../fixtures/hostile/", import.meta.url);
const names = readdirSync(new URL("files/", FOLDER)).toSorted();

type Expected =
  | { readonly refused: readonly string[] }
  | { readonly entities: number; readonly claims: number; readonly says: readonly string[] };
const expected: Readonly<Record<string, Expected>> = JSON.parse(readFileSync(new URL("expected.json", FOLDER), "utf8"));

const said = ({ code, path }: Issue) => `${code} ${path}`.trim();

async function read(name: string, bytes: Uint8Array): Promise<Expected> {
  const opened = await openFiles([{ name, bytes }]);
  if (!opened.ok) {
    expect(opened.error.every(({ message }) => message.length > 0)).toBe(true);
    return { refused: opened.error.map(said) };
  }
  const { dataset, report } = opened.value;
  expect(parseDataset(JSON.parse(serializeDataset(dataset))).ok).toBe(true);
  return {
    entities: dataset.entities.length,
    claims: dataset.claims.length,
    says: (report?.warnings ?? []).map(said),
  };
}

const readText = (name: string, text: string) => read(name, new TextEncoder().encode(text));

describe("a hostile file", () => {
  test("has an entry that says what comes of it", () => {
    expect(Object.keys(expected).toSorted()).toEqual(names);
  });

  test.each(names)("%s is refused, or read, with the place of what is wrong", async (name) => {
    expect(await read(name, readFileSync(new URL(`files/${name}`, FOLDER)))).toEqual(expected[name]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect((globalThis as { pwned?: unknown }).pwned).toBeUndefined();
  });
});

describe("what is large where nobody expects it is read, or refused", () => {
  test("a million attributes of one element", async () => {
    const attributes = Array.from({ length: 1_000_000 }, (_, at) => `a${at}=""`).join(" ");
    const text = `<gexf><graph defaultedgetype="directed"><nodes><node id="x" ${attributes}/></nodes></graph></gexf>`;
    expect(await readText("attributes.gexf", text)).toEqual({ entities: 1, claims: 0, says: [] });
  });

  test("a line of ten megabytes", async () => {
    const text = `Source,Target\na,b\n${"x".repeat(10_000_000)},b\n`;
    expect(await readText("line.csv", text)).toMatchObject({ claims: 2 });
  });

  test("a table of 20,000 columns", async () => {
    const cells = (of: (at: number) => string) => Array.from({ length: 20_000 }, (_, at) => of(at)).join(",");
    const row = cells((at) => `${at}`);
    const text = `Source,Target,${cells((at) => `c${at}`)}\n${["a,b", "c,d", "e,f"].map((ends) => `${ends},${row}`).join("\n")}\n`;
    expect(await readText("columns.csv", text)).toMatchObject({ claims: 3 });
  });

  test("a cell of five megabytes", async () => {
    expect(await readText("cell.csv", `Source,Target,Note\na,b,"${"y\n".repeat(2_500_000)}"\n`)).toMatchObject({
      claims: 1,
    });
  });

  test("subgraphs in 100,000 subgraphs", async () => {
    expect(await readText("deep.dot", `digraph ${"{".repeat(100_000)}${"}".repeat(100_000)}`)).toEqual({
      refused: ["dot/too-deep line 1"],
    });
  });

  test("a value in a million lists", async () => {
    expect(await readText("deep.json", `{"nodes":${"[".repeat(1_000_000)}`)).toEqual({ refused: ["json/too-deep"] });
  });
});
