import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDataset } from "../../../../src/cli/read-dataset.ts";
import type { Exercise } from "../../../../src/features/exercises/exercise.ts";
import { exerciseKinds } from "../../../../src/features/exercises/exercise-kinds.ts";
import { glossaryOf } from "../../../../src/features/exercises/glossary.ts";
import { makeWorksheet } from "../../../../src/features/exercises/make-worksheet.ts";
import { saidStatement, statementOf } from "../../../../src/features/exercises/statement.ts";
import { textNeeded } from "../../../../src/features/exercises/text-needed.ts";
import { readWorksheetCode, worksheetCodeOf } from "../../../../src/features/exercises/worksheet-code.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { generateDataset } from "../../../fixtures/generate-dataset.ts";
import { attributionWith, claimWith, smallDataset } from "../../../fixtures/small-dataset.ts";

const ALL = exerciseKinds.all.map(({ id }) => id);

function stateOf(dataset: Dataset) {
  return createWorkspace(dataset).store.getState();
}

async function articleState() {
  const read = await readDataset("graph-data/kerman-attack");
  if (!read.ok) throw new Error("The article's dataset cannot be read.");
  return stateOf(read.value.dataset);
}

const article = await articleState();

function exercisesOf({ knowledge, derived }: ReturnType<typeof stateOf>, seeds: number, count = 15): Exercise[] {
  return Array.from({ length: seeds }, (_, seed) =>
    makeWorksheet(knowledge, derived, { kinds: ALL, count, seed }),
  ).flatMap(({ exercises }) => exercises);
}

/** In English, words that say whose word something is or how certain; not "May 2006", and a suspect is a person. */
const HEDGE =
  /\b(may(?! 2)|might|allegedly|alleged|alleges|reportedly|reported|believed|believes|says?|said|claims?|claimed|probably|likely|thought|suspects|suspected|infers?|hints?|officially|proposes|proposed|option is|acknowledges|attributed)\b/i;

describe("over thousands of questions of the article", () => {
  const made = exercisesOf(article, 300);
  const of = (kind: string) => made.filter((exercise) => exercise.kind === kind);

  test("each is asked in a sentence: a capital, small letters and articles, a full stop", () => {
    expect(made.length).toBeGreaterThan(4_000);
    const labels = new Set(article.knowledge.dataset.entities.map(({ label }) => label));
    const sentences = made.flatMap(({ kind, statement, options }) =>
      kind === "path" ? [] : kind === "order" ? options.map(({ text }) => text) : [statement ?? "none"],
    );
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[\p{Lu}\d].*\.$/u);
      // As in "Killing of Soleimani is an example of Intelligence failures", where a label begins the sentence as it is.
      const start = [...labels].find(
        (label) => label !== undefined && sentence.startsWith(`${label} is an example of`),
      );
      expect(start).toBeUndefined();
    }
    const glosses = new Set(article.knowledge.dataset.claims.map(({ gloss }) => gloss));
    const whole = of("order").flatMap(({ options }) => options.map(({ text }) => text));
    expect(whole.filter((text) => !glosses.has(text))).toEqual([]);
  });

  test("no question on certainty or on who says so gives either away", () => {
    for (const { kind, statement } of [...of("stance"), ...of("holder")]) {
      expect(kind + statement).not.toMatch(HEDGE);
      expect(statement).not.toMatch(/, (as )?the author\b/);
    }
  });

  test("what came first is asked of events: none of what they are an example or a part of", () => {
    const { claims, entities } = article.knowledge.dataset;
    for (const { options } of of("order"))
      for (const { id, text } of options) {
        const claim = claims.find((each) => each.id === id);
        const dated = entities.filter(
          (each) => [claim?.subject, claim?.object].includes(each.id) && each.time !== null,
        );
        expect([id, dated.length]).toEqual([id, 1]);
        expect(claim?.predicate).not.toMatch(/^(exampleOf|formedPartOf|belongsTo|follows|tookPlaceDuring)$/);
        expect(text).not.toMatch(/\d{3}|\b(before|after|later|earlier|since)\b/);
      }
  });

  test("a certainty one step firmer or less firm is no wrong answer: two readers may differ", () => {
    const stances = article.knowledge.dataset.vocabulary.stances.map(({ id }) => id as string);
    for (const { options, rightOption } of of("stance"))
      for (const { id } of options) expect(Math.abs(stances.indexOf(id) - stances.indexOf(rightOption))).not.toBe(1);
  });

  test("whoever wrote the text is called its author, beside others whom it does not name", () => {
    const texts = of("holder").flatMap(({ options }) => options.map(({ text }) => text));
    expect(texts).toContain("Arman Mahmoudian, the author");
    expect(texts).not.toContain("Arman Mahmoudian");
    expect(texts).not.toContain("Nobody named");
  });

  test("what connects two is asked with a picture of both lines, which do not give the answer away", () => {
    for (const { picture, options, rightOption, statement } of of("path")) {
      const right = options.find(({ id }) => id === rightOption)?.text ?? "";
      expect(picture?.ends.map(({ name }) => name)).not.toContain(right);
      expect(picture?.ends.map(({ words }) => words).join(" ")).not.toContain(right);
      expect(statement).toContain(" ? ");
    }
  });

  test("every certainty is right now and then", () => {
    expect(new Set(of("stance").map(({ rightOption }) => rightOption)).size).toBe(6);
  });
});

