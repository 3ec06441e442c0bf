import { readerWords as words } from "../../words/en/readers.ts";
import { RDF_TERMS } from "../sourceline-rdf.ts";
import type { AttributionInput, SourceInput } from "./graph-builder.ts";
import { isRdf, isThing, keyOf, localName, type Quad, quotedIn, RDF, type Triple } from "./rdf-terms.ts";
import { valueText } from "./rdf-values.ts";
import { isLabel } from "./rdf-words.ts";
import { stanceIn } from "./stance-words.ts";
import { dayText, isDate, spellText } from "./times.ts";
import { isWebAddress } from "./web-address.ts";

// Statements about triples: who says them, where and when. Predicates are known by their local names, as vocabularies (PROV,
// Dublin Core, PAV, schema.org) share these words.

const OWL = "http://www.w3.org/2002/07/owl#";
const HOLDERS = new Set([
  "wasAttributedTo",
  "creator",
  "attributedTo",
  "assertedBy",
  "statedBy",
  "authoredBy",
  "author",
]);
const SOURCES = new Set([
  ...["wasDerivedFrom", "hadPrimarySource", "source", "references", "wasQuotedFrom"],
  ...["derivedFrom", "retrievedFrom", "importedFrom", "citation", "isBasedOn"],
]);
const SAID_AT = new Set(["generatedAtTime", "created", "issued", "date", "statedAt", "datePublished", "dateCreated"]);
const STARTS = new Set(["startDate", "validFrom", "startedAtTime", "hasBeginning"]);
const ENDS = new Set(["endDate", "validUntil", "validThrough", "validTo", "endedAtTime", "hasEnd"]);
const AFFIRMING = new Set(["says", "states", "asserts", "claims", "reports", "believes", "stated", "said", "claimed"]);
const DENYING = new Set(["denies", "disputes", "rejects", "refutes", "denied", "disputed", "rejected"]);

/** What is said of a statement, or of the graph that it stands in. */
export interface Saying {
  readonly attributions: readonly AttributionInput[];
  /** EDTF: when it holds; null where that is not stated. */
  readonly time: string | null;
  /** What else is said of a statement of which nobody says who makes it: values of the claim, such as a weight. */
  readonly values: readonly Quad[];
}

/** Whether a triple says who made something, or where it is from. */
export function isOrigin({ predicate }: Triple): boolean {
  const name = localName(predicate.value);
  return HOLDERS.has(name) || SOURCES.has(name) || SAID_AT.has(name);
}

/** The triples that a statement (of RDF, a reifier, an axiom of OWL) is about: one, but for a reifier of several. None for what is no statement. */
export function triplesStatedBy(about: readonly Quad[]): readonly Triple[] {
  const reified = about.flatMap(({ subject, predicate, object }) => [
    ...(isRdf(predicate, "reifies") ? [quotedIn(object)] : []),
    quotedIn(subject),
  ]);
  const found = reified.filter((triple) => triple !== null);
  if (found.length > 0)
    return [...new Map(found.map((triple) => [JSON.stringify(keyOfTriple(triple)), triple])).values()];
  const part = (name: string, ofOwl: string) =>
    about.find((quad) => isRdf(quad.predicate, name) || quad.predicate.value === OWL + ofOwl)?.object;
  const subject = part("subject", "annotatedSource");
  const predicate = part("predicate", "annotatedProperty");
  const object = part("object", "annotatedTarget");
  return subject === undefined || predicate === undefined || object === undefined
    ? []
    : [{ subject, predicate, object }];
}

const keyOfTriple = ({ subject, predicate, object }: Triple) => [subject, predicate, object].map(keyOf);

/**
 * How somebody who is named beside a statement stands to it, by the word for that: "denies". Null for a word that says
 * neither.
 */
export function polarityOf(predicate: string): "affirmed" | "denied" | null {
  const name = localName(predicate);
  return AFFIRMING.has(name) ? "affirmed" : DENYING.has(name) ? "denied" : null;
}

/**
 * Who make a statement, when, where it is written, and whatever else is said of it, in the file's own words: one attribution
 * for each of them, one without where only a source or date is named, none where neither is.
 */
