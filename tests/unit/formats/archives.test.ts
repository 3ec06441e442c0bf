import { gzipSync as gzipOfNode } from "node:zlib";
import { gzipSync, strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { openFiles } from "../../../src/formats/open-files.ts";
import { issueLine } from "../../../src/model/issue.ts";
import { serializeDataset } from "../../../src/model/serialize-dataset.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";
import { bytesOf, CASES } from "./readers/read-case.ts";

const EDGES = "Source,Target\nAsh,Birch\nBirch,Cedar\n";
const NODES = "Id,Label\nAsh,Ash tree\nBirch,Birch tree\n,Nobody\n";
const GRAPH =
  '<gexf><graph><nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b"/></edges></graph></gexf>';

const zipped = (files: Record<string, string | Uint8Array>, options: { level?: 0 | 9 } = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, data]) => [name, typeof data === "string" ? strToU8(data) : data]),
    ) as Zippable,
    { mtime: "2020-01-01", ...options },
  );

/** What comes of a file: counts and warnings, or what is wrong. */
async function open(bytes: Uint8Array, name = "x.zip") {
  const opened = await openFiles([{ name, bytes }]);
  if (!opened.ok) return { codes: opened.error.map(({ code }) => code), says: opened.error.map(issueLine) };
  const { dataset, report, leftOut } = opened.value;
  return {
    entities: dataset.entities.length,
    claims: dataset.claims.length,
    title: dataset.dataset.title,
    format: report?.format ?? "ours",
    warnings: [...leftOut, ...(report?.warnings ?? [])].map(issueLine),
  };
}

describe("a packed file", () => {
  test("is the file that was packed, by its name", async () => {
    const plain = await open(strToU8(EDGES), "edges.csv");
    expect(await open(gzipSync(strToU8(EDGES)), "edges.csv.gz")).toEqual(plain);
    expect(await open(gzipSync(strToU8(EDGES), { filename: "edges.csv" }), "")).toEqual(plain);
    expect(await open(zipped({ "edges.csv": EDGES }))).toEqual(plain);
    expect(await open(zipped({ "some/folder/edges.csv": EDGES }, { level: 0 }))).toEqual(plain);
    expect(await open(zipped({ "edges.csv.gz": gzipSync(strToU8(EDGES)) }))).toEqual(plain);
    expect(await open(zipped({ "inner.zip": zipped({ "edges.csv": EDGES }) }))).toEqual(plain);
    expect(await open(gzipSync(strToU8(GRAPH)), "renamed.csv")).toMatchObject({ format: "gexf", claims: 1 });
  });

  test("may be packed in several parts", async () => {
    const [head, rest] = [EDGES.slice(0, 15), EDGES.slice(15)].map((text) => gzipSync(strToU8(text)));
    const parts = Uint8Array.from([...(head ?? []), ...(rest ?? [])]);
    expect(await open(parts, "edges.csv.gz")).toMatchObject({ entities: 3, claims: 2 });
    parts[(head?.length ?? 0) - 8] = (parts[(head?.length ?? 0) - 8] ?? 0) ^ 1;
    expect(await open(parts, "edges.csv.gz")).toMatchObject({ codes: ["archive/damaged"] });
  });

  test("may be one of ours", async () => {
    const text = serializeDataset(smallDataset());
    const plain = await open(strToU8(text), "small.kg.json");
    expect(plain).toMatchObject({ format: "ours" });
    expect(await open(gzipSync(strToU8(text)), "small.kg.json.gz")).toEqual(plain);
    expect(await open(zipped({ "small.kg.json": text }))).toEqual(plain);
    expect(await open(zipped({ "small.kg.json": text, "README.txt": "About it" }))).toEqual({
      ...plain,
      warnings: ["This file is not data and is left out: README.txt."],
    });
  });

  test("is each file of the corpus as it is unpacked", async () => {
    for (const name of ["graphml-yed-nested-groups.graphml", "csv-excel-unicode-text-utf16le.txt"]) {
      const plain = await open(bytesOf(name), name);
      expect(plain).toHaveProperty("entities");
      expect(await open(gzipSync(bytesOf(name)), `${name}.gz`)).toEqual(plain);
    }
    expect(CASES.href).toContain("cases");
  });
});

