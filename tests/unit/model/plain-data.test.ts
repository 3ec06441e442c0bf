import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { directionInWords, inverseVerb } from "../../../src/derive/claim-details.ts";
import {
  claimInWords,
  claimLabel,
  claimSentence,
  lookOfStance,
  passageInWords,
  stanceInWords,
} from "../../../src/derive/claim-words.ts";
import { claimGroupsOf } from "../../../src/derive/entity-claims.ts";
import { fieldsInWords } from "../../../src/derive/field-words.ts";
import { walkableFrom } from "../../../src/features/exploration/cheapest-routes.ts";
import { extractSubgraph } from "../../../src/features/files/subgraph.ts";
import { openDataset } from "../../../src/formats/open-dataset.ts";
import { parseDatasetFolder, splitDataset } from "../../../src/model/dataset-folder.ts";
import { familyLooks } from "../../../src/model/family-looks.ts";
import { fieldColumn } from "../../../src/model/field-columns.ts";
import { issueLine } from "../../../src/model/issue.ts";
import { buildKnowledgeGraph, claimAt, entityAt } from "../../../src/model/knowledge-graph.ts";
import { lintDataset } from "../../../src/model/lint-dataset.ts";
import { nameOf } from "../../../src/model/name-of.ts";
import { parseDataset } from "../../../src/model/parse-dataset.ts";
import { serializeDataset } from "../../../src/model/serialize-dataset.ts";
import { createWorkspace } from "../../../src/workspace/workspace.ts";
import { plainDataset, plainDatasetInput } from "../../fixtures/plain-dataset.ts";
import { smallDataset } from "../../fixtures/small-dataset.ts";

const knowledge = buildKnowledgeGraph(plainDataset());
const number = (id: string) => knowledge.claimNumber.get(id) ?? knowledge.entityNumber.get(id) ?? -1;
const field = (id: string) =>
  knowledge.dataset.vocabulary.fields?.find((each) => each.id === id) ?? expect.unreachable();

/** The faults of the plain dataset after it was spoilt, a line each. */
function faultsAfter(spoil: (input: ReturnType<typeof plainDatasetInput>) => void): readonly string[] {
  const input = structuredClone(plainDatasetInput());
  spoil(input);
  const parsed = parseDataset(input);
  return parsed.ok ? [] : parsed.error.map((issue) => `${issue.code} ${issueLine(issue)}`);
}
// biome-ignore lint/suspicious/noExplicitAny: a test spoils a file in ways that no type allows
const anyOf = (value: unknown) => value as any;

describe("files of earlier versions", () => {
  test.each(["version-1", "version-2"])("still open, and lose nothing: %s", async (name) => {
    const text = readFileSync(new URL(`../../fixtures/earlier/${name}.kg.json`, import.meta.url), "utf8");
    const opened = await openDataset(text);
    const expected = name === "version-1" ? smallDataset({ stories: [] }) : smallDataset();
    expect(opened.ok && serializeDataset(opened.value)).toBe(serializeDataset(expected));
  });

  test("declare no quotations, since they had no place for any", async () => {
    const { declares: _, ...head } = smallDataset().dataset;
    const parsed = parseDataset({ ...smallDataset(), schemaVersion: 2, dataset: head });
    expect(parsed.ok && parsed.value.dataset.declares).toEqual({ quotations: false });
  });

  test("that are faulty are told what is wrong with them, not what the next version has", () => {
    const parsed = parseDataset({ ...smallDataset(), schemaVersion: 2, dataset: "Varn" });
    expect(parsed.ok ? [] : parsed.error.map(({ path }) => path)).toEqual(["dataset"]);
  });
});

describe("a dataset that states little", () => {
  test("comes out of its file, and out of its folder, as it went in", () => {
    const parsed = parseDataset(JSON.parse(serializeDataset(plainDataset())));
    expect(parsed.ok && parsed.value).toEqual(plainDataset());
    const folder = parseDatasetFolder(splitDataset(plainDataset()));
    expect(folder.ok && folder.value).toEqual(plainDataset());
  });

  test("writes no key for what it does not state", () => {
    const { entities, claims } = JSON.parse(serializeDataset(plainDataset()));
    expect(Object.keys(entities[4])).not.toContain("label");
    for (const key of ["label", "gloss", "fields", "direction", "origin"]) expect(claims[2]).not.toHaveProperty(key);
  });

  test("is checked without faults about sources whose text nobody had", () => {
    const codes = lintDataset(plainDataset()).map(({ code }) => code);
    expect(codes.filter((code) => /segment|passage|domain|range|date/.test(code))).toEqual([]);
  });
});

