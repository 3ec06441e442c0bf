import { type DatasetInput, SCHEMA_VERSION } from "../../model/dataset.ts";
import { shownText } from "../../model/field-schemas.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { createAttributions } from "./built-attributions.ts";
import { createSources } from "./built-sources.ts";
import type { ClaimRecord, CollectedGraph } from "./collected-graph.ts";
import type { FieldTable, HeldValues } from "./field-table.ts";
import type { GraphBuilder, HeadInput } from "./graph-builder.ts";
import { type Place, placeInWords } from "./issue-list.ts";
import { createSlugs } from "./slugs.ts";
import type { Terms } from "./terms.ts";

type EntityRecord = DatasetInput["entities"][number];

/**
 * A dataset of what was collected, whose records it takes over: ids for all that the file names, terms, sources and
 * attributions.
 * @param fields the columns of its table, which is closed.
 */
export function buildDataset(
  { entities, numbers, claims, places, ends, labels, rare, renamed }: CollectedGraph,
  { title, licence, language, description }: HeadInput & { readonly title: string },
  terms: Terms,
  table: Pick<FieldTable, "typed">,
  fields: NonNullable<DatasetInput["vocabulary"]["fields"]>,
  warn: GraphBuilder["warn"],
): DatasetInput {
  const entityIds = createSlugs([], "e.");
  const ids = entities.map(({ id }) => entityIds.take(id));
  const idOf = (end: string | null | undefined): string | null => (end ? (ids[numbers.get(end) ?? -1] ?? null) : null);
  const sources = createSources();
  const attributions = createAttributions(rare.values(), idOf, sources);
  const positions: Record<string, [number, number]> = {};
  let hasPositions = false;
  for (const [number, { position }] of entities.entries()) {
    if (position === null) continue;
    positions[ids[number] ?? ""] = position as [number, number];
    hasPositions = true;
  }
  const builtEntities = replaced(entities, (held, number): EntityRecord => {
    const [kind] = held.kinds;
    const record: EntityRecord = {
      id: ids[number] ?? "",
      kind: terms.kind(kind),
      subkind: null,
      aliases: held.aliases as string[],
      named: true,
      time: held.time,
      place: held.coordinates ? { ...held.coordinates, basis: "source" } : null,
      mentions: sources.mentions(held.sources),
      status: "draft",
      note: held.notes.length === 0 ? null : held.notes.join("\n"),
      origin: { how: "import", id: held.originId },
      label: held.label ?? "",
    };
    if (held.label === null) delete record.label;
    const fields = table.typed(held.values);
    if (fields !== null) record.fields = fields;
    if (held.gloss !== null) record.gloss = held.gloss;
    if (!held.isDescribed) record.described = false;
    return record;
  });

  const claimIds = createSlugs([], "c.");
  const idOfClaim = (nth: number) => renamed.get(nth) ?? claims[nth]?.origin?.id;
  let firstWith: ReadonlyMap<string | undefined, number> | null = null;
  // Ids of the file come first, so that a made one never takes the place of one of them.
  for (const [nth, claim] of claims.entries()) {
    const id = idOfClaim(nth);
    if (id === undefined) continue;
    const free = claimIds.takeFirst(id);
    if (free === null) {
      firstWith ??= new Map(claims.map((_, at) => [idOfClaim(at), at] as const).toReversed());
      const first = firstWith.get(id) ?? nth;
      if (first !== nth) {
        const at = placeInWords(places[first] as Place);
        warn("id-twice", places[nth] as Place, words.claimIdTwice({ id, first: at }));
        continue;
      }
    }
    claim.id = free ?? claimIds.take(id);
  }
  for (const [nth, claim] of claims.entries()) {
    const subject = ids[ends[2 * nth] ?? -1] ?? "";
    const object = ids[ends[2 * nth + 1] ?? -1] ?? "";
    const { predicate, label } = terms.line(claim.predicate, labels[nth] ?? null);
    claim.subject = subject;
    claim.predicate = predicate;
    claim.object = object;
    if (claim.id === "") claim.id = claimIds.take(`${subject.slice(2)}-${object.slice(2)}`);
    if (claim.fields !== undefined) table.typed(claim.fields as HeldValues);
    if (label !== null) claim.label = label;
    const more = rare.get(nth);
    if (more === undefined) continue;
    const place = idOf(more.place);
    if (place !== null) claim.qualifiers = { ...claim.qualifiers, place };
    if (more.attributions !== undefined) claim.attributions = more.attributions.map(attributions.of);
    if (more.gloss) claim.gloss = more.gloss;
  }

  const [accessed, ...others] = sources.severalAccessed();
  if (accessed !== undefined) {
    const values = { count: 1 + others.length, name: shownText(accessed) };
    warn("several-accessed", null, words.severalAccessed(values));
  }
  return {
    format: "sourceline-kg",
    schemaVersion: SCHEMA_VERSION,
    dataset: {
      id: createSlugs().take(title),
      title,
      ...(licence ? { licence } : {}),
      ...(language ? { language } : {}),
      ...(description ? { description } : {}),
      declares: { quotations: claims.some(hasQuotation) },
    },
    derivedFrom: null,
    vocabulary: {
      ...terms.vocabulary(),
      ...(fields.length > 0 ? { fields } : {}),
      stances: attributions.stances,
      fallbackPredicate: null,
    },
    entities: builtEntities,
    claims,
    links: [],
    sources: sources.all(),
    layouts: hasPositions ? [{ id: "file", title: words.layoutOfFile(), positions, captions: [] }] : [],
    questions: [],
    stories: [],
  };
}

/** Puts in the place of each item what is made of it, so that at no time there is twice as much in memory. */
function replaced<Held, Made>(items: Held[], make: (held: Held, at: number) => Made): Made[] {
  const list: (Held | Made)[] = items;
  for (let at = 0; at < items.length; at += 1) list[at] = make(items[at] as Held, at);
  return list as Made[];
}

const hasQuotation = ({ attributions }: ClaimRecord): boolean =>
  attributions.some(({ evidence }) => evidence.some(({ quotation }) => quotation !== undefined));
