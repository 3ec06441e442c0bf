import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { datasetSchema } from "../../../src/model/dataset.ts";
import {
  assembleDataset,
  checkManifest,
  issuesInFolder,
  parseDatasetFolder,
  splitDataset,
} from "../../../src/model/dataset-folder.ts";
import type { Issue } from "../../../src/model/issue.ts";
import { inIdOrder } from "../../../src/model/serialize-dataset.ts";
import { verbatim } from "../../../src/words/message.ts";
import { arbitraryDataset } from "../../fixtures/arbitrary-dataset.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

const brief = (issues: readonly Issue[]) => issues.map(({ code, path }) => [code, path]);

/** The small dataset's folder, with some files written over or, where null, taken away. */
function folderWith(changes: Readonly<Record<string, string | null>> = {}): Map<string, string> {
  const files = splitDataset(smallDataset());
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  return files;
}

/** One file of the small dataset with a passage of its text replaced. */
function edited(path: string, from: string, to: string): Record<string, string> {
  const text = folderWith().get(path) ?? "";
  expect(text).toContain(from);
  return { [path]: text.replace(from, to) };
}

function faults(files: Map<string, string>): readonly Issue[] {
  const result = parseDatasetFolder(files);
  return result.ok ? [] : result.error;
}

test("a dataset that is split and put together is the same dataset, and its manifest is right", () => {
  fc.assert(
    fc.property(arbitraryDataset, (input) => {
      const dataset = v.parse(datasetSchema, input);
      const files = splitDataset(dataset);
      expect(parseDatasetFolder(files)).toEqual({ ok: true, value: dataset });
      expect(checkManifest(files)).toEqual([]);
    }),
  );
});

test("splitting twice, or a dataset in another order, gives the same bytes", () => {
  const dataset = smallDataset();
  const turned = { ...dataset, entities: dataset.entities.toReversed(), claims: dataset.claims.toReversed() };
  expect(inIdOrder(turned)).toEqual(dataset);
  expect([...splitDataset(turned)]).toEqual([...splitDataset(dataset)]);
});

test("sources and layouts are a file each, named after their ids", () => {
  expect([...folderWith().keys()]).toEqual([
    "dataset.json",
    "vocabulary.json",
    "entities.json",
    "claims.json",
    "claim-links.json",
    "questions.json",
    "sources/s.letter.json",
    "layouts/main.json",
    "stories/three-accounts.json",
  ]);
});

test("stories keep the order that the manifest lists them in, and those it does not list come last", () => {
  const [story] = smallDataset().stories;
  const named = (id: string) => ({ ...story, id }) as never;
  const files = splitDataset(smallDataset({ stories: [named("z"), named("a"), named("m")] as never }));
  const order = (from: ReadonlyMap<string, string>) => {
    const parsed = parseDatasetFolder(from);
    return parsed.ok ? parsed.value.stories.map(({ id }) => id) : parsed.error;
  };
  expect(order(files)).toEqual(["z", "a", "m"]);
  expect(order(new Map([...files, ["stories/b.json", JSON.stringify(named("b"))]]))).toEqual(["z", "a", "m", "b"]);
});

test("a story that the manifest lists and the folder lacks, or the other way round, is a finding", () => {
  const files = splitDataset(smallDataset());
  const text = files.get("stories/three-accounts.json") ?? "";
  const codes = (from: ReadonlyMap<string, string>) => checkManifest(from).map(({ code }) => code);
  expect(codes(files)).toEqual([]);
  const without = new Map([...files].filter(([path]) => !path.startsWith("stories/")));
  expect(codes(without)).toContain("dataset/missing-story");
  const more = text.replace('"three-accounts"', '"another"');
  expect(codes(new Map([...files, ["stories/another.json", more]]))).toContain("dataset/unlisted-story");
});

test("the order of records follows their ids, though file names sort otherwise", () => {
  const source = smallDataset().sources[0];
  const sources = ["s.a", "s.a-b"].map((id) => ({ ...source, id })) as never;
  const files = splitDataset(smallDataset({ sources: [source, ...(sources as [])] as never }));
  const assembled = assembleDataset(files);
  const value = assembled.ok ? (assembled.value as { sources: { id: string }[] }) : { sources: [] };
  expect(value.sources.map(({ id }) => id)).toEqual(["s.a", "s.a-b", "s.letter"]);
});