export function sayingOf(
  about: readonly Quad[],
  bySubject: ReadonlyMap<string, readonly Quad[]>,
  labels: ReadonlyMap<string, string>,
): Saying {
  const holders: string[] = [];
  const sources: SourceInput[] = [];
  const notes: string[] = [];
  const values: Quad[] = [];
  const ours: AttributionInput[] = [];
  let saidAt: string | null = null;
  let [start, end]: [string | null, string | null] = [null, null];
  for (const quad of about) {
    const { predicate, object } = quad;
    const name = localName(predicate.value);
    if (predicate.value.startsWith(RDF) || predicate.value.startsWith(`${OWL}annotated`)) continue;
    const text = valueText(object);
    if (predicate.value === ATTRIBUTION) {
      ours.push(ownAttribution(bySubject.get(keyOf(object)) ?? [], bySubject, labels));
      continue;
    }
    if (HOLDERS.has(name)) holders.push(keyOf(object));
    else if (SOURCES.has(name)) {
      const key = keyOf(object);
      sources.push(isThing(object) ? sourceFrom(key, bySubject.get(key) ?? [], labels) : { title: text });
    } else if (SAID_AT.has(name) && saidAt === null && isDate(dayText(text))) {
      saidAt = dayText(text);
      // A time of day has no other place.
      if (saidAt !== text) notes.push(words.noteField({ name, value: text }));
    } else if (STARTS.has(name) && start === null) start = text;
    else if (ENDS.has(name) && end === null) end = text;
    else {
      notes.push(words.noteField({ name, value: labels.get(keyOf(object)) ?? text }));
      values.push(quad);
    }
  }
  const time = start === null && end === null ? null : spellText(start, end);
  if (ours.length > 0) return { time, values, attributions: ours };
  const said = { sources, note: notes.join("\n") || null, saidAt };
  if (holders.length > 0) return { time, values: [], attributions: holders.map((holder) => ({ holder, ...said })) };
  if (sources.length === 0 && saidAt === null) return { time, values, attributions: [] };
  return { time, values: [], attributions: [{ holder: null, ...said }] };
}

const ATTRIBUTION = `${RDF_TERMS}attribution`;

/** Whether a statement is a claim that we wrote. */
export function isOwnClaim(about: readonly Quad[]): boolean {
  return about.some(({ predicate }) => predicate.value === `${RDF_TERMS}attributionCount`);
}

/** What we describe beside entities and claims. */
const OWN_PARTS = new Set(["Attribution", "Dataset", "Source"].map((name) => RDF_TERMS + name));

/** Whether something is an attribution, a source or the head of a dataset that we wrote, and no entity. */
export function isOwnPart(about: readonly Quad[]): boolean {
  return about.some(({ predicate, object }) => isRdf(predicate, "type") && OWN_PARTS.has(object.value));
}

/** An attribution as we write it; what has no place in it is kept in its note. */
function ownAttribution(
  about: readonly Quad[],
  bySubject: ReadonlyMap<string, readonly Quad[]>,
  labels: ReadonlyMap<string, string>,
): AttributionInput {
  const value = (name: string) =>
    about.find(({ predicate }) => predicate.value === RDF_TERMS + name)?.object.value ?? null;
  const holder = about.find(({ predicate }) => HOLDERS.has(localName(predicate.value)))?.object;
  const word = value("stance");
  const stance = word === null ? null : (stanceIn(word)?.stance ?? null);
  const noted = about.flatMap(({ predicate, object }) => {
    const name = predicate.value.startsWith(RDF_TERMS) ? localName(predicate.value) : "";
    const isKept = NOTED.has(name) || (name === "stance" && stance === null);
    return name === "note" ? [object.value] : isKept ? [words.noteField({ name, value: object.value })] : [];
  });
  const sources = about.flatMap(({ predicate, object }) => {
    if (!SOURCES.has(localName(predicate.value))) return [];
    const key = keyOf(object);
    const of = bySubject.get(key) ?? [];
    const stated = (name: string) => of.find((quad) => quad.predicate.value === RDF_TERMS + name)?.object.value ?? null;
    const [address, found] = [stated("address"), sourceFrom(key, of, labels)];
    // Its own id is no title.
    const title = address !== null && found.title === key ? null : (found.title ?? null);
    return [{ ...found, title, id: key, address, publisher: stated("publisher") }];
  });
  const [only, ...others] = sources;
  return {
    holder: holder === undefined ? null : keyOf(holder),
    denied: value("polarity") === "denied",
    stance,
    saidAt: value("saidAt"),
    note: noted.join("\n") || null,
    sources:
      only === undefined || others.length > 0
        ? sources
        : [{ ...only, page: value("page"), quotation: value("quotation") }],
  };
}

const NOTED = new Set(["via", "wording", "passage"]);

const ADDRESSES = new Set(["url", "homepage", "page", "identifier", "hasURL"]);
const PUBLISHED = new Set(["date", "issued", "created", "datePublished"]);

/** A thing as a source: by what it is called, where it can be read, and when it appeared. */
function sourceFrom(key: string, about: readonly Quad[], labels: ReadonlyMap<string, string>): SourceInput {
  const value = (names: ReadonlySet<string>, isFit: (text: string) => boolean) =>
    about.map((quad) => (names.has(localName(quad.predicate.value)) ? valueText(quad.object) : "")).find(isFit);
  const title = labels.get(key) ?? about.find(isLabel)?.object.value;
  const address = isWebAddress(key) ? key : value(ADDRESSES, isWebAddress);
  const publishedAt = value(PUBLISHED, (text) => isDate(dayText(text)));
  return {
    ...(title === undefined ? {} : { title }),
    ...(address === undefined ? (title === undefined ? { title: key } : {}) : { address }),
    ...(publishedAt === undefined ? {} : { publishedAt: dayText(publishedAt) }),
  };
}
