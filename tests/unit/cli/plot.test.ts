import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serializeDataset } from "../../../src/model/serialize-dataset.ts";
import { datasetWithFields } from "../../fixtures/dataset-with-fields.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";
import { runInTerminal } from "./run.ts";

let folder: string;
let small: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sourceline-plot-"));
  small = join(folder, "small.kg.json");
  writeFileSync(small, serializeDataset(smallDataset()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("draws a plot of what the filters keep, and says so beneath it", async () => {
  const { out, code } = await runInTerminal("plot", small, "--plot", "stances", "--around", "Hanno");
  expect(code).toBe(0);
  expect(out).toMatch(/<title[^>]*>Certainty by attribution</);
  expect(out).toContain("1 hop around Hanno");
  expect((await runInTerminal("plot", small, "--plot", "degree", "--scale", "log")).out).toContain("or more");
});

test("writes the numbers to a file that ends in .csv; PNG is refused in a line", async () => {
  const file = join(folder, "degree.csv");
  expect(await runInTerminal("plot", small, "--plot", "Claims per entity", "-o", file)).toMatchObject({
    code: 0,
    err: "",
  });
  expect(readFileSync(file, "utf8")).toMatch(/^Claims per entity,Shown\r\n0,2\r\n/);
  const { err, code } = await runInTerminal("plot", small, "--plot", "degree", "-o", join(folder, "degree.png"));
  expect([code, err]).toEqual([
    2,
    "sourceline plot: A plot is written as .svg, .csv or .tsv, not as .png. The page also makes PNG.\n",
  ]);
});

test("plots a field by its name; an unknown plot is refused, with those there are", async () => {
  const path = join(folder, "fields.kg.json");
  const side = { type: "category" as const, values: ["left", "right", "left", "right", "left"] };
  const revenue = { type: "number" as const, values: [4, 20, null, 9, 1] };
  writeFileSync(path, serializeDataset(datasetWithFields({ revenue, side })));
  const { out, err: problem } = await runInTerminal("plot", path, "--plot", "revenue");
  expect(problem).toBe("");
  expect(out).toMatch(/<title[^>]*>Revenue</);
  expect(out).toContain("Not stated: 1 entity");
  const { err, code } = await runInTerminal("plot", path, "--plot", "turnover");
  expect(code).toBe(2);
  expect(err).toMatch(/^sourceline plot: There is no plot “turnover”\./);
});
