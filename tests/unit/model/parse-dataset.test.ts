import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { datasetSchema } from "../../../src/model/dataset.ts";
import { type Issue, issueLine } from "../../../src/model/issue.ts";
import { parseDataset } from "../../../src/model/parse-dataset.ts";
import { arbitraryDataset } from "../../fixtures/arbitrary-dataset.ts";
import { type DatasetInput, smallDataset, smallDatasetInput } from "../../fixtures/small-dataset.ts";

/** A dataset that a test may spoil in ways its type forbids. */
type Spoilt = { [Key in keyof DatasetInput | "extra" | "predicate"]: Spoilable };
// biome-ignore lint/suspicious/noExplicitAny: the point is to write what the types refuse.
type Spoilable = any;

function faultsAfter(spoil: (dataset: Spoilt) => void): readonly Issue[] {
  const input = smallDatasetInput() as unknown as Spoilt;
  spoil(input);
  const result = parseDataset(input);
  return result.ok ? [] : result.error;
}

const brief = (issues: readonly Issue[]) => issues.map(({ code, path }) => [code, path]);

test("a valid file is read as it stands", () => {
  expect(parseDataset(smallDatasetInput())).toEqual({ ok: true, value: smallDataset() });
});

test("what is read is what the schema alone would read", () => {
  fc.assert(
    fc.property(arbitraryDataset, (input) => {
      expect(parseDataset(input)).toEqual({ ok: true, value: v.parse(datasetSchema, input) });
    }),
  );
});

describe("a file that is no dataset of this version", () => {
  test.each([
    ["nothing", null],
    ["a text", "<script>"],
    ["a list", []],
    ["a number", 1],
  ])("%s is refused as not an object", (_, input) => {
    const result = parseDataset(input);
    expect(!result.ok && result.error.map(({ code }) => code)).toEqual(["dataset/not-an-object"]);
  });

  test("an object of another format is refused by name, not by forty missing keys", () => {
    const result = parseDataset({ nodes: [], edges: [] });
    expect(!result.ok && brief(result.error)).toEqual([["dataset/not-ours", "format"]]);
  });

  test("a newer version is refused with the advice to update", () => {
    const issues = faultsAfter((dataset) => {
      dataset.schemaVersion = 7;
      dataset.claims = "in some new shape";
    });
    expect(brief(issues)).toEqual([["dataset/newer-version", "schemaVersion"]]);
    expect(issues.map(issueLine).join()).toContain("version 7");
    expect(issues[0]?.hint).toMatch(/newer/);
  });

  test.each([0, -1, 1.5, "1", null, undefined])("the version %j is refused", (version) => {
    const issues = faultsAfter((dataset) => {
      dataset.schemaVersion = version;
    });
    expect(brief(issues)).toEqual([["dataset/no-version", "schemaVersion"]]);
  });
});

