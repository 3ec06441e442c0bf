import { readerWords as words } from "../../words/en/readers.ts";
import { listText } from "../../words/numbers.ts";
import type { FieldInput, RawValue } from "./field-table.ts";
import type { AttributionInput, SourceInput } from "./graph-builder.ts";
import { isThing, keyOf, localName, type Quad, type Term, type Triple } from "./rdf-terms.ts";
import { valueText } from "./rdf-values.ts";
import { isType } from "./rdf-words.ts";
import { dateText, dayText, isDate, spellText } from "./times.ts";
import { isWebAddress } from "./web-address.ts";

/** A statement of a Wikibase, such as Wikidata, which is no thing of its own but a claim. */
export interface WikibaseStatement {
  readonly id: string;
  /** Its object is the value as exactly as it is known. */
  readonly triple: Triple;
  /** The triple as a direct line of the Wikibase repeats it. */
  readonly direct: Triple;
  /** Its rank and its qualifiers. */
  readonly fields: readonly FieldInput[];
  /** Whether it is kept as one that is no longer held to be true. It is no denial either. */
  readonly isDeprecated: boolean;
  /** EDTF: from "start time" and "end time", or "point in time". */
  readonly time: string | null;
  /** One for each reference. */
  readonly attributions: readonly AttributionInput[];
}

/** What is stored in a Wikibase. */
export interface Wikibase {
  readonly statements: readonly WikibaseStatement[];
  /** Statements that there is no value, by the key of what they are about. */
  readonly without: ReadonlyMap<string, readonly string[]>;
  /** Pages about a thing, by its key. */
  readonly pages: ReadonlyMap<string, readonly SourceInput[]>;
  /** Keys of what has no place of its own: statements, references, values, descriptions of properties. */
  readonly spent: ReadonlySet<string>;
}

const ONTOLOGY = "http://wikiba.se/ontology#";
const PROPERTY = /\/prop\/(?:direct\/|direct-normalized\/|statement\/)?(P\d+)$/;
const OF_PROPERTY = /\/prop\/(?:[a-z-]+\/)*P\d+$/;
const NORMALIZED = /\/prop\/direct-normalized\/P\d+$/;
const MAIN_VALUE = /\/prop\/statement\/P\d+$/;
const FULL_VALUE = /\/prop\/statement\/value\/P\d+$/;
const NO_VALUE = /\/prop\/novalue\/(P\d+)$/;
const QUALIFIER = /\/prop\/qualifier\/(P\d+)$/;
const FULL_QUALIFIER = /\/prop\/qualifier\/value\/(P\d+)$/;
const FULL_REFERENCE = /\/prop\/reference\/value\/(P\d+)$/;
/** Of Wikidata: start time, end time, point in time. */
const [START, END, MOMENT] = ["P580", "P582", "P585"];
/** Of Wikidata: reference URL, Wikimedia import URL; stated in; title; publication date. */
const [ADDRESSES, STATED_IN, TITLE, PUBLISHED] = [["P854", "P4656"], "P248", "P1476", "P577"];
/** Of Wikidata: retrieved; page(s); quotation. */
const [RETRIEVED, PAGE, QUOTATION] = ["P813", "P304", "P1683"];
/** The unit of a number that has none. */
const NO_UNIT = /\/entity\/Q199$/;

/** The number of a property that a predicate stands for; null for other predicates. */
export function propertyOf(predicate: string): string | null {
  return PROPERTY.exec(predicate)?.[1] ?? null;
}

/** Whether a triple repeats a value as the address of it. */
export function isNormalized({ predicate }: Triple): boolean {
  return NORMALIZED.test(predicate.value);
}

/** Whether a triple says how a Wikibase keeps something, and nothing about the world. */
export function isBookkeeping({ predicate, object }: Triple): boolean {
  return (
    predicate.value.startsWith(ONTOLOGY) &&
    (isThing(object) || /^(?:statements|sitelinks|identifiers)$/.test(localName(predicate.value)))
  );
}

/**
 * What there is of a Wikibase among quads. Source: "Wikibase/Indexing/RDF Dump Format" at mediawiki.org.
 * @param nameOf what a property is called.
 * @param labelOf what a thing is called.
 */
