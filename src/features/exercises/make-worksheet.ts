import { type Random, seededRandom, seedFrom, shuffled, shuffledByWeight } from "../../lib/random.ts";
import type { ClaimId } from "../../model/ids.ts";
import type { KnowledgeGraph } from "../../model/knowledge-graph.ts";
import { type Candidate, type Distractor, type Exercise, type ExerciseKind, OPTIONS } from "./exercise.ts";
import { exerciseKinds } from "./exercise-kinds.ts";
import { type Material, materialOf, type Shown } from "./material.ts";
import { foldedText } from "./statement.ts";

/** What a worksheet is made by. */
export interface WorksheetRequest {
  /** Ids of kinds; an unknown one is left out. */
  readonly kinds: readonly string[];
  /** How many exercises at most. */
  readonly count: number;
  /** Any integer; over the same dataset and view, equal seeds give equal worksheets. */
  readonly seed: number;
}

/** Exercises to work through. */
export interface Worksheet {
  readonly request: WorksheetRequest;
  /** Those of a kind stand together, kinds in the order of the registry. */
  readonly exercises: readonly Exercise[];
  /** Kinds that were asked for and that the shown claims give no exercise of. */
  readonly barren: readonly string[];
}

/** How often a worksheet may return to an entity: once if possible, and without limit rather than be too short. */
const APPEARANCES = [1, 2, 4, Infinity];
/** Candidates from one start that are looked at before the next start. */
const MOST_TRIES = 30;

/**
 * Makes a worksheet of what is shown. Kinds get equal shares, and one that runs out leaves its share to the others; the
 * correct answers vary within a kind; no claim is used twice, and an entity only where nothing else can be asked about.
 */
export function makeWorksheet(knowledge: KnowledgeGraph, shown: Shown, request: WorksheetRequest): Worksheet {
  const material = materialOf(knowledge, shown);
  const kinds = exerciseKinds.all.filter(({ id }) => request.kinds.includes(id));
  const supplies = kinds.map((kind) => supplyOf(material, kind, request.seed));
  const used: Used = { claims: new Set(), entities: new Map() };
  // Where there are fewer exercises than kinds, chance decides which kinds the worksheet has.
  let open = shuffled(supplies, seededRandom(request.seed));
  while (open.length > 0 && countOf(supplies) < request.count) {
    open = open.filter((supply) => {
      if (countOf(supplies) >= request.count) return true;
      const next = nextFrom(material, supply, used, request.seed);
      if (next === null) supply.isSpent = true;
      else supply.taken.push(next);
      return next !== null;
    });
  }
  return {
    request,
    exercises: supplies.flatMap(({ taken }) => taken),
    barren: supplies.filter(({ taken, isSpent }) => isSpent && taken.length === 0).map(({ kind }) => kind.id),
  };
}

/** Every exercise that a kind can be made of what is shown, with all its wrong answers. It may be very many. */
export function* candidatesOf(material: Material, kind: ExerciseKind, random: Random): Iterable<Candidate> {
  for (const { at } of kind.starts(material))
    for (const candidate of kind.candidatesFrom(material, at, random)) yield candidate;
}

/** Draws wrong answers and puts the options in order; null where there are too few that can be told apart. */
export function exerciseFrom(candidate: Candidate, seed: number): Exercise | null {
  const { right, distractors, entities: _, ...exercise } = candidate;
  const random = seededRandom(seed ^ seedFrom(candidate.id));
  const drawn: Distractor[] = [];
  const texts = new Set([foldedText(right.option.text)]);
  const ends = new Set(right.apart);
  for (const distractor of shuffledByWeight(distractors, ({ weight }) => weight, random)) {
    if (drawn.length === OPTIONS.most - 1) break;
    const text = foldedText(distractor.option.text);
    if (texts.has(text) || distractor.apart.some((number) => ends.has(number))) continue;
    drawn.push(distractor);
    texts.add(text);
    for (const number of distractor.apart) ends.add(number);
  }
  if (drawn.length < OPTIONS.least - 1) return null;
  const options = shuffled([right.option, ...drawn.map(({ option }) => option)], random);
  return {
    ...exercise,
    reasons: [...exercise.reasons, ...drawn.flatMap(({ reasons }) => reasons)],
    options: options.sort((a, b) => a.place - b.place),
    rightOption: right.option.id,
  };
}

