import { DataFactory, type NamedNode, type Term, Writer } from "n3";
import { bug } from "../../lib/result.ts";
import type { Attribution, Dataset, FieldScalar, Source } from "../../model/dataset.ts";
import { exportLossWords as words } from "../../words/en/export-losses.ts";
import { formatWords } from "../../words/en/formats.ts";
import { FIELD_PREFIX, hasOnePassage } from "../flat-attributes.ts";
import type { ExchangeWriter } from "../format.ts";
import { RDF_TERMS } from "../sourceline-rdf.ts";
import { ATTRIBUTION_COLUMNS } from "./attribution-columns.ts";
import { type ExchangeColumn, type ExchangeValue, exchangeGraph } from "./exchange-graph.ts";
import { TURTLE_LOSSES } from "./exchange-loss-list.ts";
import { countedLosses, cutAliases, restLosses } from "./exchange-losses.ts";
import { printable } from "./xml-text.ts";

const { literal, namedNode, quad } = DataFactory;
const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const PROV = "http://www.w3.org/ns/prov#";
const DCT = "http://purl.org/dc/terms/";

/**
 * RDF 1.1 as Turtle. An entity is a resource; a claim between two is an rdf:Statement with a resource for each attribution,
 * which names holder and sources in the words of PROV. The triple itself is asserted only where nobody is said to deny
 * the claim and nobody else affirms it. Values are those of `flattening`, in a vocabulary of our own.
 */
