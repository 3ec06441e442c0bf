import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openFiles } from "../../../../src/formats/open-files.ts";
import { readers } from "../../../../src/formats/readers/readers.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { serializeDataset } from "../../../../src/model/serialize-dataset.ts";
import { bytesOf, CASES, readText } from "./read-case.ts";

/** Files of the folder by reader, so that each has at least one to be cut and changed. */
const FILES = readdirSync(new URL("files/", CASES)).filter((name) => !name.startsWith("text-"));
/** No text of a few kilobytes may take as long as this. */
const LONGEST_MS = 2_000;

/** Reads bytes: whatever comes of it is a value, in time, and a dataset that holds together where it is one. */
async function answer(name: string, bytes: Uint8Array, format?: string) {
  const start = performance.now();
  const opened = await openFiles([{ name, bytes }], { choices: format === undefined ? {} : { format } });
  expect(performance.now() - start).toBeLessThan(LONGEST_MS);
  if (opened.ok) {
    const again = parseDataset(JSON.parse(serializeDataset(opened.value.dataset)));
    expect(again.ok).toBe(true);
  } else expect(opened.error.every(({ message }) => message.length > 0) && opened.error.length > 0).toBe(true);
  return opened;
}

describe("a reader answers with a value", () => {
  test.each(FILES)("%s, cut off anywhere", async (name) => {
    const bytes = bytesOf(name);
    for (let part = 0; part <= 16; part += 1)
      await answer(name, bytes.slice(0, Math.floor((bytes.length * part) / 16)));
  });

  test.each(FILES)("%s, changed anywhere", async (name) => {
    const bytes = bytesOf(name);
    const change = fc.tuple(
      fc.nat({ max: bytes.length - 1 }),
      fc.constantFrom(0, 0x22, 0x3c, 0x7b, 0x5b, 0x2c, 0x0a, 0xff, 0x31),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const changed = bytes.slice();
        for (const [at, byte] of changes) changed[at] = byte;
        await answer(name, changed);
      }),
      { numRuns: 15, seed: 7 },
    );
  });

  test.each(readers.all)("$id, to what is in another format or in none", async ({ id }) => {
    for (const name of FILES) await answer(name, bytesOf(name), id);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        await answer("any", new TextEncoder().encode(text), id);
      }),
      { numRuns: 15, seed: 7 },
    );
  });
});

const NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"];

describe("names that mean something to JavaScript are names", () => {
  const asCsv = `Source,Target,${NAMES.join(",")}\n${NAMES.map((name) => `${name},x,${NAMES.join(",")}`).join("\n")}\n`;
  const asJson = JSON.stringify({
    nodes: NAMES.map((id) => ({ id, constructor: "c" })),
    links: NAMES.map((source) => ({ source, target: NAMES[0] })),
  }).replace('{"id"', '{"__proto__":{"polluted":true},"id"');
  const asGexf = `<gexf><graph defaultedgetype="directed"><attributes class="node">${NAMES.map((name) => `<attribute id="${name}" title="${name}" type="string"/>`).join("")}</attributes><nodes>${NAMES.map((name) => `<node id="${name}"><attvalues><attvalue for="${name}" value="v"/></attvalues></node>`).join("")}</nodes><edges><edge source="__proto__" target="constructor"/></edges></graph></gexf>`;
  const asDot = `digraph { ${NAMES.map((name) => `"${name}" [${name}="v"]`).join("; ")}; "__proto__" -> constructor }`;
  test.each([
    ["CSV", asCsv, "names.csv"],
    ["JSON", asJson, "names.json"],
    ["GEXF", asGexf, "names.gexf"],
    ["DOT", asDot, "names.dot"],
  ])("in %s", async (_, text, name) => {
    const { dataset } = await readText(text, name);
    expect(dataset.entities.map(({ origin }) => origin?.id)).toEqual(expect.arrayContaining(NAMES));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(parseDataset(JSON.parse(serializeDataset(dataset))).ok).toBe(true);
  });
});

