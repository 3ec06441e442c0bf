import { finished, type Steps } from "../../lib/steps.ts";
import type { Dataset, Entity } from "../../model/dataset.ts";
import type { EntityId } from "../../model/ids.ts";
import { nameOf } from "../../model/name-of.ts";
import { areFormsCompatible, areNear, type NameKeys, nameKeys } from "./name-keys.ts";
import { createNearNames } from "./near-names.ts";
import { areSameKinds } from "./same-kinds.ts";

/** Why two entities may be the same, the strongest reason first. */
export const MATCH_REASONS = ["id", "label", "alias", "spelling"] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** That an entity of one dataset may be an entity of another. */
export interface Proposal {
  readonly a: EntityId;
  readonly b: EntityId;
  /** The strongest that there is. */
  readonly reason: MatchReason;
  /** Whether nothing speaks against it in their kinds: they are the same, or one is not stated. */
  readonly isSameKind: boolean;
  /** Whether one of the two may as well be another: the user has to choose. */
  readonly isAmbiguous: boolean;
  /** Whether it is taken unless the user says otherwise. */
  readonly isTaken: boolean;
}

/** A name that so many entities share that nothing is proposed for them. */
export interface CrowdedName {
  readonly name: string;
  readonly inA: number;
  readonly inB: number;
}

export interface Proposals {
  /** The strongest first. An entity of B that is certain to be one of A is in no other. */
  readonly proposals: readonly Proposal[];
  readonly crowded: readonly CrowdedName[];
}

/** Which entity of A each of these of B is. */
export type Decisions = ReadonlyMap<EntityId, EntityId>;

/** Entities of one name that are proposed one by one. Beyond them a user chooses nothing any more. */
const MOST_OF_A_NAME = 6;
/** Entities after which others have their turn. */
const PER_STEP = 400;

/**
 * Which entities of two datasets may be the same, and why. Taken without asking are those of the same id and name, and those
 * whose name no other of their kind has; all else is only offered. Takes time linear in the entities, but for names
 * that many share, which are said and not proposed.
 */
export function proposeMatches(a: Dataset, b: Dataset): Proposals {
  return finished(proposingMatches(a, b));
}

/** Whether ids that are the same were the same in their files, and are not made of names: those are compared as names. */
function areOwnIds(one: Entity, other: Entity): boolean {
  const own = [one, other].map(({ id, label, origin }) => (origin?.how === "import" ? (origin.id ?? label) : id));
  const isName = ({ label, origin }: Entity, at: number) => origin?.how === "import" && own[at] === label;
  if ([one, other].some(isName)) return false;
  return one.origin?.how !== "import" || other.origin?.how !== "import" || own[0] === own[1];
}

