import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  areSame,
  compareDatasets,
  type Differences,
  type PairedBy,
  type RecordChange,
} from "../../../../src/features/differences/compare-datasets.ts";
import { countsOf } from "../../../../src/features/differences/count-differences.ts";
import { differencesInWords } from "../../../../src/features/differences/differences-in-words.ts";
import { isSameJson } from "../../../../src/lib/same-json.ts";
import type { Attribution, Claim, Dataset, Entity } from "../../../../src/model/dataset.ts";
import { changesOf } from "../../../../src/model/document.ts";
import type { Edit } from "../../../../src/model/edit.ts";
import { applyEdits } from "../../../../src/model/edit-knowledge.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { RECORD_LISTS } from "../../../../src/model/record-lists.ts";
import { arbitraryDataset } from "../../../fixtures/arbitrary-dataset.ts";
import { anyDraft, draftOf } from "../../../fixtures/arbitrary-edits.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

const RUNS = { numRuns: Number(process.env.RUNS ?? 12) };

const anyDataset = arbitraryDataset.map((input): Dataset => {
  const parsed = parseDataset(JSON.parse(JSON.stringify(input)));
  if (!parsed.ok) throw new Error(parsed.error[0]?.message);
  return parsed.value;
});

const compared = (a: Dataset, b: Dataset, pairedBy?: PairedBy) =>
  compareDatasets(buildKnowledgeGraph(a), buildKnowledgeGraph(b), pairedBy);

function edited(dataset: Dataset, ...edits: readonly Edit[]): Dataset {
  const outcome = applyEdits(buildKnowledgeGraph(structuredClone(dataset)), edits);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value.knowledge.dataset;
}

const small = smallDataset();
const [CLAIM] = small.claims as readonly [Claim];
const [ENTITY, OTHER, THIRD] = small.entities as readonly [Entity, Entity, Entity];
const [ATTRIBUTION] = CLAIM.attributions as readonly [Attribution];
const claim = (fields: Partial<Claim>): Edit => ({ edit: "change", of: "claim", record: { ...CLAIM, ...fields } });
const entity = (fields: Partial<Entity>): Edit => ({ edit: "change", of: "entity", record: { ...ENTITY, ...fields } });
const differencesAfter = (...edits: readonly Edit[]) => compared(small, edited(small, ...edits));

/** The same differences with A and B exchanged. */
function mirrored({ changes, orders, newlyContested, noLongerContested, ...rest }: Differences): Differences {
  const IS = { added: "removed", removed: "added", changed: "changed" } as const;
  const swap = <Held extends { readonly a: unknown; readonly b: unknown }>(held: Held): Held => ({
    ...held,
    a: held.b,
    b: held.a,
  });
  return {
    ...rest,
    changes: changes.map((change) => ({
      ...swap(change),
      is: IS[change.is],
      values: change.values.map(swap),
      attributions: change.attributions.map((each) => ({
        ...swap(each),
        is: IS[each.is],
        values: each.values.map(swap),
      })),
    })),
    orders: orders.map(swap),
    newlyContested: noLongerContested.map(swap),
    noLongerContested: newlyContested.map(swap),
  };
}

/** Without what only tells in which order the two were read. */
function withoutOrder({ changes, ...rest }: Differences) {
  const inOrder = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).sort();
  return {
    ...rest,
    changes: changes.map((change) => ({
      ...change,
      values: inOrder(change.values),
      attributions: inOrder(change.attributions.map((each) => ({ ...each, values: inOrder(each.values) }))),
    })),
  };
}

