import { describe, expect, test } from "vitest";
import { mergeDatasets } from "../../../../src/features/merging/merge-datasets.ts";
import { proposeMatches, takenBecauseOf, takenByDefault } from "../../../../src/features/merging/propose-matches.ts";
import type { Dataset, Entity } from "../../../../src/model/dataset.ts";
import type { EntityId } from "../../../../src/model/ids.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { serializeDataset } from "../../../../src/model/serialize-dataset.ts";
import { namedGraph } from "../../../fixtures/named-graph.ts";
import { type DatasetInput, smallDataset, smallDatasetInput } from "../../../fixtures/small-dataset.ts";

const merged = (a: Dataset, b: Dataset) => mergeDatasets(a, b, takenByDefault(proposeMatches(a, b)));
const named = ({ entities }: Dataset, label: string) => entities.find((each) => each.label === label) as Entity;
const joining = (a: Dataset, b: Dataset, ...pairs: readonly (readonly [string, string])[]) =>
  mergeDatasets(
    a,
    b,
    new Map(pairs.map(([one, other]) => [named(b, other).id, named(a, one).id] as [EntityId, EntityId])),
  );
/** The small dataset, changed and read as a file would be. */
function smallBut(change: (input: DatasetInput) => DatasetInput): Dataset {
  const parsed = parseDataset(change(smallDatasetInput()));
  if (!parsed.ok) throw new Error(`${parsed.error[0]?.path}: ${parsed.error[0]?.message}`);
  return parsed.value;
}

describe("a claim that both have", () => {
  const line = { from: "Ann", to: "Bob", relation: "knows" };
  const a = namedGraph("a", [{ ...line, holder: "Ann" }]);
  const attributionsIn = ({ dataset }: ReturnType<typeof merged>) =>
    dataset.claims.map(({ attributions }) => attributions.map(({ holder }) => holder));

  test("becomes one with the attributions of both, each once", () => {
    const b = namedGraph("b", [{ ...line, holder: "Bob" }], 10);
    const both = merged(a, b);
    expect(attributionsIn(both)).toEqual([[named(a, "Ann").id, named(a, "Bob").id]]);
    expect(both.report).toMatchObject({ joinedClaims: 1, addedClaims: 0, addedAttributions: 1, addedEntities: 0 });
    expect(attributionsIn(merged(a, namedGraph("c", [{ ...line, holder: "Ann" }], 10)))).toEqual([
      [named(a, "Ann").id],
    ]);
  });

  test("stays two where one side denies it, reads it the other way, or dates it otherwise", () => {
    expect(merged(a, namedGraph("b", [{ ...line, holder: "Bob", denied: true }], 10)).dataset.claims).toHaveLength(2);
    expect(merged(a, namedGraph("b", [{ ...line, from: "Bob", to: "Ann" }], 10)).dataset.claims).toHaveLength(2);
    const dated = namedGraph("b", [line], 10);
    const claims = dated.claims.map((claim) => ({ ...claim, qualifiers: { ...claim.qualifiers, time: "1999" } }));
    expect(merged(a, { ...dated, claims }).dataset.claims).toHaveLength(2);
  });

  test("is the same from either end where it runs both ways", () => {
    const undirected = (dataset: Dataset): Dataset => ({
      ...dataset,
      claims: dataset.claims.map((claim) => ({ ...claim, direction: "undirected" as const })),
    });
    const b = undirected(namedGraph("b", [{ ...line, from: "Bob", to: "Ann" }], 10));
    expect(merged(undirected(a), b).dataset.claims).toHaveLength(1);
  });

  test("stays twice where one side has it twice, and two where a field differs", () => {
    expect(merged(a, namedGraph("b", [line, line], 10)).dataset.claims).toHaveLength(2);
    const paying = (dataset: Dataset, amount: number): Dataset => ({
      ...dataset,
      vocabulary: {
        ...dataset.vocabulary,
        fields: [{ id: "sum" as never, of: "claim", label: "Sum", type: "number" }],
      },
      claims: dataset.claims.map((claim) => ({ ...claim, fields: { sum: amount } })),
    });
    const b = namedGraph("b", [line], 10);
    expect(merged(paying(a, 3), paying(b, 4)).dataset.claims).toHaveLength(2);
    expect(merged(paying(a, 3), paying(b, 3)).dataset.claims).toHaveLength(1);
    expect(merged(a, paying(b, 3)).dataset.claims.map(({ fields }) => fields)).toEqual([{ sum: 3 }]);
  });
});

