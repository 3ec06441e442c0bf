import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDataset } from "../../../../src/cli/read-dataset.ts";
import { estimatedWidth } from "../../../../src/drawing/estimated-width.ts";
import { PALETTES } from "../../../../src/drawing/palette.ts";
import { sightOf } from "../../../../src/drawing/sight.ts";
import { svgOf } from "../../../../src/drawing/svg.ts";
import { middleOf } from "../../../../src/drawing/targets.ts";
import { toggleValues } from "../../../../src/features/filters/filter-commands.ts";
import type { Dataset } from "../../../../src/model/dataset.ts";
import { parseDataset } from "../../../../src/model/parse-dataset.ts";
import { agreementOf, MOST_TIES, yearsOf } from "../../../../src/views/agreement/agreement.ts";
import { setAgreement } from "../../../../src/views/agreement/agreement-commands.ts";
import { agreementKind, pictureOfAgreement } from "../../../../src/views/agreement/agreement-view.ts";
import { createWorkspace } from "../../../../src/workspace/workspace.ts";
import { generateDataset } from "../../../fixtures/generate-dataset.ts";
import {
  type AttributionInput,
  attributionWith,
  smallDataset,
  smallDatasetInput,
} from "../../../fixtures/small-dataset.ts";
import { pictured } from "../graph/picture/pictured.ts";

const HOLDERS = ["e.orm", "e.league", "e.monk", null] as const;
const CLAIMS = 6;

interface Said {
  readonly claim: number;
  readonly holder: (typeof HOLDERS)[number];
  readonly isDenied: boolean;
  readonly saidAt?: string | null;
}
interface Linked {
  readonly from: number;
  readonly to: number;
  readonly relation: "restates" | "contradicts" | "alternative";
}

/** The first claims of the small dataset, said by those who are given, and linked as is given; others are said by nobody. */
function saying(said: readonly Said[], links: readonly Linked[] = []): Dataset {
  const { claims } = smallDatasetInput();
  const attributions = (c: number): AttributionInput[] =>
    said
      .filter(({ claim }) => claim === c)
      .map(({ holder, isDenied, saidAt = null }) =>
        attributionWith({ holder, saidAt, polarity: isDenied ? "denied" : "affirmed" }),
      );
  return smallDataset({
    claims: claims.slice(0, CLAIMS).map((claim, c) => ({ ...claim, attributions: attributions(c) })),
    links: links.map(({ from, to, relation }, nth) => ({
      id: `l.${nth}`,
      from: claims[from]?.id ?? "",
      to: claims[to]?.id ?? "",
      relation,
      evidence: [],
      note: null,
    })),
    questions: [],
    stories: [],
  });
}

const stateOf = (dataset: Dataset) => createWorkspace(dataset).store.getState();

/** The ties of a dataset, by the names of who is tied. */
function tiesIn(dataset: Dataset, year: number | null = null): Record<string, number> {
  const state = stateOf(dataset);
  const { actors, ties } = agreementOf(state, year);
  const id = (actor: number) => state.knowledge.dataset.entities[actors[actor]?.entity ?? -1]?.id ?? "";
  return Object.fromEntries(ties.map(({ kind, a, b, count }) => [`${[id(a), id(b)].sort().join(" ")} ${kind}`, count]));
}

