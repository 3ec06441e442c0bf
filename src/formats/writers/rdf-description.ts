import { bug } from "../../lib/result.ts";
import type { Attribution, Dataset, FieldScalar, Source } from "../../model/dataset.ts";
import { exportLossWords as words } from "../../words/en/export-losses.ts";
import { formatWords } from "../../words/en/formats.ts";
import { FIELD_PREFIX, hasOnePassage } from "../flat-attributes.ts";
import type { FormatOptionValues, Loss } from "../format.ts";
import type { Pieces } from "../pieces.ts";
import { PLAIN_TRIPLES, RDF_TERMS } from "../sourceline-rdf.ts";
import { ATTRIBUTION_COLUMNS } from "./attribution-columns.ts";
import { type ExchangeColumn, type ExchangeValues, exchangeGraph } from "./exchange-graph.ts";
import { countedLosses, cutAliases, openDirections, restLosses } from "./exchange-losses.ts";
import { printable } from "./xml-text.ts";

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const PROV = "http://www.w3.org/ns/prov#";
const DCT = "http://purl.org/dc/terms/";

/** The vocabularies that are used, by the usual short names. */
export const PREFIXES = { rdf: RDF, rdfs: RDFS, xsd: XSD, prov: PROV, dct: DCT, sl: RDF_TERMS } as const;

/** The same, and what all ids of a dataset begin with as addresses. */
export const prefixesOf = (dataset: Dataset) => ({ ...PREFIXES, id: baseOf(dataset) });

const baseOf = ({ dataset }: Dataset): string => `urn:sourceline:${dataset.id}:`;

/** What a triple ends in: an address, or a text with the name of its type in XML Schema. */
export type RdfObject =
  | { readonly address: string }
  | { readonly text: string; readonly type: "string" | "integer" | "double" | "boolean" };

/** Takes a triple; those of one subject mostly follow one another. `graph`: the address of a named one. */
export type TakeTriple = (subject: string, predicate: string, object: RdfObject, graph?: string) => void;

/**
 * A dataset as triples. An entity is a resource. So is a claim between two: an rdf:Statement, or a named graph that holds its
 * triple; with a resource for each attribution, which names holder and sources in the words of PROV. The triple itself is
 * stated only on request, and only where nobody denies the claim. Values are those of `flattening`, in a vocabulary of
 * our own.
 * @param out counts what was gone through, every entity and claim twice.
 * @returns what is lost.
 */