describe("faults of shape", () => {
  test("all are told at once, each with its place", () => {
    const issues = faultsAfter((dataset) => {
      dataset.dataset.version = "1";
      delete dataset.derivedFrom;
      dataset.extra = true;
      dataset.vocabulary.families[0].hue = "blu";
      dataset.entities[2].label = "";
      dataset.entities[9].place.latitude = 91;
      dataset.claims[3].qualifers = dataset.claims[3].qualifiers;
      delete dataset.claims[3].qualifiers;
      dataset.claims[4].object = "e.varn";
      dataset.claims[6].attributions[0].polarity = "denyed";
      dataset.claims[7].qualifiers = [];
      dataset.claims[12] = null;
      dataset.links[0].relation = 3;
      dataset.layouts[0].positions["e.varn"] = [1, "2"];
      dataset.questions[0].view.focus.hops = 9.5;
      dataset.predicate = "fights";
    });
    expect(brief(issues)).toEqual([
      ["dataset/missing-key", "derivedFrom"],
      ["dataset/unknown-key", "extra"],
      ["dataset/unknown-key", "predicate"],
      ["dataset/wrong-value", "dataset.version"],
      ["vocabulary/wrong-value", "vocabulary.families[0].hue"],
      ["entities/wrong-value", "entities[2].label"],
      ["entities/wrong-value", "entities[9].place.latitude"],
      ["claims/missing-key", "claims[3].qualifiers"],
      ["claims/unknown-key", "claims[3].qualifers"],
      ["claims/wrong-value", "claims[4]"],
      ["claims/wrong-value", "claims[6].attributions[0].polarity"],
      ["claims/wrong-type", "claims[7].qualifiers"],
      ["claims/wrong-type", "claims[12]"],
      ["links/wrong-value", "links[0].relation"],
      ["layouts/wrong-type", 'layouts[0].positions["e.varn"][1]'],
      ["questions/wrong-value", "questions[0].view.focus.hops"],
    ]);
  });

  test("each is said in a sentence that names what was found and what would do", () => {
    const issues = faultsAfter((dataset) => {
      dataset.claims[6].attributions[0].polarity = "denyed";
      dataset.entities[0].id = "Arm";
      dataset.entities[9].place.latitude = 91;
      dataset.links[0].evidence = "x".repeat(100);
    });
    expect(issues.map(issueLine).filter((line) => !line.includes("unknown"))).toEqual(
      expect.arrayContaining([
        "claims[6].attributions[0].polarity: This must be “affirmed” or “denied”, not “denyed”. Did you mean “denied”?",
        "entities[0].id: “Arm” must look like “e.name”.",
        "entities[9].place.latitude: This must be at most 90, not 91.",
        `links[0].evidence: This must be a list, not “${"x".repeat(60)}…”.`,
      ]),
    );
  });

  test("every unknown key of one record is told, with the one that was meant", () => {
    const issues = faultsAfter((dataset) => {
      dataset.claims[3].lable = "x";
      dataset.claims[3].glos = "x";
    });
    expect(issues.map(({ path, hint }) => [path, hint])).toEqual([
      ["claims[3].lable", "Did you mean “label”?"],
      ["claims[3].glos", "Did you mean “gloss”?"],
    ]);
  });

  test("a list that is none is one fault, and what points into it is not another", () => {
    const issues = faultsAfter((dataset) => {
      dataset.entities = { "e.varn": {} };
      dataset.vocabulary.stances = null;
    });
    expect(brief(issues)).toEqual([
      ["vocabulary/wrong-type", "vocabulary.stances"],
      ["entities/wrong-type", "entities"],
    ]);
  });

  test("a record that cannot be read still has its id, so that one fault is not told as many", () => {
    const issues = faultsAfter((dataset) => {
      dataset.entities[6].named = "yes";
    });
    expect(brief(issues)).toEqual([["entities/wrong-type", "entities[6].named"]]);
  });
});