/** The same, by the definition: for each two holders, point by point. */
function tiesByDefinition(said: readonly Said[], links: readonly Linked[]): Record<string, number> {
  const same = Array.from({ length: CLAIMS }, (_, c) => c);
  for (let round = 0; round < CLAIMS; round++)
    for (const { from, to, relation } of links)
      if (relation === "restates") {
        const least = Math.min(same[from] as number, same[to] as number);
        same[from] = same[to] = least;
      }
  const says = (holder: string, point: number, isDenied: boolean) =>
    said.some((each) => each.holder === holder && same[each.claim] === point && each.isDenied === isDenied);
  const contradictions = new Set(
    links
      .filter(({ relation, from, to }) => relation === "contradicts" && same[from] !== same[to])
      .map(({ from, to }) => [same[from] as number, same[to] as number].sort().join(" ")),
  );
  const ties: Record<string, number> = {};
  const add = (a: string, b: string, kind: string, count: number) => {
    if (count > 0) ties[`${[a, b].sort().join(" ")} ${kind}`] = count;
  };
  const named = HOLDERS.filter((holder) => holder !== null);
  for (const [nth, a] of named.entries())
    for (const b of named.slice(nth + 1)) {
      let [agree, against] = [0, 0];
      for (const point of new Set(same)) {
        for (const isDenied of [false, true]) {
          if (says(a, point, isDenied) && says(b, point, isDenied)) agree++;
          if (says(a, point, isDenied) && says(b, point, !isDenied)) against++;
        }
      }
      for (const pair of contradictions) {
        const [one = 0, other = 0] = pair.split(" ").map(Number);
        if (says(a, one, false) && says(b, other, false)) against++;
        if (says(b, one, false) && says(a, other, false)) against++;
      }
      add(a, b, "agreement", agree);
      add(a, b, "disagreement", against);
    }
  return ties;
}

const claim = fc.nat(CLAIMS - 1);
const anySaid = fc.array(fc.record({ claim, holder: fc.constantFrom(...HOLDERS), isDenied: fc.boolean() }), {
  maxLength: 14,
});
const anyLinks = fc.array(
  fc
    .record({ from: claim, to: claim, relation: fc.constantFrom("restates", "contradicts", "alternative") })
    .filter(({ from, to }) => from !== to),
  { maxLength: 4 },
) as fc.Arbitrary<readonly Linked[]>;

function generated(entities: number, claims: number): Dataset {
  const parsed = parseDataset(generateDataset({ entities, claims }));
  if (!parsed.ok) throw new Error(parsed.error[0]?.message);
  return parsed.value;
}

const some = generated(60, 240);