export function wikibaseIn(
  bySubject: ReadonlyMap<string, readonly Quad[]>,
  nameOf: (address: string) => string,
  labelOf: (address: string) => string,
): Wikibase {
  const spent = new Set<string>();
  const owners = new Map<string, Quad>();
  const pages = new Map<string, SourceInput[]>();
  for (const [key, about] of bySubject) {
    for (const quad of about) if (/\/prop\/P\d+$/.test(quad.predicate.value)) owners.set(keyOf(quad.object), quad);
    const type = about.find((quad) => isType(quad) && quad.object.value.startsWith(ONTOLOGY))?.object.value;
    if (type !== undefined && /Value$/.test(type)) spent.add(key);
    if (OF_PROPERTY.test(key)) {
      spent.add(key);
      // What has no value is described as the opposite of having one.
      for (const { object } of about) if (object.termType === "BlankNode") spent.add(keyOf(object));
    }
    if (/\/Special:EntityData\//.test(key)) spent.add(key);
    const item = about.find(({ predicate }) => localName(predicate.value) === "about")?.object;
    const isPage = about.some(({ predicate }) => localName(predicate.value) === "isPartOf");
    if (item !== undefined && isPage && isWebAddress(key) && bySubject.get(keyOf(item))?.some(isOfWikibase)) {
      spent.add(key);
      pages.set(keyOf(item), [...(pages.get(keyOf(item)) ?? []), pageFrom(key, about)]);
      for (const { predicate, object } of about)
        if (localName(predicate.value) === "isPartOf") spent.add(keyOf(object));
    }
  }
  const objects = new Set<string>();
  for (const about of bySubject.values())
    for (const quad of about) if (!isBookkeeping(quad) && isThing(quad.object)) objects.add(keyOf(quad.object));
  for (const [key, about] of bySubject) {
    const isProperty = about.some((quad) => isType(quad) && quad.object.value === `${ONTOLOGY}Property`);
    const saysMore = about.some((quad) => !isBookkeeping(quad) && !isType(quad) && isThing(quad.object));
    if (isProperty && !saysMore && !objects.has(key)) spent.add(key);
  }
  const context: Context = { bySubject, nameOf, labelOf, spent };
  const statements: WikibaseStatement[] = [];
  const without = new Map<string, string[]>();
  for (const [id, owner] of owners) {
    const about = bySubject.get(id) ?? [];
    const main = about.find(({ predicate }) => MAIN_VALUE.test(predicate.value));
    const none = about.flatMap((quad) => (isType(quad) ? (NO_VALUE.exec(quad.object.value)?.[1] ?? []) : []));
    if (main === undefined && none.length === 0) continue;
    spent.add(id);
    if (main !== undefined) statements.push(statementFrom(id, owner, main, about, context));
    else {
      const key = keyOf(owner.subject);
      for (const each of about) if (localName(each.predicate.value) === "wasDerivedFrom") spent.add(keyOf(each.object));
      without.set(key, [...(without.get(key) ?? []), ...none.map((property) => nameOf(property))]);
    }
  }
  return { statements, without, pages, spent };
}

interface Context {
  readonly bySubject: ReadonlyMap<string, readonly Quad[]>;
  readonly nameOf: (address: string) => string;
  readonly labelOf: (address: string) => string;
  readonly spent: Set<string>;
}

const isOfWikibase = ({ predicate }: Quad) => predicate.value.startsWith(ONTOLOGY) || OF_PROPERTY.test(predicate.value);

function statementFrom(
  id: string,
  owner: Quad,
  main: Quad,
  about: readonly Quad[],
  context: Context,
): WikibaseStatement {
  const { bySubject, nameOf, spent } = context;
  const fields = new Map<string, RawValue[]>();
  const dates = new Map<string, string>();
  const attributions: AttributionInput[] = [];
  let rank = "";
  const full = valuesIn(about, FULL_QUALIFIER, context);
  for (const { predicate, object } of about) {
    const qualifier = QUALIFIER.exec(predicate.value)?.[1];
    const name = localName(predicate.value);
    if (qualifier !== undefined) {
      const value = full.get(qualifier)?.shift() ?? shownValue(object, context);
      if ([START, END, MOMENT].includes(qualifier) && !dates.has(qualifier)) dates.set(qualifier, value);
      else fields.set(qualifier, [...(fields.get(qualifier) ?? []), value]);
    } else if (name === "rank") rank = localName(object.value);
    else if (name === "wasDerivedFrom") {
      spent.add(keyOf(object));
      attributions.push(attributionFrom(bySubject.get(keyOf(object)) ?? [], keyOf(object), context));
    }
  }
  const [value] = valuesIn(about, FULL_VALUE, context).values();
  const [exact] = value ?? [];
  // With its unit, a number is none.
  const object =
    exact === undefined || isThing(main.object) ? main.object : { termType: main.object.termType, value: exact };
  const [start, end] = [dates.get(START) ?? null, dates.get(END) ?? null];
  const moment = dates.get(MOMENT);
  const spell = start === null && end === null ? null : spellText(start, end);
  // With both, the point in time is of something within the spell.
  if (spell !== null && moment !== undefined) fields.set(MOMENT ?? "", [moment]);
  return {
    id,
    triple: { subject: owner.subject, predicate: main.predicate, object },
    direct: { subject: owner.subject, predicate: main.predicate, object: main.object },
    isDeprecated: rank === "DeprecatedRank",
    fields: [
      ...(rank === "" ? [] : [{ name: "rank", key: "statement rank", value: rank }]),
      ...[...fields].map(([property, values]) => ({
        name: nameOf(property),
        key: `statement ${property}`,
        value: values.length > 1 ? values : values[0],
      })),
    ],
    time: spell ?? moment ?? null,
    attributions,
  };
}

function shownValue(term: Term, { labelOf }: Context): string {
  return term.termType === "Literal" ? valueText(term) : labelOf(keyOf(term));
}

/** Values in full, by property: a date as exactly as it is known, a number with its unit. */
function valuesIn(about: readonly Quad[], pattern: RegExp, context: Context): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { predicate, object } of about) {
    const found = pattern.exec(predicate.value);
    const parts = found === null ? undefined : context.bySubject.get(keyOf(object));
    if (found === null || parts === undefined) continue;
    const part = (name: string) => parts.find((quad) => quad.predicate.value === ONTOLOGY + name)?.object;
    const property = found[1] ?? "";
    const [time, amount, unit] = [part("timeValue"), part("quantityAmount"), part("quantityUnit")];
    const text =
      time !== undefined
        ? preciseDate(time.value, Number(part("timePrecision")?.value))
        : amount !== undefined && unit !== undefined && !NO_UNIT.test(unit.value)
          ? `${amount.value.replace(/^\+/, "")} ${context.labelOf(keyOf(unit))}`
          : undefined;
    if (text !== undefined) values.set(property, [...(values.get(property) ?? []), text]);
  }
  return values;
}

