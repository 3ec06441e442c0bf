import { readerWords as words } from "../../words/en/readers.ts";
import type { FieldInput } from "./field-table.ts";
import type { AttributionInput, EntityInput, GraphBuilder, SourceInput } from "./graph-builder.ts";
import { type Lists, listsIn } from "./rdf-lists.ts";
import { isOrigin, isOwnClaim, isOwnPart, polarityOf, sayingOf, triplesStatedBy } from "./rdf-statements.ts";
import { isRdf, isThing, keyOf, localName, type Quad, quotedIn, RDF, type Triple } from "./rdf-terms.ts";
import { coordinatesOf, fieldsFrom, unreadDatatypes, valueText } from "./rdf-values.ts";
import { createNames, isAlias, isLabel, isType, labelsOf, namesIn, onlyLanguage } from "./rdf-words.ts";
import { isBookkeeping, isNormalized, propertyOf, type WikibaseStatement, wikibaseIn } from "./wikibase.ts";

/** Types that say next to nothing: no kind where there is another. */
const WEAK_TYPES = new Set([
  "http://www.w3.org/2002/07/owl#NamedIndividual",
  "http://www.w3.org/2002/07/owl#Thing",
  "http://www.w3.org/2000/01/rdf-schema#Resource",
]);
const ONTOLOGY = "http://www.w3.org/2002/07/owl#Ontology";
/** Predicates between a thing and one that holds its place: GeoSPARQL, schema.org. */
const PLACES = new Set(["hasGeometry", "hasDefaultGeometry", "defaultGeometry", "geometry", "geo"]);

/** A triple with its place in the list that the file has it in. */
interface Line extends Quad {
  readonly place?: string;
}

/** What statements say of the values of a thing, which have no attributions of their own. */
interface SaidOfValues {
  readonly notes: string[];
  readonly sources: SourceInput[];
}

/** A claim before it is handed on. */
interface HeldClaim {
  readonly triple: Triple;
  /** The empty text for a triple outside of all graphs. */
  readonly graph: string;
  readonly place: string | undefined;
  /** Of a claim that we wrote. */
  id: string | null;
  time: string | null;
  readonly attributions: AttributionInput[];
  readonly notes: string[];
  /** What is said of it as of a thing. */
  readonly values: Quad[];
}

/**
 * Hands RDF to a builder. A triple between two things is a claim, one with a value a field, and one with a list a claim or
 * value for each of its members. A statement about a triple (rdf:Statement, a reifier, a quoted triple) is no thing: it says
 * who holds the claim, when, and where that is written. So are statements of a Wikibase.
 * @param from which share of all the work was done before.
 */
