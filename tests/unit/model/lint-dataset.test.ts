import { describe, expect, test } from "vitest";
import { lintDataset } from "../../../src/model/lint-dataset.ts";
import {
  attributionWith,
  claimWith,
  type DatasetInput,
  passage,
  smallDataset,
  smallDatasetInput,
} from "../../fixtures/small-dataset.ts";

/** What lint finds once something has been done to the small dataset, in which it finds nothing. */
function findingsAfter(spoil: (dataset: DatasetInput) => void): (readonly [string, string])[] {
  const input = smallDatasetInput();
  spoil(input);
  return lintDataset(smallDataset(input)).map(({ code, path }) => [code, path] as const);
}

const at = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index];
  if (item === undefined) throw new Error(`at: nothing at ${index}`);
  return item;
};
const sentence = (d: DatasetInput, locator: string) => {
  const [source] = d.sources;
  const found = source?.segments.find((segment) => segment.at === locator);
  if (found === undefined) throw new Error(`sentence: no ${locator}`);
  return found;
};
const LONG = (length: number) => "𐎠".repeat(length);

test("the small dataset gives no finding", () => {
  expect(lintDataset(smallDataset())).toEqual([]);
});

const ROWS: [sentence: string, finding: string, path: string, spoil: (dataset: DatasetInput) => void][] = [
  ["records are not in the order of their ids", "claims/out-of-order", "claims[1]", (d) => d.claims.reverse()],
  [
    "a subject is of a family that the predicate does not allow",
    "claims/outside-domain",
    "claims[1].subject",
    (d) => (at(d.claims, 1).subject = "e.varn"),
  ],
  [
    "an object is of a family that the predicate does not allow",
    "claims/outside-range",
    "claims[1].object",
    (d) => (at(d.claims, 1).object = "e.varn"),
  ],
  [
    "an entity stands where a value is wanted",
    "claims/outside-range",
    "claims[4].object",
    (d) => Object.assign(at(d.claims, 4), { object: "e.varn", value: null }),
  ],
  [
    "a value stands where an entity is wanted",
    "claims/outside-range",
    "claims[3].value",
    (d) => Object.assign(at(d.claims, 3), { object: null, value: { amount: 1, unit: "x", qualifier: null } }),
  ],
  [
    "a symmetric claim has the higher id first",
    "claims/symmetric-turned",
    "claims[0].subject",
    (d) => Object.assign(at(d.claims, 0), { subject: "e.orm", object: "e.grey-company" }),
  ],
  [
    "two claims say the same",
    "claims/duplicate",
    "claims[14]",
    (d) => d.claims.push({ ...at(d.claims, 13), id: "c.0015", label: "in other words" }),
  ],
  [
    "two claims give the same value",
    "claims/duplicate",
    "claims[14]",
    (d) => d.claims.push({ ...at(d.claims, 4), id: "c.0015" }),
  ],
  [
    "nobody is recorded to hold a claim",
    "claims/no-attribution",
    "claims[0].attributions",
    (d) => (at(d.claims, 0).attributions = []),
  ],
  [
    "an attribution rests on no passage",
    "claims/no-evidence",
    "claims[0].attributions[0].evidence",
    (d) => (at(d.claims, 0).attributions = [attributionWith({ evidence: [] })]),
  ],
  [
    "evidence names a segment that is not there",
    "claims/unknown-segment",
    "claims[0].attributions[0].evidence[0].at",
    (d) => (at(at(at(d.claims, 0).attributions, 0).evidence, 0).at = "9.9"),
  ],
  [
    "evidence lies outside its segment",
    "claims/outside-segment",
    "claims[0].attributions[0].evidence[0]",
    (d) => (at(at(at(d.claims, 0).attributions, 0).evidence, 0).at = "1.2"),
  ],
  [
    "evidence ends before it begins",
    "claims/empty-passage",
    "claims[0].attributions[0].evidence[0]",
    (d) => (at(at(at(d.claims, 0).attributions, 0).evidence, 0).end = 0),
  ],
  [
    "a link's evidence is astray",
    "links/unknown-segment",
    "links[0].evidence[0].at",
    (d) => at(d.links, 0).evidence.push({ ...passage("1.1", "Varn"), at: "9" }),
  ],
  [
    "a claim's time cannot be read",
    "claims/unreadable-date",
    "claims[0].qualifiers.time",
    (d) => (at(d.claims, 0).qualifiers.time = "spring 1204"),
  ],
  [
    "the date of a saying cannot be read",
    "claims/unreadable-date",
    "claims[5].attributions[0].saidAt",
    (d) => (at(at(d.claims, 5).attributions, 0).saidAt = "1204-13"),
  ],
  [
    "an entity's time cannot be read",
    "entities/unreadable-date",
    "entities[8].time",
    (d) => (at(d.entities, 8).time = "?"),
  ],
  [
    "a publication date cannot be read",
    "sources/unreadable-date",
    "sources[0].publishedAt",
    (d) => (at(d.sources, 0).publishedAt = "1 May 1999"),
  ],
  [
    "a question's window cannot be read",
    "questions/unreadable-date",
    "questions[0].view.time.to",
    (d) => Object.assign(at(d.questions, 0).view.time ?? {}, { to: "121X" }),
  ],
  [
    "an entity's gloss is too long",
    "entities/too-long",
    "entities[0].gloss",
    (d) => (at(d.entities, 0).gloss = LONG(161)),
  ],
  ["a claim's label is too long", "claims/too-long", "claims[0].label", (d) => (at(d.claims, 0).label = LONG(61))],
  ["a claim's gloss is too long", "claims/too-long", "claims[0].gloss", (d) => (at(d.claims, 0).gloss = LONG(201))],
  [
    "a segment is out of order",
    "sources/segment-out-of-order",
    "sources[0].segments[1]",
    (d) => {
      const { segments } = at(d.sources, 0);
      const [title, subtitle] = [at(segments, 0).at, at(segments, 1).at];
      at(segments, 0).at = subtitle;
      at(segments, 1).at = title;
    },
  ],
  [
    "a segment ends past the text",
    "sources/segment-outside-text",
    "sources[0].segments[13]",
    (d) => {
      (at(d.sources, 0).text as { length: number }).length--;
      sentence(d, "3").end--;
    },
  ],
  [
    "a sentence reaches out of its paragraph",
    "sources/segment-outside-paragraph",
    "sources[0].segments[4]",
    (d) => sentence(d, "1").start++,
  ],
  [
    "two sentences overlap",
    "sources/segments-overlap",
    "sources[0].segments[5]",
    (d) => (sentence(d, "1.2").start -= 2),
  ],
  [
    "a sentence has neither claim nor coverage entry",
    "sources/uncovered",
    "sources[0].segments[6]",
    (d) => at(d.sources, 0).coverage.pop(),
  ],
  [
    "a title has neither claim nor coverage entry",
    "sources/uncovered",
    "sources[0].segments[0]",
    (d) => at(d.sources, 0).coverage.shift(),
  ],
  [
    "a coverage entry names a segment that is not there",
    "sources/unknown-segment",
    "sources[0].coverage[4].at",
    (d) => at(d.sources, 0).coverage.push({ at: "4.1", reason: "x" }),
  ],
  [
    "a mention names a segment that is not there",
    "entities/unknown-segment",
    "entities[8].mentions[1].at",
    (d) => (at(at(d.entities, 8).mentions, 1).at = "7.1"),
  ],
  [
    "no claim speaks of an entity",
    "entities/no-claim",
    "entities[11]",
    (d) => d.entities.push({ ...at(d.entities, 10), id: "e.zorn" }),
  ],
  [
    "nothing uses a kind",
    "vocabulary/unused-term",
    "vocabulary.entityKinds[6]",
    (d) => d.vocabulary.entityKinds.push({ ...at(d.vocabulary.entityKinds, 0), id: "zoo" }),
  ],
  [
    "nothing uses a stance",
    "vocabulary/unused-term",
    "vocabulary.stances[6]",
    (d) => d.vocabulary.stances.push({ ...at(d.vocabulary.stances, 0), id: "zoo" }),
  ],
  [
    "nothing uses a predicate",
    "vocabulary/unused-term",
    "vocabulary.predicates[7]",
    (d) => d.vocabulary.predicates.push({ ...at(d.vocabulary.predicates, 0), id: "zoo" }),
  ],
  [
    "no kind is of a family",
    "vocabulary/unused-term",
    "vocabulary.families[4]",
    (d) => d.vocabulary.families.push({ ...at(d.vocabulary.families, 0), id: "zoo" }),
  ],
  [
    "no predicate is of a family",
    "vocabulary/unused-term",
    "vocabulary.predicateFamilies[2]",
    (d) => d.vocabulary.predicateFamilies.push({ ...at(d.vocabulary.predicateFamilies, 0), id: "zoo" }),
  ],
];