interface Used {
  readonly claims: Set<ClaimId>;
  /** By entity number, how many exercises are about it. */
  readonly entities: Map<number, number>;
}

/** What a kind can still give to a worksheet. */
interface Supply {
  readonly kind: ExerciseKind;
  readonly random: Random;
  /** Where to begin next, from `position` on. */
  starts: readonly number[];
  position: number;
  /** Starts passed over, since the worksheet has their entities as often as `appearances` allows. */
  crowded: number[];
  /** Position in APPEARANCES. */
  appearances: number;
  /** Nothing more can be made of what is shown. */
  isSpent: boolean;
  readonly taken: Exercise[];
}

function supplyOf(material: Material, kind: ExerciseKind, seed: number): Supply {
  const random = seededRandom(seed ^ seedFrom(kind.id));
  const starts = startsInTurn(material, kind, random);
  return { kind, random, starts, position: 0, crowded: [], appearances: 0, isSpent: false, taken: [] };
}

/** Starts in a random order that takes from each group in turn, so that no answer is correct all the time. */
function startsInTurn(material: Material, kind: ExerciseKind, random: Random): readonly number[] {
  const groups = new Map<string, number[]>();
  for (const { at, group } of shuffledByWeight(kind.starts(material), ({ weight }) => weight, random)) {
    const listed = groups.get(group);
    if (listed) listed.push(at);
    else groups.set(group, [at]);
  }
  const turns = shuffled([...groups.values()], random);
  const longest = turns.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: longest }, (_, round) => turns.flatMap((group) => group[round] ?? [])).flat();
}

function nextFrom(material: Material, supply: Supply, used: Used, seed: number): Exercise | null {
  for (;;) {
    if (supply.position === supply.starts.length) {
      if (supply.crowded.length === 0) return null;
      supply.starts = supply.crowded;
      supply.position = 0;
      supply.crowded = [];
      supply.appearances++;
    }
    const start = supply.starts[supply.position++] as number;
    const found = exerciseAt(material, supply, start, used, seed);
    if (found === "crowded") supply.crowded.push(start);
    if (typeof found === "string") continue;
    for (const claim of found.exercise.claims) used.claims.add(claim);
    for (const entity of found.entities) used.entities.set(entity, (used.entities.get(entity) ?? 0) + 1);
    return found.exercise;
  }
}

/** An exercise from one start; "crowded" where there is one, but about entities that the worksheet has too often. */
function exerciseAt(
  material: Material,
  { kind, random, appearances }: Supply,
  start: number,
  used: Used,
  seed: number,
): { readonly exercise: Exercise; readonly entities: readonly number[] } | "crowded" | "nothing" {
  const most = APPEARANCES[appearances] ?? Infinity;
  let isCrowded = false;
  let tries = 0;
  for (const candidate of kind.candidatesFrom(material, start, random)) {
    if (++tries > MOST_TRIES) break;
    if (candidate.claims.some((claim) => used.claims.has(claim))) continue;
    const exercise = exerciseFrom(candidate, seed);
    if (exercise === null || exercise.claims.some((claim) => used.claims.has(claim))) continue;
    if (candidate.entities.every((entity) => (used.entities.get(entity) ?? 0) < most))
      return { exercise, entities: candidate.entities };
    isCrowded = true;
  }
  return isCrowded ? "crowded" : "nothing";
}

function countOf(supplies: readonly Supply[]): number {
  return supplies.reduce((sum, { taken }) => sum + taken.length, 0);
}