describe("a zip archive of several files", () => {
  test("holds tables that belong together, and warnings say of which they are", async () => {
    expect(await open(zipped({ "t/edges.csv": EDGES, "t/nodes.csv": NODES }))).toMatchObject({
      entities: 3,
      claims: 2,
      warnings: [
        "nodes.csv, row 4: An entity without an id is left out.",
        "edges.csv, row 3: Cedar is named by an edge but not described in the file. It is marked as such.",
      ],
    });
  });

  test("tells files that are called alike apart by their folders", async () => {
    const opened = await open(zipped({ "2019/edges.csv": "from,to\nA,\n", "2020/edges.csv": "from,to\nB,\nA,B\n" }));
    expect(opened.warnings).toEqual([
      "2019/edges.csv, row 2: This row has no target. A is kept, but no edge is made.",
      "2020/edges.csv, row 2: This row has no target. B is kept, but no edge is made.",
    ]);
  });

  test("may hold what is no data, which is left out and named", async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
    const files = {
      "__MACOSX/._graph.gexf": "x",
      ".DS_Store": "x",
      "graph.gexf": GRAPH,
      "logo.png": png,
      "about/notes.txt": "Made in Port.",
      "empty/": "",
      "README.md": "a,b\nc,d\n",
    };
    expect(await open(zipped(files))).toEqual({
      entities: 2,
      claims: 1,
      title: "graph",
      format: "gexf",
      warnings: [
        "These files are not data and are left out: __MACOSX/._graph.gexf, .DS_Store, README.md.",
        "logo.png: The format of this file is not recognised. It is left out.",
        "about/notes.txt: The format of this file is not recognised. It is left out.",
      ],
    });
  });

  test("is refused where its files do not belong together, or none can be read", async () => {
    expect(await open(zipped({ "a.gexf": GRAPH, "b.csv": EDGES }))).toMatchObject({
      codes: ["archive/several"],
      says: [expect.stringContaining("a.gexf, b.csv")],
    });
    expect(await open(zipped({ "a.txt": "Hello", "b.bin": Uint8Array.of(1, 0, 2, 3) }))).toMatchObject({
      codes: ["archive/nothing"],
      says: [expect.stringContaining("a.txt, b.bin")],
    });
    expect(await open(zipped({ "folder/": "" }))).toMatchObject({ codes: ["archive/empty"] });
  });

  test("may have names that lead out of it, or that mean something to JavaScript", async () => {
    const opened = await open(zipped({ "../../edges.csv": EDGES, "/etc/constructor.csv": "Id\nOak\n" }));
    expect(opened).toMatchObject({ entities: 4, claims: 2, title: "edges" });
  });
});

describe("an archive that cannot be unpacked is refused, with the name of the file in it", () => {
  const plain = zipped({ "t/edges.csv": EDGES });
  /** Changes two bytes of both headers of the only file, counted from where each has its flags. */
  const changed = (offset: number, value: number) => {
    const bytes = plain.slice();
    const view = new DataView(bytes.buffer);
    const central = view.getUint32(bytes.length - 6, true);
    view.setUint16(6 + offset, value, true);
    view.setUint16(central + 8 + offset, value, true);
    return bytes;
  };

  test("because of a password or a method", async () => {
    expect((await open(changed(0, 1))).says).toEqual([
      "t/edges.csv: This file in the archive is protected by a password. Unpack the archive, and open the files in it.",
    ]);
    expect((await open(changed(2, 14))).says?.[0]).toMatch(/^t\/edges\.csv: .*method 14,/);
  });

  test("because it is damaged, or cut off anywhere", async () => {
    const central = new DataView(plain.buffer).getUint32(plain.length - 6, true);
    const wrongSum = plain.slice();
    wrongSum[central + 16] = (wrongSum[central + 16] ?? 0) ^ 1;
    expect(await open(wrongSum)).toMatchObject({
      codes: ["archive/damaged"],
      says: [expect.stringMatching(/^t\/edges\.csv: /)],
    });
    const packed = gzipSync(strToU8(EDGES.repeat(50)));
    for (let part = 1; part < 16; part += 1) {
      for (const [bytes, name] of [
        [plain, "x.zip"],
        [packed, "x.csv.gz"],
      ] as const) {
        const { codes } = await open(bytes.slice(0, Math.floor((bytes.length * part) / 16)), name);
        expect(codes).toEqual(["archive/damaged"]);
      }
    }
  });

  test("because it is a bomb, which is not unpacked to its end", async () => {
    const bomb = gzipOfNode(new Uint8Array(12_000_000));
    expect(await open(bomb, "x.csv.gz")).toMatchObject({ codes: ["archive/bomb"] });
  });

  test("because it is another kind of archive, or a document", async () => {
    const tar = new Uint8Array(1024);
    tar.set(strToU8("ustar"), 257);
    expect(await open(gzipSync(tar), "x.tar.gz")).toMatchObject({ codes: ["archive/other-archive"] });
    expect(await open(zipped({ "word/document.xml": "<x/>" }), "x.docx")).toMatchObject({
      codes: ["archive/document"],
    });
    const openDocument = zipped({
      mimetype: "application/vnd.oasis.opendocument.spreadsheet",
      "content.xml": "<x/>",
      "META-INF/manifest.xml": "<x/>",
    });
    expect(await open(openDocument, "x.ods")).toMatchObject({
      codes: ["archive/document"],
      says: [expect.stringContaining("save a spreadsheet as .xlsx")],
    });
    const third = zipped({ "b.zip": zipped({ "c.zip": zipped({ "edges.csv": EDGES }) }) });
    expect(await open(third)).toMatchObject({ codes: ["archive/nested"], says: [expect.stringMatching(/^c\.zip: /)] });
    const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0);
    expect((await open(old, "x.xls")).says?.[0]).toContain("save the workbook as .xlsx");
  });
});
