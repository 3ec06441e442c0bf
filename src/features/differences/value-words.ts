import { labelOf, quantityInWords } from "../../derive/claim-words.ts";
import type { Evidence, Quantity } from "../../model/dataset.ts";
import type { RecordKind } from "../../model/record-lists.ts";
import { describeWhen } from "../../model/when.ts";
import { claimWords } from "../../words/en/claims.ts";
import { differenceWords as words } from "../../words/en/differences.ts";
import { recordKeyWords } from "../../words/en/record-keys.ts";
import { verbatim, type Words } from "../../words/message.ts";
import { exactNumberText, listText } from "../../words/numbers.ts";
import { keyName, valueText } from "../merging/join-one.ts";
import { canonicalJson } from "./canonical-json.ts";
import { SCENE_ORDER, type ValueChange } from "./changed-values.ts";
import type { Side } from "./side.ts";

/** What a value belongs to: an attribution is a part of a claim with keys of its own. */
export type Holding = RecordKind | "attribution";

/** Values of records in words: a line for each that differs, and one for all of what there is too much of to list. */
export function valuesInWords(
  of: Holding,
  values: readonly ValueChange[],
  { a, b }: { readonly a: Side; readonly b: Side },
): readonly Words[] {
  const isMany = ({ key }: ValueChange) => /^(?:positions|segments)\./.test(key);
  const many = values.filter(isMany);
  const counted = ["positions", "segments"].flatMap((list) => {
    const changes = many.filter(({ key }) => key.startsWith(`${list}.`));
    if (changes.length === 0) return [];
    const added = changes.filter((change) => change.a === null).length;
    const removed = changes.filter((change) => change.b === null).length;
    const counts = { added, removed, changed: changes.length - added - removed };
    return [list === "positions" ? words.positions(counts) : words.segments(counts)];
  });
  return [...values.filter((value) => !isMany(value)).flatMap((value) => linesOf(of, value, a, b)), ...counted];
}

function linesOf(of: Holding, change: ValueChange, a: Side, b: Side): readonly Words[] {
  const key = keyInWords(of, change.key, change.a === null ? b : a, change);
  if (change.key === SCENE_ORDER) return [words.valueChanged({ key })];
  if (isList(change.a) || isList(change.b)) {
    const lines = listLines(of, change, a, b);
    if (lines !== null) return lines;
  }
  const [before, after] = [valueInWords(of, change.key, change.a, a), valueInWords(of, change.key, change.b, b)];
  if (change.a === null) return [after === null ? words.keyAdded({ key }) : words.valueAdded({ key, value: after })];
  if (change.b === null)
    return [before === null ? words.keyRemoved({ key }) : words.valueRemoved({ key, value: before })];
  // Two values may differ in what no words say.
  if (before === null || after === null || before === after) return [words.valueChanged({ key })];
  return [words.value({ key, before, after })];
}

/** What a list gained and what it lost, where it is not its order that differs; null where it is. */
function listLines(of: Holding, { key, ...change }: ValueChange, a: Side, b: Side): readonly Words[] | null {
  const itemsOf = (value: unknown, side: Side) =>
    (isList(value) ? value : []).map((item) => valueInWords(of, key, item, side) ?? canonicalJson(item));
  const [before, after] = [itemsOf(change.a, a), itemsOf(change.b, b)];
  const added = before.length === 0 ? after : after.filter((item) => !before.includes(item));
  const removed = after.length === 0 ? before : before.filter((item) => !after.includes(item));
  if (added.length + removed.length === 0) return null;
  const name = keyInWords(of, key, a, { a: null, b: null });
  return [
    ...(added.length === 0 ? [] : [words.valueAdded({ key: name, value: listText(added) })]),
    ...(removed.length === 0 ? [] : [words.valueRemoved({ key: name, value: listText(removed) })]),
  ];
}

/** What a key is called. */
function keyInWords(of: Holding, key: string, side: Side, { a, b }: Pick<ValueChange, "a" | "b">): Words {
  if (key.startsWith("fields.")) return words.field({ field: side.termName("fields", key.slice("fields.".length)) });
  if (key.startsWith("scenes.")) {
    const { title = key.slice("scenes.".length) } = (b ?? a) as { readonly title?: string };
    return words.scene({ title });
  }
  if (key === "label" && of === "entity") return words.name();
  if (key === "place" && of === "claim") return words.where();
  const named: Readonly<Record<string, (() => Words) | undefined>> = recordKeyWords;
  return (Object.hasOwn(named, key) ? named[key]?.() : undefined) ?? verbatim(keyName(key));
}

/** A value in words; null where it has too many parts for a line. */
function valueInWords(of: Holding, key: string, value: unknown, side: Side): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) {
    const items = value.map((item) => valueInWords(of, key, item, side));
    return items.every((item) => item !== null) ? listText(items) : null;
  }
  if (typeof value === "boolean") return value ? claimWords.yes() : claimWords.no();
  if (typeof value === "number") return exactNumberText(value);
  if (typeof value === "string") return textInWords(of, key, value, side);
  switch (key) {
    case "value":
    case "quantity":
      return quantityInWords(value as Quantity);
    case "evidence":
    case "mentions":
      return side.passage(value as Evidence);
    case "place":
      return valueText(value);
    case "derivedFrom":
      return (value as { readonly filter: string }).filter;
    default:
      return null;
  }
}

function textInWords(of: Holding, key: string, text: string, side: Side): string {
  switch (`${of}.${key}`) {
    case "claim.subject":
    case "claim.object":
    case "claim.place":
    case "claim.means":
    case "attribution.holder":
    case "attribution.via":
    case "source.authors":
      return labelOf(side.knowledge, text);
    case "entity.kind":
      return side.termName("entityKinds", text);
    case "claim.predicate":
    case "head.fallbackPredicate":
      return side.termName("predicates", text);
    case "attribution.stance":
      return side.termName("stances", text);
    case "entity-kind.family":
    case "predicate.domain":
    case "predicate.range":
      return side.termName("families", text);
    case "predicate.family":
      return side.termName("predicateFamilies", text);
    case "claim.time":
    case "entity.time":
    case "attribution.saidAt":
    case "source.publishedAt":
    case "source.accessedAt":
      return describeWhen(text);
    case "claim.status":
    case "entity.status":
      return words.status({ status: text });
    case "claim.direction":
      return words.direction({ direction: text });
    case "attribution.polarity":
      return words.polarity({ polarity: text });
    case "link.relation":
      return words.relation({ relation: text });
    default:
      return text;
  }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
