import { nearestWord } from "../lib/nearest-word.ts";
import { datasetProblemWords as words } from "../words/en/dataset-problems.ts";
import type { Words } from "../words/message.ts";
import type {
  Claim,
  ClaimLink,
  Derivation,
  Entity,
  EntityKind,
  Evidence,
  Field,
  FieldValues,
  Layout,
  Predicate,
  Question,
  Source,
} from "./dataset.ts";
import { didYouMean, faultAt, type KeyPath, pathText } from "./dataset-faults.ts";
import { fieldFault } from "./field-values.ts";
import type { Issue } from "./issue.ts";

/** What a reference can point at. */
export type ReferenceTarget =
  | "entity"
  | "claim"
  | "source"
  | "family"
  | "kind"
  | "predicate-family"
  | "predicate"
  | "stance"
  | "field";

/** Records of a dataset as far as they could be read: null in a list stands for one that could not. */
export interface ReadableParts {
  readonly derivedFrom: Derivation | null;
  readonly entityKinds: readonly (EntityKind | null)[];
  readonly predicates: readonly (Predicate | null)[];
  readonly fields: readonly (Field | null)[];
  readonly fallbackPredicate: string | null;
  /** Whether evidence may quote; null where that could not be read. */
  readonly quotations: boolean | null;
  readonly entities: readonly (Entity | null)[];
  readonly claims: readonly (Claim | null)[];
  readonly links: readonly (ClaimLink | null)[];
  readonly sources: readonly (Source | null)[];
  readonly layouts: readonly (Layout | null)[];
  readonly questions: readonly (Question | null)[];
}

/**
 * The ids that may be pointed at, those of unreadable records included, so that one problem does not show as many;
 * null where the whole list is unreadable.
 */
export type KnownIds = Readonly<Record<ReferenceTarget, IdSet | null>>;

type Key = KeyPath[number];

/** A set of ids, as far as looking one up and finding the nearest to it need one. */
export type IdSet = Iterable<string> & Pick<ReadonlySet<string>, "has" | "size">;

/**
 * Ids compared, at most, in looking for hints: about half a second. Enough for thousands of mistyped ids in a dataset
 * made by hand; of a generated file that is wrong throughout, the first few hints say as much as all would.
 */
const COMPARISONS_FOR_HINTS = 1_000_000;

const UNKNOWN: Readonly<Record<ReferenceTarget, (values: { id: string }) => Words>> = {
  entity: words.unknownEntity,
  claim: words.unknownClaim,
  source: words.unknownSource,
  family: words.unknownFamily,
  kind: words.unknownKind,
  "predicate-family": words.unknownPredicateFamily,
  predicate: words.unknownPredicate,
  stance: words.unknownStance,
  field: words.unknownField,
};

/**
 * Every reference that leads nowhere, and whatever in a record its dataset rules out: a value that its field does not take,
 * a quotation where none is declared. In the order of the one-file form.
 */