describe("what would harm is refused or stays text", () => {
  const refused = async (text: string, name: string) => {
    const opened = await answer(name, new TextEncoder().encode(text));
    return opened.ok ? expect.unreachable() : opened.error.map(({ code }) => code);
  };

  test("entities that a document declares are not expanded", async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "xx"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///x">]><gexf><graph><nodes><node id="a" label="&b;&f;"/></nodes></graph></gexf>`;
    expect(await refused(bomb, "bomb.gexf")).toEqual(["xml/syntax"]);
  });

  test.each([
    ["deep.gexf", `<gexf><graph>${"<nodes>".repeat(5_000)}${"</nodes>".repeat(5_000)}</graph></gexf>`, "xml/too-deep"],
    ["deep.dot", `graph {${"{".repeat(5_000)}${"}".repeat(5_001)}`, "dot/too-deep"],
    ["deep.json", `{"nodes":[{"id":1,"a":${"[".repeat(5_000)}${"]".repeat(5_000)}}],"links":[]}`, "json/too-deep"],
  ])("nesting without end is refused: %s", async (name, text, code) => {
    const codes = await refused(text, name);
    // A JSON file that nothing recognises is read as one of ours, which says what it is not.
    expect(name === "deep.json" ? codes.length > 0 : codes.includes(code)).toBe(true);
  });

  test("a number that would be rounded and a number that is none stay as written", async () => {
    const { dataset, field, entity } = await readText(
      '{"nodes":[{"id":9007199254740993,"n":9007199254740993},{"id":"b","n":NaN},{"id":"c","n":-Infinity}],"links":[]}',
      "big.json",
    );
    expect(field(entity("9007199254740993"), "n")).toBe("9007199254740993");
    expect([field(entity("b"), "n"), field(entity("c"), "n")]).toEqual(["NaN", "-Infinity"]);
    expect(dataset.entities).toHaveLength(3);
  });

  test("half a surrogate pair is kept in an export that can be read again", async () => {
    const { dataset } = await readText('{"nodes":[{"id":"a","label":"\\ud800 x"}],"links":[]}', "half.json");
    expect(dataset.entities[0]?.label).toBe("\ud800 x");
  });

  test("an address that runs something is text and no link", async () => {
    const { dataset, fields } = await readText(
      "Source,Target,site,Reference\na,b,javascript:alert(1),javascript:alert(2)\nc,d,https://example.org/,https://example.org/r\n",
      "links.csv",
    );
    expect(fields).toEqual(["text site"]);
    expect(dataset.sources.map(({ address }) => address).filter(Boolean)).toEqual(["https://example.org/r"]);
    expect(dataset.sources.map(({ title }) => title).filter(Boolean)).toEqual(["javascript:alert(2)"]);
  });

  test("a count of vertices costs nothing until something names them", async () => {
    const { dataset, warnings } = await readText("*Vertices 999999999\n*Arcs\n1 999999999\n", "many.net");
    expect(dataset.entities).toHaveLength(2);
    expect(warnings.join()).toMatch(/999,999,999 vertices/);
  });

  test.each([
    ["//", "slash.dot", `${"//".repeat(4_000)} graph`],
    ["%", "percent.net", `${"% ".repeat(4_000)}*`],
    [
      "[",
      "bracket.canvas",
      JSON.stringify({
        nodes: [{ id: "a", type: "text", text: "[".repeat(100_000), x: 0, y: 0, width: 1, height: 1 }],
        edges: [],
      }),
    ],
    ["<script>", "script.csv", `Source,Target,t\na,b,"${"<script>".repeat(20_000)}"\n`],
    ["spaces", "spaces.csv", `Source,Target,t\na,b,"<b>x${" ".repeat(200_000)}y"\n`],
    ["quotes", "quotes.csv", `Source,Target\n${'"'.repeat(50_001)}`],
  ])("a run of %s is read in time", async (_, name, text) => {
    await answer(name, new TextEncoder().encode(text));
  });
});

test.each(["canvas", "stix", "jgf", "graphology-graph", "kumu", "cx"])(
  "JSON that does not have the shape of %s is refused where that is chosen, and not opened as an empty graph",
  async (format) => {
    const json = format === "cx" ? "{}" : "[1]";
    const opened = await openFiles([{ name: "a.json", bytes: new TextEncoder().encode(json) }], {
      choices: { format },
    });
    expect(opened).toMatchObject({ ok: false, error: [{ code: "reading/no-graph", path: "" }] });
  },
);