/** The same in steps. */
export function* proposingMatches(a: Dataset, b: Dataset): Steps<Proposals> {
  const isSameKind = areSameKinds(a.vocabulary, b.vocabulary);
  const isOneDataset = a.dataset.id === b.dataset.id;
  const taken = new Map<Entity, Proposal>();
  const offered: Proposal[] = [];
  const take = (one: Entity, other: Entity, reason: MatchReason, isCertain: boolean) => {
    const proposal = {
      a: one.id,
      b: other.id,
      reason,
      isSameKind: isSameKind(one, other),
      isAmbiguous: false,
      isTaken: isCertain,
    };
    if (isCertain) {
      taken.set(one, proposal);
      taken.set(other, proposal);
    } else offered.push(proposal);
  };
  const isFree = (entity: Entity) => !taken.has(entity);

  const byId = new Map<string, Entity>(a.entities.map((entity) => [entity.id, entity]));
  const doubtful: [one: Entity, other: Entity][] = [];
  for (const [at, other] of b.entities.entries()) {
    if (at % PER_STEP === 0) yield;
    const one = byId.get(other.id);
    if (one === undefined || !(isOneDataset || areOwnIds(one, other))) continue;
    const isSameName = plain(nameOf(one)) === plain(nameOf(other));
    const isNumber = one.label === undefined && other.label === undefined && !hasLetter(nameOf(one));
    if (isSameName && isSameKind(one, other) && (isOneDataset || !isNumber)) take(one, other, "id", true);
    else if (isSameName || isOneDataset || one.label === undefined || other.label === undefined || areAlike(one, other))
      doubtful.push([one, other]);
  }

  // By name, then by any name, of what is free after each.
  const namesOf = (entity: Entity) => [plain(nameOf(entity))];
  const byName = yield* indexed(a.entities.filter(isFree), namesOf);
  const othersByName = yield* indexed(b.entities.filter(isFree), namesOf);
  for (const [name, others] of othersByName) {
    const ones = byName.get(name) ?? [];
    for (const other of others) {
      const alike = ones.filter((one) => isSameKind(one, other));
      const [one] = alike;
      const isOnly = alike.length === 1 && others.filter((each) => one && isSameKind(one, each)).length === 1;
      if (one !== undefined && isOnly && one.named && other.named && hasLetter(name)) take(one, other, "label", true);
      // Of a crowd none can be the only one of its kind.
      if (others.length * ones.length > MOST_OF_A_NAME ** 2) break;
    }
  }

  const certain = b.entities.flatMap((other) => taken.get(other) ?? []);
  const left = b.entities.filter(isFree);
  if (left.length === 0) return { proposals: certain.sort(byStrength), crowded: [] };

  // An entity of A that is taken may be a second one of B as well.
  const crowded = new Map<string, CrowdedName>();
  const exact = yield* indexed(a.entities, namesOf);
  const byAlias = yield* indexed(a.entities, ({ aliases }) => aliases.map(plain));
  const keysOf = createKeys();
  const bySpelling = yield* indexed(a.entities, (entity) =>
    allNames(entity).flatMap((name) => spellingsOf(keysOf(name))),
  );
  const nearNames = createNearNames<Entity>();
  for (const [at, one] of a.entities.entries()) {
    if (at % PER_STEP === 0) yield;
    nearNames.add(keysOf(nameOf(one)), one);
  }
  const doubtfulOf = new Map(doubtful.map(([one, other]) => [other, one]));
  for (const [at, other] of left.entries()) {
    if (at % PER_STEP === 0) yield;
    const found = new Map<Entity, MatchReason>();
    const add = (reason: MatchReason, name: string, ones: readonly Entity[] = []) => {
      if (ones.length > MOST_OF_A_NAME) {
        const inB = othersByName.get(name)?.length ?? 1;
        crowded.set(name, { name, inA: ones.length, inB });
        return;
      }
      for (const one of ones) if (!found.has(one)) found.set(one, reason);
    };
    const name = plain(nameOf(other));
    const same = doubtfulOf.get(other);
    if (same !== undefined) found.set(same, "id");
    const crowd = othersByName.get(name)?.length ?? 0;
    const ones = exact.get(name) ?? [];
    if (crowd > MOST_OF_A_NAME && ones.length > 0) crowded.set(name, { name, inA: ones.length, inB: crowd });
    else if (crowd <= MOST_OF_A_NAME) {
      add("label", name, ones);
      add("alias", name, byAlias.get(name));
      for (const alias of other.aliases.map(plain)) {
        add("alias", alias, exact.get(alias));
        add("alias", alias, byAlias.get(alias));
      }
      for (const each of allNames(other)) {
        const keys = keysOf(each);
        for (const spelling of spellingsOf(keys))
          add(
            "spelling",
            each,
            bySpelling.get(spelling)?.filter((one) => haveCompatibleForms(one, keys, keysOf)),
          );
      }
      const keys = keysOf(nameOf(other));
      add(
        "spelling",
        name,
        nearNames.near(keys).filter((one) => areNear(keysOf(nameOf(one)), keys)),
      );
    }
    for (const [one, reason] of found) take(one, other, reason, false);
  }
  return {
    proposals: [...certain, ...withAmbiguity(offered, certain)].sort(byStrength),
    crowded: [...crowded.values()],
  };
}

