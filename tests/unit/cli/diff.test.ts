import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Claim, Dataset, Entity } from "../../../src/model/dataset.ts";
import { serializeDataset } from "../../../src/model/serialize-dataset.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";
import { runInTerminal } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "diff-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const small = smallDataset();
const [CLAIM, SECOND] = small.claims as readonly [Claim, Claim];
const [ENTITY] = small.entities as readonly [Entity];
const HANNO = small.entities.find(({ label }) => label === "Hanno") as Entity;
const [ATTRIBUTION] = CLAIM.attributions as readonly [Claim["attributions"][number]];
const later: Dataset = {
  ...small,
  dataset: { ...small.dataset, version: "1.1.0", declares: { quotations: true } },
  entities: [...small.entities, { ...ENTITY, id: "e.new" as Entity["id"], label: "New\u001b[31m tower" }],
  claims: [
    { ...CLAIM, label: "starves" },
    {
      ...SECOND,
      attributions: [
        ...SECOND.attributions,
        {
          ...ATTRIBUTION,
          holder: HANNO.id,
          polarity: "denied",
          evidence: ATTRIBUTION.evidence.map((each) => ({ ...each, quotation: "never" })),
        },
      ],
    },
    ...small.claims.slice(2),
  ],
  stories: [],
};

const A = written("a.kg.json", serializeDataset(small));
const B = written("b.kg.json", serializeDataset(later));
const CSV = written("owners.csv", "From,To,Relation\nAlder,Birch,owns\nAlder,Cedar,owns\n");
const GRAPHML = written(
  "owners.graphml",
  `<?xml version="1.0"?><graphml><key id="n" for="node" attr.name="label" attr.type="string"/>
  <key id="l" for="edge" attr.name="label" attr.type="string"/><graph edgedefault="directed">
  <node id="1"><data key="n">Alder</data></node><node id="2"><data key="n">Birch</data></node>
  <node id="4"><data key="n">Dogwood</data></node>
  <edge source="1" target="2"><data key="l">owns</data></edge>
  <edge source="1" target="4"><data key="l">rents</data></edge></graph></graphml>`,
);
const diff = (...args: readonly string[]) => runInTerminal("diff", ...args);

describe("diff", () => {
  test("says that two files are the same, whatever their form, with exit code 0", async () => {
    const { code, out, err } = await diff(A, written("compact.json", JSON.stringify(small)));
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Paired by id: 11 entities and 14 claims in both\.\n.*\n.*\n\nNo differences\.\n$/);
  });

  test("lists all that differs, counts first, with passages and their words, and exit code 1", async () => {
    const { code, out, err } = await diff(A, B);
    expect([code, err]).toEqual([1, ""]);
    expect(out.replaceAll(join(folder, "/"), "")).toMatchInlineSnapshot(`
      "Paired by id: 11 entities and 14 claims in both.
      A: a.kg.json: The Siege of Varn, version 1.0.0
      B: b.kg.json: The Siege of Varn, version 1.1.0

      5 differences
                added  removed  changed
      Dataset       0        0        1
      Entities      1        0        0
      Claims        0        0        2
      Stories       0        1        0
      Attributions of claims in both: 1 added, 0 removed, 0 changed.
      Contested claims: 1 newly contested, 0 no longer contested.

      Dataset changed (1)
        The Siege of Varn (siege-of-varn)
          version: 1.0.0 → 1.1.0
          may quote its sources: no → yes

      Entities added (1)
        New\\u001b[31m tower (e.new), relic

      Claims changed (2)
        Grey Company starves Duchy of Orm (c.0001)
          label: is at war with → starves
          passages: paragraph 1, sentence 1
        Grey Company lays siege Siege of Varn (c.0002)
          attribution added: Denied by Hanno (stated): paragraph 1, sentence 1: “never”

      Newly contested (1)
        Grey Company lays siege Siege of Varn (c.0002)
          Stated (Ilse Marn): paragraph 1, sentence 1
          Denied by Hanno (stated): paragraph 1, sentence 1: “never”

      Stories removed (1)
        Three accounts of one relic (three-accounts)
      "
    `);
    expect((await diff(A, B)).out).toBe(out);
  });

  test("gives the same as JSON, in a shape with a version", async () => {
    const { code, out } = await diff(A, B, "--json");
    expect(code).toBe(1);
    const json = JSON.parse(out);
    expect(Object.keys(json)).toEqual(
      "format formatVersion same pairedBy a b inBoth counts changes orders newlyContested noLongerContested".split(" "),
    );
    expect(json).toMatchObject({
      format: "sourceline-differences",
      formatVersion: 1,
      same: false,
      a: { file: A, version: "1.0.0" },
      b: { version: "1.1.0" },
      counts: {
        total: 5,
        records: { entity: { added: 1, removed: 0, changed: 0 }, source: { added: 0, removed: 0, changed: 0 } },
        attributions: { added: 1, removed: 0, changed: 0 },
        contested: { newly: 1, noLonger: 0 },
      },
      newlyContested: [{ a: SECOND.id, b: SECOND.id }],
    });
    expect(json.changes.map(({ of, is }: { of: string; is: string }) => `${of} ${is}`)).toEqual([
      "head changed",
      "entity added",
      "claim changed",
      "claim changed",
      "story removed",
    ]);
    expect(json.changes[3].attributions).toMatchObject([{ is: "added", a: null, b: { polarity: "denied" } }]);
    expect(JSON.parse((await diff(A, A, "--json")).out)).toMatchObject({ same: true, changes: [] });
  });

  test("pairs files of other programs by name when asked to, and says when their ids have nothing in common", async () => {
    const byId = await diff(CSV, GRAPHML);
    expect(byId.code).toBe(1);
    expect(byId.err).toMatch(/no entity ids in common\. Use --by-name/);
    const { code, out, err } = await diff(CSV, GRAPHML, "--by-name");
    expect([code, err]).toEqual([1, expect.not.stringMatching(/--by-name/)]);
    expect(out).toMatch(/^Paired by name: 2 entities and 1 claim in both\.\n/);
    expect(out).toMatch(/Entities added \(1\)\n {2}Dogwood \(e\.4\)/);
    expect(out).toMatch(/Entities removed \(1\)\n {2}Cedar \(e\.cedar\)/);
    expect(out).toMatch(/Claims added \(1\)\n {2}Alder rents Dogwood/);
    expect(out).not.toMatch(/Claims changed/);
  });

  test("ends with 2 where one cannot be read, or an option is wrong", async () => {
    expect(await diff(A, join(folder, "missing.json"))).toMatchObject({ code: 2, out: "" });
    expect(await diff(A)).toMatchObject({ code: 2, out: "" });
    expect(await diff(A, B, "--encoding", "nonsense")).toMatchObject({ code: 2, out: "" });
  });
});