export function readQuads(given: readonly Quad[], build: GraphBuilder, from: number): void {
  const quads = linesIn(given, build);
  const bySubject = Map.groupBy(quads, ({ subject }) => keyOf(subject));
  const statements = new Map<string, readonly Triple[]>();
  for (const [key, about] of bySubject) {
    const triples = triplesStatedBy(about);
    if (triples.length > 0) statements.set(key, triples);
  }
  // A named graph that is a claim of ours holds what the claim states.
  const claimed = Map.groupBy(
    quads.filter(({ graph }) => isOwnClaim(bySubject.get(keyOf(graph)) ?? [])),
    ({ graph }) => keyOf(graph),
  );
  for (const [key, triples] of claimed) if (!statements.has(key)) statements.set(key, triples);
  const labels = labelsOf(bySubject);
  const nameOf = createNames(labels, propertyOf);
  const labelOf = (key: string) => labels.get(key) ?? key;
  const wikibase = wikibaseIn(bySubject, nameOf, labelOf);
  // A direct line of a Wikibase repeats one of its statements.
  const stated = new Set(wikibase.statements.map(({ direct }) => tripleKey(direct)));
  const isRepeated = (quad: Quad) =>
    wikibase.spent.has(keyOf(quad.object)) ||
    isBookkeeping(quad) ||
    (propertyOf(quad.predicate.value) !== null && stated.has(tripleKey(quad)));
  const statedOf = Map.groupBy(wikibase.statements, ({ triple }) => keyOf(triple.subject));
  const graphs = describedGraphs(quads, bySubject);
  const names = namesAlone(quads);
  const tongue = onlyLanguage(quads);

  const claims = new Map<string, HeldClaim>();
  const keyOfClaim = (triple: Triple, graph: string, place?: string) =>
    JSON.stringify([tripleKey(triple), graph, place]);
  const claimOf = (
    triple: Triple,
    { graph = "", place }: { readonly graph?: string; readonly place?: string | undefined } = {},
  ) => {
    const key = keyOfClaim(triple, graph, place);
    let known = claims.get(key);
    if (known === undefined) {
      const about = graphs.has(graph) ? bySubject.get(graph) : undefined;
      // What is said of a named graph is said of every line in it.
      const attributions = about === undefined ? [] : [...sayingOf(about, bySubject, labels).attributions];
      known = { ...newClaim(triple), graph, place, attributions };
      claims.set(key, known);
    }
    return known;
  };
  const saidOf = new Map<string, SaidOfValues>();
  for (const [key, triples] of statements) {
    for (const triple of triples) {
      if (triple.object.termType !== "Literal") continue;
      const { attributions, values } = sayingOf(bySubject.get(key) ?? [], bySubject, labels);
      const said = saidOf.get(keyOf(triple.subject)) ?? { notes: [], sources: [] };
      saidOf.set(keyOf(triple.subject), said);
      said.notes.push(saidOfValue(triple, attributions, values, nameOf, labelOf));
      said.sources.push(...(attributions[0]?.sources ?? []));
    }
  }
  const sayings: Line[] = [];
  const halfway = (from + 1) / 2;
  build.expect(bySubject.size, from, halfway);
  let normalized = 0;
  for (const [key, about] of bySubject) {
    if (statements.has(key) || graphs.has(key) || wikibase.spent.has(key) || names.has(key) || isOwnPart(about))
      continue;
    const own: Line[] = [];
    for (const quad of about) {
      if (claimed.has(keyOf(quad.graph))) continue;
      if (statements.has(keyOf(quad.object)) || quotedIn(quad.object) !== null) sayings.push(quad);
      else if (!isRepeated(quad)) own.push(quad);
    }
    const values: Quad[] = [];
    for (const quad of own) {
      if (isNormalized(quad)) normalized += 1;
      else if (!isThing(quad.object)) values.push(quad);
      else if (!isType(quad) || quad.object.termType === "BlankNode") {
        claimOf(quad, { graph: keyOf(quad.graph), place: quad.place });
      }
    }
    const said = saidOf.get(key);
    saidOf.delete(key);
    const notes: string[] = [...(said?.notes ?? [])];
    for (const statement of statedOf.get(key) ?? []) {
      if (isThing(statement.triple.object)) continue;
      if (!statement.isDeprecated) values.push({ ...statement.triple, graph: DEFAULT_GRAPH });
      const note = valueNote(statement, nameOf);
      if (note !== null) notes.push(note);
    }
    for (const name of wikibase.without.get(key) ?? []) notes.push(words.noValue({ name }));
    const [label, ...aliases] = namesIn(about);
    build.entity({
      id: key,
      label,
      aliases,
      kinds: kindsIn(about, nameOf),
      fields: fieldsFrom(
        values.filter((quad) => !isLabel(quad) && !isAlias(quad)),
        nameOf,
        tongue,
      ),
      coordinates: placeOf(about, bySubject),
      sources: [
        ...(wikibase.pages.get(key) ?? []),
        ...sourcesOfValues(statedOf.get(key) ?? []),
        ...(said?.sources ?? []),
      ],
      notes,
      at: placeIn(key),
    });
  }
  for (const [id, said] of saidOf) build.entity({ id, ...said, at: placeIn(id) });

  const firstOf = new Map<string, HeldClaim>();
  for (const claim of claims.values()) {
    const key = tripleKey(claim.triple);
    if (!firstOf.has(key)) firstOf.set(key, claim);
  }
  const timed = new Map<string, HeldClaim>();
  /**
   * The claim that says what a statement says at a time, in the statement's own graph if it is there; null, and said, where
   * it says nothing of two things.
   */
  const claimStatedBy = (
    triple: Triple,
    { subject, graph }: Quad,
    time: string | null,
    ownId: string | null = null,
  ): HeldClaim | null => {
    const at = placeIn(keyOf(subject));
    const ends = [triple.subject, triple.object];
    if (ends.some((end) => !isThing(end) || statements.has(keyOf(end))))
      build.warn("stated-statement", at, words.statedStatement());
    else {
      if (ownId !== null) return ownClaim(triple, keyOf(graph), ownId);
      const [key, at] = [tripleKey(triple), JSON.stringify([tripleKey(triple), time])];
      const held = [claims.get(keyOfClaim(triple, keyOf(graph))), claims.get(keyOfClaim(triple, "")), firstOf.get(key)];
      // What is said of another time is another claim.
      const fits = (claim: HeldClaim | undefined) =>
        claim && (time === null || claim.time === null || claim.time === time);
      let claim = timed.get(at) ?? held.find(fits);
      if (claim === undefined) {
        claim = newClaim(triple);
        claims.set(JSON.stringify([key, "", claims.size]), claim);
        if (!firstOf.has(key)) firstOf.set(key, claim);
      }
      if (time !== null) {
        claim.time = time;
        timed.set(at, claim);
      }
      return claim;
    }
    return null;
  };
  /** A claim that we wrote: several may say the same. */
  const ownClaim = (triple: Triple, graph: string, id: string): HeldClaim => {
    const asserted = claims.get(keyOfClaim(triple, graph));
    const claim = asserted !== undefined && asserted.id === null ? asserted : newClaim(triple);
    if (claim !== asserted) claims.set(JSON.stringify([tripleKey(triple), "", claims.size]), claim);
    claim.id = id;
    return claim;
  };
  for (const [key, triples] of statements) {
    const about = bySubject.get(key) ?? [];
    const { attributions, time, values } = sayingOf(about, bySubject, labels);
    const [first] = about;
    // Of values, all is said already.
    for (const triple of triples) {
      // Of values, all is said already.
      if (first === undefined || triple.object.termType === "Literal") continue;
      const claim = claimStatedBy(triple, first, time, isOwnClaim(about) ? key : null);
      claim?.attributions.push(...attributions);
      claim?.values.push(...values);
    }
  }
  for (const saying of sayings) {
    const { subject, predicate, object } = saying;
    const quoted = quotedIn(object);
    const polarity = polarityOf(predicate.value);
    const key = keyOf(subject);
    for (const triple of quoted === null ? (statements.get(keyOf(object)) ?? []) : [quoted]) {
      const claim = claimStatedBy(triple, saying, null);
      if (polarity !== null) claim?.attributions.push({ holder: key, denied: polarity === "denied" });
      else claim?.notes.push(words.noteField({ name: nameOf(predicate.value), value: labelOf(key) }));
    }
  }
  if (normalized > 0) build.warn("normalized", null, words.normalizedValues({ count: normalized }));
  const cited = wikibase.statements.filter(
    ({ triple, attributions }) => !isThing(triple.object) && attributions.length > 0,
  );
  if (cited.length > 0) build.warn("value-references", null, words.valueReferences({ count: cited.length }));
  readHead(bySubject, tongue, build);
  sayWhatIsLost(quads, tongue, build);
  build.expect(claims.size + wikibase.statements.length, halfway);
  // 2.10 is no number where 2.1 is another place.
  const isNested = [...claims.values()].some(({ place }) => place?.includes("."));
  for (const { id, triple, graph, place, time, attributions, notes, values } of claims.values()) {
    const named = values.map(({ subject, predicate, object, graph: around }) => ({
      subject,
      predicate,
      object: isThing(object) ? { termType: "Literal", value: labelOf(keyOf(object)) } : object,
      graph: around,
    }));
    const fields: FieldInput[] = [...fieldsFrom(named, nameOf, tongue)];
    if (graph !== "") fields.push({ name: words.graphField(), key: "graph", value: graph, type: "text" });
    if (place !== undefined) {
      const type = isNested ? "text" : "integer";
      fields.push({ name: words.listPlaceField(), key: "list place", value: place, type });
    }
    build.claim({
      id,
      from: keyOf(triple.subject),
      to: keyOf(triple.object),
      relation: nameOf(triple.predicate.value),
      direction: "directed",
      time,
      attributions,
      notes,
      fields,
      at: placeIn(keyOf(triple.subject)),
    });
  }
  for (const { id, triple, fields, isDeprecated, time, attributions } of wikibase.statements) {
    if (!isThing(triple.object)) continue;
    build.claim({
      id: localName(id),
      from: keyOf(triple.subject),
      to: keyOf(triple.object),
      relation: nameOf(triple.predicate.value),
      direction: "directed",
      fields,
      ...(isDeprecated && { isWithdrawn: true }),
      time,
      attributions,
      at: placeIn(id),
    });
  }
}

