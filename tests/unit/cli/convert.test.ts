import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { workbookFile } from "../../fixtures/workbook.ts";
import { run } from "./run.ts";

const CASES = fileURLToPath(new URL("../../fixtures/cases/files/", import.meta.url));
const MAIN = fileURLToPath(new URL("../../../src/cli/main.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "convert-"));
afterAll(() => rmSync(folder, { recursive: true }));

const EMPTY_END = `${CASES}gexf-12-empty-end-undeclared-node.gexf`;
const NODES = `${CASES}csv-nodes-leading-zero-ids.csv`;
const EDGES = `${CASES}csv-edges-leading-zero-ids.csv`;

function written(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("stats of another program's file", () => {
  test("has the counts, the direction and the warnings with their places at its top", async () => {
    const { code, out, err } = await run("stats", EMPTY_END, "--json");
    const stats = JSON.parse(out);
    expect(code).toBe(0);
    expect(stats).toMatchObject({ entities: 4, claims: 3, attributions: 0, sources: 0, directed: true });
    expect(stats.totals).toMatchObject({ entities: 4, claims: 3 });
    expect(stats.warnings).toEqual([
      "line 12: Edge e3 has an empty source. It is left out.",
      "line 13: Edge e4 has no target. It is left out.",
      "line 11: n9 is named by edge e2 but not described in the file. It is marked as such.",
    ]);
    expect(err).toEqual(stats.warnings.map((line: string) => `${EMPTY_END}: ${line}`));
  });

  test("joins tables that belong together, in either order", async () => {
    const counts = { entities: 7, claims: 4, directed: "mixed" };
    expect(JSON.parse((await run("stats", NODES, EDGES, "--json")).out)).toMatchObject(counts);
    expect(JSON.parse((await run("stats", EDGES, NODES, "--json")).out)).toMatchObject(counts);
    expect(JSON.parse((await run("stats", NODES, "--json")).out)).toMatchObject({
      entities: 6,
      claims: 0,
      directed: null,
    });
  });

  test("is the same for a workbook, an archive and the tables in it", async () => {
    const [nodes, edges] = [readFileSync(NODES), readFileSync(EDGES)];
    const plain = JSON.parse((await run("stats", NODES, EDGES, "--json")).out);
    const archive = written("tables.zip", zipSync({ "nodes.csv": nodes, "edges.csv": edges, "README.md": nodes }));
    const { code, out, err } = await run("stats", archive, "--json");
    expect({ ...JSON.parse(out), dataset: 0, warnings: 0 }).toEqual({ ...plain, dataset: 0, warnings: 0 });
    expect(code).toBe(0);
    expect(err).toContainEqual(
      expect.stringMatching(/tables\.zip: This file is not data and is left out: README\.md\.$/),
    );
    const rows = [
      ["From", "To"],
      ["Ash", "Birch"],
    ];
    const book = written("book.xlsx", workbookFile({ sheets: { Edges: rows } }));
    const stats = JSON.parse((await run("stats", book, "--json")).out);
    expect(stats).toMatchObject({ entities: 2, claims: 1, directed: true, warnings: [] });
    const damaged = await run("stats", written("cut.zip", readFileSync(archive).subarray(0, 100)));
    expect([damaged.code, damaged.err.join()]).toEqual([2, expect.stringMatching(/cut\.zip: The archive is damaged/)]);
  });

  test("says what files do not belong together", async () => {
    const { code, err } = await run("stats", EMPTY_END, NODES);
    expect([code, err.length]).toEqual([2, 1]);
    expect(err[0]).toMatch(/do not belong together/);
  });

  test("can be told what columns mean, and which way edges run", async () => {
    const path = written("payments.csv", "Day,Payee,Payer,Sum\n2001-05-01,Ann,Bob,3\n2001-05-02,Cid,Bob,4\n");
    const { out, err } = await run(
      "stats",
      path,
      "--map",
      "from=Payer,to=Payee,time=Day",
      "--direction",
      "undirected",
      "--json",
    );
    expect(JSON.parse(out)).toMatchObject({ entities: 3, claims: 2, directed: false, totals: { undated: 0 } });
    expect(err.join("\n")).not.toMatch(/Edges run|not say whether/);
    expect((await run("stats", path, "--map", "from=Nobody,to=Payee")).err.join()).toMatch(
      /no column “Nobody”.*Day, Payee/,
    );
    expect((await run("stats", path, "--map", "who=Payer")).err.join()).toMatch(/“who=Payer” does not map a column/);
  });

  test("can be told what each of several tables is and what its columns mean", async () => {
    const people = written("people.csv", "Code,Who\n1,Ann\n2,Bob\n");
    const calls = written("calls.csv", "Caller,Called,Day,Weight\n1,2,03/04/2024,2\n2,1,04/04/2024,3\n");
    const path = join(folder, "calls.kg.json");
    const { code } = await run(
      ...["convert", people, calls, "-o", path],
      ...["--map", "people.csv:id=Code,label=Who", "--table", "people.csv:entities"],
      ...["--map", "calls.csv:from=Caller,to=Called,time=Day"],
      ...["--dates", "day", "--weight", "nearness"],
    );
    const dataset = JSON.parse(readFileSync(path, "utf8"));
    expect(code).toBe(0);
    expect(dataset.entities.map(({ label }: { label: string }) => label)).toEqual(["Ann", "Bob"]);
    expect(dataset.claims[0].qualifiers.time).toBe("2024-04-03");
    expect(dataset.vocabulary.fields[0].meaning).toBe("nearness");
    expect((await run("stats", people, "--map", "else.csv:id=Code")).err.join()).toMatch(/no table “else.csv”/);
    expect((await run("stats", people, "--table", "people")).err.join()).toMatch(/“people” is not a kind of table/);
    expect((await run("stats", people, "--headings", "maybe")).err.join()).toMatch(
      /“maybe” is not a choice for headings/,
    );
  });
});

describe("convert", () => {
  test("writes a dataset that is checked without problems and says so of what was assumed and left out", async () => {
    const path = join(folder, "network.kg.json");
    const { code, out, err } = await run("convert", NODES, EDGES, "-o", path);
    expect(code).toBe(0);
    expect(out).toMatch(/network\.kg\.json.*7 entities.*4 claims/);
    expect(err.join("\n")).toMatch(/ids\.csv, row 8: The id 007 is described twice, first at .*ids\.csv, row 2/);
    expect(await run("check", path)).toMatchObject({ code: 0, err: [] });
    expect(JSON.parse(readFileSync(path, "utf8")).format).toBe("sourceline-kg");
  });

  test.each(["graphology", "node-link"])("writes %s, which opens again as the same dataset", async (to) => {
    const direct = JSON.parse((await run("convert", EMPTY_END)).out);
    const path = join(folder, `network.${to}.json`);
    await run("convert", EMPTY_END, "--to", to, "-o", path);
    const back = await run("convert", path);
    expect({ code: back.code, err: back.err }).toEqual({ code: 0, err: [] });
    expect(JSON.parse(back.out)).toEqual(direct);
  });

  test.each(["gexf", "graphml", "cyjs.json", "jgf.json", "csv.zip", "xlsx", "ttl", "trig", "jsonld"])(
    "writes .%s by the ending of the output, which opens again with all entities and claims",
    async (ending) => {
      const path = join(folder, `by-ending.${ending}`);
      const { code, out } = await run("convert", EMPTY_END, "-o", path);
      expect([code, out]).toEqual([0, expect.stringContaining(path)]);
      const { out: stats } = await run("stats", path, "--json");
      expect(JSON.parse(stats)).toMatchObject({ entities: 4, claims: 3 });
    },
  );

  test.each([
    ["md", /^# .*\n/],
    ["bib", /^$/],
    ["csl.json", /^\[\]\n$/],
  ])("writes .%s, and says what is not in it", async (ending, text) => {
    const path = join(folder, `by-ending.${ending}`);
    const { err } = await run("convert", EMPTY_END, "-o", path);
    expect(readFileSync(path, "utf8")).toMatch(text);
    expect(err.join("\n")).toMatch(/^Not kept in .*: .*7 records/m);
  });

  test("writes for NetworkX, unless it is told to keep edges without a direction", async () => {
    const path = `${CASES}gexf-12-repeated-edge-ids-zero-weight.gexf`;
    const forNetworkx = (await run("convert", path, "--to", "gexf")).out;
    expect(forNetworkx).toContain('version="1.2"');
    expect(forNetworkx).not.toContain('type="undirected"');
    const kept = (await run("convert", path, "--to", "gexf", "--set", "directions=kept")).out;
    expect(kept).toContain('version="1.3"');
    expect(kept).toContain('type="undirected"');
    const { code, err } = await run("convert", path, "--to", "gexf", "--set", "directions=no");
    expect([code, err.join()]).toEqual([2, expect.stringMatching(/Use kept or networkx/)]);
  });

  test("sizes and colours go along from export, as the canvas has them, and by fields that are named", async () => {
    const path = `${CASES}gexf-12-edges-before-nodes.gexf`;
    const sizesIn = (text: string) => [...text.matchAll(/viz:size value="([\d.]+)"/g)].map(([, size]) => Number(size));
    const asked = ["export", path, "--format", "gexf", "--set", "looks=seen"];
    const [plain, byField] = [(await run(...asked)).out, (await run(...asked, "--size-by", "Founded")).out];
    expect(plain.match(/viz:color/g)).toHaveLength(4);
    expect(sizesIn(plain)).toHaveLength(4);
    expect(sizesIn(byField)).not.toEqual(sizesIn(plain));
    expect((await run("export", path, "--format", "gexf", "--size-by", "Founded")).err.join()).toMatch(
      /--size-by and --colour-by need --set looks=seen/,
    );
  });

  test("goes by the ending of the output, and by what it is told a file is", async () => {
    const path = join(folder, "network.graphology.json");
    await run("convert", EMPTY_END, "-o", path);
    expect(JSON.parse(readFileSync(path, "utf8")).options).toBeDefined();
    const { code, err } = await run("convert", EMPTY_END, "--from", "pajek");
    expect([code, err.join()]).toEqual([2, expect.stringMatching(/in the format Pajek, but it contains no entities/)]);
  });

  test("unpacks what is packed, also a dataset of ours", async () => {
    const packed = written("edges.csv.gz", gzipSync(readFileSync(EDGES)));
    const direct = await run("convert", EDGES);
    const { code, out } = await run("convert", packed);
    expect([code, out]).toEqual([0, direct.out.replaceAll("csv-edges-leading-zero-ids", "edges")]);
    expect((await run("convert", written("own.kg.json.gz", gzipSync(out)))).out).toBe(out);
  });

  test("reads the standard input", () => {
    const { status, stdout } = spawnSync(process.execPath, [MAIN, "convert", "-"], {
      input: readFileSync(EMPTY_END),
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout).entities).toHaveLength(4);
  });
});

describe("convert for another program", () => {
  test.each(["a.gexf", "a.graphml", "a.cyjs.json", "a.jgf.json", "a.csv.zip", "a.ttl"])(
    "writes the format that the output is called by, which opens again: %s",
    async (name) => {
      const path = join(folder, name);
      expect((await run("convert", EDGES, NODES, "-o", path)).code).toBe(0);
      expect(JSON.parse((await run("stats", path, "--json")).out)).toMatchObject({ entities: 7, claims: 4 });
    },
  );

  test("does not print what is no text", async () => {
    const { code, out, err } = await run("convert", EDGES, "--to", "csv");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.join()).toContain("-o name.csv.zip");
  });
});