describe("who agrees with whom", () => {
  test("is those who affirm the same, or deny it, and apart from that those of whom one denies or contradicts the other", () => {
    fc.assert(
      fc.property(anySaid, anyLinks, (said, links) => {
        expect(tiesIn(saying(said, links))).toEqual(tiesByDefinition(said, links));
      }),
      { numRuns: 150 },
    );
  });

  test("is never one count: two may agree on one claim and disagree on another, and stay tied by both", () => {
    const said = (claim: number, holder: Said["holder"], isDenied = false): Said => ({ claim, holder, isDenied });
    const dataset = saying([said(0, "e.orm"), said(0, "e.league"), said(1, "e.orm"), said(1, "e.league", true)]);
    expect(tiesIn(dataset)).toEqual({ "e.league e.orm agreement": 1, "e.league e.orm disagreement": 1 });
    const { actors, ties } = agreementOf(stateOf(dataset), null);
    expect(actors.map(({ claims, agrees, disagrees }) => [claims, agrees, disagrees])).toEqual([
      [2, 1, 1],
      [2, 1, 1],
    ]);
    // Each line opens its own claims.
    expect(ties.map(({ claims }) => claims)).toEqual([[0], [1]]);
  });

  test("counts each shown claim once, whatever is filtered and in whatever year, and says what it cannot place", () => {
    const holders = some.entities.map(({ id }) => id);
    const stances = some.vocabulary.stances.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.subarray(holders, { maxLength: 12 }),
        fc.subarray(stances),
        fc.option(fc.integer({ min: 1980, max: 2030 })),
        (withoutHolders, withoutStances, year) => {
          const workspace = createWorkspace(some);
          if (withoutHolders.length > 0) workspace.dispatch(toggleValues, { facet: "holder", values: withoutHolders });
          if (withoutStances.length > 0) workspace.dispatch(toggleValues, { facet: "stance", values: withoutStances });
          const state = workspace.store.getState();
          const { claims, actors, ties } = agreementOf(state, year);
          expect(Object.values(claims).reduce((sum, count) => sum + count, 0)).toBe(state.derived.shownClaims);
          expect(actors.reduce((sum, actor) => sum + actor.claims, 0)).toBeGreaterThanOrEqual(claims.placed);
          for (const tie of ties) {
            expect(tie.a).toBeLessThan(tie.b);
            expect(tie.claims.length).toBeGreaterThan(0);
            for (const c of tie.claims) expect(state.derived.claimMask[c]).toBe(1);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test("leaves out whom the lens leaves out, and asks nobody who is not named", () => {
    const both = [
      { claim: 0, holder: "e.orm", isDenied: false },
      { claim: 0, holder: "e.league", isDenied: false },
      { claim: 0, holder: null, isDenied: true },
    ] as const;
    const workspace = createWorkspace(saying(both));
    expect(agreementOf(workspace.store.getState(), null)).toMatchObject({ withUnnamed: 2, ties: [{ count: 1 }] });
    workspace.dispatch(toggleValues, { facet: "holder", values: ["e.league"] });
    const { actors, ties } = agreementOf(workspace.store.getState(), null);
    expect([actors.length, ties.length]).toEqual([1, 0]);
  });

  test("of thousands of ties draws those on the most points, and says of how many", () => {
    const state = stateOf(generated(300, 1_500));
    const { ties, all } = agreementOf(state, null);
    const agreements = ties.filter(({ kind }) => kind === "agreement");
    expect(agreements.length).toBe(MOST_TIES);
    expect(all.agreement.ties).toBeGreaterThan(MOST_TIES);
    expect(agreements.map(({ count }) => count)).toEqual(
      agreements.map(({ count }) => count).toSorted((a, b) => b - a),
    );
    expect(agreementKind.prepare(state).notes.join(" ")).toMatch(
      /Agreements of 300 pairs, those on the most points, of \d/,
    );
  });
});

describe("the year in which something was said", () => {
  test("is that of saying, else that of publication, and nothing stands in for a date that is longer", () => {
    const dataset = saying([
      { claim: 0, holder: "e.orm", isDenied: false, saidAt: "1205" },
      { claim: 0, holder: "e.league", isDenied: false, saidAt: "1205-03~" },
      { claim: 1, holder: "e.orm", isDenied: false },
      { claim: 2, holder: "e.monk", isDenied: false, saidAt: "1204/1206" },
    ]);
    const state = stateOf(dataset);
    expect(yearsOf(state)).toEqual({
      years: [
        { year: 1205, claims: 1 },
        { year: 1999, claims: 1 },
      ],
      bases: { said: 2, published: 1, held: 0 },
    });
    expect(tiesIn(dataset, 1205)).toEqual({ "e.league e.orm agreement": 1 });
    expect(tiesIn(dataset, 1999)).toEqual({});
    expect(agreementOf(state, 1205).claims).toMatchObject({ placed: 1, otherYears: 1, withoutYear: 1, unsourced: 3 });
    // Whoever says nothing in it keeps the place.
    expect(agreementOf(state, 1205).actors.map(({ claims }) => claims)).toEqual([1, 1, 0]);
    expect(agreementOf(state, 1204).claims.placed).toBe(0);
  });

  test("is that for which a claim holds where no source is dated", () => {
    const { sources } = smallDatasetInput();
    const dataset = smallDataset({ sources: sources.map((source) => ({ ...source, publishedAt: null })) });
    const { bases, years } = yearsOf(stateOf(dataset));
    expect(bases.published).toBe(0);
    expect(bases.held).toBeGreaterThan(0);
    expect(years.map(({ year }) => year)).toContain(1204);
  });
});

describe("its drawing", () => {
  const size = { width: 700, height: 500 };
  const sight = sightOf(size, size, { left: 0, top: 0, by: 1 }, "both");
  const draw = (dataset: Dataset, year: number | null = null) => {
    const workspace = createWorkspace(dataset);
    workspace.dispatch(setAgreement, { year });
    return agreementKind.prepare(workspace.store.getState()).draw(sight, PALETTES.light, estimatedWidth);
  };

  test("is the same each time, with everybody on the screen, and each in the same place in every year", () => {
    const { targets, marks } = draw(some);
    expect(draw(some).marks).toEqual(marks);
    const actors = targets.filter(({ entities }) => entities.length > 0);
    expect(actors.length).toBe(agreementOf(stateOf(some), null).actors.length);
    for (const { area } of targets) {
      const { x, y } = middleOf(area);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(size.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(size.height);
    }
    const year = yearsOf(stateOf(some)).years[0]?.year ?? 0;
    const places = (all: typeof targets) =>
      all.filter(({ entities }) => entities.length > 0).map(({ entities, area }) => [entities, middleOf(area).x]);
    expect(places(draw(some, year).targets)).toEqual(places(targets));
  });

  test("says who holds what against whom, how firmly, and of how many claims in all", () => {
    const dataset = saying([
      { claim: 0, holder: "e.orm", isDenied: false },
      { claim: 0, holder: "e.league", isDenied: true },
    ]);
    const line = draw(dataset).targets.find(({ claims }) => claims.length > 0);
    expect(line?.words()).toBe(
      "Disagreement of League of Free Towns (1 claim) and Duchy of Orm (1 claim) on 1 point: Duchy of Orm says “Grey Company is at war with Duchy of Orm” (stated), League of Free Towns denies it",
    );
  });

  test("says of nobody, of one, and of those with nothing in common how little there is", () => {
    const nothing = (dataset: Dataset, year: number | null = null) => {
      const workspace = createWorkspace(dataset);
      workspace.dispatch(setAgreement, { year });
      return agreementKind.prepare(workspace.store.getState()).nothing;
    };
    expect(nothing(saying([]))).toBe("No claim that is shown is attributed to anyone who is named.");
    expect(nothing(saying([{ claim: 0, holder: null, isDenied: false }]))).not.toBeNull();
    expect(nothing(some, 1066)).toBe("Nothing that is shown was said in 1066. Choose another year.");
    const alone = saying([{ claim: 0, holder: "e.orm", isDenied: false }]);
    expect(draw(alone).targets).toHaveLength(1);
    expect(agreementKind.prepare(stateOf(alone)).notes[0]).toBe("There is only one.");
  });

  test("of the article shows three ties, and says that half of those who speak share nothing", async () => {
    const read = await readDataset("graph-data/kerman-attack");
    if (!read.ok) throw new Error("The article cannot be read.");
    const state = stateOf(read.value.dataset);
    const { actors, all, claims } = agreementOf(state, null);
    expect(actors).toHaveLength(6);
    expect(all).toEqual({ agreement: { ties: 2, points: 2 }, disagreement: { ties: 1, points: 1 } });
    expect(claims).toMatchObject({ placed: 287, unnamed: 15, unsourced: 0 });
    const { notes, subject } = agreementKind.prepare(state);
    expect(subject).toBe("6 entities to whom 287 claims are attributed, with 2 agreements and 1 disagreement.");
    expect(tieWords(state)).toContain(
      "Agreement of Arman Mahmoudian (264 claims) and Iran (12 claims) on 1 point: both say “Aggressive response could lead to Risk of full-scale war” (Arman Mahmoudian: inferred, Iran: attributed)",
    );
    expect(notes).toEqual([
      "3 of 6 entities have no claim in common with anyone.",
      "15 claims name nobody; on 1 point one of them disagrees with somebody named.",
    ]);
  });

  const tieWords = (state: Parameters<typeof agreementKind.prepare>[0]) =>
    agreementKind
      .prepare(state)
      .draw(sight, PALETTES.light, estimatedWidth)
      .targets.map(({ words }) => words());

  test("is exported as a picture with a key to both kinds of lines, its numbers and its source", () => {
    const svg = svgOf(pictured(createWorkspace(smallDataset()), {}, pictureOfAgreement));
    for (const text of ["Agreement", "Disagreement", "claims attributed", "The Siege of Varn"])
      expect(svg).toContain(text);
  });
});
