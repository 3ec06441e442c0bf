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
  folder = mkdtempSync(join(tmpdir(), "sourceline-path-"));
  small = join(folder, "small.kg.json");
  writeFileSync(small, serializeDataset(smallDataset()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = (...words: readonly string[]) => runInTerminal("path", ...words);

describe("path", () => {
  test("lists each path with its weakest step, and each step with stance, holder, passage and claim", async () => {
    const { code, out, err } = await path(small, "hanno", "Orm", "--k", "1");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(
      [
        "Hanno → Duchy of Orm: 1 path, arrows ignored, shortest first",
        "",
        "1. 2 steps, weakest: step 1, rumoured",
        "   Hanno → Grey Company → Duchy of Orm",
        "   1) Hanno sheltered Grey Company (rumoured; nobody named; paragraph 3, sentence 1) c.0009; 2 more",
        "   2) Grey Company is at war with Duchy of Orm (stated; Ilse Marn; paragraph 1, sentence 1) c.0001",
        "",
      ].join("\n"),
    );
  });

  test("walks only what the named stances and holders leave", async () => {
    const { out } = await path(small, "hanno", "orm", "--stance", "stated,guessed", "--holder", "Ilse Marn", "--json");
    const [first] = JSON.parse(out).paths;
    expect(first.steps.map(({ claim }: { claim: string }) => claim)).toEqual(["c.0010", "c.0001"]);
  });

  test("prints each step for a program with --json", async () => {
    const { out } = await path(small, "hanno", "orm", "--json");
    const { paths, wouldJoin } = JSON.parse(out);
    expect(wouldJoin).toEqual([]);
    expect(paths[0].weakestStep).toBe(1);
    expect(paths[0].steps[0]).toEqual({
      from: { id: "e.hanno", label: "Hanno" },
      to: { id: "e.grey-company", label: "Grey Company" },
      claim: "c.0009",
      sentence: "Hanno sheltered Grey Company",
      gloss: "The landlord is rumoured to have taken the company in.",
      stance: "rumour",
      polarity: "affirmed",
      holder: null,
      inWords: "rumoured; nobody named; paragraph 3, sentence 1",
      evidence: [{ source: "s.letter", at: "3.1" }],
      others: ["c.0010", "c.0011"],
    });
  });

  test("without a path ends with 1 and says what would connect the two", async () => {
    const filtered = await path(small, "hanno", "grey company", "--stance", "stated");
    expect(filtered.code).toBe(1);
    expect(filtered.out).toContain(
      "Connected if you include claims with the certainty “rumoured” (1 step, 1 of them on hidden claims).",
    );
    const avoided = await path(small, "hanno", "orm", "--avoid", "grey company");
    expect(avoided.code).toBe(1);
    expect(avoided.out).toContain("Connected if you exclude no entities (2 steps).");
    const apart = await path(small, "hanno", "a monk", "--json");
    expect(apart.code).toBe(1);
    expect(JSON.parse(apart.out)).toMatchObject({ paths: [], wouldJoin: [] });
    expect((await path(small, "hanno", "a monk")).out).toContain("Nothing in this dataset connects them.");
  });

  test.each([
    ["an entity that is not there", ["nobody-at-all", "orm"], "no entity called"],
    ["one entity twice", ["orm", "Duchy of Orm"], "both ends"],
    ["an end that is excluded", ["hanno", "orm", "--avoid", "orm"], "an end of the path"],
    ["a stance that is not there", ["hanno", "orm", "--stance", "sworn"], "no certainty called"],
    ["no number of paths", ["hanno", "orm", "--k", "0"], "from 1 to 100"],
    ["one end alone", ["hanno"], "missing required argument"],
  ])("refuses %s with 2 and one line", async (_what, words, reason) => {
    const { code, out, err } = await path(small, ...words);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(reason);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  test("finds how the article joins Mossad and Trump, and Stuxnet and the AIVD", async () => {
    for (const [from, to] of [
      ["Mossad", "Trump"],
      ["Stuxnet", "AIVD"],
    ] as const) {
      const { code, out } = await path("graph-data/kerman-attack", from, to, "--json");
      expect(code).toBe(0);
      expect(JSON.parse(out).paths).toHaveLength(5);
    }
  });
});
