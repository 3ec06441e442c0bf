import type { Claim, Dataset, Entity, Layout, Source } from "../../model/dataset.ts";
import type { AnyRecord, RecordKind } from "../../model/record-lists.ts";
import type { Story } from "../../model/story.ts";
import { canonicalJson } from "./canonical-json.ts";

/** A value of a record that two datasets do not have alike. */
export interface ValueChange {
  /**
   * The key in the file. What is inside a qualifier goes by its own key ("time"), what there are many of by list and key:
   * "fields.salary", "scenes.opening", "positions.e.iran", "segments.9.2".
   */
  readonly key: string;
  /** In A's own ids; null where A has none. */
  readonly a: unknown;
  /** In B's own ids; null where B has none. */
  readonly b: unknown;
}

/** The order of the scenes of a story, which no key of the file has. */
export const SCENE_ORDER = "sceneOrder";

/** Values of a record by key, those that say nothing left out. */
export type Values = ReadonlyMap<string, unknown>;

/**
 * The values of a record that are compared one by one. Ids are what pairs records, and attributions are compared by
 * themselves.
 * @param dataset for the head, to which all belongs that a dataset has only once.
 */
export function valuesOf(of: RecordKind, record: AnyRecord, dataset?: Dataset): Values {
  const values = new Map<string, unknown>();
  const add = (held: object, before = "", left: readonly string[] = []) => {
    for (const [key, value] of Object.entries(held)) if (!left.includes(key)) values.set(before + key, value);
  };
  switch (of) {
    case "head":
      add(record, "", ["declares"]);
      add((record as Dataset["dataset"]).declares);
      if (dataset !== undefined) {
        values.set("derivedFrom", dataset.derivedFrom);
        values.set("fallbackPredicate", dataset.vocabulary.fallbackPredicate);
      }
      break;
    case "entity":
      add(record, "", ["id", "fields"]);
      add((record as Entity).fields ?? {}, "fields.");
      break;
    case "claim":
      add(record, "", ["id", "fields", "qualifiers", "attributions"]);
      add((record as Claim).qualifiers);
      add((record as Claim).fields ?? {}, "fields.");
      break;
    case "source":
      add(record, "", ["id", "segments"]);
      for (const segment of (record as Source).segments) values.set(`segments.${segment.at}`, segment);
      break;
    case "arrangement":
      add(record, "", ["id", "positions"]);
      add((record as Layout).positions, "positions.");
      break;
    case "story": {
      add(record, "", ["id", "scenes"]);
      const { scenes } = record as Story;
      values.set(
        SCENE_ORDER,
        scenes.map(({ id }) => id),
      );
      for (const scene of scenes) values.set(`scenes.${scene.id}`, scene);
      break;
    }
    default:
      add(record, "", ["id"]);
  }
  for (const [key, value] of values)
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) values.delete(key);
  return values;
}

/**
 * What two records say differently, in the order of their keys.
 * @param sides the record of A, that of B in the ids of A, which is compared, and that of B in its own ids, which is given.
 * @param skipped keys that are not compared.
 */
export function changedValues(
  [ones, others, own]: readonly [Values, Values, Values],
  skipped: readonly string[],
): readonly ValueChange[] {
  const names = [...own.keys()];
  const ownKeys = new Map([...others.keys()].map((key, at) => [key, names[at] as string]));
  const changes: ValueChange[] = [];
  for (const key of new Set([...ones.keys(), ...others.keys()])) {
    if (skipped.includes(key)) continue;
    const [one, other] = [ones.get(key), others.get(key)];
    const isSame =
      key === SCENE_ORDER
        ? isSameOrder(one as readonly string[] | undefined, other as readonly string[] | undefined)
        : canonicalJson(one, key) === canonicalJson(other, key);
    if (isSame) continue;
    const ownKey = ownKeys.get(key) ?? key;
    changes.push({ key: ones.has(key) ? key : ownKey, a: one ?? null, b: own.get(ownKey) ?? null });
  }
  return changes;
}

/** Scenes that only one of two stories has are changes of their own, and none of the order. */
function isSameOrder(a: readonly string[] = [], b: readonly string[] = []): boolean {
  const [inA, inB] = [new Set(a), new Set(b)];
  return canonicalJson(a.filter((id) => inB.has(id))) === canonicalJson(b.filter((id) => inA.has(id)));
}