describe("it is found that", () => {
  test.each(ROWS)("%s", (_, code, path, spoil) => {
    expect(findingsAfter(spoil)).toContainEqual([code, path]);
  });
});

describe("it is no finding that", () => {
  test("texts are as long as they may be, counted in characters and not in units of memory", () => {
    const findings = findingsAfter((dataset) => {
      at(dataset.entities, 0).gloss = LONG(160);
      Object.assign(at(dataset.claims, 0), { label: LONG(60), gloss: LONG(200) });
    });
    expect(findings).toEqual([]);
  });

  test("the last resort is used for one claim in twenty, but for one in nineteen it is", () => {
    const withClaims = (count: number) =>
      findingsAfter((dataset) => {
        const claims = Array.from({ length: count - dataset.claims.length + 1 }, (_, index) =>
          structuredClone({
            ...at(dataset.claims, 0),
            id: `c.1${100 + index}`,
            qualifiers: { ...at(dataset.claims, 0).qualifiers, time: String(1300 + index) },
          }),
        );
        Object.assign(at(claims, 0), { predicate: "touches" });
        dataset.claims.push(...claims);
      });
    // One claim of the small dataset is deprecated and does not count.
    expect(withClaims(20)).toEqual([]);
    expect(withClaims(19)).toEqual([["claims/too-much-fallback", "claims"]]);
  });

  test("a deprecated claim says the same as a current one", () => {
    const findings = findingsAfter((dataset) => {
      dataset.claims.push({ ...at(dataset.claims, 13), id: "c.0015", status: "deprecated" });
    });
    expect(findings).toEqual([]);
  });

  test("two claims differ in a qualifier alone", () => {
    const findings = findingsAfter((dataset) => {
      const claim = at(dataset.claims, 13);
      dataset.claims.push({ ...claim, id: "c.0015", qualifiers: { ...claim.qualifiers, time: "1300" } });
    });
    expect(findings).toEqual([]);
  });

  test("a paragraph's coverage entry, or evidence that spans it, stands for its sentences", () => {
    const byCoverage = findingsAfter((dataset) => {
      at(dataset.sources, 0).coverage = at(dataset.sources, 0).coverage.map((entry) =>
        entry.at === "1.3" ? { ...entry, at: "1" } : entry,
      );
    });
    const byEvidence = findingsAfter((dataset) => {
      at(dataset.sources, 0).coverage.pop();
      const { start, end } = sentence(dataset, "1");
      at(at(dataset.claims, 0).attributions, 0).evidence.push({ source: "s.letter", at: "1", start, end });
    });
    expect([byCoverage, byEvidence]).toEqual([[], []]);
  });

  test("an entity only holds a claim, or only qualifies one", () => {
    const findings = lintDataset(smallDataset()).filter(({ code }) => code === "entities/no-claim");
    const claims = smallDataset().claims.flatMap(({ subject, object }) => [subject, object] as (string | null)[]);
    expect(claims).not.toContain("e.marn");
    expect(findings).toEqual([]);
  });

  test("a graph from elsewhere has no segments", () => {
    const claims = [claimWith({ id: "c.1", attributions: [attributionWith({ evidence: [] })] })];
    const [source] = smallDatasetInput().sources;
    const sources = source === undefined ? [] : [{ ...source, segments: [], coverage: [] }];
    const codes = lintDataset(smallDataset({ claims, sources, links: [], questions: [] })).map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith("sources/"))).toEqual([]);
  });
});

test("a deprecated claim covers no sentence", () => {
  const findings = findingsAfter((dataset) => {
    at(dataset.claims, 13).status = "deprecated";
  });
  expect(findings).toContainEqual(["sources/uncovered", "sources[0].segments[13]"]);
});