test("a manifest without format and derivation means ours, and none", () => {
  const manifest = JSON.parse(folderWith().get("dataset.json") ?? "");
  delete manifest.format;
  delete manifest.derivedFrom;
  const files = folderWith({ "dataset.json": JSON.stringify(manifest) });
  expect(parseDatasetFolder(files)).toEqual({ ok: true, value: smallDataset() });
  expect(checkManifest(files)).toEqual([]);
});

describe("faults name the file", () => {
  test("that is missing, unknown or not JSON, all at once", () => {
    const files = folderWith({ "claims.json": null, "claim.json": "[]", "entities.json": "{", "notes.txt": "hm" });
    expect(brief(faults(files))).toEqual([
      ["dataset/not-json", "entities.json"],
      ["dataset/unknown-file", "claim.json"],
      ["dataset/not-json", "notes.txt"],
      ["dataset/unknown-file", "notes.txt"],
      ["dataset/missing-file", "claims.json"],
    ]);
    expect(faults(files)[1]?.hint).toBe("Did you mean “claims.json”?");
  });

  test("and the place in it", () => {
    const files = folderWith({
      ...edited("claims.json", '"predicate": "takes-part-in"', '"predicate": "take-part-in"'),
      ...edited("claim-links.json", '"relation": "contradicts"', '"relation": "contradict"'),
      ...edited("sources/s.letter.json", '"kind": "article"', '"kind": "artikel"'),
      ...edited("layouts/main.json", '"title": "The siege in the middle"', '"title": ""'),
      ...edited("dataset.json", '"version": "1.0.0"', '"version": "1"'),
      ...edited("vocabulary.json", '"hue": "ochre"', '"hue": "gold"'),
    });
    expect(brief(faults(files))).toEqual([
      ["dataset/wrong-value", "dataset.json.head.version"],
      ["vocabulary/wrong-value", "vocabulary.json.families[0].hue"],
      ["links/wrong-value", "claim-links.json[0].relation"],
      ["sources/wrong-value", "sources/s.letter.json.kind"],
      ["layouts/wrong-value", "layouts/main.json.title"],
      ["claims/unknown-predicate", "claims.json[1].predicate"],
    ]);
  });

  test("of a newer version", () => {
    const files = folderWith(edited("dataset.json", '"schemaVersion": 3', '"schemaVersion": 4'));
    expect(brief(faults(files))).toEqual([["dataset/newer-version", "dataset.json.schemaVersion"]]);
  });

  test("that is not an object where it must be", () => {
    expect(brief(faults(folderWith({ "dataset.json": "[]" })))).toEqual([["dataset/wrong-type", "dataset.json"]]);
  });

  test("for lists and for the whole, too", () => {
    const at = (path: string) => ({ code: "x/y", path, message: verbatim(""), hint: null });
    const paths = ["claims", "sources", "derivedFrom.context[0]", "", 'layouts[0].positions["e.x"]'];
    expect(issuesInFolder(paths.map(at), folderWith()).map(({ path }) => path)).toEqual([
      "claims.json",
      "sources/",
      "dataset.json.derivedFrom.context[0]",
      "dataset.json",
      'layouts/main.json.positions["e.x"]',
    ]);
  });
});

describe("the manifest", () => {
  test("finds a file that has changed since, and loads the dataset all the same", () => {
    const files = folderWith(edited("claims.json", "is at war with", "makes war on"));
    expect(brief(checkManifest(files))).toEqual([["dataset/wrong-hash", 'dataset.json.files["claims.json"]']]);
    expect(parseDatasetFolder(files).ok).toBe(true);
  });

  test("finds wrong counts, a file without a hash and a hash without a file", () => {
    const files = folderWith({
      ...edited("dataset.json", '"claims": 14', '"claims": 15'),
      "layouts/other.json": "{}",
      "layouts/main.json": null,
    });
    expect(brief(checkManifest(files))).toEqual([
      ["dataset/wrong-count", "dataset.json.counts.claims"],
      ["dataset/no-hash", 'dataset.json.files["layouts/other.json"]'],
      ["dataset/missing-file", 'dataset.json.files["layouts/main.json"]'],
    ]);
  });

  test("says what is wrong with itself", () => {
    const files = folderWith(edited("dataset.json", '"counts"', '"count"'));
    expect(brief(checkManifest(files))).toEqual([
      ["manifest/missing-key", "dataset.json.counts"],
      ["manifest/unknown-key", "dataset.json.count"],
    ]);
    expect(brief(checkManifest(new Map()))).toEqual([["dataset/missing-file", "dataset.json"]]);
    expect(brief(checkManifest(new Map([["dataset.json", "{"]])))).toEqual([["dataset/not-json", "dataset.json"]]);
  });
});
