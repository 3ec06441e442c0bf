import type { Quad } from "n3";
import type { FieldInput, RawValue } from "./field-table.ts";
import type { SourceInput } from "./graph-builder.ts";
import { keyOf, localName, type Triple } from "./rdf-terms.ts";
import { dateText, spellText } from "./times.ts";
import { isWebAddress } from "./web-address.ts";

/** A statement of a Wikibase, such as Wikidata, which is no thing of its own but a claim. */
export interface WikibaseStatement {
  readonly id: string;
  readonly triple: Triple;
  /** Its rank and its qualifiers. */
  readonly fields: readonly FieldInput[];
  /** EDTF: from "start time" and "end time", or "point in time". */
  readonly time: string | null;
  /** One for each reference, with all its addresses, else all its texts. */
  readonly references: readonly (readonly SourceInput[])[];
}

const PROPERTY = /\/prop\/(?:direct\/|statement\/)?(P\d+)$/;
const MAIN_VALUE = /\/prop\/statement\/P\d+$/;
const QUALIFIER = /\/prop\/qualifier\/(P\d+)$/;
const [START, END, MOMENT] = ["P580", "P582", "P585"];

/** The number of a property that a predicate stands for; null for other predicates. */
export function propertyOf(predicate: string): string | null {
  return PROPERTY.exec(predicate)?.[1] ?? null;
}

/**
 * The statements among quads, and the ids of what is spent on them: statements and references. Source: "Wikibase/Indexing/RDF
 * Dump Format" at mediawiki.org.
 * @param nameOf what a property is called.
 * @param labelOf what a thing is called.
 */
export function wikibaseStatements(
  bySubject: ReadonlyMap<string, readonly Quad[]>,
  nameOf: (address: string) => string,
  labelOf: (address: string) => string,
): { readonly statements: readonly WikibaseStatement[]; readonly spent: ReadonlySet<string> } {
  const statements: WikibaseStatement[] = [];
  const spent = new Set<string>();
  const owners = new Map<string, Quad>();
  for (const quads of bySubject.values())
    for (const quad of quads) if (/\/prop\/P\d+$/.test(quad.predicate.value)) owners.set(keyOf(quad.object), quad);
  for (const [id, about] of bySubject) {
    const main = about.find(({ predicate }) => MAIN_VALUE.test(predicate.value));
    const owner = owners.get(id);
    if (main === undefined || owner === undefined) continue;
    spent.add(id);
    const fields = new Map<string, RawValue[]>();
    const dates = new Map<string, string>();
    const references: SourceInput[][] = [];
    for (const { predicate, object } of about) {
      const qualifier = QUALIFIER.exec(predicate.value)?.[1];
      const name = localName(predicate.value);
      if (qualifier !== undefined) {
        const value = object.termType === "Literal" ? dateText(object.value) : labelOf(object.value);
        if ([START, END, MOMENT].includes(qualifier) && !dates.has(qualifier)) dates.set(qualifier, value);
        else fields.set(qualifier, [...(fields.get(qualifier) ?? []), value]);
      } else if (name === "rank") fields.set(name, [localName(object.value)]);
      else if (name === "wasDerivedFrom") {
        spent.add(keyOf(object));
        references.push(sourcesOf(bySubject.get(keyOf(object)) ?? [], object.value, nameOf, labelOf));
      }
    }
    const [start, end] = [dates.get(START) ?? null, dates.get(END) ?? null];
    statements.push({
      id,
      triple: { subject: owner.subject, predicate: main.predicate, object: main.object },
      fields: [...fields].map(([name, value]) => ({
        name: nameOf(name),
        key: `statement ${name}`,
        value: value.length > 1 ? value : value[0],
      })),
      time: dates.get(MOMENT) ?? (start === null && end === null ? null : spellText(start, end)),
      references,
    });
  }
  return { statements, spent };
}

function sourcesOf(
  about: readonly Quad[],
  id: string,
  nameOf: (address: string) => string,
  labelOf: (address: string) => string,
): SourceInput[] {
  const stated = about.filter(({ predicate }) => localName(predicate.value) !== "type");
  const texts = stated.map(({ predicate, object }) => {
    const value = object.termType === "Literal" ? dateText(object.value) : labelOf(object.value);
    return `${nameOf(localName(predicate.value))}: ${value}`;
  });
  const addresses = stated.filter(({ predicate, object }) =>
    localName(predicate.value) === "P854" ? isWebAddress(object.value) : false,
  );
  const title = texts.join("; ") || id;
  return addresses.length === 0 ? [{ title }] : addresses.map(({ object }) => ({ title, address: object.value }));
}