describe("faults of reference", () => {
  const rows: [string, string, (dataset: Spoilt) => void][] = [
    [
      "vocabulary/unknown-family",
      "vocabulary.entityKinds[1].family",
      (d) => (d.vocabulary.entityKinds[1].family = "x"),
    ],
    [
      "vocabulary/unknown-predicate-family",
      "vocabulary.predicates[1].family",
      (d) => (d.vocabulary.predicates[1].family = "x"),
    ],
    [
      "vocabulary/unknown-family",
      "vocabulary.predicates[1].domain[1]",
      (d) => d.vocabulary.predicates[1].domain.push("x"),
    ],
    [
      "vocabulary/unknown-family",
      "vocabulary.predicates[1].range[1]",
      (d) => d.vocabulary.predicates[1].range.push("x"),
    ],
    [
      "vocabulary/unknown-predicate",
      "vocabulary.fallbackPredicate",
      (d) => (d.vocabulary.fallbackPredicate = "related-to"),
    ],
    ["entities/unknown-kind", "entities[3].kind", (d) => (d.entities[3].kind = "x")],
    ["entities/unknown-source", "entities[3].mentions[0].source", (d) => (d.entities[3].mentions[0].source = "s.x")],
    ["claims/unknown-entity", "claims[0].subject", (d) => (d.claims[0].subject = "e.x")],
    ["claims/unknown-entity", "claims[0].object", (d) => (d.claims[0].object = "e.x")],
    ["claims/unknown-predicate", "claims[0].predicate", (d) => (d.claims[0].predicate = "x")],
    ["claims/unknown-entity", "claims[1].qualifiers.place", (d) => (d.claims[1].qualifiers.place = "e.x")],
    ["claims/unknown-entity", "claims[1].qualifiers.means", (d) => (d.claims[1].qualifiers.means = "e.x")],
    ["claims/unknown-entity", "claims[5].attributions[1].holder", (d) => (d.claims[5].attributions[1].holder = "e.x")],
    ["claims/unknown-entity", "claims[6].attributions[0].via[1]", (d) => d.claims[6].attributions[0].via.push("e.x")],
    ["claims/unknown-stance", "claims[0].attributions[0].stance", (d) => (d.claims[0].attributions[0].stance = "x")],
    [
      "claims/unknown-source",
      "claims[0].attributions[0].evidence[0].source",
      (d) => (d.claims[0].attributions[0].evidence[0].source = "s.x"),
    ],
    ["links/unknown-claim", "links[0].from", (d) => (d.links[0].from = "c.x")],
    ["links/unknown-claim", "links[0].to", (d) => (d.links[0].to = "c.x")],
    [
      "links/unknown-source",
      "links[0].evidence[0].source",
      (d) => d.links[0].evidence.push({ source: "s.x", at: "1", start: 0, end: 1 }),
    ],
    ["sources/unknown-entity", "sources[0].authors[0]", (d) => (d.sources[0].authors = ["e.x"])],
    ["layouts/unknown-entity", 'layouts[0].positions["e.x"]', (d) => (d.layouts[0].positions["e.x"] = [0, 0])],
    [
      "questions/unknown-entity",
      "questions[0].view.focus.entities[1]",
      (d) => d.questions[0].view.focus.entities.push("e.x"),
    ],
    [
      "questions/unknown-entity",
      "questions[0].view.selection.entities[0]",
      (d) => d.questions[0].view.selection.entities.push("e.x"),
    ],
    [
      "questions/unknown-claim",
      "questions[0].view.selection.claims[3]",
      (d) => d.questions[0].view.selection.claims.push("c.x"),
    ],
    [
      "questions/unknown-entity",
      'questions[0].view.moved["e.x"]',
      (d) => (d.questions[0].view.moved = { "e.x": [0, 0] }),
    ],
    [
      "derived-from/unknown-entity",
      "derivedFrom.context[0]",
      (d) =>
        (d.derivedFrom = { dataset: "x", version: "1.0.0", sha256: "0".repeat(64), filter: "all", context: ["e.x"] }),
    ],
  ];

  test.each(rows)("%s at %s", (code, path, spoil) => {
    expect(brief(faultsAfter(spoil))).toEqual([[code, path]]);
  });

  test("an id that two records have is told where it comes again, in every list", () => {
    const issues = faultsAfter((dataset) => {
      const { vocabulary } = dataset;
      for (const list of Object.values<Spoilable>(vocabulary)) if (Array.isArray(list)) list.push({ ...list[0] });
      for (const list of ["entities", "claims", "links", "sources", "layouts", "questions"] as const)
        dataset[list].push({ ...dataset[list][0] });
    });
    expect(brief(issues)).toEqual([
      ["vocabulary/duplicate-id", "vocabulary.families[4].id"],
      ["vocabulary/duplicate-id", "vocabulary.entityKinds[6].id"],
      ["vocabulary/duplicate-id", "vocabulary.predicateFamilies[2].id"],
      ["vocabulary/duplicate-id", "vocabulary.predicates[7].id"],
      ["vocabulary/duplicate-id", "vocabulary.stances[6].id"],
      ["entities/duplicate-id", "entities[11].id"],
      ["claims/duplicate-id", "claims[14].id"],
      ["links/duplicate-id", "links[4].id"],
      ["sources/duplicate-id", "sources[1].id"],
      ["layouts/duplicate-id", "layouts[1].id"],
      ["questions/duplicate-id", "questions[1].id"],
    ]);
  });

  test("a mistyped id is answered with the nearest known one, a far one with none", () => {
    const issues = faultsAfter((dataset) => {
      dataset.claims[0].predicate = "figths";
      dataset.claims[1].subject = "e.gray-company";
      dataset.claims[2].subject = "e.atlantis";
    });
    expect(issues.map(({ hint }) => hint)).toEqual(["Did you mean “fights”?", "Did you mean “e.grey-company”?", null]);
  });
});

