import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Dataset } from "../../../src/model/dataset.ts";
import { smallDatasetInput } from "../../fixtures/small-dataset.ts";
import { runInTerminal } from "./run.ts";

const ARTICLE = "graph-data/kerman-attack";
const folder = mkdtempSync(join(tmpdir(), "layout-"));
afterAll(() => rmSync(folder, { recursive: true }));

const layout = (...words: readonly string[]) => runInTerminal("layout", ...words);
const datasetIn = (text: string): Dataset => JSON.parse(text);

describe("layout", () => {
  test("writes a dataset that is checked without problems, and differs from what it read in its positions alone", async () => {
    const file = join(folder, "placed.kg.json");
    const { code, out, err } = await layout(
      ARTICLE,
      "--layout",
      "force",
      "--iterations",
      "50",
      "--seed",
      "7",
      "-o",
      file,
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(`${file}: 183 entities placed, Force layout\n`);
    expect((await runInTerminal("check", file)).code).toBe(0);

    const before = datasetIn((await runInTerminal("export", ARTICLE)).out);
    const after = datasetIn(readFileSync(file, "utf8"));
    expect({ ...after, layouts: [] }).toEqual({ ...before, layouts: [] });
    const [[old], [placed]] = [before.layouts, after.layouts];
    expect(Object.keys(placed?.positions ?? {})).toHaveLength(after.entities.length);
    expect(placed?.id).toBe(old?.id);
    expect(placed?.captions.map(({ text }) => text)).toEqual(old?.captions.map(({ text }) => text));
    expect(placed?.positions).not.toEqual(old?.positions);
  });

  test("prints the same bytes with the same seed, others with another, and as many iterations as it is told", async () => {
    const [one, same, other, longer] = [
      await layout(ARTICLE, "--iterations", "20"),
      await layout(ARTICLE, "--iterations", "20", "--seed", "1"),
      await layout(ARTICLE, "--iterations", "20", "--seed", "2"),
      await layout(ARTICLE, "--iterations", "21"),
    ];
    expect(same.out).toBe(one.out);
    expect(other.out).not.toBe(one.out);
    expect(longer.out).not.toBe(one.out);
  });

  test("gives a dataset without an arrangement one, called after the layout", async () => {
    const file = join(folder, "bare.kg.json");
    writeFileSync(file, JSON.stringify({ ...smallDatasetInput(), layouts: [] }));
    const { out } = await layout(file);
    expect(datasetIn(out).layouts).toMatchObject([{ id: "force", title: "Force layout", captions: [] }]);
  });

  test("continues from the positions in the dataset: what was placed is hardly moved without another iteration", async () => {
    const file = join(folder, "stopped.kg.json");
    await layout(ARTICLE, "-o", file);
    const before = datasetIn(readFileSync(file, "utf8")).layouts[0]?.positions ?? {};
    const after = datasetIn((await layout(file, "--continue", "--iterations", "0")).out).layouts[0]?.positions ?? {};
    const afresh = datasetIn((await layout(file, "--seed", "5")).out).layouts[0]?.positions ?? {};
    const moved = (there: typeof before) =>
      Object.entries<readonly [number, number] | undefined>(before).reduce((sum, [id, [x, y] = [0, 0]]) => {
        const [nowX, nowY] = there[id as keyof typeof there] ?? [0, 0];
        return sum + Math.hypot(nowX - x, nowY - y);
      }, 0);
    expect(moved(after)).toBeLessThan(moved(afresh) / 5);
  });

  test.each([
    [["--layout", "circle"], /no layout “circle”.+force/],
    [["--iterations", "many"], /whole number from 0 to/],
    [["--seed", "-1"], /whole number from 0 to/],
    [["-o", join(folder, "nowhere", "out.kg.json")], /no such file or folder/],
  ])("refuses %j in one line, with exit code 2", async (options, problem) => {
    const { code, out, err } = await layout(ARTICLE, ...options);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(problem);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  test("writes the headings of a layout that has some, and asks what is in the middle of rings", async () => {
    const captions = datasetIn((await layout(ARTICLE, "--layout", "time")).out).layouts[0]?.captions ?? [];
    expect(captions.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["2000", "2010", "2018", "2024", "No date"]),
    );
    const xs = captions.slice(0, -1).map(({ at: [x] }) => x);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    const { code, err } = await layout(ARTICLE, "--layout", "radial");
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining("--around") });
    expect((await layout(ARTICLE, "--layout", "radial", "--around", "Iran")).code).toBe(0);
    expect((await layout(ARTICLE, "--layout", "radial", "--around", "Nobody")).code).toBe(2);
  });

  test("says what cannot be read", async () => {
    const { code, err } = await layout(join(folder, "gone.kg.json"));
    expect(code).toBe(2);
    expect(err).toMatch(/no such file/);
  });
});
