import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDataset } from "../../../../src/cli/read-dataset.ts";
import type { Candidate, Exercise } from "../../../../src/features/exercises/exercise.ts";
import { exerciseKinds } from "../../../../src/features/exercises/exercise-kinds.ts";
import { candidatesOf, exerciseFrom, makeWorksheet } from "../../../../src/features/exercises/make-worksheet.ts";
import { materialOf } from "../../../../src/features/exercises/material.ts";
import { seededRandom } from "../../../../src/lib/random.ts";
import type { Claim, Dataset } from "../../../../src/model/dataset.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { DEFAULT_VIEW, type ViewState } from "../../../../src/model/view-state.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { arbitraryDataset } from "../../../fixtures/arbitrary-dataset.ts";
import { generateDataset } from "../../../fixtures/generate-dataset.ts";
import { attributionWith, claimWith, entityWith, passage, smallDataset } from "../../../fixtures/small-dataset.ts";
import { faultsOf } from "./distractor-rule.ts";

const read = await readDataset("graph-data/kerman-attack");
if (!read.ok) throw new Error("The article's dataset cannot be read.");
const article = read.value.dataset;
const ALL = exerciseKinds.all.map(({ id }) => id);

function opened(dataset: Dataset, view: Partial<ViewState> = {}) {
  const { knowledge, derived } = createWorkspace(dataset, { ...DEFAULT_VIEW, ...view }).store.getState();
  const isShown = (claim: Claim) => derived.claimMask[knowledge.claimNumber.get(claim.id) ?? -1] === 1;
  return { knowledge, derived, material: materialOf(knowledge, derived), isShown };
}

function parsed(input: unknown): Dataset {
  const result = parseDataset(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error.slice(0, 3)));
  return result.value;
}

/** Everything that a kind can make, up to a limit. */
function candidates({ material }: ReturnType<typeof opened>, kind: string, limit = Infinity): Candidate[] {
  const found: Candidate[] = [];
  for (const candidate of candidatesOf(material, kindOf(kind), seededRandom(1))) {
    found.push(candidate);
    if (found.length >= limit) break;
  }
  return found;
}

function kindOf(id: string) {
  const kind = exerciseKinds.get(id);
  if (kind === undefined) throw new Error(`There is no kind "${id}".`);
  return kind;
}

function worksheet(
  dataset: Dataset,
  request: Partial<Parameters<typeof makeWorksheet>[2]> = {},
  view: Partial<ViewState> = {},
) {
  const { knowledge, derived } = opened(dataset, view);
  return makeWorksheet(knowledge, derived, { kinds: ALL, count: 15, seed: 1, ...request });
}

/** The dataset with a date for every third entity, and glosses that name what they are about. */
function withEvents(dataset: Dataset): Dataset {
  const labels = new Map(dataset.entities.map(({ id, label }) => [id, label]));
  return {
    ...dataset,
    entities: dataset.entities.map((entity, e) => ({ ...entity, time: e % 3 === 0 ? `${1900 + e}` : null })),
    claims: dataset.claims.map((claim) => ({
      ...claim,
      gloss: `${claim.gloss} ${labels.get(claim.subject)} ${claim.object === null ? "" : labels.get(claim.object)}`,
    })),
  };
}

/** Three or four options that can be told apart, one of them right. */
function expectSound({ options, rightOption, prompt, reasons, claims }: Exercise) {
  expect(options.length).toBeGreaterThanOrEqual(3);
  expect(options.length).toBeLessThanOrEqual(4);
  expect(options.filter(({ id }) => id === rightOption)).toHaveLength(1);
  expect(new Set(options.map(({ text }) => text.normalize("NFKC").trim().toLowerCase())).size).toBe(options.length);
  expect(prompt).toMatch(/\?$/);
  expect(reasons.map(({ claim }) => claim)).toEqual(expect.arrayContaining([...claims]));
}