describe("fields", () => {
  test.each<[string, (input: ReturnType<typeof plainDatasetInput>) => void, string]>([
    [
      "unknown, with the one that is meant",
      (d) => {
        anyOf(d.entities[0]).fields = { fonded: 1 };
      },
      "entities/unknown-field entities[0].fields.fonded: “fonded” is not the id of a field in the vocabulary. Did you mean “founded”?",
    ],
    [
      "of the other records",
      (d) => {
        anyOf(d.claims[2]).fields = { founded: 1 };
      },
      "claims/wrong-field claims[2].fields.founded: “founded” is a field of entities. Declare a separate field with its own id.",
    ],
    [
      "of the wrong type",
      (d) => {
        anyOf(d.entities[0]).fields = { founded: "1987" };
      },
      "entities/wrong-field-value entities[0].fields.founded: A value of “founded” must be a whole number below 2^53, not “1987”. Write it without quotes or thousands separators, as in 1250.5.",
    ],
    [
      "larger than a reader of JSON keeps whole",
      (d) => {
        anyOf(d.entities[0]).fields = { founded: 2 ** 53 };
      },
      "not 9007199254740992",
    ],
    [
      "with a list for one value",
      (d) => {
        anyOf(d.entities[0]).fields = { founded: [1987] };
      },
      "not a list",
    ],
    [
      "with one value for a list",
      (d) => {
        anyOf(d.entities[0]).fields = { tags: "coal" };
      },
      "must be a list in which each item is text",
    ],
    [
      "that are no date",
      (d) => {
        anyOf(d.claims[0]).fields = { signed: "spring" };
      },
      "must be an EDTF date",
    ],
    [
      "that would be a link to what runs",
      (d) => {
        anyOf(d.entities[0]).fields = { site: "javascript:alert(1)" };
      },
      "must be a web address",
    ],
    [
      "that are no colour",
      (d) => {
        anyOf(d.entities[0]).fields = { colour: "red;background:url(x)" };
      },
      "must be a colour",
    ],
    [
      "that are null, where they should be left out",
      (d) => {
        anyOf(d.entities[0]).fields = { founded: null };
      },
      "Leave out fields without a value",
    ],
    [
      "that are empty texts",
      (d) => {
        anyOf(d.entities[0]).fields = { site: "" };
      },
      "entities[0].fields.site",
    ],
  ])("%s are refused at their place", (_, spoil, says) => {
    const faults = faultsAfter(spoil);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(says);
  });

  test("are said in words, with their unit, in the vocabulary's order; 0 is a value", () => {
    const said = (id: string) =>
      fieldsInWords(knowledge, "claim", claimAt(knowledge, number(id)).fields).map(
        ({ field: { label }, values }) => `${label}: ${values.join(", ")}`,
      );
    expect(said("c.1")).toEqual(["Contract size: 3,000 thousand", "Open: yes", "Rank: first", "Signed: 2019"]);
    expect(said("c.2")).toEqual(["Contract size: 0 thousand", "Rank: second"]);
    expect(said("c.3")).toEqual([]);
    const board = fieldsInWords(knowledge, "entity", entityAt(knowledge, number("e.board")).fields);
    expect(board.map(({ values }) => values)).toEqual([["1987"], ["coal", "grain"], ["https://example.org/board"]]);
  });

  test("become columns, in which not stated differs from 0", () => {
    expect(fieldColumn(knowledge, field("size"))).toEqual({
      kind: "number",
      values: Float64Array.of(3000, 0, Number.NaN, Number.NaN, Number.NaN),
    });
    expect(fieldColumn(knowledge, field("rank"))).toEqual({
      kind: "category",
      terms: ["first", "second"],
      values: Int32Array.of(0, 1, -1, -1, 0),
    });
    const signed = fieldColumn(knowledge, field("signed"));
    expect(signed.kind === "date" && [signed.latest[0], signed.earliest[0]]).toEqual([18261, 17897]);
    expect(signed.kind === "date" && signed.earliest[1]).toBeNaN();
    const tags = fieldColumn(knowledge, field("tags"));
    expect(tags.kind === "text" && [tags.valueAt(0), tags.valueAt(1)]).toEqual(["coal; grain", null]);
    expect(fieldColumn(knowledge, field("size"))).toBe(fieldColumn(knowledge, field("size")));
  });
});

