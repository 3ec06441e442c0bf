import { isSameJson } from "../../lib/same-json.ts";
import type { Field, Vocabulary } from "../../model/dataset.ts";
import { foldText } from "../search/fold-text.ts";
import { createFreshIds, renaming } from "./fresh-ids.ts";

/** What the terms of B are called in the merged dataset, by list: ids that stay as they are have no entry. */
export interface TermNames {
  readonly families: ReadonlyMap<string, string>;
  readonly entityKinds: ReadonlyMap<string, string>;
  readonly predicateFamilies: ReadonlyMap<string, string>;
  readonly predicates: ReadonlyMap<string, string>;
  readonly stances: ReadonlyMap<string, string>;
  readonly fields: ReadonlyMap<string, string>;
}

export interface JoinedTerms {
  readonly vocabulary: Vocabulary;
  readonly names: TermNames;
}

interface Term {
  readonly id: string;
  readonly label?: string;
}

/**
 * The vocabulary of A with the terms of B that it lacks. Two are one where they have the same label, and mean the
 * same as far as the program understands them, above all those of one id; a term of B whose id means something else in A gets a new one.
 */
export function joinTerms(own: Vocabulary, other: Vocabulary): JoinedTerms {
  const pair = <Item extends Term>(
    ones: readonly Item[],
    others: readonly Item[],
    isAllowed: (one: Item, two: Item) => boolean = () => true,
  ) => pairedTerms(ones, others, (one, two) => plainLabel(one.label) === plainLabel(two.label) && isAllowed(one, two));
  const families = pair(own.families, other.families);
  const entityKinds = pair(own.entityKinds, other.entityKinds);
  const predicateFamilies = pair(own.predicateFamilies, other.predicateFamilies);
  // A claim that leaves its direction to its predicate would run another way.
  const predicates = pair(own.predicates, other.predicates, (one, two) => one.symmetric === two.symmetric);
  const stances = pair(own.stances, other.stances);
  const fields = pair<Field>(own.fields ?? [], other.fields ?? [], areSameFields);

  const newKinds = other.entityKinds.filter(({ id }) => !entityKinds.paired.has(id));
  const newPredicates = other.predicates.filter(({ id }) => !predicates.paired.has(id));
  // A family whose terms all went to terms of A has nothing to hold together any more.
  const usedFamilies = new Set<string>([
    ...newKinds.map(({ family }) => family),
    ...newPredicates.flatMap(({ domain = [], range = [] }) => [...domain, ...range]),
  ]);
  const familiesInUse = new Set<string>(other.entityKinds.map(({ family }) => family));
  const predicateFamiliesInUse = new Set<string>(other.predicates.map(({ family }) => family));
  const isKept = (used: ReadonlySet<string>, inUse: ReadonlySet<string>) => (term: Term) =>
    used.has(term.id) || !inUse.has(term.id);
  const keptFamilies = other.families.filter(isKept(usedFamilies, familiesInUse));
  const keptPredicateFamilies = other.predicateFamilies.filter(
    isKept(new Set<string>(newPredicates.map(({ family }) => family)), predicateFamiliesInUse),
  );

  const inFamily = renaming(families.names);
  const inPredicateFamily = renaming(predicateFamilies.names);
  const taken = {
    hues: new Set(own.families.map(({ hue }) => hue)),
    glyphs: new Set(own.families.map(({ glyph }) => glyph)),
  };
  const allFields = appended(own.fields ?? [], other.fields ?? [], fields, (field) => field);
  const { fields: _, ...ownTerms } = own;
  const vocabulary: Vocabulary = {
    ...ownTerms,
    families: appended(own.families, keptFamilies, families, (family) => {
      const { hue, glyph, ...plain } = family;
      // Two families that look alike could not be told apart: the later one gets a letter.
      return taken.hues.has(hue) || taken.glyphs.has(glyph) ? plain : family;
    }),
    entityKinds: appended(own.entityKinds, newKinds, entityKinds, (kind) => ({
      ...kind,
      family: inFamily(kind.family),
    })),
    predicateFamilies: appended(own.predicateFamilies, keptPredicateFamilies, predicateFamilies, (family) => family),
    predicates: appended(own.predicates, newPredicates, predicates, (predicate) => ({
      ...predicate,
      family: inPredicateFamily(predicate.family),
      ...(predicate.domain && { domain: predicate.domain.map(inFamily) }),
      ...(predicate.range && { range: predicate.range.map(inFamily) }),
    })),
    stances: inserted(own.stances, other.stances, stances),
    ...(own.fields !== undefined || allFields.length > 0 ? { fields: allFields } : {}),
  };
  return {
    vocabulary: isSameJson(vocabulary, own) ? own : vocabulary,
    names: {
      families: families.names,
      entityKinds: entityKinds.names,
      predicateFamilies: predicateFamilies.names,
      predicates: predicates.names,
      stances: stances.names,
      fields: fields.names,
    },
  };
}

