import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldText, foldWithOrigin } from "../../../../src/features/search/fold-text.ts";
import type { SearchHit } from "../../../../src/features/search/search-hits.ts";
import { createSearchIndex } from "../../../../src/features/search/search-index.ts";
import { buildKnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { anyCharacter } from "../../../fixtures/any-character.ts";
import { plainDataset } from "../../../fixtures/plain-dataset.ts";
import { type EntityInput, smallDataset, smallDatasetInput } from "../../../fixtures/small-dataset.ts";

const small = createSearchIndex(buildKnowledgeGraph(smallDataset()));
const limit = 10;

/** An index over the small dataset with more entities, named in order e.x0, e.x1 and so on. */
function indexWith(...names: readonly (string | Partial<EntityInput>)[]) {
  const { entities } = smallDatasetInput();
  const [sample] = entities;
  if (sample === undefined) throw new Error("indexWith: the small dataset has no entity");
  const added = names.map((name, i) => ({
    ...sample,
    aliases: [],
    gloss: "Named by a test.",
    ...(typeof name === "string" ? { label: name } : name),
    id: `e.x${i}`,
  }));
  return createSearchIndex(buildKnowledgeGraph(smallDataset({ entities: [...entities, ...added] })));
}

const labels = (hits: readonly SearchHit[]) => hits.map(({ label }) => label);
const entityLabels = (hits: readonly SearchHit[]) => labels(hits.filter(({ kind }) => kind === "entity"));
const marked = ({ label, ranges }: SearchHit) => ranges.map(([start, end]) => label.slice(start, end));

describe("what is found", () => {
  test.each([
    ["isis k", "ISIS-K"],
    ["isisk", "ISIS-K"],
    ["ISIS-K", "ISIS-K"],
    ["isis", "ISIS-K"],
    ["Baluch", "Baloch militants"],
    ["tehran", "Tehrān"],
    ["TEHRĀN", "Tehrān"],
    ["jundallah", "Jundʾallāh"],
    ["Jund’allah", "Jundʾallāh"],
    ["kotb", "Qutb al-Dīn"],
    ["alDin", "Qutb al-Dīn"],
    ["lodz", "Łódź"],
    ["سپاه", "سپاه پاسداران"],
    ["پاسداران", "سپاه پاسداران"],
    ["علي", "علی"],
    ["東京", "東京都庁"],
    ["京都", "東京都庁"],
    ["庁", "東京都庁"],
    ["ひらが", "ひらがな"],
    ["서울", "서울시"],
  ])("“%s” finds %s", (query, label) => {
    const index = indexWith(
      "ISIS-K",
      "Baloch militants",
      "Tehrān",
      "Jundʾallāh",
      { label: "Qutb al-Dīn", aliases: ["Kotboddin"] },
      "Łódź",
      "سپاه پاسداران",
      "علی",
      "東京都庁",
      "ひらがな",
      "서울시",
    );
    expect(labels(index.search(query, { limit }))[0]).toBe(label);
  });

  test("an alias finds its entity and is named", () => {
    const [hit] = small.search("selim", { limit });
    expect(hit).toMatchObject({ kind: "entity", id: "e.salim", label: "سليم", field: "alias", alias: "Selim" });
  });

  test("a word of the gloss finds an entity, after those that have it in their name", () => {
    const hits = small.search("pass", { limit, perKind: 5 }).filter(({ kind }) => kind === "entity");
    expect(hits.map(({ id, field }) => [id, field])).toEqual([
      ["e.tarn-pass", "label"],
      ["e.salim", "gloss"],
      ["e.hanno", "gloss"],
    ]);
  });

  test.each([
    ["grain", "entity", "e.board"],
    ["1987", "entity", "e.board"],
    ["3000", "claim", "c.1"],
    ["second", "claim", "c.2"],
    ["2019", "claim", "c.1"],
  ])("“%s” is what a field states of %s %s", (query, kind, id) => {
    const index = createSearchIndex(buildKnowledgeGraph(plainDataset()));
    expect(index.search(query, { limit })).toEqual([expect.objectContaining({ kind, id, field: "gloss" })]);
  });

  test("a claim is found by its label, its gloss and the names at its ends", () => {
    const found = (query: string) => small.search(query, { limit }).find(({ kind }) => kind === "claim");
    expect(found("carried off")).toMatchObject({ id: "c.0006", field: "label" });
    expect(found("landlord rumoured")).toMatchObject({ id: "c.0009", field: "gloss" });
    expect(found("salim tarn")).toBeUndefined();
    expect(found("سليم tarn")).toMatchObject({ id: "c.0012", field: "ends" });
  });

  test("a claim reads from subject to object, with its gloss below; a value in place of an object is read out", () => {
    const [claim] = small.search("sheltered again", { limit });
    expect(claim).toMatchObject({
      label: "Hanno sheltered again Grey Company",
      secondary: "He may have taken them in once more after 1206.",
    });
    expect(labels(small.search("cost lives", { limit }))).toContain("Siege of Varn cost lives nearly 300 dead");
  });

  test("an entity says its kind", () => {
    expect(small.search("grey company", { limit })[0]).toMatchObject({ id: "e.grey-company", secondary: "warband" });
  });

  test("every word must be there", () => {
    expect(small.search("grey duchy zebra", { limit })).toEqual([]);
    expect(entityLabels(small.search("grey zebra", { limit }))).toEqual([]);
  });

  test("a year does not find its neighbours", () => {
    const index = indexWith("Attack of 2018", "Attack of 2019");
    expect(entityLabels(index.search("attack 2018", { limit }))).toEqual(["Attack of 2018"]);
  });
});

describe("what comes first", () => {
  test("the exact label, then the exact alias, then labels that begin so, then the rest", () => {
    const index = indexWith(
      { label: "Something else", gloss: "All about Moro, Moro and Moro." },
      "Old Moro",
      "Moro Guard",
      { label: "The Front", aliases: ["Moro"] },
      "Moro",
    );
    expect(labels(index.search("moro", { limit })).slice(0, 5)).toEqual([
      "Moro",
      "The Front",
      "Moro Guard",
      "Old Moro",
      "Something else",
    ]);
  });

  test("entities come before claims that begin alike", () => {
    const hits = small.search("siege", { limit });
    expect(hits[0]).toMatchObject({ kind: "entity", label: "Siege of Varn" });
  });

  test("no more than asked for, in all and of each kind", () => {
    expect(small.search("orm", { limit: 3 })).toHaveLength(3);
    const hits = small.search("company", { limit: 10, perKind: 1 });
    expect(hits.map(({ kind }) => kind).sort()).toEqual(["claim", "entity"]);
  });
});

describe("what is marked", () => {
  test.each([
    ["isis k", ["ISIS", "K"]],
    ["isisk", ["ISIS", "K"]],
    ["isi", ["ISI"]],
  ])("for “%s” the letters %j of ISIS-K", (query, letters) => {
    const [hit] = indexWith("ISIS-K").search(query, { limit });
    expect(hit && marked(hit)).toEqual(letters);
  });

  test("the typed beginning of a word, with the marks that its letters carry", () => {
    const [hit] = indexWith("Tehra\u0304n University").search("tehra", { limit });
    expect(hit && marked(hit)).toEqual(["Tehra\u0304"]);
  });

  test("the whole of a word that was misspelled", () => {
    const [hit] = indexWith("Baloch militants").search("baluch", { limit });
    expect(hit && marked(hit)).toEqual(["Baloch"]);
  });

  test("nothing of the label where only an alias matched", () => {
    expect(small.search("selim", { limit })[0]?.ranges).toEqual([]);
  });
});

describe("suggestions", () => {
  test("a name that is spelt much like the query", () => {
    const index = indexWith("Fakhrizadeh");
    expect(index.search("fahrisade", { limit })).toEqual([]);
    expect(index.suggestions("fahrisade", { limit: 3 })).toEqual(["Fakhrizadeh"]);
  });

  test("a name that one of the words is of, where another is of nothing", () => {
    expect(small.suggestions("hanno zzzzzzz", { limit: 1 })).toEqual(["Hanno"]);
  });

  test("none for nothing", () => {
    expect(small.suggestions("", { limit: 3 })).toEqual([]);
    expect(small.suggestions("?!", { limit: 3 })).toEqual([]);
  });
});

describe("a record that changes", () => {
  /** The small dataset with other names: what a reader may have made of it. */
  const renamed = (entities: Readonly<Record<number, string>>, claims: Readonly<Record<number, string>>) => {
    const input = smallDatasetInput();
    return buildKnowledgeGraph(
      smallDataset({
        entities: input.entities.map((entity, at) => {
          const label = entities[at];
          return label === undefined ? entity : { ...entity, label, aliases: [`${label} the Elder`] };
        }),
        claims: input.claims.map((claim, at) => {
          const gloss = claims[at];
          return gloss === undefined ? claim : { ...claim, gloss };
        }),
      }),
    );
  };

  test("is found by its new words at once, no longer by its old ones, and its claims by the new name", () => {
    const { entities } = smallDatasetInput();
    const hanno = entities.findIndex(({ id }) => id === "e.hanno");
    const index = createSearchIndex(buildKnowledgeGraph(smallDataset()));
    index.update(renamed({ [hanno]: "Zebulon" }, {}), "entity", hanno);
    expect(index.search("zebulon", { limit })[0]).toMatchObject({ id: "e.hanno", label: "Zebulon" });
    expect(labels(index.search("zebulon sheltered", { limit }))).toContain("Zebulon sheltered again Grey Company");
    expect(index.search("hanno", { limit }).filter(({ label }) => label.includes("Hanno"))).toEqual([]);
  });

  test("any such index finds what a new one would find, in the same order", () => {
    const { entities, claims } = smallDatasetInput();
    const name = fc.constantFrom(
      "Hanno",
      "Hannover",
      "Grey",
      "Siege of Orm",
      "Zebulon",
      "Orm",
      "東京都庁",
      "Varn Pass",
    );
    const changes = fc.dictionary(fc.nat(entities.length - 1).map(String), name, { maxKeys: 4, noNullPrototype: true });
    const glosses = fc.dictionary(fc.nat(claims.length - 1).map(String), name, { maxKeys: 4, noNullPrototype: true });
    const query = fc.constantFrom("hanno", "hano", "orm", "o", "grey company", "siege", "東", "varn", "zebulon elder");
    fc.assert(
      fc.property(fc.array(fc.tuple(changes, glosses), { minLength: 1, maxLength: 3 }), query, (steps, asked) => {
        const index = createSearchIndex(buildKnowledgeGraph(smallDataset()));
        let [names, texts] = [{}, {}];
        for (const [more, others] of steps) {
          [names, texts] = [
            { ...names, ...more },
            { ...texts, ...others },
          ];
          for (const at of Object.keys(more)) index.update(renamed(names, texts), "entity", Number(at));
          for (const at of Object.keys(others)) index.update(renamed(names, texts), "claim", Number(at));
          index.search(asked, { limit });
        }
        const fresh = createSearchIndex(renamed(names, texts));
        expect(index.search(asked, { limit: 50 })).toEqual(fresh.search(asked, { limit: 50 }));
        expect(index.suggestions(asked, { limit: 3 })).toEqual(fresh.suggestions(asked, { limit: 3 }));
      }),
      { numRuns: 100 },
    );
  });

  test("records that come or go ask for another index", () => {
    const index = createSearchIndex(buildKnowledgeGraph(smallDataset()));
    const { entities } = smallDatasetInput();
    const more = smallDataset({ entities: [...entities, { ...(entities[0] as EntityInput), id: "e.zz" }] });
    expect(() => index.update(buildKnowledgeGraph(more), "entity", 0)).toThrow(/new index/);
  });
});

describe("for any label", () => {
  const letter = fc.constantFrom(
    ..."abcdeghiklmnorstuvwyzABKZ0123 --’'.āéŁßĳﬁçñΣςабвЖסלאשעליםپاسدا東京ひカ서울กไ🚀☮ʾʿ\u0301",
  );
  const label = fc.string({ unit: letter, minLength: 1, maxLength: 24 }).filter((text) => text.trim() !== "");
  const spelling = (text: string) => foldText(text).replaceAll(/[^\p{L}\p{N}]/gu, "");
  const distinctLabels = fc.uniqueArray(label, {
    minLength: 1,
    maxLength: 12,
    selector: (text) => spelling(text) || text.trim(),
  });

  test("a label typed in full finds its entity among the first five", () => {
    fc.assert(
      fc.property(distinctLabels, (names) => {
        const index = indexWith(...names);
        for (const [i, name] of names.entries())
          if (spelling(name) !== "") expect(index.search(name, { limit: 5 }).map(({ id }) => id)).toContain(`e.x${i}`);
      }),
      { numRuns: 150 },
    );
  });

  test("the first letters of a word that no other label has find its entity", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abdeiknorstuāéßсталшעלם東京서"), minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom("of Varn", "the Elder", "東"), (name, cut, rest) => {
        const index = indexWith(`${rest} ${name}`);
        const letters = [...name];
        const typed = letters.slice(0, 3 + (cut % (letters.length - 2))).join("");
        expect(index.search(typed, { limit: 50 }).map(({ id }) => id)).toContain("e.x0");
      }),
      { numRuns: 150 },
    );
  });

  test("no query throws, and what is marked lies in the label", () => {
    const hostile = fc.constantFrom(
      "__proto__",
      "constructor",
      "toString",
      "<script>",
      "\ud800",
      "\u0000",
      "a".repeat(9999),
    );
    const index = indexWith("__proto__", "constructor", "toString", "hasOwnProperty valueOf");
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: anyCharacter }), fc.string({ unit: letter }), hostile), (query) => {
        index.suggestions(query, { limit: 3 });
        for (const { label: shown, ranges } of index.search(query, { limit: 8 })) {
          let last = -1;
          for (const [start, end] of ranges) {
            expect(start).toBeGreaterThan(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(shown.length);
            last = end;
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("folding letter by letter gives what folding the whole text gives, each unit with its place", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        const folded = foldWithOrigin(text);
        expect(folded.text).toBe(foldText(text));
        expect(folded.start).toHaveLength(folded.text.length);
      }),
    );
  });
});
