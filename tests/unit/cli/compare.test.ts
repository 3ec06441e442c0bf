import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serializeDataset } from "../../../src/model/serialize-dataset.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";
import { runInTerminal } from "./run.ts";

let folder: string;
let small: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sourceline-compare-"));
  small = join(folder, "small.kg.json");
  writeFileSync(small, serializeDataset(smallDataset()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const compare = (...words: readonly string[]) => runInTerminal("compare", ...words);

describe("compare", () => {
  test("lists the claims between the two, what both and what only one is connected to, counts and dates", async () => {
    const { code, out, err } = await compare(small, "Grey Company", "orm");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("A: Grey Company, 6 claims\nB: Duchy of Orm, 5 claims\n");
    expect(out).toContain("\nClaims between them: 1\n  Stated (Ilse Marn): Grey Company is at war with Duchy of Orm, ");
    expect(out).toContain("\nConnected to both: 2\n  Arm of Saint Ode (A 1, B 1)\n  Siege of Varn (A 1, B 1)\n");
    expect(out).toContain("\nConnected to Grey Company only: 1\n  Hanno (c.0009, c.0010, c.0011)\n");
    expect(out).toContain(
      "\nDated claims of Grey Company (2 undated): 4\n  until 1204: Stated (Ilse Marn): Grey Company is at war",
    );
  });

  test("prints the same for a program with --json", async () => {
    const { out } = await compare(small, "Grey Company", "orm", "--json");
    expect(JSON.parse(out)).toMatchObject({
      a: { id: "e.grey-company", claims: 6 },
      b: { id: "e.orm", claims: 5 },
      direct: ["c.0001"],
      onlyB: [{ entity: { id: "e.league" }, claims: ["c.0013", "c.0014"] }],
      byPredicateFamily: [
        { id: "having", a: 1, b: 1 },
        { id: "meeting", a: 5, b: 4 },
      ],
    });
  });

  test.each([
    ["an entity that is not there", ["nobody-at-all", "orm"], "no entity called"],
    ["one entity twice", ["orm", "Duchy of Orm"], "given twice"],
    ["one alone", ["orm"], "missing required argument"],
  ])("refuses %s with 2 and one line", async (_what, words, reason) => {
    const { code, out, err } = await compare(small, ...words);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(reason);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  test("a label from a file cannot steer the terminal", async () => {
    const entities = smallDataset().entities.map((entity) =>
      (entity.id as string) === "e.hanno" ? { ...entity, label: "Han\u001b[2Jno\nA: nobody" } : entity,
    );
    const file = join(folder, "steering.kg.json");
    writeFileSync(file, serializeDataset(smallDataset({ entities })));
    const { out } = await compare(file, "e.hanno", "orm");
    expect(out).not.toContain("\u001b");
    expect(out).not.toMatch(/^A: nobody/m);
  });
});