function plainLabel(label: string | undefined): string | undefined {
  return label === undefined ? undefined : foldText(label).trim();
}

/** Whether values of one field may stand in another. */
function areSameFields(one: Field, two: Field): boolean {
  const shape = ({ of, type, list, unit, meaning }: Field) => [of, type, list, unit, meaning];
  return isSameJson(shape(one), shape(two));
}

interface Pairing {
  /** What each term of B is called; those that keep their id have no entry. */
  readonly names: ReadonlyMap<string, string>;
  /** Ids of the terms of B that are terms of A. */
  readonly paired: ReadonlySet<string>;
}

/** Each term of A is at most one of B: first those of one id, then those of one label. */
function pairedTerms<Item extends Term>(
  ones: readonly Item[],
  others: readonly Item[],
  areSame: (one: Item, two: Item) => boolean,
): Pairing {
  const free = new Set(ones);
  const paired = new Map<string, string>();
  const find = (two: Item, candidates: readonly Item[] = []) => {
    for (const one of candidates) {
      if (!free.has(one) || !areSame(one, two)) continue;
      free.delete(one);
      paired.set(two.id, one.id);
      return;
    }
  };
  const byId = Map.groupBy(ones, ({ id }) => id);
  const byLabel = Map.groupBy(ones, ({ label }) => plainLabel(label));
  for (const two of others) find(two, byId.get(two.id));
  for (const two of others)
    if (!paired.has(two.id) && two.label !== undefined) find(two, byLabel.get(plainLabel(two.label)));
  const names = new Map<string, string>();
  const fresh = createFreshIds(new Set([...ones, ...others].map(({ id }) => id)));
  const takenInA = new Set(ones.map(({ id }) => id));
  for (const { id } of others) {
    const name = paired.get(id) ?? (takenInA.has(id) ? fresh(id) : id);
    if (name !== id) names.set(id, name);
  }
  return { names, paired: new Set(paired.keys()) };
}

/** The terms of A, and after them those of B that are none of them. */
function appended<Item extends Term>(
  ones: readonly Item[],
  others: readonly Item[],
  { names, paired }: Pairing,
  change: (term: Item) => Item,
): readonly Item[] {
  const rename = renaming(names);
  return [
    ...ones,
    ...others.filter(({ id }) => !paired.has(id)).map((term) => ({ ...change(term), id: rename(term.id) })),
  ];
}

/** The same for a list whose order says something: a term of B goes after the one that it follows there. */
function inserted<Item extends Term>(
  ones: readonly Item[],
  others: readonly Item[],
  { names, paired }: Pairing,
): readonly Item[] {
  const rename = renaming(names);
  const all = [...ones];
  let next = 0;
  for (const term of others) {
    const id = rename(term.id);
    if (paired.has(term.id)) next = all.findIndex((each) => each.id === id) + 1;
    else all.splice(next++, 0, { ...term, id });
  }
  return all;
}
