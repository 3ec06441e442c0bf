import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText, tokensOf } from "../../../../src/features/search/fold-text.ts";
import { partsOf, spell, wordsOf } from "../../../../src/features/search/search-columns.ts";
import { createSearchIndex } from "../../../../src/features/search/search-index.ts";
import { packTexts, textsNear } from "../../../../src/features/search/sorted-texts.ts";
import { buildKnowledgeGraph, type KnowledgeGraph } from "../../../../src/model/knowledge-graph.ts";
import { nameOf } from "../../../../src/model/name-of.ts";
import { smallDataset, smallDatasetInput } from "../../../fixtures/small-dataset.ts";

// What a search finds, and in which order, is held against a search that reads every record and scores it from scratch.

/** What a word in the label, alias and gloss of an entity weighs, then in the label, gloss and ends of a claim. */
const BOOSTS = [3, 2.5, 1, 2, 1, 1];

/** The hits of a query as "entity 3" or "claim 7", best first. */
function searchAll(knowledge: KnowledgeGraph, query: string, limit: number, perKind: number): readonly string[] {
  const { order, claimCount } = knowledge;
  const documents = Array.from({ length: order + claimCount }, (_, document) => ({
    document,
    first: document < order ? 0 : 3,
    parts: partsOf(knowledge, document).map(wordsOf),
  }));
  const everyWord = [...new Set(documents.flatMap(({ parts }) => parts.flat()))].sort();
  const fieldWords = BOOSTS.map((_, field) =>
    documents.flatMap(({ first, parts }) => {
      const words = parts[field - first];
      return words === undefined ? [] : [new Set(words)];
    }),
  );
  const meanLengths = fieldWords.map((sets) => sets.reduce((sum, { size }) => sum + size, 0) / sets.length);
  const rarity = (word: string, field: number) => {
    const found = fieldWords[field]?.filter((words) => words.has(word)).length ?? 0;
    return Math.log(1 + (documents.length - found + 0.5) / (found + 0.5));
  };
  const terms = [...new Set(tokensOf(foldText(query), "query").map(({ text }) => text))];
  // Sums are added up as the index does it, so that equal scores are equal to the last bit.
  const matches = terms.map((term, at) => {
    const isPrefix = term.length > 1 || at === terms.length - 1;
    const slips = term.length < 4 ? 0 : Math.min(2, Math.round(0.2 * term.length));
    const begins = everyWord.filter((word) => (isPrefix ? word.startsWith(term) : word === term));
    const others = slips === 0 ? [] : everyWord.filter((word) => !begins.includes(word));
    return [
      ...begins.map((word) => {
        const weight = (0.375 * word.length) / (word.length + 0.3 * (word.length - term.length));
        return { word, weight: word === term ? 1 : weight };
      }),
      ...others.flatMap((word) =>
        textsNear(packTexts([word]), term, slips).map(({ distance }) => {
          return { word, weight: (0.45 * word.length) / (word.length + distance) };
        }),
      ),
    ];
  });

  const scored = documents.flatMap(({ document, first, parts }) => {
    if (!matches.every((ofTerm) => ofTerm.some(({ word }) => parts.flat().includes(word)))) return [];
    let score = 0;
    for (const { word, weight } of matches.flat())
      for (const [part, words] of parts.entries()) {
        const count = words.filter((each) => each === word).length;
        if (count === 0) continue;
        const field = first + part;
        const damping = 1.2 * (1 - 0.7 + new Set(words).size * (0.7 / (meanLengths[field] as number)));
        score += weight * (BOOSTS[field] as number) * rarity(word, field) * (0.5 + (count * 2.2) / (count + damping));
      }
    return [{ document, score, standing: standingOf(knowledge, document, spell(query)) }];
  });
  scored.sort((a, b) => b.standing - a.standing || b.score - a.score || a.document - b.document);
  const entities = scored.filter(({ document }) => document < order).slice(0, perKind);
  const claims = scored.filter(({ document }) => document >= order).slice(0, perKind);
  return scored
    .filter((one) => entities.includes(one) || claims.includes(one))
    .slice(0, limit)
    .map(({ document }) => (document < order ? `entity ${document}` : `claim ${document - order}`));
}

function standingOf(knowledge: KnowledgeGraph, document: number, query: string): number {
  const { order, dataset } = knowledge;
  if (document >= order) {
    const label = spell(partsOf(knowledge, document)[0] ?? "");
    return label === query ? 2 : label.startsWith(query) ? 1 : 0;
  }
  const entity = dataset.entities[document];
  if (entity === undefined) return 0;
  const label = spell(nameOf(entity));
  if (label === query) return 5;
  if (entity.aliases.some((alias) => spell(alias) === query)) return 4;
  return label.startsWith(query) ? 3 : 0;
}

const word = fc.constantFrom(
  "al",
  "a",
  "alto",
  "kan",
  "ka",
  "k",
  "alk",
  "an",
  "altona",
  "karst",
  "kant",
  "altana",
  "l-k",
);
const words = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((list) => list.join(" "));

test("a search finds what reading every record finds, in the same order", () => {
  const { entities, claims } = smallDatasetInput();
  const names = fc.array(
    fc.record({ label: words(3), aliases: fc.array(words(2), { maxLength: 2 }), gloss: words(6) }),
    {
      minLength: 1,
      maxLength: 24,
    },
  );
  const labels = fc.array(fc.record({ label: words(3), gloss: words(6) }), {
    minLength: claims.length,
    maxLength: claims.length,
  });
  fc.assert(
    fc.property(
      names,
      labels,
      words(3),
      fc.nat(3),
      fc.integer({ min: 1, max: 6 }),
      (more, others, asked, cut, perKind) => {
        const [sample] = entities;
        if (sample === undefined) return;
        const knowledge = buildKnowledgeGraph(
          smallDataset({
            entities: [...entities, ...more.map((named, at) => ({ ...sample, ...named, id: `e.x${at}` }))],
            claims: claims.map((claim, at) => ({ ...claim, ...others[at] })),
          }),
        );
        const index = createSearchIndex(knowledge);
        for (const query of [asked, asked.slice(0, cut + 1)]) {
          const hits = index.search(query, { limit: 10, perKind }).map(({ kind, number }) => `${kind} ${number}`);
          expect(hits).toEqual(searchAll(knowledge, query, 10, perKind));
        }
      },
    ),
    { numRuns: 500 },
  );
});