describe("two datasets", () => {
  test("that say the same have no differences, whatever the order of their records and names", () => {
    fc.assert(
      fc.property(anyDataset, (a) => {
        const reversed: Dataset = {
          ...structuredClone(a),
          entities: a.entities.map((each) => ({ ...each, aliases: each.aliases.toReversed() })).reverse(),
          claims: a.claims.map((each) => ({ ...each, attributions: each.attributions.toReversed() })).reverse(),
          links: a.links.toReversed(),
          sources: a.sources.toReversed(),
        };
        const differences = compared(a, reversed);
        expect([differences.changes, differences.orders]).toEqual([[], []]);
        expect(areSame(differences)).toBe(true);
        expect(areSame(compared(a, structuredClone(a)))).toBe(true);
      }),
      RUNS,
    );
  });

  test("differ the same way round and back, and every difference can be put in words", () => {
    fc.assert(
      fc.property(anyDataset, anyDataset, (a, b) => {
        const there = compared(a, b);
        expect(withoutOrder(compared(b, a))).toEqual(withoutOrder(mirrored(there)));
        const { groups } = differencesInWords(there, { a: buildKnowledgeGraph(a), b: buildKnowledgeGraph(b) });
        const items = groups.flatMap(({ differences }) => differences.map(({ item }) => item()));
        const listed = items.length;
        const { total, contested } = countsOf(there);
        expect(listed).toBe(total + contested.newly + contested.noLonger);
      }),
      RUNS,
    );
  });

  test("differ by what was edited and by nothing else, and the counts add up", () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 8 }), (drafts) => {
        let knowledge = buildKnowledgeGraph(structuredClone(small));
        const opened = knowledge.dataset;
        drafts.forEach((draft, next) => {
          const outcome = applyEdits(knowledge, draftOf(knowledge.dataset, draft, next));
          if (outcome.ok) ({ knowledge } = outcome.value);
        });
        const differences = compared(opened, knowledge.dataset);
        const expected = changesOf({ opened, dataset: knowledge.dataset }).filter(({ of, id, is, opened: before }) => {
          const now = RECORD_LISTS[of].read(knowledge.dataset).find((record) => record.id === id);
          return is !== "changed" || !isSameJson(before, now);
        });
        const named = (change: Pick<RecordChange, "of" | "is"> & { readonly id: string }) =>
          `${change.of} ${change.id} ${change.is}`;
        const found = differences.changes.map((change) => named({ ...change, id: (change.b ?? change.a)?.id ?? "" }));
        expect(found.toSorted()).toEqual(expected.map(named).sort());
        const { total, byKind, orders, attributions } = countsOf(differences);
        const sum = [...byKind.values()].reduce((all, each) => all + each.added + each.removed + each.changed, 0);
        expect(total).toBe(sum + orders);
        expect(attributions.added + attributions.removed + attributions.changed).toBe(
          differences.changes.flatMap((change) => change.attributions).length,
        );
      }),
      { numRuns: 4 * RUNS.numRuns },
    );
  });
});

describe("a record that both have", () => {
  test.each<[string, Edit, readonly object[]]>([
    ["the label of a claim", claim({ label: "starves" }), [{ key: "label", b: "starves" }]],
    ["its gloss", claim({ gloss: "Another." }), [{ key: "gloss", b: "Another." }]],
    ["its status", claim({ status: "draft" }), [{ key: "status", a: CLAIM.status, b: "draft" }]],
    ["its direction", claim({ direction: "both-ways" }), [{ key: "direction", b: "both-ways" }]],
    ["an end", claim({ subject: THIRD.id }), [{ key: "subject", a: CLAIM.subject, b: THIRD.id }]],
    [
      "its object, which became a value",
      claim({ object: null, value: { amount: 3, unit: "towers", qualifier: null } }),
      [
        { key: "object", a: CLAIM.object, b: null },
        { key: "value", a: null, b: { amount: 3, unit: "towers", qualifier: null } },
      ],
    ],
    ["its time", claim({ qualifiers: { ...CLAIM.qualifiers, time: "1207" } }), [{ key: "time", b: "1207" }]],
    ["the name of an entity", entity({ label: "Else" }), [{ key: "label", a: ENTITY.label, b: "Else" }]],
    ["its aliases", entity({ aliases: ["Else"] }), [{ key: "aliases", b: ["Else"] }]],
    [
      "the title of the dataset",
      { edit: "change", of: "head", record: { ...small.dataset, title: "Else" } },
      [{ key: "title", a: "The Siege of Varn", b: "Else" }],
    ],
  ])("tells %s", (_, edit, values) => {
    const { changes } = differencesAfter(edit);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ is: "changed", attributions: [], values });
    expect(changes[0]?.values).toHaveLength(values.length);
  });

  test("tells attributions apart by what they say: one more, one less, one that is less firm now", () => {
    const at = { of: "attribution", claim: CLAIM.id, at: 0 } as const;
    const [one] = differencesAfter({ ...at, edit: "add", record: { ...ATTRIBUTION, holder: OTHER.id } }).changes;
    expect(one?.attributions).toMatchObject([{ is: "added", a: null, b: { holder: OTHER.id } }]);
    const [less] = differencesAfter({ ...at, edit: "remove" }).changes;
    expect(less?.attributions).toMatchObject([{ is: "removed", a: ATTRIBUTION, b: null }]);
    const stance = small.vocabulary.stances.at(-1)?.id as NonNullable<Attribution["stance"]>;
    const [other] = differencesAfter({ ...at, edit: "change", record: { ...ATTRIBUTION, stance } }).changes;
    expect(other?.attributions).toMatchObject([
      { is: "changed", values: [{ key: "stance", a: ATTRIBUTION.stance, b: stance }] },
    ]);
    expect(other?.attributions[0]?.values).toHaveLength(1);
  });

  test("of a story tells which scene, and its order only where scenes that both have stand otherwise", () => {
    const [story] = small.stories as readonly [Dataset["stories"][number]];
    const changed = (scenes: typeof story.scenes) => {
      const [change] = differencesAfter({ edit: "change", of: "story", record: { ...story, scenes } }).changes;
      return change?.values.map(({ key }) => key);
    };
    expect(changed(story.scenes.slice(1))).toEqual([`scenes.${story.scenes[0]?.id}`]);
    expect(changed(story.scenes.toReversed())).toEqual(["sceneOrder"]);
  });

  test("in another order is a difference where the order is the dataset's own", () => {
    const stances = small.vocabulary.stances.toReversed();
    const differences = compared(small, { ...small, vocabulary: { ...small.vocabulary, stances } });
    expect(differences).toMatchObject({ changes: [], orders: [{ of: "stance", b: stances.map(({ id }) => id) }] });
    expect(areSame(differences)).toBe(false);
  });
});