export function describeInTriples(
  dataset: Dataset,
  options: FormatOptionValues,
  claimsAre: "statements" | "graphs",
  out: Pick<Pieces, "record">,
  take: TakeTriple,
): readonly Loss[] {
  const base = baseOf(dataset);
  const isStated = options[PLAIN_TRIPLES.id] === PLAIN_TRIPLES.stated;
  let broken = 0;
  let isBroken = false;
  const text = (value: string): RdfObject => {
    const kept = printable(value);
    isBroken ||= kept !== value;
    return { text: kept, type: "string" };
  };
  const own = (id: string) => base + id;
  const to = (address: string): RdfObject => ({ address });
  const term = (name: string) => RDF_TERMS + name;
  const add = (subject: string, predicate: string, object: RdfObject | undefined) => {
    if (object !== undefined) take(subject, predicate, object);
  };
  const record = (write: () => void) => {
    isBroken = false;
    write();
    if (isBroken) broken += 1;
  };
  const stated = (value: string | null | undefined) =>
    value === null || value === undefined ? undefined : text(value);
  const named = (subject: string, label: string | undefined) => add(subject, `${RDFS}label`, stated(label));
  const typed = (subject: string, type: string) => add(subject, `${RDF}type`, to(type));
  const valueIn = (value: FieldScalar, type: ExchangeColumn["type"]): RdfObject =>
    type === "text" || typeof value === "string"
      ? text(String(value))
      : { text: String(value), type: type === "number" ? "double" : type };
  const propertyOf = ({ id }: ExchangeColumn) => (id.startsWith(FIELD_PREFIX) ? own(id) : term(id));
  const describe = (subject: string, columns: readonly ExchangeColumn[], values: ExchangeValues) => {
    for (const column of columns)
      for (const value of [values[column.id] ?? []].flat())
        add(subject, propertyOf(column), valueIn(value, column.type));
  };

  const { title, description, nodes, edges, nodeColumns, edgeColumns } = exchangeGraph(dataset, out.record);
  const { vocabulary, claims, sources } = dataset;
  record(() => {
    const ontology = base.slice(0, -1);
    typed(ontology, "http://www.w3.org/2002/07/owl#Ontology");
    typed(ontology, term("Dataset"));
    add(ontology, `${DCT}title`, text(title));
    add(ontology, `${DCT}description`, stated(description));
  });
  // Of what nothing uses, readers would make things.
  const usedKinds = new Set<string>(dataset.entities.map(({ kind }) => kind));
  const usedPredicates = new Set<string>(claims.flatMap(({ object, predicate }) => (object === null ? [] : predicate)));
  for (const { id, label } of vocabulary.entityKinds)
    if (usedKinds.has(id)) record(() => named(own(`kind:${id}`), label));
  for (const { id, label } of vocabulary.predicates)
    if (usedPredicates.has(id)) record(() => named(own(`predicate:${id}`), label));
  for (const { id, title: name } of [...nodeColumns, ...edgeColumns])
    if (id.startsWith(FIELD_PREFIX)) record(() => named(own(id), name));
  const kinds = new Map(dataset.entities.map(({ id, kind }) => [id as string, kind]));
  for (const { id, label, values } of nodes) {
    out.record();
    record(() => {
      typed(own(id), own(`kind:${kinds.get(id)}`));
      named(own(id), label);
      describe(own(id), nodeColumns, values);
    });
  }
  const byId = new Map<string, Dataset["claims"][number]>(claims.map((claim) => [claim.id, claim]));
  const claimColumns = edgeColumns.filter(({ id }) => !ATTRIBUTION_COLUMNS.has(id));
  for (const { id, source, target, label, values } of edges) {
    out.record();
    const { attributions, predicate } = byId.get(id) ?? bug(`describeInTriples: there is no claim ${id}.`);
    const [subject, relation, object] = [own(source), own(`predicate:${predicate}`), to(own(target))];
    record(() => {
      if (isStated && attributions.every(({ polarity }) => polarity === "affirmed")) add(subject, relation, object);
      if (claimsAre === "graphs") {
        take(subject, relation, object, own(id));
        typed(own(id), term("Claim"));
      } else {
        typed(own(id), `${RDF}Statement`);
        add(own(id), `${RDF}subject`, to(subject));
        add(own(id), `${RDF}predicate`, to(relation));
        add(own(id), `${RDF}object`, object);
      }
      add(own(id), term("label"), stated(label));
      describe(own(id), claimColumns, values);
      for (const at of attributions.keys()) add(own(id), term("attribution"), to(own(`${id}/${at + 1}`)));
    });
    for (const [at, attribution] of attributions.entries())
      record(() => attribute(own(`${id}/${at + 1}`), attribution));
  }
  for (const source of sources) record(() => describeSource(own(source.id), source));

  function attribute(node: string, attribution: Attribution): void {
    const { holder, via, stance, polarity, saidAt, label, note, evidence } = attribution;
    typed(node, term("Attribution"));
    if (holder !== null) add(node, `${PROV}wasAttributedTo`, to(own(holder)));
    for (const each of via) add(node, term("via"), text(each));
    add(node, term("stance"), stated(stance));
    add(node, term("polarity"), text(polarity));
    add(node, term("saidAt"), stated(saidAt));
    add(node, term("wording"), stated(label));
    add(node, term("note"), stated(note));
    for (const { source, at } of evidence) {
      add(node, `${PROV}wasDerivedFrom`, to(own(source)));
      add(node, term("passage"), at === undefined ? undefined : text(`${source} ${at}`));
    }
    const [only, ...others] = evidence;
    if (only === undefined || others.length > 0) return;
    for (const name of ["page", "address", "quotation"] as const) add(node, term(name), stated(only[name]));
  }

  function describeSource(node: string, source: Source): void {
    typed(node, term("Source"));
    named(node, source.title);
    for (const name of ["publisher", "language", "address", "citation", "page", "accessedAt"] as const)
      add(node, term(name), stated(source[name]));
    add(node, `${DCT}date`, stated(source.publishedAt));
    for (const author of source.authors) add(node, `${DCT}creator`, to(own(author)));
  }

  return countedLosses([
    [words.values, claims.filter(({ object }) => object === null).length],
    [words.openDirections, openDirections(dataset)],
    [
      formatWords.spans,
      claims.filter(({ attributions }) =>
        attributions.some(({ evidence }) => evidence.some(({ start }) => start !== undefined)),
      ).length,
    ],
    [
      formatWords.passages,
      claims.filter(
        ({ attributions }) =>
          !hasOnePassage(attributions) &&
          attributions.some(
            ({ evidence }) =>
              evidence.length > 1 &&
              evidence.some(({ page, address, quotation }) => (page ?? address ?? quotation) !== undefined),
          ),
      ).length,
    ],
    [formatWords.aliases, cutAliases(dataset)],
    [words.setsOfValues, nodeColumns.concat(edgeColumns).filter(({ isList }) => isList).length],
    [words.controls, broken],
    [words.positions, dataset.layouts.length],
    [words.sourceTexts, sources.filter(({ text, coverage }) => text !== undefined || coverage.length > 0).length],
    ...restLosses(dataset).filter(([what]) => what !== words.layouts),
  ]);
}