/** A date without what is not known of it: 11 stands for a day, 10 for a month, 9 for a year, 8 for ten years. */
function preciseDate(text: string, precision: number): string {
  const [, year = "", month = ""] = /^\+?(-?\d{4})-(\d\d)-\d\dT/.exec(text) ?? [];
  if (year === "") return dateText(text);
  if (precision === 8) return `${year.slice(0, -1)}X`;
  if (precision === 9) return year;
  if (precision === 10) return `${year}-${month}`;
  return dateText(text);
}

/** A reference: where something is stated, with all its addresses; what else it says is kept in words. */
function attributionFrom(about: readonly Quad[], id: string, context: Context): AttributionInput {
  const { nameOf } = context;
  const stated = about.filter((quad) => !isType(quad) && !FULL_REFERENCE.test(quad.predicate.value));
  const full = valuesIn(about, FULL_REFERENCE, context);
  const titles: string[] = [];
  const addresses: string[] = [];
  const notes: string[] = [];
  const dates: { publishedAt?: string; accessedAt?: string } = {};
  const passage: { page?: string; quotation?: string } = {};
  for (const { predicate, object } of stated) {
    const property = localName(predicate.value);
    const value = full.get(property)?.shift() ?? shownValue(object, context);
    if (property === STATED_IN || property === TITLE) titles.push(value);
    else if (ADDRESSES.includes(property) && isWebAddress(valueText(object))) addresses.push(valueText(object));
    else if (property === PUBLISHED && dates.publishedAt === undefined && isDate(dayText(value)))
      dates.publishedAt = dayText(value);
    else if (property === RETRIEVED && dates.accessedAt === undefined && isDate(dayText(value)))
      dates.accessedAt = dayText(value);
    else if (property === PAGE && passage.page === undefined) passage.page = value;
    else if (property === QUOTATION && passage.quotation === undefined) passage.quotation = value;
    else notes.push(words.noteField({ name: nameOf(property), value }));
  }
  // What names neither a work nor an address is known by all that it says.
  const isNamed = titles.length > 0 || addresses.length > 0;
  const title = isNamed ? (titles.length === 0 ? null : listText(titles, "comma")) : notes.join("; ") || id;
  const source = { title, ...dates, ...passage };
  return {
    sources: addresses.length === 0 ? [source] : addresses.map((address) => ({ ...source, address })),
    note: isNamed ? notes.join("\n") || null : null,
  };
}

/** A page about a thing, such as an article in one of the languages of Wikipedia. */
function pageFrom(address: string, about: readonly Quad[]): SourceInput {
  const text = (name: string) => about.find(({ predicate }) => localName(predicate.value) === name)?.object.value;
  const [name, language] = [text("name"), text("inLanguage")];
  const title = name === undefined || language === undefined ? name : `${name} (${language})`;
  return { ...(title === undefined ? {} : { title }), address };
}