/** The proposals that are taken unless the user says otherwise. */
export function takenByDefault({ proposals }: Proposals): Decisions {
  return new Map(proposals.flatMap(({ a, b, isTaken }) => (isTaken ? [[b, a] as const] : [])));
}

/** All proposals of some reasons, but for those where an entity may be several others: there the user has to choose. */
export function takenBecauseOf({ proposals }: Proposals, reasons: readonly MatchReason[]): Decisions {
  return new Map(
    proposals.flatMap(({ a, b, reason, isAmbiguous }) =>
      reasons.includes(reason) && !isAmbiguous ? [[b, a] as const] : [],
    ),
  );
}

function withAmbiguity(offered: readonly Proposal[], certain: readonly Proposal[]): readonly Proposal[] {
  const counts = new Map<string, number>();
  for (const { a, b } of [...offered, ...certain])
    for (const end of [`a ${a}`, `b ${b}`]) counts.set(end, (counts.get(end) ?? 0) + 1);
  return offered.map((proposal) => {
    const most = Math.max(counts.get(`a ${proposal.a}`) ?? 0, counts.get(`b ${proposal.b}`) ?? 0);
    return most > 1 ? { ...proposal, isAmbiguous: true } : proposal;
  });
}

/** The strongest first; between equals those that are certain, those of one kind, and then in the order of B. */
function byStrength(first: Proposal, second: Proposal): number {
  const weakness = ({ reason, isTaken, isAmbiguous, isSameKind }: Proposal) =>
    MATCH_REASONS.indexOf(reason) * 8 + (isTaken ? 0 : 4) + (isAmbiguous ? 2 : 0) + (isSameKind ? 0 : 1);
  return weakness(first) - weakness(second);
}

function* indexed(
  entities: readonly Entity[],
  keysOf: (entity: Entity) => readonly string[],
): Steps<ReadonlyMap<string, readonly Entity[]>> {
  const index = new Map<string, Entity[]>();
  for (const [at, entity] of entities.entries()) {
    if (at % PER_STEP === 0) yield;
    for (const key of new Set(keysOf(entity))) {
      const held = index.get(key);
      if (held === undefined) index.set(key, [entity]);
      else held.push(entity);
    }
  }
  return index;
}

/** A name as it is, but for white space and the ways in which Unicode writes one letter. */
function plain(name: string): string {
  return name.normalize("NFC").replace(/\s+/gu, " ").trim();
}

function hasLetter(name: string): boolean {
  return /\p{L}/u.test(name);
}

function allNames(entity: Entity): readonly string[] {
  return [nameOf(entity), ...entity.aliases];
}

/** What two spellings of one name have in common: its words in any order, or its letters without spaces. */
function spellingsOf({ sorted, joined }: NameKeys): readonly string[] {
  return sorted === "" ? [] : [`words ${sorted}`, `letters ${joined}`];
}

function haveCompatibleForms(one: Entity, keys: NameKeys, keysOf: (name: string) => NameKeys): boolean {
  return allNames(one).some((name) => {
    const own = keysOf(name);
    return (own.sorted === keys.sorted || own.joined === keys.joined) && areFormsCompatible(own, keys);
  });
}

/** Whether one of the names of an entity is spelt like one of another's. */
function areAlike(one: Entity, other: Entity): boolean {
  const others = allNames(other).map(nameKeys);
  return allNames(one)
    .map(nameKeys)
    .some((keys) =>
      others.some(
        (each) =>
          (keys.sorted !== "" && keys.sorted === each.sorted && areFormsCompatible(keys, each)) || areNear(keys, each),
      ),
    );
}

function createKeys(): (name: string) => NameKeys {
  const known = new Map<string, NameKeys>();
  return (name) => {
    let keys = known.get(name);
    if (keys === undefined) {
      keys = nameKeys(name);
      known.set(name, keys);
    }
    return keys;
  };
}
