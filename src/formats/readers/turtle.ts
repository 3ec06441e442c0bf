import { DataFactory, Parser, type Quad, type Term } from "n3";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import type { DeclaredType, FieldInput } from "./field-table.ts";
import type { AttributionInput, GraphBuilder } from "./graph-builder.ts";
import { isThing, keyOf, localName, quotedIn, type Triple } from "./rdf-terms.ts";
import type { ReaderCodec } from "./reader.ts";
import { dateText } from "./times.ts";
import { propertyOf, type WikibaseStatement, wikibaseStatements } from "./wikibase.ts";

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const TYPES: ReadonlyMap<string, DeclaredType> = new Map([
  ["string", "text"],
  ["langString", "text"],
  ["boolean", "boolean"],
  ...["integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"].map(
    (name) => [name, "integer"] as const,
  ),
  ...["decimal", "double", "float"].map((name) => [name, "number"] as const),
]);
/** The predicates that have a place of their own here, by their local names: vocabularies share these words. */
const LABELS = ["prefLabel", "label", "name", "title"];
const HOLDERS = new Set(["wasAttributedTo", "creator", "attributedTo", "assertedBy"]);
const SOURCES = new Set(["wasDerivedFrom", "hadPrimarySource", "source", "references", "wasQuotedFrom"]);

/**
 * RDF as Turtle, TriG, N-Triples or N-Quads. A triple between two things is a claim, one with a value a field. A statement
 * about a triple (rdf:Statement, or a quoted triple) is no thing: it says who holds the claim, and where that is written.
 */
export const turtle: ReaderCodec = {
  read([file], build) {
    const quads = quadsIn(file?.text ?? "");
    if (!quads.ok) return quads;
    const bySubject = Map.groupBy(quads.value, ({ subject }) => keyOf(subject));
    const statements = new Map<string, Triple>();
    for (const [key, about] of bySubject) {
      const triple = tripleStatedBy(about);
      if (triple !== null) statements.set(key, triple);
    }
    const labels = new Map<string, string>();
    for (const [key, about] of bySubject) {
      const [label] = labelsIn(about);
      if (label !== undefined) labels.set(key, label);
    }
    const nameOf = createNames(labels);
    const wikibase = wikibaseStatements(bySubject, nameOf, (address) => labels.get(address) ?? address);
    // A direct line of a Wikibase repeats one of its statements.
    const stated = new Set(wikibase.statements.map(({ triple }) => tripleKey(triple)));
    const isRepeated = (quad: Quad) =>
      wikibase.spent.has(keyOf(quad.object)) ||
      (propertyOf(quad.predicate.value) !== null && isThing(quad.object) && stated.has(tripleKey(quad)));
    const statedValues = Map.groupBy(
      wikibase.statements.filter(({ triple }) => !isThing(triple.object)),
      ({ triple }) => keyOf(triple.subject),
    );
    const graphs = describedGraphs(quads.value, bySubject);
    const claims = new Map<string, HeldClaim>();
    const claimOf = (triple: Triple, graph = "") => {
      const key = JSON.stringify([tripleKey(triple), graph]);
      const about = graphs.has(graph) ? bySubject.get(graph) : undefined;
      // What is said of a named graph is said of every line in it.
      const attributions = about === undefined ? [] : [...attributionsOf(about, labels)];
      const known: HeldClaim = claims.get(key) ?? { triple, graph, attributions };
      claims.set(key, known);
      return known;
    };
    const names = namesAlone(quads.value);
    for (const [key, about] of bySubject) {
      if (statements.has(key) || graphs.has(key) || wikibase.spent.has(key) || names.has(key)) continue;
      const own = about.filter((quad) => !isRepeated(quad));
      const known = new Set(own.map(tripleKey));
      const values = statedValues.get(key)?.map(({ triple }) => triple as Quad) ?? [];
      const more = values.filter((quad) => !known.has(tripleKey(quad)));
      readThing(key, [...own, ...more], nameOf, (quad) => claimOf(quad, keyOf(quad.graph)), build);
    }
    const byTriple = Map.groupBy(claims.values(), ({ triple }) => tripleKey(triple));
    for (const [key, triple] of statements) {
      const attributions = attributionsOf(bySubject.get(key) ?? [], labels);
      if (!isThing(triple.object)) build.warn("stated-value", placeOf(key), words.statedValue());
      else
        for (const held of byTriple.get(tripleKey(triple)) ?? [claimOf(triple)])
          held.attributions.push(...attributions);
    }
    sayWhatIsLost(quads.value, build);
    for (const { triple, graph, attributions } of claims.values()) {
      build.claim({
        from: keyOf(triple.subject),
        to: keyOf(triple.object),
        relation: nameOf(triple.predicate.value),
        direction: "directed",
        attributions,
        fields: graph === "" ? [] : [{ name: words.graphField(), key: "graph", value: graph, type: "text" }],
        at: placeOf(keyOf(triple.subject)),
      });
    }
    for (const statement of wikibase.statements) readWikibase(statement, nameOf, build);
    return ok(null);
  },
};