describe("the glossary of a worksheet", () => {
  /** Words of a text between single spaces. */
  const inWords = (text: string) =>
    ` ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
      .trim()} `;

  test("has every term of the vocabulary that its exercises use, by word or by line, and every one of its key", () => {
    const { knowledge } = article;
    const { stances } = knowledge.dataset.vocabulary;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), fc.subarray(ALL, { minLength: 1 }), (seed, kinds) => {
        const { exercises } = makeWorksheet(knowledge, article.derived, { kinds, count: 10, seed });
        const asked = glossaryOf(knowledge, exercises, "exercises").map(({ label }) => label);
        const key = glossaryOf(knowledge, exercises, "answer-key").map(({ label }) => label);
        const read = inWords(
          exercises
            .flatMap(({ prompt, statement, options }) => [prompt, statement ?? "", ...options.map(({ text }) => text)])
            .join(" "),
        );
        for (const { label, id } of stances) {
          const drawn = exercises.some(({ picture }) => picture?.ends.some((end) => stances[end.stance]?.id === id));
          const isAnswer = exercises.some(({ options }) => options.some((option) => option.id === id));
          if (drawn || isAnswer || read.includes(inWords(label))) expect(asked).toContain(label);
          if (exercises.some(({ reasons }) => reasons.some(({ stance }) => stance.startsWith(label))))
            expect(key).toContain(label);
        }
        if (read.includes(" claim ")) expect(asked).toContain("claim");
        if (read.includes(" certainty ")) expect(asked).toContain("certainty");
      }),
      { numRuns: 200 },
    );
  });

  test("says what a denial is where one is asked about or told", () => {
    const denied = claimWith({ attributions: [attributionWith({ holder: "e.monk", polarity: "denied" })] });
    const { knowledge, derived } = stateOf({ ...smallDataset(), claims: [denied], links: [] });
    const { exercises } = makeWorksheet(knowledge, derived, { kinds: ["stance"], count: 1, seed: 1 });
    for (const page of ["exercises", "answer-key"] as const)
      expect(glossaryOf(knowledge, exercises, page).map(({ label }) => label)).toContain("denied");
  });
});

describe("a claim as a sentence to ask about", () => {
  const small = smallDataset();
  const sentence = (claim: Parameters<typeof claimWith>[0]) => {
    const { knowledge } = stateOf({ ...small, claims: [claimWith(claim)], links: [] });
    return statementOf(knowledge, 0);
  };
  const by = (holder: string | null) => ({ attributions: [attributionWith({ holder })] });

  test.each([
    ["The League had it, a monk says.", "e.monk", "The League had it."],
    ["The League had it, as Orm sees it.", "e.orm", "The League had it."],
    ["By the word of a monk, the League had it.", "e.monk", "The League had it."],
    ["The League allegedly had it.", "e.monk", "The League had it."],
    ["Perhaps, the League had it.", "e.monk", "The League had it."],
    ["The League had it, by one account, for long.", null, "The League had it for long."],
    // Not about whose word it is.
    ["The League had it, and the monk was angry about it to the end of his long life.", "e.monk", null],
    ["The League had it, the town lost it.", "e.monk", null],
    ["Salim, lord of a pass, had it.", null, null],
  ])("is its gloss without whose word it is: %s", (gloss, holder, bare) => {
    expect(sentence({ gloss, ...by(holder) })).toBe(bare ?? gloss);
  });

  test("reads from subject to object where it has no gloss and both have names of their own; else there is none", () => {
    const { gloss: _, ...bare } = claimWith({ label: "is at war with" });
    const { gloss: __, ...unnamed } = claimWith({ subject: "e.monk", object: "e.orm" });
    const { knowledge } = stateOf({ ...small, claims: [bare, { ...unnamed, id: "c.0002" as never }], links: [] });
    expect(statementOf(knowledge, 0)).toBe("Grey Company fights Duchy of Orm");
    expect(statementOf(knowledge, 1)).toBeNull();
    const said = saidStatement(
      knowledge,
      1,
      { attribution: unnamed.attributions[0] as never, stance: 0 },
      { authors: [] },
    );
    expect(said).toBeNull();
  });
});

describe("the code of a worksheet", () => {
  test("is read back as it was written, whatever the worksheet is made by", () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.integer({ min: 0, max: 999_999_999 }),
          count: fc.integer({ min: 1, max: 100 }),
          kinds: fc.subarray(ALL, { minLength: 1 }),
        }),
        (request) => void expect(readWorksheetCode(worksheetCodeOf(request))).toEqual(request),
      ),
    );
    expect(worksheetCodeOf({ seed: 4711, count: 10, kinds: ALL })).toBe("4711-10");
    expect(worksheetCodeOf({ seed: 4711, count: 10, kinds: ["path", "stance"] })).toBe("4711-10-stance.path");
  });

  test("is none where it names nothing that can be made", () => {
    for (const code of ["", "4711", "4711-0", "4711-101", "x-10", "4711-10-riddle", "4711-10-"])
      expect(readWorksheetCode(code)).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => void readWorksheetCode(text)));
  });

  test("makes the same worksheet again over the same dataset", () => {
    const { knowledge, derived } = stateOf(parsed(generateDataset({ entities: 60, claims: 200 })));
    const request = { kinds: ALL, count: 12, seed: 77 };
    const again = readWorksheetCode(worksheetCodeOf(request));
    expect(again && makeWorksheet(knowledge, derived, again)).toEqual(makeWorksheet(knowledge, derived, request));
  });
});

test("it is said that the text is needed to find a paragraph, by what it is", () => {
  expect(exerciseKinds.all.filter(({ needsText }) => needsText).map(({ id }) => id)).toEqual(["place"]);
  expect(textNeeded(article.knowledge)).toMatch(/^You need the article\. /);
  const [source] = smallDataset().sources;
  const two = { ...smallDataset(), sources: [source, { ...source, id: "s.other" }] } as Dataset;
  expect(textNeeded(stateOf(two).knowledge)).toMatch(/^You need the texts\. /);
});

function parsed(input: unknown): Dataset {
  const result = parseDataset(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error.slice(0, 3)));
  return result.value;
}