export function brokenReferences(parts: ReadableParts, known: KnownIds): readonly Issue[] {
  const issues: Issue[] = [];
  const hints = new Map<string, Words | null>();
  let compared = 0;
  // Where the walk stands. Held here and not passed on, as most of a million references are sound and need no path.
  let list: KeyPath = [];
  let at = 0;

  const hintFor = (target: ReferenceTarget, id: string, ids: IdSet): Words | null => {
    const name = `${target} ${id}`;
    const found = hints.get(name);
    if (found !== undefined || compared + ids.size > COMPARISONS_FOR_HINTS) return found ?? null;
    compared += ids.size;
    const hint = didYouMean(nearestWord(id, ids));
    hints.set(name, hint);
    return hint;
  };
  const isSound = (target: ReferenceTarget, id: string | null) => id === null || (known[target]?.has(id) ?? true);
  // Keys one by one: a list of them would be made for every reference that is sound.
  const refer = (target: ReferenceTarget, id: string | null, first: Key, second?: Key, third?: Key, fourth?: Key) => {
    if (isSound(target, id)) return;
    report(
      target,
      id,
      [first, second, third, fourth].filter((key) => key !== undefined),
    );
  };
  const report = (target: ReferenceTarget, id: string | null, within: KeyPath) => {
    const ids = known[target];
    if (id === null || ids === null) return;
    const path = list.length === 0 ? within : [...list, at, ...within];
    issues.push(faultAt(path, `unknown-${target}`, UNKNOWN[target]({ id }), hintFor(target, id, ids)));
  };
  const referAll = (target: ReferenceTarget, ids: readonly string[], ...within: (string | number)[]) => {
    for (let index = 0; index < ids.length; index += 1) {
      const id = ids[index] as string;
      if (!isSound(target, id)) report(target, id, [...within, index]);
    }
  };
  const fieldById = new Map<string, Field>(
    parts.fields.flatMap((field) => (field === null ? [] : [[field.id, field] as const])),
  );
  const holdFields = (of: Field["of"], held: FieldValues | undefined) => {
    if (held === undefined) return;
    for (const id in held) {
      refer("field", id, "fields", id);
      const field = fieldById.get(id);
      const value = held[id];
      if (field === undefined || value === undefined) continue;
      if (field.of !== of) {
        const message = words.fieldOfOther({ field: id, of: field.of });
        issues.push(faultAt([...list, at, "fields", id], "wrong-field", message, words.declareAnother()));
        continue;
      }
      const fault = fieldFault(field, value);
      if (fault === null) continue;
      issues.push(faultAt([...list, at, "fields", id], "wrong-field-value", fault.message, fault.hint));
    }
  };
  const holdEvidence = (evidence: readonly Evidence[], ...within: (string | number)[]) => {
    for (const [position, { source, quotation }] of evidence.entries()) {
      if (!isSound("source", source)) report("source", source, [...within, "evidence", position, "source"]);
      if (quotation === undefined || parts.quotations !== false) continue;
      const path = [...list, at, ...within, "evidence", position, "quotation"];
      issues.push(faultAt(path, "undeclared-quotation", words.undeclaredQuotation(), words.declareQuotations()));
    }
  };
  const each = <Item>(records: readonly (Item | null)[], path: KeyPath, visit: (record: Item) => void) => {
    list = path;
    records.forEach((record, index) => {
      at = index;
      if (record !== null) visit(record);
    });
    list = [];
  };

  referAll("entity", parts.derivedFrom?.context ?? [], "derivedFrom", "context");
  each(parts.entityKinds, ["vocabulary", "entityKinds"], ({ family }) => refer("family", family, "family"));
  each(parts.predicates, ["vocabulary", "predicates"], ({ family, domain, range }) => {
    refer("predicate-family", family, "family");
    referAll("family", domain ?? [], "domain");
    referAll("family", range ?? [], "range");
  });
  refer("predicate", parts.fallbackPredicate, "vocabulary", "fallbackPredicate");
  each(parts.entities, ["entities"], ({ kind, mentions, fields }) => {
    refer("kind", kind, "kind");
    holdFields("entity", fields);
    mentions.forEach(({ source }, index) => {
      refer("source", source, "mentions", index, "source");
    });
  });
  each(parts.claims, ["claims"], ({ subject, predicate, object, qualifiers, attributions, fields }) => {
    refer("entity", subject, "subject");
    refer("predicate", predicate, "predicate");
    refer("entity", object, "object");
    refer("entity", qualifiers.place, "qualifiers", "place");
    refer("entity", qualifiers.means, "qualifiers", "means");
    attributions.forEach(({ holder, via, stance, evidence }, index) => {
      refer("entity", holder, "attributions", index, "holder");
      referAll("entity", via, "attributions", index, "via");
      refer("stance", stance ?? null, "attributions", index, "stance");
      holdEvidence(evidence, "attributions", index);
    });
    holdFields("claim", fields);
  });
  each(parts.links, ["links"], ({ from, to, evidence }) => {
    refer("claim", from, "from");
    refer("claim", to, "to");
    holdEvidence(evidence);
  });
  each(parts.sources, ["sources"], ({ authors }) => referAll("entity", authors, "authors"));
  each(parts.layouts, ["layouts"], ({ positions, captions }) => {
    for (const id of Object.keys(positions)) refer("entity", id, "positions", id);
    captions.forEach(({ members }, index) => {
      referAll("entity", members ?? [], "captions", index, "members");
    });
  });
  each(parts.questions, ["questions"], ({ view }) => {
    referAll("entity", view.focus?.entities ?? [], "view", "focus", "entities");
    referAll("entity", view.selection?.entities ?? [], "view", "selection", "entities");
    referAll("claim", view.selection?.claims ?? [], "view", "selection", "claims");
    for (const id of Object.keys(view.moved ?? {})) refer("entity", id, "view", "moved", id);
  });
  return issues;
}

/**
 * The ids in a list as it was read, and an issue for each that an earlier record has.
 * @param at where the list stands.
 */
export function collectIds(records: readonly unknown[], at: KeyPath): { ids: ReadonlySet<string>; issues: Issue[] } {
  const ids = new Set<string>();
  const again: { readonly id: string; readonly index: number }[] = [];
  for (let index = 0; index < records.length; index += 1) {
    const id = idIn(records[index]);
    if (typeof id !== "string") continue;
    const { size } = ids;
    ids.add(id);
    if (ids.size === size) again.push({ id, index });
  }
  if (again.length === 0) return { ids, issues: [] };
  // Where each id stands first is asked only where one stands twice.
  const firstAt = new Map<unknown, number>();
  for (const [index, record] of records.entries()) {
    const id = idIn(record);
    if (!firstAt.has(id)) firstAt.set(id, index);
  }
  const issues = again.map(({ id, index }) => {
    const message = words.duplicateId({ id, path: pathText([...at, firstAt.get(id) ?? 0]) });
    return faultAt([...at, index, "id"], "duplicate-id", message, words.chooseAnotherId());
  });
  return { ids, issues };
}

function idIn(record: unknown): unknown {
  return (record as { readonly id?: unknown } | null)?.id;
}