/** A claim before it is handed on. */
interface HeldClaim {
  readonly triple: Triple;
  /** The empty text for a triple outside of all graphs. */
  readonly graph: string;
  readonly attributions: AttributionInput[];
}

/** What tells a triple; a property of a Wikibase is the same in each of its namespaces. */
function tripleKey({ subject, predicate, object }: Triple): string {
  return JSON.stringify([keyOf(subject), propertyOf(predicate.value) ?? keyOf(predicate), keyOf(object)]);
}

/** What a predicate or a type is called: its label, else the last part of its address, or all of it where that is taken. */
function createNames(labels: ReadonlyMap<string, string>): (address: string) => string {
  const owners = new Map<string, string>();
  const byProperty = new Map<string, string>();
  for (const [address, label] of labels) {
    const property = /\/entity\/(P\d+)$/.exec(address)?.[1];
    if (property !== undefined) byProperty.set(property, label);
  }
  return (address) => {
    const property = propertyOf(address) ?? address;
    const label = labels.get(address) ?? byProperty.get(property);
    if (label !== undefined) return label;
    const local = localName(address);
    const owner = owners.get(local) ?? address;
    owners.set(local, owner);
    return owner === address || propertyOf(address) !== null ? local : address;
  };
}

/** Named graphs of which only is said who made them and where they are from: no things of their own. */
function describedGraphs(quads: readonly Quad[], bySubject: ReadonlyMap<string, readonly Quad[]>): ReadonlySet<string> {
  const isOrigin = ({ predicate }: Quad) =>
    HOLDERS.has(localName(predicate.value)) || SOURCES.has(localName(predicate.value));
  const graphs = new Set(quads.map(({ graph }) => keyOf(graph)));
  return new Set(
    [...graphs].filter((graph) => {
      const about = bySubject.get(graph) ?? [];
      return (
        about.some(isOrigin) &&
        about.every((quad) => isOrigin(quad) || !isThing(quad.object) || quad.predicate.value.startsWith(RDF))
      );
    }),
  );
}

/** Predicates and types of which a file says no more than what they are called: words for others, and no things. */
function namesAlone(quads: readonly Quad[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { predicate, object } of quads) {
    used.add(predicate.value);
    if (predicate.value === `${RDF}type`) used.add(keyOf(object));
  }
  for (const { subject, predicate, object } of quads) {
    const isLabel = object.termType === "Literal" && LABELS.includes(localName(predicate.value));
    if (predicate.value === `${RDF}type`) continue;
    if (!isLabel) used.delete(keyOf(subject));
    if (isThing(object)) used.delete(keyOf(object));
  }
  return used;
}

function sayWhatIsLost(quads: readonly Quad[], build: GraphBuilder): void {
  let [tagged, inGraphs] = [0, 0];
  const datatypes = new Map<string, number>();
  const relative = new Set<string>();
  const isRelative = ({ termType, value }: Term) => termType === "NamedNode" && !/^[a-z][a-z0-9+.-]*:/i.test(value);
  for (const { subject, predicate, object, graph } of quads) {
    for (const term of [subject, predicate, object]) if (isRelative(term)) relative.add(term.value);
    if (object.termType !== "Literal") continue;
    if (object.language !== "") tagged += 1;
    if (graph.termType !== "DefaultGraph" && !LABELS.includes(localName(predicate.value))) inGraphs += 1;
    const type = object.datatype.value;
    if (!type.startsWith(XSD) && !type.startsWith(RDF)) datatypes.set(type, (datatypes.get(type) ?? 0) + 1);
  }
  const [example] = relative;
  if (example !== undefined) {
    build.warn("relative", null, words.relativeAddresses({ count: relative.size, example: `<${example}>` }));
  }
  if (tagged > 0) build.warn("languages", null, words.languageTags({ count: tagged }));
  if (inGraphs > 0) build.warn("values-in-graphs", null, words.valuesInGraphs({ count: inGraphs }));
  for (const [type, count] of datatypes) build.warn("datatype", null, words.datatype({ name: localName(type), count }));
}

function readWikibase(
  { id, triple, fields, time, references }: WikibaseStatement,
  nameOf: (address: string) => string,
  build: GraphBuilder,
): void {
  if (!isThing(triple.object)) {
    const values = { name: nameOf(triple.predicate.value), value: triple.object.value };
    build.warn("stated-value", placeOf(id), words.wikibaseValue(values));
    return;
  }
  build.claim({
    id: localName(id),
    from: keyOf(triple.subject),
    to: keyOf(triple.object),
    relation: nameOf(triple.predicate.value),
    direction: "directed",
    fields,
    time,
    attributions: references.map((sources) => ({ sources })),
    at: placeOf(id),
  });
}