describe("sources by reference", () => {
  test("need a title or an address", () => {
    expect(faultsAfter((d) => void delete anyOf(d.sources[1]).address)).toEqual([
      "sources/wrong-value sources[1]: A source needs a title or an address.",
    ]);
  });

  test("have no address that is none of the web", () => {
    const [fault] = faultsAfter((d) => {
      anyOf(d.sources[1]).address = "javascript:alert(1)";
    });
    expect(fault).toContain("must be a web address");
  });

  test("are pointed into by page, or as a whole", () => {
    expect(passageInWords([{ source: anyOf("s.tender"), page: "12" }])).toBe("page 12");
    expect(passageInWords([{ source: anyOf("s.tender") }])).toBe("passage not stated");
  });

  test("have no offsets without a locator, nor half of them", () => {
    for (const evidence of [
      { source: "s.book", start: 1, end: 2 },
      { source: "s.book", at: "1", start: 1 },
    ])
      expect(faultsAfter((d) => void anyOf(d.claims[0]).attributions[0].evidence.push(evidence))).toHaveLength(1);
  });
});

describe("quotations", () => {
  test("are refused where the dataset declares that it holds none", () => {
    const [fault, ...others] = faultsAfter((d) => {
      anyOf(d.dataset.declares).quotations = false;
    });
    expect(others).toEqual([]);
    expect(fault).toContain("claims/undeclared-quotation claims[0].attributions[0].evidence[0].quotation");
  });

  test("are looked for in links too", () => {
    const faults = faultsAfter((d) => {
      anyOf(d.dataset.declares).quotations = false;
      anyOf(d.claims[0]).attributions = [];
      anyOf(d.links[0]).evidence = [{ source: "s.book", quotation: "words" }];
    });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain("links/undeclared-quotation links[0].evidence[0].quotation");
  });
});

describe("silence", () => {
  test("an entity without a label is called by the id that it had, or else by its own", () => {
    expect(nameOf(entityAt(knowledge, number("e.n2")))).toBe("N 2");
    expect(nameOf(entityAt(knowledge, number("e.zelkova")))).toBe("e.zelkova");
  });

  test("a claim without a label says what its predicate says, and nothing where that has no words", () => {
    expect(claimLabel(knowledge, number("c.1"))).toBe("contract");
    expect(claimLabel(knowledge, number("c.3"))).toBe("");
    expect(claimSentence(knowledge, number("c.3"))).toEqual({
      subject: "Rowan Supply",
      verb: "–",
      object: "Thistle Press",
      tag: null,
    });
  });

  test("a predicate without inverse wording is read from its subject only; one without direction both ways", () => {
    expect(inverseVerb(knowledge, number("c.1"))).toBeNull();
    expect(inverseVerb(knowledge, number("c.4"))).toBe("contract");
  });

  test("a claim without a stance is not said to be without a source, nor the other way round", () => {
    const { derived } = createWorkspace(plainDataset()).store.getState();
    expect(claimInWords(knowledge, derived, number("c.1"))).toBe(
      "Certainty not stated, nobody named: Harbour Board contract Rowan Supply, page 12",
    );
    expect(claimInWords(knowledge, derived, number("c.2"))).toBe(
      "No source recorded: Harbour Board contract Rowan Supply",
    );
    const stanceOfClaim = (id: string) => derived.claimStance[number(id)] as number;
    expect(stanceInWords(knowledge, stanceOfClaim("c.1"))).toBe("certainty not stated");
    expect(lookOfStance(knowledge, stanceOfClaim("c.1"))).toBe("unstated");
    expect(lookOfStance(knowledge, stanceOfClaim("c.2"))).toBe("unsourced");
  });

  test("the legend counts what has no stance apart from what has no source", () => {
    const { derived } = createWorkspace(plainDataset()).store.getState();
    expect([...(derived.facetCounts.stance?.total ?? [])]).toEqual([1, 4]);
  });
});