describe("wrong answers", () => {
  const whole = opened(article);

  test.each(ALL)(
    "no wrong answer of the article is true under another of its claims: %s, every exercise",
    { timeout: 60_000 },
    (kind) => {
      const made = candidates(whole, kind);
      expect(made.length).toBeGreaterThan(kind === "order" ? 15 : 100);
      expect(made.flatMap((candidate) => faultsOf(article, candidate, whole.isShown))).toEqual([]);
      expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
      for (const candidate of made) {
        const exercise = exerciseFrom(candidate, 7);
        if (exercise !== null) expectSound(exercise);
      }
    },
  );

  test.each([
    { hidden: { stance: ["asserted"] } },
    { hidden: { holder: ["e.arman-mahmoudian"] } },
    { focus: { entities: ["e.israel"], hops: 1 } },
    { time: { ...DEFAULT_VIEW.time, from: "2009", to: "2018", undated: false } },
  ])("nor where only a part of the article is shown: hidden claims still forbid an answer (%j)", (view) => {
    const part = opened(article, view);
    const made = ALL.flatMap((kind) => candidates(part, kind));
    expect(made.length).toBeGreaterThan(0);
    expect(made.flatMap((candidate) => faultsOf(article, candidate, part.isShown))).toEqual([]);
  });

  test("nor in any dataset, whatever its texts", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbitraryDataset, fc.integer(), (input, seed) => {
        const dataset = parsed(input);
        const state = opened(dataset);
        for (const kind of ALL)
          for (const candidate of candidates(state, kind)) {
            expect(faultsOf(dataset, candidate, state.isShown)).toEqual([]);
            const exercise = exerciseFrom(candidate, seed);
            if (exercise !== null) expectSound(exercise);
          }
      }),
      { numRuns: 150 },
    );
  });

  test("nor in invented graphs with hubs, denials, relayed words and links", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.constantFrom(40, 120), (seed, entities) => {
        const dataset = withEvents(parsed(generateDataset({ entities, claims: 220, seed })));
        const state = opened(dataset, { hidden: { stance: [dataset.vocabulary.stances[1]?.id ?? ""] } });
        for (const kind of ALL) {
          const made = candidates(state, kind, 100);
          expect(made.length).toBeGreaterThan(0);
          expect(made.flatMap((candidate) => faultsOf(dataset, candidate, state.isShown))).toEqual([]);
        }
      }),
      { numRuns: 6 },
    );
  });
});

describe("a worksheet", () => {
  test("is the same for the same seed, and another for another", () => {
    expect(worksheet(article, { seed: 5 })).toEqual(worksheet(article, { seed: 5 }));
    expect(worksheet(article, { seed: 5 }).exercises).not.toEqual(worksheet(article, { seed: 6 }).exercises);
  });

  test("gives every kind an equal share, kinds in their order", () => {
    const kinds = worksheet(article).exercises.map(({ kind }) => kind);
    expect(kinds).toEqual(ALL.flatMap((kind) => [kind, kind, kind]));
  });

  test("is as long as asked for, also where one kind must stand in for another", () => {
    const undated = article.claims.map((claim) => ({ ...claim, qualifiers: { ...claim.qualifiers, time: null } }));
    const made = worksheet({ ...article, claims: undated }, { kinds: ["order", "holder"], count: 6 });
    expect(made.barren).toEqual(["order"]);
    expect(made.exercises.map(({ kind }) => kind)).toEqual(Array(6).fill("holder"));
    expect(worksheet(article, { count: 5 }).exercises).toHaveLength(5);
    expect(worksheet(article, { kinds: [], count: 5 }).exercises).toEqual([]);
  });

  test("with fewer exercises than kinds leaves the choice of kinds to chance, and calls none of the others barren", () => {
    const worksheets = Array.from({ length: 20 }, (_, seed) => worksheet(article, { count: 2, seed }));
    expect(worksheets.flatMap(({ barren }) => barren)).toEqual([]);
    expect(new Set(worksheets.flatMap(({ exercises }) => exercises.map(({ kind }) => kind))).size).toBe(ALL.length);
  });

  test("uses no claim twice, and dwells on no entity while there are others", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { exercises } = worksheet(article, { seed });
      const claims = exercises.flatMap((exercise) => exercise.claims);
      expect(new Set(claims).size).toBe(claims.length);
      const iran = exercises.filter(({ statement }) => / Iran |^Iran /.test(` ${statement} `)).length;
      expect(iran).toBeLessThanOrEqual(3);
    }
  });

  test("varies the right answer: over ten worksheets of who says so, the author is right in fewer than half", () => {
    const rights = Array.from({ length: 10 }, (_, seed) => worksheet(article, { kinds: ["holder"], count: 6, seed }))
      .flatMap(({ exercises }) => exercises)
      .map(({ rightOption }) => rightOption);
    expect(rights.filter((id) => id === "e.arman-mahmoudian").length).toBeLessThan(rights.length / 2);
    expect(new Set(rights).size).toBeGreaterThanOrEqual(5);
    expect(rights).toContain("nobody-named");
  });

  test("takes only what is shown: around Israel, on Iran's word, nothing is asked of the author's", () => {
    const holders = article.claims.flatMap(({ attributions }) =>
      attributions.map(({ holder }) => holder ?? "not-stated"),
    );
    const others = [...new Set(holders)].filter((holder) => holder !== "e.iran");
    const { exercises } = worksheet(article, { kinds: ["stance", "holder"] }, { hidden: { holder: others } });
    expect(exercises.length).toBeGreaterThan(3);
    for (const { reasons, rightOption, kind } of exercises) {
      expect(reasons.map(({ holder }) => holder)).toEqual(["Iran"]);
      if (kind === "holder") expect(rightOption).toBe("e.iran");
    }
  });

  test("says which kinds what is shown does not give", () => {
    const { exercises, barren } = worksheet(
      article,
      {},
      { time: { ...DEFAULT_VIEW.time, from: "1850", to: "1860", undated: false } },
    );
    expect(exercises).toEqual([]);
    expect(barren).toEqual(ALL);
  });

  test("of a large graph is made from what it needs, not from all that could be asked", { timeout: 60_000 }, () => {
    const dataset = parsed(generateDataset({ entities: 3_000, claims: 12_000 }));
    const { exercises } = worksheet(dataset);
    expect(exercises).toHaveLength(15);
    for (const exercise of exercises) expectSound(exercise);
  });
});

