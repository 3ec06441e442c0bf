import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { Dataset } from "../../../src/model/dataset.ts";
import { nameOf } from "../../../src/model/name-of.ts";
import { run } from "./run.ts";

const MAIN = fileURLToPath(new URL("../../../src/cli/main.ts", import.meta.url));
const ARTICLE = fileURLToPath(new URL("../../../graph-data/kerman-attack", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "merge-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const OWNERS = written(
  "owners.csv",
  "From,To,Relation,Attributed to\nAlder,Birch,owns,Port Gazette\nAlder,Cedar,owns,Port Gazette\n",
);
const OTHERS = written(
  "others.graphml",
  `<?xml version="1.0"?><graphml><key id="n" for="node" attr.name="label" attr.type="string"/>
  <key id="l" for="edge" attr.name="label" attr.type="string"/><graph edgedefault="directed">
  <node id="1"><data key="n">Alder</data></node><node id="2"><data key="n">Birch</data></node>
  <node id="3"><data key="n">CEDAR</data></node><node id="4"><data key="n">Dogwood</data></node>
  <edge source="1" target="2"><data key="l">owns</data></edge>
  <edge source="1" target="4"><data key="l">rents</data></edge></graph></graphml>`,
);

const names = (text: string) => (JSON.parse(text) as Dataset).entities.map(nameOf).sort();
const plain = (lines: readonly string[]) => lines.join("\n").replace(/[\u2066-\u2069]/g, "");

describe("merge", () => {
  test("writes what both say, and says what was joined, what was only proposed and what came of it", async () => {
    const path = join(folder, "both.kg.json");
    const { code, out, err } = await run("merge", OWNERS, OTHERS, "-o", path);
    expect(code).toBe(0);
    expect(plain([out])).toMatch(/both\.kg\.json.*6 entities.*3 claims/);
    const said = plain(err);
    expect(said).toMatch(/same: Alder \(e\.alder\) and Alder \(e\.1\), same name/);
    expect(said).toMatch(/not joined: Cedar \(e\.cedar\) may be CEDAR \(e\.3\), similar spelling/);
    expect(said).toMatch(/others: 2 entities are the same, 2 entities and 1 claim added, 1 claim says the same/);
    const dataset = JSON.parse(readFileSync(path, "utf8")) as Dataset;
    expect(dataset.dataset.title).toBe("owners");
    expect(dataset.claims.flatMap(({ attributions }) => attributions)).toHaveLength(2);
    expect(await run("check", path)).toMatchObject({ code: 0, err: [] });
  });

  test("joins as it is told to: all that looks alike, nothing, or for some reasons", async () => {
    const six = ["Alder", "Alder", "Birch", "Birch", "CEDAR", "Cedar", "Dogwood", "Port Gazette"];
    expect(names((await run("merge", OWNERS, OTHERS, "--no-proposals")).out)).toEqual(six);
    const all = ["Alder", "Birch", "Cedar", "Dogwood", "Port Gazette"];
    expect(names((await run("merge", OWNERS, OTHERS, "--all-proposals")).out)).toEqual(all);
    const spelt = await run("merge", OWNERS, OTHERS, "--same", "spelling");
    expect(names(spelt.out)).toEqual(["Alder", "Alder", "Birch", "Birch", "Cedar", "Dogwood", "Port Gazette"]);
    expect((await run("merge", OWNERS, OTHERS, "--same", "luck")).code).toBe(2);
    const both = await run("merge", OWNERS, OTHERS, "--same", "id", "--no-proposals");
    expect([both.code, both.err.join()]).toEqual([2, expect.stringMatching(/Give only one of/)]);
  });

  test("writes the format of the output, and a report as JSON beside it", async () => {
    const [path, report] = [join(folder, "both.graphology.json"), join(folder, "report.json")];
    await run("merge", OWNERS, OTHERS, "-o", path, "--json", report);
    expect(JSON.parse(readFileSync(path, "utf8")).options).toBeDefined();
    expect(JSON.parse(readFileSync(report, "utf8"))).toMatchObject([
      {
        merged: OTHERS,
        joinedEntities: 2,
        addedClaims: 1,
        proposals: [{ reason: "label", joined: true }, { reason: "label" }, { reason: "spelling", joined: false }],
      },
    ]);
    const { code, err } = await run("merge", OWNERS, OTHERS, "-o", join(folder, "nowhere", "both.kg.json"));
    expect([code, err.at(-1)]).toEqual([2, expect.stringMatching(/nowhere/)]);
  });

  test("takes three, a folder, and the standard input", async () => {
    const three = await run("merge", OWNERS, OTHERS, OWNERS);
    expect(JSON.parse(three.out)).toEqual(JSON.parse((await run("merge", OWNERS, OTHERS)).out));
    const { status, stdout } = spawnSync(process.execPath, [MAIN, "merge", ARTICLE, "-", "--format", "kg-json"], {
      input: readFileSync(OWNERS),
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(names(stdout)).toContain("Alder");
  });

  test("of a dataset with itself is that dataset", async () => {
    const { out, err } = await run("merge", ARTICLE, ARTICLE);
    expect(JSON.parse(out)).toEqual(JSON.parse((await run("convert", ARTICLE)).out));
    expect(plain(err)).toMatch(/0 entities and 0 claims added/);
  });

  test("stops where one cannot be read, with nothing written", async () => {
    const { code, out } = await run("merge", OWNERS, join(folder, "missing.csv"));
    expect([code, out]).toEqual([2, ""]);
  });
});
