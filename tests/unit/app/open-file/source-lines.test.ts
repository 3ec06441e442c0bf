import { expect, test } from "vitest";
import { sourceLines } from "../../../../src/app/open-file/source-lines.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { plainDatasetInput } from "../../../fixtures/plain-dataset.ts";

const linesOf = (sources: readonly Record<string, unknown>[]) => {
  const records = sources.map((source, at) => ({
    id: `s.${at}`,
    authors: [],
    publishedAt: null,
    publisher: null,
    segments: [],
    coverage: [],
    ...source,
  }));
  const input = plainDatasetInput();
  const parsed = parseDataset({ ...input, sources: [...input.sources, ...records] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return sourceLines(parsed.value.sources.slice(input.sources.length));
};

test("sources of one title are told apart by publisher and date, else by their addresses", () => {
  const [one, two] = ["https://a.example/1", "https://a.example/2"];
  expect(
    linesOf([
      { title: "Minutes", publisher: "Port Gazette" },
      { title: "Minutes", publishedAt: "1911" },
    ]),
  ).toEqual(["Minutes, Port Gazette", "Minutes, 1911"]);
  expect(
    linesOf([
      { title: "Minutes", address: one },
      { title: "Minutes", address: two },
      { title: "Ledger", address: one },
    ]),
  ).toEqual([`Minutes, ${one}`, `Minutes, ${two}`, "Ledger"]);
  expect(linesOf([{ title: "Minutes" }, { title: "Minutes" }])).toEqual(["Minutes", "Minutes"]);
});