describe("what is asked", () => {
  const small = smallDataset();
  const only = (claims: readonly Claim[], kind: string) => candidates(opened({ ...small, claims, links: [] }), kind);
  const speakers = ["e.hanno", "e.league", "e.monk"].map((holder, i) =>
    claimWith({
      id: `c.010${i}`,
      subject: "e.salim",
      predicate: "has",
      object: "e.tarn-pass",
      attributions: [attributionWith({ holder })],
    }),
  );

  test("a statement is asked about without its stance, and told with it afterwards", () => {
    const [rumour] = only(
      [claimWith({ attributions: [attributionWith({ stance: "rumour", holder: null })] })],
      "stance",
    );
    expect(rumour?.statement).toBe("The company and the duchy are at war.");
    expect(rumour?.right.option.text).toBe("rumoured");
    expect(rumour?.reasons[0]).toMatchObject({
      sentence: "The company and the duchy are at war.",
      stance: "rumoured",
      holder: "nobody named",
      passage: "paragraph 1, sentence 1",
    });
  });

  test("where two hold it in different ways, it is said whose word is asked about", () => {
    const twice = claimWith({
      attributions: [attributionWith({ holder: "e.orm", stance: "accused" }), attributionWith({ stance: "guess" })],
    });
    expect(only([twice], "stance").map(({ prompt, right }) => [prompt, right.option.id])).toEqual([
      ["With what certainty does Duchy of Orm make this claim?", "accused"],
      ["With what certainty does Ilse Marn make this claim?", "guess"],
    ]);
  });

  test("nothing is asked where one voice says it in two ways, or one denies what another affirms", () => {
    const torn = claimWith({ attributions: [attributionWith(), attributionWith({ stance: "guess" })] });
    const disputed = claimWith({
      attributions: [attributionWith(), attributionWith({ holder: "e.orm", polarity: "denied" })],
    });
    expect(only([torn], "stance")).toEqual([]);
    expect(only([disputed], "stance")).toEqual([]);
  });

  test("nothing is asked about a word that nobody is recorded to have given", () => {
    const bare = claimWith({ attributions: [], qualifiers: { time: "1204" } });
    expect(ALL.flatMap((kind) => only([bare], kind))).toEqual([]);
  });

  test("that the text names nobody is an answer: right where it is so, wrong where it is not", () => {
    const unnamed = claimWith({ attributions: [attributionWith({ holder: null })] });
    const found = only([unnamed, ...speakers], "holder").find(({ claims }) => claims[0] === "c.9999");
    expect(found?.right.option.text).toBe("Somebody whom the text does not name");
    const named = only([claimWith(), speakers[0] as Claim], "holder").find(({ claims }) => claims[0] === "c.9999");
    expect(named?.distractors.map(({ option }) => option.text)).toContain("Somebody whom the text does not name");
  });

  test("a denial is asked about as one", () => {
    const denied = claimWith({ attributions: [attributionWith({ polarity: "denied" })] });
    const [found] = only([denied, ...speakers], "holder");
    expect(found?.prompt).toBe("In the text, who denies this?");
  });

  test("a claim that names its own holder is no exercise", () => {
    const own = claimWith({ attributions: [attributionWith({ holder: "e.orm" })] });
    expect(only([own, ...speakers], "holder").filter(({ claims }) => claims[0] === "c.9999")).toEqual([]);
  });

  test("a paragraph is sought for by the claim, with its stance and its holder where it is not the author's plain word", () => {
    const at = (attribution: Parameters<typeof attributionWith>[0]) =>
      only(
        [
          claimWith({
            attributions: [attributionWith({ ...attribution, evidence: [passage("2.2", "A monk wrote")] })],
          }),
        ],
        "place",
      )[0];
    expect(at({})?.statement).toBe("The company and the duchy are at war.");
    expect(at({})?.right.option.text).toBe("Paragraph 2");
    expect(at({ stance: "accused", holder: "e.monk" })?.statement).toBe(
      "Accused (a monk): The company and the duchy are at war.",
    );
    expect(at({ stance: "guess" })?.statement).toBe("Guessed (Ilse Marn): The company and the duchy are at war.");
  });

  test("a paragraph that names the rarer end of the claim is no wrong answer: the claim might be found there too", () => {
    const [found] = only(
      [
        claimWith({
          subject: "e.league",
          object: "e.hanno",
          attributions: [attributionWith({ evidence: [passage("1.1", "lay before Varn")] })],
        }),
      ],
      "place",
    );
    // Hanno is named in paragraph 3 and the league in paragraph 2.
    expect(found?.distractors).toEqual([]);
  });

  const siege = (name: string, time: string, overrides: Parameters<typeof claimWith>[0] = {}) => ({
    entity: entityWith({ id: `e.${name}`, label: `Siege of ${name}`, kind: "siege", time }),
    claim: claimWith({
      id: `c.${name}`,
      subject: `e.${name}`,
      predicate: "befell-at",
      object: "e.varn",
      gloss: `The siege of ${name} took place at Varn.`,
      ...overrides,
      qualifiers: { time },
    }),
  });
  const ordered = (happenings: readonly ReturnType<typeof siege>[], overrides: Partial<Dataset> = {}) => {
    const dataset = {
      ...small,
      entities: [...small.entities, ...happenings.map(({ entity }) => entity)],
      claims: happenings.map(({ claim }) => claim),
      links: [],
      ...overrides,
    };
    return candidates(opened(dataset), "order");
  };

  test("dates in order are certain ones: about, perhaps and overlapping dates are not set against each other", () => {
    const dates = { one: "1204", two: "1204-06/1206", three: "1207", four: "1208~", five: "1209?", six: "1210/.." };
    const made = ordered(Object.entries(dates).map(([name, time]) => siege(name, time)));
    const asked = Object.fromEntries(
      made.map(({ claims, distractors }) => [claims[0], distractors.map(({ option }) => option.id)]),
    );
    expect(asked).toEqual({
      "c.one": ["c.three", "c.six"],
      "c.two": ["c.three", "c.six"],
      "c.three": ["c.six"],
      "c.six": [],
    });
    expect(made[0]?.right.option.text).toBe("The siege of one took place at Varn.");
  });

  test("what came first is asked of dated events alone", () => {
    const [early, late] = [siege("early", "1204"), siege("late", "1210")];
    const partOf = small.vocabulary.predicates.map((predicate) =>
      predicate.id === "touches" ? { ...predicate, role: "member-of" as const } : predicate,
    );
    const asked = (...others: readonly ReturnType<typeof siege>[]) =>
      ordered([early, late, ...others], { vocabulary: { ...small.vocabulary, predicates: partOf } })
        .flatMap(({ claims }) => claims)
        .filter((id) => id !== "c.early" && id !== "c.late");
    expect(asked(siege("fine", "1220"))).toEqual(["c.fine"]);
    const { entity, claim } = siege("undated", "1220");
    expect(asked({ claim, entity: { ...entity, time: null } }), "it is about no event").toEqual([]);
    expect(asked(siege("two", "1220", { object: "e.early" })), "it joins two events").toEqual([]);
    expect(asked(siege("class", "1220", { predicate: "touches" })), "it says what kind of event it is").toEqual([]);
    expect(asked(siege("year", "1220", { gloss: "The siege was in 1220." })), "it gives its date away").toEqual([]);
    expect(asked(siege("unclear", "1220", { gloss: "It was bloody." })), "nobody can tell what is meant").toEqual([]);
    const guessed = { attributions: [attributionWith({ stance: "guess" })] };
    expect(asked(siege("guessed", "1220", guessed)), "it may not have happened").toEqual([]);
    const disputed = { attributions: [attributionWith(), attributionWith({ holder: "e.orm", polarity: "denied" })] };
    expect(asked(siege("disputed", "1220", disputed)), "somebody denies it").toEqual([]);
  });

  test("the dates of an order are told with the answer, each with its word and passage", () => {
    for (const { options, reasons } of worksheet(article, { kinds: ["order"], count: 5 }).exercises) {
      expect(reasons).toHaveLength(options.length);
      for (const reason of reasons) {
        expect(reason.time).toMatch(/\d{4}/);
        expect(reason.passage).toMatch(/^paragraph \d/);
        expect(reason.holder).not.toBe("");
      }
      expect(options.map(({ text }) => text).join()).not.toMatch(/\b\d{4}\b/);
    }
  });
});
