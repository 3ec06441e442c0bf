import { describe, expect, test } from "vitest";
import { findQuotedRuns } from "../../../../src/features/texts/find-quoted-runs.ts";
import { splitDataset } from "../../../../src/model/dataset-folder.ts";
import { serializeDataset } from "../../../../src/model/serialize-dataset.ts";
import { SMALL_TEXT, smallDataset, smallDatasetInput } from "../../../fixtures/small-dataset.ts";

const TEXT = `A Title Of Nine Words Is Here To Stay

One two three four five six seven eight nine ten. Orm’s men didn’t fight the Company’s men at all.`;

const inFile = (value: unknown, path = "claims.json") => new Map([[path, JSON.stringify(value)]]);
const paths = (files: ReadonlyMap<string, string>, runLength?: number) =>
  findQuotedRuns(files, TEXT, runLength).map(({ path }) => path);

test("the small dataset quotes nothing of its text", () => {
  expect(findQuotedRuns(splitDataset(smallDataset()), SMALL_TEXT)).toEqual([]);
});

test("eight words in a row are found, seven are not", () => {
  expect(paths(inFile({ gloss: "x two three four five six seven eight nine x" }))).toEqual(["claims.json.gloss"]);
  expect(paths(inFile({ gloss: "x two three four five six seven eight x nine" }))).toEqual([]);
});

test("capitals, punctuation and line ends between the words hide nothing", () => {
  expect(paths(inFile(["", "TWO, three – “four”; five\nsix/seven (eight) nine"]))).toEqual(["claims.json[1]"]);
});

test("an apostrophe is part of its word, whichever it is", () => {
  expect(paths(inFile(["Orm's men didn't fight the Company's men"]))).toEqual([]);
  expect(paths(inFile(["Orm's men didn't fight the Company's men at"]))).toEqual(["claims.json[0]"]);
});

test("the place is the one in the file, and the message counts the words and holds none", () => {
  const [issue] = findQuotedRuns(
    inFile([{ notes: [{ "a b": "two three four five six seven eight nine ten" }] }]),
    TEXT,
  );
  expect(issue).toMatchObject({ code: "dataset/quoted-run", path: 'claims.json[0].notes[0]["a b"]' });
  expect(issue?.message).toBe("9 words in a row are the same as in the text.");
});

test("a file that is not JSON is one string", () => {
  expect(paths(new Map([["notes.md", "# two three four five six seven eight nine"]]))).toEqual(["notes.md"]);
});

test("the length of a run can be asked for", () => {
  expect(paths(inFile(["two three four"]), 3)).toEqual(["claims.json[0]"]);
  expect(paths(inFile(["two three four"]), 4)).toEqual([]);
});

describe("the title of the text", () => {
  const title = "A Title Of Nine Words Is Here To Stay";

  test("may stand as the title of a source, in either form of a dataset", () => {
    expect(paths(inFile({ id: "s.a", title }, "sources/s.a.json"))).toEqual([]);
    expect(paths(inFile({ sources: [{ title }] }, "a.kg.json"))).toEqual([]);
  });

  test("may stand nowhere else, and with nothing added to it", () => {
    expect(paths(inFile({ gloss: title }, "sources/s.a.json"))).toEqual(["sources/s.a.json.gloss"]);
    expect(paths(inFile({ title }, "layouts/main.json"))).toEqual(["layouts/main.json.title"]);
    expect(paths(inFile({ title: `${title} and on` }, "sources/s.a.json"))).toEqual(["sources/s.a.json.title"]);
    expect(paths(inFile({ segments: [{ title }] }, "sources/s.a.json"))).toEqual([
      "sources/s.a.json.segments[0].title",
    ]);
  });
});

test("a quotation planted in any field of a dataset is found there", () => {
  const input = smallDatasetInput();
  const quotation = SMALL_TEXT.split(/\s+/).slice(30, 40).join(" ");
  const [claim, ...claims] = input.claims;
  const files = new Map([
    ["small.kg.json", serializeDataset(smallDataset({ claims: [{ ...claim, note: quotation } as never, ...claims] }))],
  ]);
  expect(findQuotedRuns(files, SMALL_TEXT).map(({ path }) => path)).toEqual(["small.kg.json.claims[0].note"]);
});