describe("hostile input", () => {
  test("a __proto__ key is a fault like any unknown key, and pollutes nothing", () => {
    const text = JSON.stringify(smallDatasetInput()).replace(
      '"id":"c.0001"',
      '"__proto__":{"polluted":1},"id":"c.0001"',
    );
    const result = parseDataset(JSON.parse(text));
    expect(!result.ok && brief(result.error)).toEqual([["claims/unknown-key", "claims[0].__proto__"]]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test("a __proto__ key of a record that keys by id does not reach the dataset", () => {
    const text = JSON.stringify(smallDatasetInput()).replace(
      '"view":{',
      '"view":{"hidden":{"__proto__":["x"],"kind":[]},',
    );
    const result = parseDataset(JSON.parse(text));
    const hidden = result.ok ? result.value.questions[0]?.view.hidden : undefined;
    expect(hidden).toEqual({ kind: [] });
    expect(Object.getPrototypeOf(hidden)).toBe(Object.prototype);
  });

  test("markup in a label is a label", () => {
    const label = "<script>alert(1)</script>";
    const input = smallDatasetInput();
    const [first, ...rest] = input.entities;
    const result = parseDataset({ ...input, entities: [{ ...first, label }, ...rest] });
    expect(result.ok && result.value.entities[0]?.label).toBe(label);
  });

  test("any JSON at all is answered and never throws", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(datasetSchema.entries)), (value, key) => {
        expect(parseDataset(value).ok).toBe(false);
        const result = parseDataset({ ...smallDatasetInput(), [key]: value });
        expect(result.ok || result.error.length > 0).toBe(true);
      }),
    );
  });
});

describe("a story", () => {
  const [story] = smallDataset().stories;
  const [scene] = story?.scenes ?? [];
  const parsedWith = (scenes: readonly unknown[]) =>
    parseDataset({ ...smallDataset(), stories: [{ ...story, scenes }] });

  test("keeps a scene of a newer version untouched", () => {
    const newer = { id: "later", schemaVersion: 9, pages: [{ words: "…" }] };
    const parsed = parsedWith([scene, newer]);
    expect(parsed.ok && parsed.value.stories[0]?.scenes).toEqual([scene, newer]);
  });

  test("may name claims that the dataset lacks: the check tells them, and the rest can be told", () => {
    expect(parsedWith([{ ...scene, cites: ["c.9999"] }]).ok).toBe(true);
  });

  test("is faulty where a scene of this version is, at its place", () => {
    const parsed = parsedWith([{ ...scene, caption: 7, colour: "red" }, scene]);
    expect(parsed.ok ? [] : parsed.error.map(({ code, path }) => [code, path])).toEqual([
      ["stories/wrong-type", "stories[0].scenes[0].caption"],
      ["stories/unknown-key", "stories[0].scenes[0].colour"],
      ["stories/duplicate-id", "stories[0].scenes[1].id"],
    ]);
  });
});

test("a file of version 1 is read as one without stories", () => {
  const { stories: _, ...old } = smallDataset();
  const parsed = parseDataset({ ...old, schemaVersion: 1 });
  expect(parsed.ok && parsed.value.stories).toEqual([]);
});