describe("entities that are the same", () => {
  test("keep id, name and description, get the other name as an alias, and lose nothing that differs", () => {
    const a = namedGraph("a", [], 0, { Ann: { gloss: "A painter.", time: "1901", aliases: ["A."] } });
    const b = namedGraph("other", [], 10, {
      "Ann Lee": { gloss: "A baker.", time: "1901", aliases: ["A.", "Lee"], note: "Born twice.", subkind: "artist" },
    });
    const { dataset, report } = joining(a, b, ["Ann", "Ann Lee"]);
    expect(dataset.entities).toMatchObject([
      {
        id: "e.0",
        label: "Ann",
        gloss: "A painter.",
        subkind: "artist",
        aliases: ["A.", "Ann Lee", "Lee"],
        note: "other: description: A baker.\nBorn twice.",
      },
    ]);
    expect(report.differences).toMatchObject([
      { of: "entity", id: "e.0", key: "label", a: "Ann", b: "Ann Lee" },
      { of: "entity", id: "e.0", key: "gloss", a: "A painter.", b: "A baker." },
    ]);
    expect(joining(dataset, b, ["Ann", "Ann Lee"]).dataset).toEqual(dataset);
  });

  test("take the kind and the description that only the other file states", () => {
    const a = namedGraph("a", [], 0, { Ann: { kind: "not-stated", described: false } });
    const b = namedGraph("b", [], 10, { Ann: { kind: "person" } });
    const [ann] = merged(a, b).dataset.entities;
    expect(ann?.kind).toBe("person");
    expect(ann).not.toHaveProperty("described");
  });

  test("may be two of the other dataset", () => {
    const a = namedGraph("a", [{ from: "Ann", to: "Bob", relation: "knows" }]);
    const b = namedGraph("b", [{ from: "A. Lee", to: "Ann Lee", relation: "knows" }], 10);
    const { dataset } = joining(a, b, ["Ann", "A. Lee"], ["Ann", "Ann Lee"]);
    expect(dataset.entities).toHaveLength(2);
    expect(dataset.claims.at(-1)).toMatchObject({ subject: "e.0", object: "e.0" });
  });
});

describe("what has one id and is another thing", () => {
  test("gets a new one, entities, claims and terms alike", () => {
    const a = namedGraph("a", [{ from: "Ann", to: "Bob", relation: "knows" }]);
    const b = namedGraph("b", [{ from: "Cid", to: "Dora", relation: "owns" }]);
    const { dataset, report } = merged(a, b);
    expect(dataset.entities.map(({ id }) => id)).toEqual(["e.0", "e.1", "e.0-2", "e.1-2"]);
    expect(dataset.vocabulary.predicates).toMatchObject([
      { id: "r0", label: "knows" },
      { id: "r0-2", label: "owns" },
    ]);
    expect(dataset.claims.at(-1)).toMatchObject({ id: "c.0-2", subject: "e.0-2", predicate: "r0-2", object: "e.1-2" });
    expect(report.renamed.get("e.0")).toBe("e.0-2");
  });

  test("is one term where its label is the same, whatever its id, and two where its direction differs", () => {
    const line = { from: "Ann", to: "Bob", relation: "knows" };
    const [a, b] = [namedGraph("a", [line]), namedGraph("b", [line], 5)];
    expect(merged(a, b).dataset.vocabulary).toBe(a.vocabulary);
    const either: Dataset = {
      ...b,
      vocabulary: {
        ...b.vocabulary,
        predicates: b.vocabulary.predicates.map((each) => ({ ...each, symmetric: true })),
      },
    };
    expect(merged(a, either).dataset.vocabulary.predicates.map(({ symmetric }) => symmetric)).toEqual([false, true]);
  });
});