test("a claim is contested through a link or a denial, and no longer so without it", () => {
  const id = "l.new" as Dataset["links"][number]["id"];
  const [, second] = small.claims as readonly [Claim, Claim];
  const link = { id, from: CLAIM.id, relation: "contradicts", to: second.id, evidence: [], note: null } as const;
  const after = edited(small, { edit: "add", of: "link", record: link, at: null });
  const ids = (pairs: Differences["newlyContested"]) => pairs.map(({ a, b }) => (b ?? a)?.id);
  expect(ids(compared(small, after).newlyContested)).toEqual([CLAIM.id, second.id]);
  expect(ids(compared(after, small).noLongerContested)).toEqual([CLAIM.id, second.id]);
});

describe("by name", () => {
  /** The small dataset as another program would number it. */
  const renumbered = (): Dataset => {
    const text = JSON.stringify(small).replaceAll(/"([ec])\.([a-z0-9-]+)"/g, '"$1.x-$2"');
    const dataset = JSON.parse(text.replaceAll(/#claim\/c\./g, "#claim/c.x-")) as Dataset;
    return { ...dataset, dataset: { ...dataset.dataset, id: "other" as Dataset["dataset"]["id"] } };
  };

  test("a dataset of other ids has the same entities and claims, and by id none", () => {
    const b = renumbered();
    expect(compared(small, b).inBoth).toEqual({ entities: 0, claims: 0 });
    const { inBoth, changes } = compared(small, b, "name");
    expect(inBoth.entities).toBeGreaterThan(small.entities.length - 2);
    expect(inBoth.claims).toBeGreaterThan(small.claims.length - 3);
    // One that the source does not name is never taken for its name alone.
    expect(changes.filter(({ of, is }) => of === "entity" && is === "changed")).toEqual([]);
  });

  test("what both have is compared, each in its own ids", () => {
    const b = renumbered();
    const [first, ...rest] = b.claims as [Claim, ...Claim[]];
    const [attribution] = first.attributions as readonly [Attribution];
    const changed: Dataset = {
      ...b,
      claims: [{ ...first, attributions: [{ ...attribution, saidAt: "1300" }] }, ...rest],
    };
    const change = compared(small, changed, "name").changes.find(({ of, a }) => of === "claim" && a?.id === CLAIM.id);
    expect(change).toMatchObject({ is: "changed", b: { id: first.id }, values: [] });
    expect(change?.attributions[0]?.values).toEqual([{ key: "saidAt", a: ATTRIBUTION.saidAt, b: "1300" }]);
  });
});
