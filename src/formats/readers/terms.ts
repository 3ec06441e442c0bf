import type { DatasetInput } from "../../model/dataset.ts";
import { GLYPHS, HUES } from "../../model/signs.ts";
import { UNSTATED_KIND } from "../../model/unstated-kind.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { createSlugs } from "./slugs.ts";

type Vocabulary = DatasetInput["vocabulary"];
type EntityKind = Vocabulary["entityKinds"][number];
type Predicate = Vocabulary["predicates"][number];

/** Kinds with a family of their own; the rest share one. */
const MOST_FAMILIES = 30;
/** What is written on lines are kinds of line if there are at most so many, or few beside the lines. */
const MOST_RELATIONS = 40;
const RELATIONS_PER_LINE = 0.2;

/**
 * The vocabulary that a file comes to: a term for each kind and relation that it names, with its words and no others.
 * @param bareLabels what is written on lines without a relation.
 * @param lines how many lines there are.
 */
export function createTerms(
  kindsOfEntities: readonly (readonly string[])[],
  bareLabels: ReadonlySet<string>,
  lines: number,
) {
  const slugs = createSlugs();
  const counts = new Map<string, number>();
  let hasUnstated = false;
  for (const [kind] of kindsOfEntities) {
    if (kind === undefined) hasUnstated = true;
    else counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  // Kinds that most entities are of get shapes; the order in which the file has them decides between equals.
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([kind]) => kind);
  const kinds = new Map<string | undefined, EntityKind>();
  const families: Vocabulary["families"][number][] = [];
  for (const [at, label] of byCount.entries()) {
    const id = slugs.take(label);
    if (at < MOST_FAMILIES) {
      const [hue, glyph] = [HUES[at], GLYPHS[at]];
      families.push({ id, label, ...(hue && glyph && { hue, glyph }) });
    } else if (at === MOST_FAMILIES) {
      families.push({ id: slugs.take("other-kinds"), label: words.otherKinds() });
    }
    kinds.set(label, { id, label, family: families.at(-1)?.id ?? id });
  }
  if (hasUnstated) {
    const id = slugs.take(UNSTATED_KIND);
    const label = words.kindNotStated();
    families.push({ id, label, hue: "slate", glyph: "circle" });
    kinds.set(undefined, { id, label, family: id });
  }

  const areRelations = bareLabels.size <= Math.max(MOST_RELATIONS, RELATIONS_PER_LINE * lines);
  const predicateSlugs = createSlugs();
  const predicates = new Map<string | null, Predicate>();
  const predicateOf = (relation: string | null): string => {
    let predicate = predicates.get(relation);
    if (predicate === undefined) {
      const id = predicateSlugs.take(relation ?? "not-stated");
      predicate = { id, ...(relation === null ? {} : { label: relation }), family: "relations" };
      predicates.set(relation, predicate);
    }
    return predicate.id;
  };

  return {
    /** Whether some entity is of several kinds. */
    manyKinds: kindsOfEntities.some(({ length }) => length > 1),
    kind: (kind: string | undefined): string => kinds.get(kind)?.id ?? "",
    /** The predicate of a line, and what else is written on it. */
    line(relation: string, label: string | null): { readonly predicate: string; readonly label: string | null } {
      if (relation) return { predicate: predicateOf(relation), label: label && label !== relation ? label : null };
      if (label && areRelations) return { predicate: predicateOf(label), label: null };
      return { predicate: predicateOf(null), label: label || null };
    },
    /** Only after all lines were asked for: relations that none has are not in it. */
    vocabulary(): Pick<Vocabulary, "families" | "entityKinds" | "predicateFamilies" | "predicates"> {
      return {
        families,
        entityKinds: [...kinds.values()],
        predicateFamilies: predicates.size === 0 ? [] : [{ id: "relations", label: words.relations() }],
        predicates: [...predicates.values()],
      };
    },
  };
}

export type Terms = ReturnType<typeof createTerms>;