export const turtle: ExchangeWriter = {
  losses: TURTLE_LOSSES,

  write(dataset) {
    const base = `urn:sourceline:${dataset.dataset.id}:`;
    const writer = new Writer({ prefixes: { rdf: RDF, rdfs: RDFS, xsd: XSD, prov: PROV, dct: DCT, sl: RDF_TERMS } });
    let broken = 0;
    let isBroken = false;
    const text = (value: string) => {
      const kept = printable(value);
      isBroken ||= kept !== value;
      return literal(kept);
    };
    const own = (id: string) => namedNode(base + id);
    const term = (name: string) => namedNode(RDF_TERMS + name);
    const add = (subject: NamedNode, predicate: NamedNode, object: Term | undefined) => {
      if (object !== undefined) writer.addQuad(quad(subject, predicate, object as NamedNode));
    };
    const record = (write: () => void) => {
      isBroken = false;
      write();
      if (isBroken) broken += 1;
    };
    const stated = (value: string | null | undefined) =>
      value === null || value === undefined ? undefined : text(value);
    const named = (subject: NamedNode, label: string | undefined) =>
      add(subject, namedNode(`${RDFS}label`), stated(label));
    const valueIn = (value: FieldScalar, type: ExchangeColumn["type"]) =>
      typeof value === "string"
        ? text(value)
        : literal(String(value), namedNode(`${XSD}${type === "number" ? "double" : type}`));
    const propertyOf = ({ id }: ExchangeColumn) => (id.startsWith(FIELD_PREFIX) ? own(id) : term(id));
    const describe = (
      subject: NamedNode,
      columns: readonly ExchangeColumn[],
      values: ReadonlyMap<string, ExchangeValue>,
    ) => {
      for (const column of columns)
        for (const value of [values.get(column.id) ?? []].flat())
          add(subject, propertyOf(column), valueIn(value, column.type));
    };

    const { title, description, nodes, edges, nodeColumns, edgeColumns } = exchangeGraph(dataset);
    const { vocabulary, claims, sources } = dataset;
    record(() => {
      const ontology = namedNode(base.slice(0, -1));
      add(ontology, namedNode(`${RDF}type`), namedNode("http://www.w3.org/2002/07/owl#Ontology"));
      add(ontology, namedNode(`${RDF}type`), term("Dataset"));
      add(ontology, namedNode(`${DCT}title`), text(title));
      add(ontology, namedNode(`${DCT}description`), stated(description));
    });
    // Of what nothing uses, readers would make things.
    const usedKinds = new Set<string>(dataset.entities.map(({ kind }) => kind));
    const usedPredicates = new Set<string>(
      claims.flatMap(({ object, predicate }) => (object === null ? [] : predicate)),
    );
    const usedFields = new Set([...nodeColumns, ...edgeColumns].map(({ id }) => id));
    for (const { id, label } of vocabulary.entityKinds)
      if (usedKinds.has(id)) record(() => named(own(`kind:${id}`), label));
    for (const { id, label } of vocabulary.predicates)
      if (usedPredicates.has(id)) record(() => named(own(`predicate:${id}`), label));
    for (const { id, label } of vocabulary.fields ?? [])
      if (usedFields.has(FIELD_PREFIX + id)) record(() => named(own(FIELD_PREFIX + id), label));
    const kinds = new Map(dataset.entities.map(({ id, kind }) => [id as string, kind]));
    for (const { id, label, values } of nodes) {
      record(() => {
        add(own(id), namedNode(`${RDF}type`), own(`kind:${kinds.get(id)}`));
        named(own(id), label);
        describe(own(id), nodeColumns, values);
      });
    }
    const byId = new Map<string, Dataset["claims"][number]>(claims.map((claim) => [claim.id, claim]));
    const claimColumns = edgeColumns.filter(({ id }) => !ATTRIBUTION_COLUMNS.has(id));
    for (const { id, source, target, label, values } of edges) {
      const { attributions, predicate } = byId.get(id) ?? bug(`turtle: there is no claim ${id}.`);
      const [subject, relation, object] = [own(source), own(`predicate:${predicate}`), own(target)];
      record(() => {
        if (attributions.every(({ polarity }) => polarity === "affirmed")) add(subject, relation, object);
        add(own(id), namedNode(`${RDF}type`), namedNode(`${RDF}Statement`));
        add(own(id), namedNode(`${RDF}subject`), subject);
        add(own(id), namedNode(`${RDF}predicate`), relation);
        add(own(id), namedNode(`${RDF}object`), object);
        add(own(id), term("label"), stated(label));
        describe(own(id), claimColumns, values);
        for (const at of attributions.keys()) add(own(id), term("attribution"), own(`${id}/${at + 1}`));
      });
      for (const [at, attribution] of attributions.entries())
        record(() => attribute(own(`${id}/${at + 1}`), attribution));
    }
    for (const source of sources) record(() => describeSource(own(source.id), source));
    let written = "";
    writer.end((error: Error | null, result: string) => {
      if (error !== null && error !== undefined) bug(`turtle: ${error.message}`);
      written = result;
    });

    function attribute(node: NamedNode, attribution: Attribution): void {
      const { holder, via, stance, polarity, saidAt, label, note, evidence } = attribution;
      add(node, namedNode(`${RDF}type`), term("Attribution"));
      if (holder !== null) add(node, namedNode(`${PROV}wasAttributedTo`), own(holder));
      for (const each of via) add(node, term("via"), text(each));
      add(node, term("stance"), stated(stance));
      add(node, term("polarity"), text(polarity));
      add(node, term("saidAt"), stated(saidAt));
      add(node, term("wording"), stated(label));
      add(node, term("note"), stated(note));
      for (const { source, at } of evidence) {
        add(node, namedNode(`${PROV}wasDerivedFrom`), own(source));
        add(node, term("passage"), at === undefined ? undefined : text(`${source} ${at}`));
      }
      const [only, ...others] = evidence;
      if (only === undefined || others.length > 0) return;
      for (const name of ["page", "address", "quotation"] as const) add(node, term(name), stated(only[name]));
    }

    function describeSource(node: NamedNode, source: Source): void {
      add(node, namedNode(`${RDF}type`), term("Source"));
      named(node, source.title);
      for (const name of ["publisher", "language", "address", "citation", "page", "accessedAt"] as const)
        add(node, term(name), stated(source[name]));
      add(node, namedNode(`${DCT}date`), stated(source.publishedAt));
      for (const author of source.authors) add(node, namedNode(`${DCT}creator`), own(author));
    }

    return {
      text: written.endsWith("\n") ? written : `${written}\n`,
      losses: countedLosses([
        [words.values, claims.length - edges.length],
        [words.openDirections, edges.filter(({ direction }) => direction === null).length],
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
      ]),
    };
  },
};
