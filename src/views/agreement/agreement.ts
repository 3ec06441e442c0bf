import type { ViewedState } from "../../drawing/viewed-state.ts";
import type { ClaimLink } from "../../model/dataset.ts";
import { HOLDER_NOT_STATED, type KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { NO_YEAR, saidYears, YEAR_BASES, type YearBasis } from "./said-years.ts";

/** Somebody to whom claims are attributed. */
export interface Actor {
  /** Entity number. */
  readonly entity: number;
  /** Shown claims that are attributed to it, affirmed or denied. */
  readonly claims: number;
  /** With how many others it agrees on something, and with how many it disagrees; one may be among both. */
  readonly agrees: number;
  readonly disagrees: number;
}

/**
 * What two actors say of the same. Agreement and disagreement of two are two ties, never one: a difference of the two counts
 * would say nothing of either.
 */
export interface Tie {
  readonly kind: "agreement" | "disagreement";
  /** Positions among the actors, a before b. */
  readonly a: number;
  readonly b: number;
  /** On how many points: claims, of which those that restate each other are one; or pairs of claims that contradict each other. */
  readonly count: number;
  /** The claims that it consists of, ascending. */
  readonly claims: readonly number[];
  /** One point of them, the first. */
  readonly first: Point;
}

/** A point on which two agree or disagree. */
export interface Point {
  /** What both say; or what one affirms, */
  readonly claim: number;
  /** position of who affirms it, among the actors; -1 where both deny it; */
  readonly by: number;
  /** and what the other affirms against it, -1 where it denies the claim itself. Of an agreement -1. */
  readonly other: number;
}

/** Who agrees with whom, of what is shown. */
export interface Agreement {
  /** Those with the most claims first. Those of whom nothing is left in a year stay, with no claims. */
  readonly actors: readonly Actor[];
  /** Those that are drawn, of each kind those on the most points first. */
  readonly ties: readonly Tie[];
  /** How many there are in all, and on how many points. */
  readonly all: Readonly<Record<Tie["kind"], { readonly ties: number; readonly points: number }>>;
  /** Points on which somebody who is named and somebody who is not disagree. */
  readonly withUnnamed: number;
  /** Shown claims by what becomes of them here; together they are all that are shown. */
  readonly claims: {
    /** Attributed to an actor. */
    readonly placed: number;
    /** Attributed only to those of whom there are too many to be drawn. */
    readonly leftOut: number;
    /** Attributed to somebody in other years, and of no one year. */
    readonly otherYears: number;
    readonly withoutYear: number;
    /** Attributed to nobody who is named. */
    readonly unnamed: number;
    /** Nobody is recorded to make them, or the lens accepts none who does. */
    readonly unsourced: number;
  };
  /** Of how many there are too many to be drawn: those with the fewest claims. */
  readonly actorsLeftOut: number;
}

/** Actors that are drawn, at most: of more, no screen shows who is joined to whom. */
const MOST_ACTORS = 240;
/** Ties of each kind that are drawn, at most. */
export const MOST_TIES = 300;

/**
 * Gathers who agrees and disagrees with whom, as discourse network analysis does (Leifeld 2017, "Discourse Network
 * Analysis": congruence and conflict networks; never one subtracted from the other).
 *
 * Two agree on a claim that both affirm or both deny, or on two that restate each other. They disagree on a claim that one
 * affirms and the other denies, and where one affirms a claim that contradicts one which the other affirms. Who says both is
 * counted with both. Counts are not normalised: beside them stands how much either says in all. Attributions count that the
 * lens accepts, of claims that are shown.
 * Found once for what is derived from a view; in time linear in claims and in the pairs of those who say the same.
 * @param year only what was said in it, by `saidYears`; null for all.
 */
export function agreementOf(
  { knowledge, derived }: Pick<ViewedState, "knowledge" | "derived">,
  year: number | null,
): Agreement {
  let kept = keptBy.get(derived);
  if (kept?.facts !== knowledge.facts) {
    kept = { facts: knowledge.facts, byYear: new Map() };
    keptBy.set(derived, kept);
  }
  let agreement = kept.byYear.get(year);
  if (agreement === undefined) {
    agreement = findAgreement({ knowledge, derived }, year);
    kept.byYear.set(year, agreement);
  }
  return agreement;
}

const keptBy = new WeakMap<object, { readonly facts: object; readonly byYear: Map<number | null, Agreement> }>();

function findAgreement(
  { knowledge, derived }: Pick<ViewedState, "knowledge" | "derived">,
  year: number | null,
): Agreement {
  const said: Said = { knowledge, derived, years: year === null ? null : saidYears(knowledge).years, year };
  const { actors, actorOf, left } = actorsOf(said);
  const points = new Points(said, actors.length, actorOf);
  const { agree, against, ties, withUnnamed, all } = points.ties();
  return {
    actors: actors.map((entity, at) => ({
      entity,
      claims: points.claimsOf[at] as number,
      agrees: partners(agree, at, actors.length),
      disagrees: partners(against, at, actors.length),
    })),
    ties,
    all,
    withUnnamed,
    claims: claimsByFate(said, actorOf),
    actorsLeftOut: left,
  };
}

/** In which years something shown is said, ascending, with how many claims, and by what that is known. */
export function yearsOf({ knowledge, derived }: Pick<ViewedState, "knowledge" | "derived">): {
  readonly years: readonly { readonly year: number; readonly claims: number }[];
  readonly bases: Readonly<Record<YearBasis, number>>;
} {
  const { years, bases } = saidYears(knowledge);
  const claims = new Map<number, number>();
  const last = new Map<number, number>();
  const byBasis = { said: 0, published: 0, held: 0 };
  forEachSaid({ knowledge, derived, years: null, year: null }, (c, row, holder) => {
    const year = years[row] as number;
    if (holder < 0 || year === NO_YEAR) return;
    byBasis[YEAR_BASES[bases[row] as number] as YearBasis]++;
    if (last.get(year) === c) return;
    last.set(year, c);
    claims.set(year, (claims.get(year) ?? 0) + 1);
  });
  return {
    years: [...claims].sort(([a], [b]) => a - b).map(([year, count]) => ({ year, claims: count })),
    bases: byBasis,
  };
}

/** What is said, of what is shown. */
interface Said {
  readonly knowledge: KnowledgeGraph;
  readonly derived: Pick<ViewedState["derived"], "claimMask" | "attributionMask">;
  /** By row; null for all years. */
  readonly years: Int16Array | null;
  readonly year: number | null;
}

function forEachSaid(
  { knowledge, derived, years, year }: Said,
  visit: (claim: number, row: number, holder: number) => void,
): void {
  const { attributionStart, attributionHolder, claimCount } = knowledge;
  for (let c = 0; c < claimCount; c++) {
    if (derived.claimMask[c] === 0) continue;
    const end = attributionStart[c + 1] as number;
    for (let row = attributionStart[c] as number; row < end; row++) {
      if (derived.attributionMask[row] === 0 || (years !== null && years[row] !== year)) continue;
      const holder = attributionHolder[row] as number;
      if (holder >= HOLDER_NOT_STATED) visit(c, row, holder);
    }
  }
}

/** Entity numbers of the actors: those with the most claims in all years, so that they are the same in each. */
function actorsOf(said: Said) {
  const { order } = said.knowledge;
  const claims = new Uint32Array(order);
  const last = new Int32Array(order).fill(-1);
  forEachSaid({ ...said, years: null }, (c, _, holder) => {
    if (holder < 0 || last[holder] === c) return;
    last[holder] = c;
    claims[holder] = (claims[holder] as number) + 1;
  });
  const all: number[] = [];
  for (let e = 0; e < order; e++) if ((claims[e] as number) > 0) all.push(e);
  const actors = all.sort((a, b) => (claims[b] as number) - (claims[a] as number) || a - b).slice(0, MOST_ACTORS);
  const actorOf = new Int16Array(order).fill(-1);
  for (const [at, e] of actors.entries()) actorOf[e] = at;
  return { actors, actorOf, left: all.length - actors.length };
}

/** Who affirms something, and who denies it: positions among the actors, those that are not named last. */
interface Sides {
  readonly affirmed: readonly number[];
  readonly denied: readonly number[];
}

/** What is said by those who are drawn, by what it is said of: claims, of which those that restate each other are one. */
class Points {
  /** Claims of each actor. */
  readonly claimsOf: Uint32Array;
  readonly #knowledge: KnowledgeGraph;
  readonly #isShown: Uint8Array;
  readonly #width: number;
  /** Per claim: the first of those that say the same. */
  readonly #same: Int32Array;
  /** What is said of claim c as such a first one is at [start[c], start[c + 1]). */
  readonly #start: Uint32Array;
  readonly #actor: Int16Array;
  readonly #claim: Int32Array;
  readonly #isDenied: Uint8Array;

  constructor(said: Said, actors: number, actorOf: Int16Array) {
    const { knowledge, derived } = said;
    this.#knowledge = knowledge;
    this.#isShown = derived.claimMask;
    this.#width = actors + 1;
    this.#same = firstOfSame(knowledge, derived.claimMask);
    this.claimsOf = new Uint32Array(actors);
    const start = new Uint32Array(knowledge.claimCount + 1);
    const last = new Int32Array(actors).fill(-1);
    // Somebody who is not named stands behind all who are.
    const placeOf = (holder: number) => (holder < 0 ? actors : (actorOf[holder] as number));
    forEachSaid(said, (c, _, holder) => {
      const actor = placeOf(holder);
      if (actor < 0) return;
      const first = this.#same[c] as number;
      start[first + 1] = (start[first + 1] as number) + 1;
      if (actor === actors || last[actor] === c) return;
      last[actor] = c;
      this.claimsOf[actor] = (this.claimsOf[actor] as number) + 1;
    });
    for (let c = 0; c < knowledge.claimCount; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number);
    const rows = start[knowledge.claimCount] as number;
    const next = start.slice();
    this.#start = start;
    this.#actor = new Int16Array(rows);
    this.#claim = new Int32Array(rows);
    this.#isDenied = new Uint8Array(rows);
    forEachSaid(said, (c, row, holder) => {
      const actor = placeOf(holder);
      if (actor < 0) return;
      const first = this.#same[c] as number;
      const at = next[first] as number;
      next[first] = at + 1;
      this.#actor[at] = actor;
      this.#claim[at] = c;
      this.#isDenied[at] = knowledge.attributionDenied[row] as number;
    });
  }

  /** Counts all ties, and gathers the claims of those on the most points. */
  ties() {
    const width = this.#width;
    const agree = new Uint32Array(width * width);
    const against = new Uint32Array(width * width);
    this.#forEachPoint(
      (at) => {
        agree[at] = (agree[at] as number) + 1;
      },
      (at) => {
        against[at] = (against[at] as number) + 1;
      },
    );
    const [agreements, disagreements] = [this.#most(agree), this.#most(against)];
    const gathered = {
      agreement: new Map(agreements.drawn.map((at) => [at, { claims: new Set<number>(), first: null }])),
      disagreement: new Map(disagreements.drawn.map((at) => [at, { claims: new Set<number>(), first: null }])),
    } as Record<Tie["kind"], Map<number, { readonly claims: Set<number>; first: Point | null }>>;
    const put = (kind: Tie["kind"]) => (at: number, point: () => Point, claims: () => readonly number[]) => {
      const tie = gathered[kind].get(at);
      if (tie === undefined) return;
      tie.first ??= point();
      for (const c of claims()) tie.claims.add(c);
    };
    this.#forEachPoint(put("agreement"), put("disagreement"));
    const tiesOf = (kind: Tie["kind"], counts: Uint32Array) =>
      [...gathered[kind]].map(([at, { claims, first }]): Tie => {
        const [a, b] = [Math.floor(at / width), at % width];
        return {
          kind,
          a,
          b,
          count: counts[at] as number,
          claims: [...claims].sort((one, other) => one - other),
          first: first as Point,
        };
      });
    let withUnnamed = 0;
    for (let a = 0; a < width; a++) withUnnamed += against[a * width + width - 1] as number;
    return {
      agree,
      against,
      withUnnamed,
      ties: [...tiesOf("agreement", agree), ...tiesOf("disagreement", against)],
      all: { agreement: agreements.all, disagreement: disagreements.all },
    };
  }

  /** The pairs of named actors that a table has something of, those with the most first, and how many there are. */
  #most(table: Uint32Array) {
    const width = this.#width;
    const pairs: number[] = [];
    let points = 0;
    for (let a = 0; a < width - 1; a++)
      for (let b = a + 1; b < width - 1; b++) {
        const count = table[a * width + b] as number;
        if (count === 0) continue;
        points += count;
        pairs.push(a * width + b);
      }
    pairs.sort((one, other) => (table[other] as number) - (table[one] as number) || one - other);
    return { drawn: pairs.slice(0, MOST_TIES), all: { ties: pairs.length, points } };
  }

  /** Visits each point by the place of its pair in a table of actors by actors, the first of them before the second. */
  #forEachPoint(agree: VisitPoint, against: VisitPoint): void {
    const width = this.#width;
    const { claimCount } = this.#knowledge;
    const place = (a: number, b: number) => (a < b ? a * width + b : b * width + a);
    for (let c = 0; c < claimCount; c++) {
      if ((this.#start[c + 1] as number) - (this.#start[c] as number) < 2) continue;
      const { affirmed, denied } = this.#sidesOf(c);
      for (const side of [affirmed, denied])
        for (const [nth, a] of side.entries())
          for (let i = nth + 1; i < side.length; i++) {
            const b = side[i] as number;
            const point = () => ({ claim: this.#firstBy(c, a), by: side === affirmed ? a : -1, other: -1 });
            agree(place(a, b), point, () => this.#claimsBy(c, a, b));
          }
      for (const a of affirmed)
        for (const b of denied)
          if (a !== b) {
            const point = () => ({ claim: this.#firstBy(c, a), by: a, other: -1 });
            against(place(a, b), point, () => this.#claimsBy(c, a, b));
          }
    }
    for (const [c, other] of this.#contradictions()) {
      const [one, two] = [this.#sidesOf(c).affirmed, this.#sidesOf(other).affirmed];
      for (const a of one)
        for (const b of two)
          if (a !== b) {
            const point = () => ({ claim: this.#firstBy(c, a), by: a, other: this.#firstBy(other, b) });
            against(place(a, b), point, () => [...this.#claimsBy(c, a, a), ...this.#claimsBy(other, b, b)]);
          }
    }
  }

  #sidesOf(first: number): Sides {
    const sides = [new Set<number>(), new Set<number>()] as const;
    for (let at = this.#start[first] as number; at < (this.#start[first + 1] as number); at++)
      sides[this.#isDenied[at] === 1 ? 1 : 0].add(this.#actor[at] as number);
    return { affirmed: [...sides[0]], denied: [...sides[1]] };
  }

  /** Of claims that say the same, those that one of two says something of. */
  #claimsBy(first: number, a: number, b: number): readonly number[] {
    const claims: number[] = [];
    for (let at = this.#start[first] as number; at < (this.#start[first + 1] as number); at++)
      if (this.#actor[at] === a || this.#actor[at] === b) claims.push(this.#claim[at] as number);
    return claims;
  }

  #firstBy(first: number, actor: number): number {
    return this.#claimsBy(first, actor, actor)[0] ?? first;
  }

  /** Claims that contradict each other, each of them the first of those that say the same. */
  #contradictions(): readonly (readonly [number, number])[] {
    const found = new Map<string, readonly [number, number]>();
    for (const [from, to] of linkedClaims(this.#knowledge, "contradicts", this.#isShown)) {
      const [a, b] = [this.#same[from] as number, this.#same[to] as number].sort((one, other) => one - other) as [
        number,
        number,
      ];
      if (a !== b) found.set(`${a} ${b}`, [a, b]);
    }
    return [...found.values()];
  }
}

type VisitPoint = (place: number, point: () => Point, claims: () => readonly number[]) => void;

/** Per claim, the first of the shown claims that restate each other, which may be itself. */
function firstOfSame(knowledge: KnowledgeGraph, isShown: Uint8Array): Int32Array {
  const first = Int32Array.from({ length: knowledge.claimCount }, (_, c) => c);
  const rootOf = (c: number): number => {
    let at = c;
    while (first[at] !== at) {
      first[at] = first[first[at] as number] as number;
      at = first[at] as number;
    }
    return at;
  };
  for (const [from, to] of linkedClaims(knowledge, "restates", isShown)) {
    const [a, b] = [rootOf(from), rootOf(to)];
    first[Math.max(a, b)] = Math.min(a, b);
  }
  for (let c = 0; c < first.length; c++) first[c] = rootOf(c);
  return first;
}

function linkedClaims(
  { dataset, claimNumber }: KnowledgeGraph,
  relation: ClaimLink["relation"],
  isShown: Uint8Array,
): readonly (readonly [from: number, to: number])[] {
  return dataset.links.flatMap((link) => {
    if (link.relation !== relation) return [];
    const [from, to] = [claimNumber.get(link.from) as number, claimNumber.get(link.to) as number];
    return from !== to && isShown[from] === 1 && isShown[to] === 1 ? [[from, to] as const] : [];
  });
}

function partners(table: Uint32Array, actor: number, actors: number): number {
  let count = 0;
  for (let other = 0; other < actors; other++) {
    const [a, b] = [Math.min(actor, other), Math.max(actor, other)];
    if (a !== b && (table[a * (actors + 1) + b] as number) > 0) count++;
  }
  return count;
}

/** What becomes of each shown claim: the first of these that holds. */
function claimsByFate(said: Said, actorOf: Int16Array): Agreement["claims"] {
  const { knowledge, derived, years, year } = said;
  const { attributionStart, attributionHolder, claimCount } = knowledge;
  const fates = { placed: 0, leftOut: 0, otherYears: 0, withoutYear: 0, unnamed: 0, unsourced: 0 };
  for (let c = 0; c < claimCount; c++) {
    if (derived.claimMask[c] === 0) continue;
    const is = { placed: false, leftOut: false, otherYears: false, withoutYear: false, unnamed: false };
    for (let row = attributionStart[c] as number; row < (attributionStart[c + 1] as number); row++) {
      if (derived.attributionMask[row] === 0) continue;
      const holder = attributionHolder[row] as number;
      if (holder === HOLDER_NOT_STATED) is.unnamed = true;
      else if (holder < 0) continue;
      else if (years !== null && years[row] !== year) is[years[row] === NO_YEAR ? "withoutYear" : "otherYears"] = true;
      else is[(actorOf[holder] as number) < 0 ? "leftOut" : "placed"] = true;
    }
    const fate = (["placed", "leftOut", "otherYears", "withoutYear", "unnamed"] as const).find((each) => is[each]);
    fates[fate ?? "unsourced"]++;
  }
  return fates;
}