const newClaim = (triple: Triple): HeldClaim => ({
  triple,
  graph: "",
  place: undefined,
  id: null,
  time: null,
  attributions: [],
  notes: [],
  values: [],
});

const DEFAULT_GRAPH = { termType: "DefaultGraph", value: "" };

/** What tells a triple; a property of a Wikibase is the same in each of its namespaces. */
function tripleKey({ subject, predicate, object }: Triple): string {
  return JSON.stringify([keyOf(subject), propertyOf(predicate.value) ?? keyOf(predicate), keyOf(object)]);
}

/** Each triple once in each graph, and in place of each list its members. */
function linesIn(quads: readonly Quad[], build: GraphBuilder): readonly Line[] {
  const lists: Lists = listsIn(quads);
  const lines: Line[] = [];
  const known = new Set<string>();
  for (const quad of quads) {
    const { subject, predicate, object, graph } = quad;
    const key = JSON.stringify([
      ...[subject, predicate, object, graph].map(keyOf),
      object.termType,
      object.language,
      object.datatype?.value,
    ]);
    if (known.has(key) || lists.isPart(keyOf(subject))) continue;
    known.add(key);
    const members = isThing(object) && !isRdf(predicate, "rest") ? lists.membersOf(keyOf(object)) : undefined;
    if (members === undefined) lines.push(quad);
    else if (members.length === 0) {
      build.warn("empty-list", placeIn(keyOf(subject)), words.emptyList({ name: localName(predicate.value) }));
    }
    for (const { term, place } of members ?? []) lines.push({ subject, predicate, object: term, graph, place });
  }
  return lines;
}