function quadsIn(text: string): Result<readonly Quad[], readonly Issue[]> {
  try {
    // A prefix of its own, as the parser counts the texts it has read.
    let made = 0;
    // And numbers of its own for nameless things, which are the same each time.
    const blankNode = (name?: string) => DataFactory.blankNode(name ?? `n${made++}`);
    return ok(new Parser({ blankNodePrefix: "_:b", factory: { ...DataFactory, blankNode } }).parse(text));
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const line = /on line (\d+)/.exec(message)?.[1];
    const path = line === undefined ? "" : words.line({ line });
    const prefix = /^Undefined prefix "(.*?):?" on line/.exec(message)?.[1];
    if (prefix !== undefined)
      return err([{ code: "turtle/prefix", path, message: words.noPrefix({ prefix }), hint: words.noPrefixHint() }]);
    return err([{ code: "turtle/syntax", path, message: words.turtleSyntax(), hint: words.xmlSyntaxHint() }]);
  }
}

/** The triple that a statement is about; null for what is no statement. */
function tripleStatedBy(about: readonly Quad[]): Triple | null {
  const [first] = about;
  const quoted = first === undefined ? null : quotedIn(first.subject);
  if (quoted !== null) return quoted;
  const part = (name: string) => about.find(({ predicate }) => predicate.value === RDF + name)?.object;
  const reified = part("reifies");
  if (reified !== undefined) return quotedIn(reified);
  const [subject, predicate, object] = [part("subject"), part("predicate"), part("object")];
  if (subject === undefined || predicate === undefined || object === undefined) return null;
  return { subject, predicate, object } as Triple;
}

function readThing(
  id: string,
  about: readonly Quad[],
  nameOf: (address: string) => string,
  claimOf: (quad: Quad) => unknown,
  build: GraphBuilder,
): void {
  const [label, ...more] = labelsIn(about);
  const kinds: string[] = [];
  const values = new Map<string, string[]>();
  const types = new Map<string, DeclaredType | undefined>();
  for (const quad of about) {
    const { predicate, object } = quad;
    if (predicate.value === `${RDF}type`) kinds.push(nameOf(object.value));
    else if (isThing(object)) claimOf(quad);
    else if (!LABELS.includes(localName(predicate.value))) {
      values.set(predicate.value, [...(values.get(predicate.value) ?? []), dateText(object.value)]);
      const type = object.termType === "Literal" ? TYPES.get(localName(object.datatype.value)) : undefined;
      types.set(predicate.value, types.has(predicate.value) && types.get(predicate.value) !== type ? "text" : type);
    }
  }
  const fields = [...values].map(([predicate, [only, ...others]]): FieldInput => {
    const type = types.get(predicate);
    const value = others.length === 0 ? only : [only, ...others];
    return { name: nameOf(predicate), key: predicate, value, ...(type && { type }) };
  });
  if (more.length > 0) fields.push({ name: words.moreLabelsField(), key: "more labels", value: more, type: "text" });
  build.entity({ id, label, kinds, fields, at: placeOf(id) });
}

/** What a thing is called, the best first. */
function labelsIn(about: readonly Quad[]): readonly string[] {
  const found = about.filter(
    ({ predicate, object }) => object.termType === "Literal" && LABELS.includes(localName(predicate.value)),
  );
  const rank = ({ predicate, object }: Quad) =>
    LABELS.indexOf(localName(predicate.value)) * 3 +
    (object.termType === "Literal" && object.language === ""
      ? 0
      : /^en/.test("language" in object ? object.language : "")
        ? 1
        : 2);
  return [...new Set(found.toSorted((a, b) => rank(a) - rank(b)).map(({ object }) => object.value))];
}

/**
 * Who make a statement, where it is written, and whatever else is said of it, in the file's own words: one for each of them,
 * one without where nobody is named, none where nothing is said.
 */
function attributionsOf(about: readonly Quad[], labels: ReadonlyMap<string, string>): readonly AttributionInput[] {
  const holders: string[] = [];
  const sources: { title?: string; address?: string }[] = [];
  const notes: string[] = [];
  for (const { predicate, object } of about) {
    const name = localName(predicate.value);
    if (predicate.value.startsWith(RDF)) continue;
    if (HOLDERS.has(name) && isThing(object)) holders.push(keyOf(object));
    else if (SOURCES.has(name)) {
      const title = isThing(object) ? labels.get(keyOf(object)) : object.value;
      sources.push({
        ...(title === undefined ? {} : { title }),
        ...(isThing(object) ? { address: object.value } : {}),
      });
    } else notes.push(words.noteField({ name, value: labels.get(keyOf(object)) ?? object.value }));
  }
  const said = { sources, note: notes.join("\n") || null };
  if (holders.length > 0) return holders.map((holder) => ({ holder, ...said }));
  return sources.length === 0 && notes.length === 0 ? [] : [{ holder: null, ...said }];
}

const placeOf = (id: string) => () => words.object({ id });