describe("the small dataset and one of the same people with a story, a question and links of its own", () => {
  const own = smallDataset();
  /** Every id another, every name the same. */
  const renamed = smallBut((input) => {
    const text = JSON.stringify(input)
      .replaceAll(/"([ecls])\.([a-z0-9-]+)"/g, '"$1.other-$2"')
      .replaceAll(/(claim|entity):([ec])\./g, "$1:$2.other-");
    const other = JSON.parse(text) as DatasetInput;
    return { ...other, dataset: { ...other.dataset, id: "other", title: "Other" } };
  });

  test("come to the small dataset again", () => {
    // A monk without a name is only offered, as any monk might be meant.
    const { dataset, report } = mergeDatasets(own, renamed, takenBecauseOf(proposeMatches(own, renamed), ["label"]));
    expect(dataset.entities).toEqual(own.entities);
    expect(dataset.claims).toEqual(own.claims);
    expect(dataset.links).toEqual(own.links);
    expect(dataset.sources).toEqual(own.sources);
    expect(dataset.stories).toEqual(own.stories);
    expect(dataset.questions).toEqual(own.questions);
    expect(dataset.layouts).toEqual(own.layouts);
    expect(report).toMatchObject({ addedEntities: 0, addedClaims: 0, addedSources: 0, differences: [] });
  });

  test("keep both where nothing is the same, and every link, caption and view of the second leads to its own", () => {
    const { dataset, report } = mergeDatasets(own, renamed, new Map());
    const again = parseDataset(JSON.parse(serializeDataset(dataset)));
    expect(again.ok).toBe(true);
    expect(dataset.entities).toHaveLength(2 * own.entities.length);
    expect(dataset.claims).toHaveLength(2 * own.claims.length);
    expect(dataset.stories).toHaveLength(2 * own.stories.length);
    expect(dataset.links).toHaveLength(2 * own.links.length);
    expect(report.joinedSources).toBe(own.sources.length);
    const added = JSON.stringify(dataset.stories.slice(own.stories.length));
    expect(added).not.toMatch(/"[ec]\.(?!other-)/);
  });

  test("stay apart in the sources whose texts differ, since passages are counted in them", () => {
    const revised = smallBut((input) => ({
      ...input,
      sources: input.sources.map((source) =>
        source.text === undefined ? source : { ...source, text: { ...source.text, sha256: "0".repeat(64) } },
      ),
    }));
    const { dataset, report } = merged(own, revised);
    const withText = own.sources.filter(({ text }) => text !== undefined).length;
    expect(report.addedSources).toBe(withText);
    expect(dataset.sources).toHaveLength(own.sources.length + withText);
    // The claims are the same; what they rest on is not.
    expect(dataset.claims).toHaveLength(own.claims.length);
    expect(report.addedAttributions).toBeGreaterThan(0);
  });

  test("declare quotations where either does", () => {
    const quoting = { ...renamed, dataset: { ...renamed.dataset, declares: { quotations: true } } };
    expect(merged(own, quoting).dataset.dataset.declares.quotations).toBe(true);
  });
});

test("an arrangement of the other stays as a further one, under its dataset's name where the title is taken", () => {
  const layout = (x: number): Dataset["layouts"][number] => ({
    id: "map" as never,
    title: "Map",
    positions: { "e.0": [x, 0] } as never,
    captions: [],
  });
  const a = { ...namedGraph("a", [], 0, { Ann: {} }), layouts: [layout(1)] };
  const b = { ...namedGraph("b", [], 0, { Bob: {} }), layouts: [layout(2)] };
  const { layouts } = merged(a, b).dataset;
  expect(layouts).toMatchObject([
    { id: "map", title: "Map", positions: { "e.0": [1, 0] } },
    { id: "map-2", title: "Map (b)", positions: { "e.0-2": [2, 0] } },
  ]);
});