/** Named graphs of which only is said who made them and where they are from: no things of their own. */
function describedGraphs(quads: readonly Quad[], bySubject: ReadonlyMap<string, readonly Quad[]>): ReadonlySet<string> {
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
  for (const quad of quads) {
    used.add(quad.predicate.value);
    if (isType(quad) || isRdf(quad.predicate, "predicate")) used.add(keyOf(quad.object));
  }
  for (const quad of quads) {
    if (isType(quad) || isRdf(quad.predicate, "predicate")) continue;
    if (!isLabel(quad)) used.delete(keyOf(quad.subject));
    if (isThing(quad.object)) used.delete(keyOf(quad.object));
  }
  return used;
}

function kindsIn(about: readonly Quad[], nameOf: (address: string) => string): readonly string[] {
  const types = about.filter((quad) => isType(quad) && quad.object.termType === "NamedNode");
  const isWeak = ({ object }: Quad) => WEAK_TYPES.has(object.value);
  const strong = types.filter((quad) => !isWeak(quad));
  return [...strong, ...types.filter(isWeak)].map(({ object }) => nameOf(object.value));
}

function placeOf(
  about: readonly Quad[],
  bySubject: ReadonlyMap<string, readonly Quad[]>,
): NonNullable<EntityInput["coordinates"]> | null {
  const own = coordinatesOf(about);
  if (own !== null) return own;
  for (const { predicate, object } of about) {
    if (!PLACES.has(localName(predicate.value))) continue;
    const held = coordinatesOf(bySubject.get(keyOf(object)) ?? []);
    if (held !== null) return held;
  }
  return null;
}

