import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runInTerminal } from "./run.ts";

const ARTICLE = "graph-data/kerman-attack";
const WEIGHTS = "tests/fixtures/cases/files/csv-weights-strength-or-distance.csv";
const folder = mkdtempSync(join(tmpdir(), "measure-"));
afterAll(() => rmSync(folder, { recursive: true }));

const measure = (...words: readonly string[]) => runInTerminal("measure", ...words);

interface Row {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly rank: number | null;
}

async function rows(...words: readonly string[]): Promise<readonly Row[]> {
  const { code, out } = await measure(...words, "--json");
  expect(code).toBe(0);
  return JSON.parse(out);
}

const byLabel = (all: readonly Row[]) => Object.fromEntries(all.map(({ label, value }) => [label, value]));

describe("measure", () => {
  test("prints id, label, value and rank, by rank, equal ones in one rank", async () => {
    expect(await rows(WEIGHTS, "--measure", "betweenness")).toEqual([
      { id: "e.elm", label: "Elm", value: 3.5, rank: 1 },
      { id: "e.beech", label: "Beech", value: 1, rank: 2 },
      { id: "e.cedar", label: "Cedar", value: 1, rank: 2 },
      { id: "e.ash", label: "Ash", value: 0.5, rank: 4 },
      { id: "e.fir", label: "Fir", value: 0, rank: 5 },
    ]);
  });

  test("takes a weight for what it is said to mean, says so beside the values, and does not guess", async () => {
    const weighted = (...more: readonly string[]) => [
      WEIGHTS,
      "--measure",
      "betweenness",
      "--weight",
      "weight",
      ...more,
    ];
    const near = await rows(...weighted("--meaning", "nearness"));
    const far = await rows(...weighted("--meaning", "distance"));
    expect(byLabel(near)).toEqual({ Elm: 3.5, Beech: 2, Ash: 0.5, Cedar: 0, Fir: 0 });
    expect(byLabel(far)).toEqual({ Elm: 3.5, Cedar: 2, Ash: 0.5, Beech: 0, Fir: 0 });
    expect(near[0]).toMatchObject({ meaning: "nearness" });
    const { out } = await measure(...weighted("--meaning", "distance"));
    expect(out).toContain("Weighted by “Weight” as distance: the more, the farther.");
    expect(out).toMatch(/^rank +entity +Betweenness \(distance\) +id$/m);
    const { code, err } = await measure(...weighted());
    expect(code).toBe(2);
    expect(err).toContain("does not say what “Weight” means");
    expect((await measure(WEIGHTS, "--measure", "betweenness")).out).toContain("Unweighted: all lines count the same.");
  });

  test("follows the dataset where it says what a weight means, and says so when it is told otherwise", async () => {
    const file = join(folder, "stated.kg.json");
    await runInTerminal("convert", WEIGHTS, "--weight", "distance", "-o", file);
    const stated = await rows(file, "--measure", "betweenness", "--weight", "Weight");
    expect(byLabel(stated)).toMatchObject({ Cedar: 2, Beech: 0 });
    const { out, err } = await measure(file, "--measure", "betweenness", "--weight", "Weight", "--meaning", "nearness");
    expect(out).toContain("as nearness");
    expect(err).toContain("calls “Weight” a distance");
  });

  test("leaves out certainties and attributions, and ranks without each that is asked about", async () => {
    const all = await rows(ARTICLE, "--measure", "degree");
    const firm = await rows(ARTICLE, "--measure", "degree", "--without-stance", "alleged,reported");
    expect(firm.length).toBeLessThan(all.length);
    const without = byLabel(firm);
    for (const { label, value } of all)
      if (without[label] !== undefined) expect(without[label]).toBeLessThanOrEqual(value as number);

    const { out } = await measure(ARTICLE, "--what-if", "alleged", "--what-if", "Iran", "--json");
    const asked = JSON.parse(out).find(({ label }: Row) => label === "Ministry of Intelligence");
    expect(asked).toMatchObject({ rank: 4, best: 4, worst: 8 });
    expect(asked.whatIf.map(({ without, rank }: { without: string; rank: number }) => [without, rank])).toEqual([
      ["alleged", 8],
      ["Iran", 4],
    ]);
    const text = await measure(ARTICLE, "--what-if", "alleged");
    expect(text.out).toMatch(/^rank +entity +Degree +id +without alleged$/m);
    expect(text.out).toMatch(/ 4 +Ministry of Intelligence +10 +e\.ministry-of-intelligence +8$/m);
    expect(text.out).toMatch(/ gone$/m);
  });

  test("explains the measure, says on what it was computed, and gives communities their stability", async () => {
    const { out } = await measure(ARTICLE, "--measure", "community");
    expect(out).toMatch(/Louvain/);
    expect(out).toMatch(/^Undirected graph of 183 entities and 287 lines, from 294 claims between two entities/m);
    expect(out).toMatch(/^Modularity 0\.6\d+\.$/m);
    expect(out).toMatch(/^Stability over ten seeds: \d+% of a community stays together on average\.$/m);
    const [first] = await rows(ARTICLE, "--measure", "community");
    expect(first).toMatchObject({ value: 1, rank: 1, stability: expect.any(Number) });
    expect((await measure(ARTICLE, "--measure", "pagerank", "--directed")).out).toMatch(/^Directed graph of/m);
  });

  test("gives no value where a measure is not defined", async () => {
    const all = await rows(ARTICLE, "--measure", "clustering");
    const { value, rank } = all.at(-1) ?? {};
    expect([value, rank]).toEqual([null, null]);
    expect((await measure(ARTICLE, "--measure", "clustering")).out).toMatch(
      /^Not defined for \d+ entities, which have no rank\.$/m,
    );
  });

  test.each([
    [["--measure", "fame"], /no measure “fame”.+degree.+community/],
    [["--measure", "pagerank", "--weight", "Weight", "--meaning", "distance"], /PageRank takes a weight as nearness/],
    [["--measure", "k-core", "--parallel"], /Core number does not use weights/],
    [["--weight", "Colour"], /no field of numbers called “Colour”/],
    [["--meaning", "distance"], /Name its field with --weight/],
    [["--parallel", "--weight", "Weight", "--meaning", "nearness"], /two weights/],
    [["--meaning", "strength", "--weight", "Weight"], /nearness, distance/],
    [["--what-if", "rumoured"], /No claim is attributed to “rumoured”/],
    [["--around", "Nobody"], /Nobody/],
  ])("refuses %j in one line, with exit code 2", async (options, problem) => {
    const { code, out, err } = await measure(WEIGHTS, ...options);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(problem);
    expect(
      err
        .trim()
        .split("\n")
        .filter((line) => !line.includes("Assumed:")),
    ).toHaveLength(1);
  });
});