describe("direction", () => {
  test("is the claim's own word, else its predicate's, else not stated", () => {
    expect([...knowledge.claimDirection]).toEqual([1, 1, 0, 2, 1]);
    expect(["c.1", "c.3", "c.4"].map((id) => directionInWords(knowledge, number(id)))).toEqual([
      null,
      "direction not stated",
      "undirected",
    ]);
  });

  test("an undirected claim is walked both ways, even where its predicate has a direction", () => {
    const canWalk = walkableFrom(knowledge, true);
    expect(canWalk(number("c.1"), number("e.rowan"))).toBe(false);
    expect(canWalk(number("c.4"), number("e.n2"))).toBe(true);
    expect(canWalk(number("c.3"), number("e.thistle"))).toBe(true);
    expect(canWalk(number("c.5"), number("e.zelkova"))).toBe(false);
  });

  test("an undirected claim counts as nobody's incoming one", () => {
    const shown = new Uint8Array(knowledge.claimCount).fill(1);
    const rowsOf = (id: string) =>
      claimGroupsOf(knowledge, shown, number(id)).flatMap(({ rows }) => rows.map(({ isIncoming }) => isIncoming));
    expect(rowsOf("e.n2")).toEqual([false, false]);
    expect(rowsOf("e.rowan")).toEqual([false, true, true]);
  });
});

describe("families beyond seven", () => {
  test("are slate discs with a letter of their own: the stated one, or the first of the label that is free", () => {
    expect(knowledge.familyLooks.slice(6)).toEqual([
      { hue: "slate", glyph: "cross", letter: null },
      { hue: "slate", glyph: "circle", letter: "P" },
      { hue: "slate", glyph: "circle", letter: "I" },
      { hue: "slate", glyph: "circle", letter: "Z" },
    ]);
  });

  test("never share a letter up to three dozen, in whatever script", () => {
    const families = Array.from({ length: 36 }, (_, at) => ({ id: anyOf(`f${at}`), label: at % 2 ? "根" : "ß" }));
    const letters = familyLooks(families).map(({ letter }) => letter);
    expect(new Set(letters).size).toBe(36);
    expect(letters.slice(0, 3)).toEqual(["ß", "根", "A"]);
  });

  test("have hue and glyph together or not at all", () => {
    const [fault] = faultsAfter((d) => void delete anyOf(d.vocabulary.families[0]).glyph);
    expect(fault).toContain("needs both “hue” and “glyph”");
  });
});

test("a part of it has no member of a caption that the part lacks, and is a dataset again", () => {
  const part = extractSubgraph(plainDataset(), {
    entities: new Set([plainDataset().entities[0]?.id ?? expect.unreachable()]),
    claims: new Set(),
    filter: "one",
    parentHash: "0".repeat(64),
  });
  expect(part.layouts[0]?.captions[0]?.members).toEqual(["e.board"]);
  expect(parseDataset(JSON.parse(serializeDataset(part))).ok).toBe(true);
});

test("a member of a caption has to be an entity", () => {
  const [fault] = faultsAfter((d) => void anyOf(d.layouts[0]).captions[0].members.push("e.nobody"));
  expect(fault).toContain("layouts/unknown-entity layouts[0].captions[0].members[2]");
});

test.each(["point", "site", "city", "area", "range", "region", "country"] as const)(
  "a place as exact as a %s, and who made a record and when, come out of a file as they went in",
  (precision) => {
    const input = structuredClone(plainDatasetInput());
    const place = { latitude: 1, longitude: 2, precision, basis: "source" } as const;
    const origin = { how: "reviewed-draft", coder: "A. N.", date: "2024-05", id: "7" } as const;
    Object.assign(input.entities[0] ?? expect.unreachable(), { place, origin });
    const parsed = parseDataset(input);
    const again = parsed.ok ? parseDataset(JSON.parse(serializeDataset(parsed.value))) : parsed;
    expect(again.ok && again.value.entities[0]).toMatchObject({ place, origin });
  },
);