/** What a statement of a Wikibase says of its value besides; null where that is nothing. */
function valueNote(statement: WikibaseStatement, nameOf: (address: string) => string): string | null {
  const { triple, fields, time } = statement;
  const details = fields
    .filter(({ value }) => value !== "NormalRank")
    .map(({ name, value }) => words.noteField({ name, value: String(value) }));
  if (time !== null) details.unshift(words.noteField({ name: words.timeField(), value: time }));
  if (details.length === 0) return null;
  const value = `${valueText(triple.object)} (${details.join("; ")})`;
  return words.noteField({ name: nameOf(triple.predicate.value), value });
}

/** What a statement says of a value, and who says so: "height: 12 (Harbour Board; Register 4411)". */
function saidOfValue(
  { predicate, object }: Triple,
  attributions: readonly AttributionInput[],
  values: readonly Quad[],
  nameOf: (address: string) => string,
  labelOf: (key: string) => string,
): string {
  const holders = attributions.flatMap(({ holder }) => (holder ? [labelOf(holder)] : []));
  const { sources = [], note = null } = attributions[0] ?? {};
  const cited = sources.flatMap(({ title, address }) => title ?? address ?? []);
  const more = values.map((quad) =>
    words.noteField({ name: localName(quad.predicate.value), value: labelOf(valueText(quad.object)) }),
  );
  const by = [...holders, ...cited, ...(note === null ? [] : note.split("\n")), ...more].join("; ");
  const text = valueText(object);
  return words.noteField({ name: nameOf(predicate.value), value: by === "" ? text : `${text} (${by})` });
}

/** A value has no attributions of its own: where it is written is kept as what the thing is mentioned in. */
function sourcesOfValues(statements: readonly WikibaseStatement[]): NonNullable<EntityInput["sources"]> {
  return statements
    .filter(({ triple }) => !isThing(triple.object))
    .flatMap(({ attributions }) => attributions.flatMap(({ sources = [] }) => sources));
}

/** What the file says of itself, where it is one ontology. */
function readHead(bySubject: ReadonlyMap<string, readonly Quad[]>, language: string | null, build: GraphBuilder): void {
  const heads = [...bySubject.values()].filter((about) =>
    about.some((quad) => isType(quad) && quad.object.value === ONTOLOGY),
  );
  const [only] = heads;
  const isOne = heads.length === 1 && only !== undefined;
  build.head({ ...(language !== null && { language }), ...(isOne && { title: namesIn(only)[0] }) });
}

function sayWhatIsLost(quads: readonly Quad[], language: string | null, build: GraphBuilder): void {
  let inGraphs = 0;
  const tagged = new Set<string>();
  const relative = new Set<string>();
  for (const quad of quads) {
    for (const { termType, value } of [quad.subject, quad.predicate, quad.object])
      if (termType === "NamedNode" && !/^[a-z][a-z0-9+.-]*:/i.test(value)) relative.add(value);
    if (quad.object.termType !== "Literal") continue;
    const isName = isLabel(quad) || isAlias(quad);
    if (isName && quad.object.language && language === null)
      tagged.add(JSON.stringify([keyOf(quad.subject), quad.object.value, quad.object.language]));
    if (quad.graph.termType !== "DefaultGraph" && !isName) inGraphs += 1;
  }
  const [example] = relative;
  if (example !== undefined) {
    build.warn("relative", null, words.relativeAddresses({ count: relative.size, example: `<${example}>` }));
  }
  if (tagged.size > 0) build.warn("languages", null, words.languageTags({ count: tagged.size }));
  if (inGraphs > 0) build.warn("values-in-graphs", null, words.valuesInGraphs({ count: inGraphs }));
  for (const [type, count] of unreadDatatypes(quads)) {
    build.warn("datatype", null, words.datatype({ name: localName(type), count }));
  }
}

const placeIn = (id: string) => () => words.object({ id });
