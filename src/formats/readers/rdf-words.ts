import { language } from "../../words/language.ts";
import { isRdf, localName, type Quad, type Term, type Triple } from "./rdf-terms.ts";

// What things are called. Vocabularies share words: predicates are known by their local names.

/** The firmest first. */
const LABELS = ["prefLabel", "label", "name", "title", "headline"];
const ALIASES = new Set(["altLabel", "hiddenLabel", "alternateName", "nick"]);
/** What foaf calls a title is "Dr" or "Ms". */
const NO_LABEL = "http://xmlns.com/foaf/0.1/title";

/** Whether a triple says what something is called. */
export function isLabel({ predicate, object }: Triple): boolean {
  const { value } = predicate;
  return object.termType === "Literal" && LABELS.includes(localName(value)) && value !== NO_LABEL;
}

/** Whether a triple says what something is called besides. */
export function isAlias({ predicate, object }: Triple): boolean {
  return object.termType === "Literal" && ALIASES.has(localName(predicate.value));
}

/** What a thing is called: the best first, in the language of the page, else in none, else in the first of the file. */
export function namesIn(about: readonly Quad[]): readonly string[] {
  const rank = (quad: Quad) =>
    (isLabel(quad) ? LABELS.indexOf(localName(quad.predicate.value)) : LABELS.length) * 3 + languageRank(quad.object);
  const labels = about.filter((quad) => isLabel(quad) || isAlias(quad)).toSorted((a, b) => rank(a) - rank(b));
  return [...new Set(labels.map(({ object }) => object.value))].filter((label) => label.trim() !== "");
}

/** 0 for a text in the language of the page, 1 for one in no language, 2 for others. */
function languageRank({ language: tag = "" }: Term): number {
  const main = (text: string) => text.split(/[-_]/)[0]?.toLowerCase();
  return tag === "" ? 1 : main(tag) === main(language().tag) ? 0 : 2;
}

/** The first name of each thing that has one, by its key. Aliases are no names where there is nothing else. */
export function labelsOf(bySubject: ReadonlyMap<string, readonly Quad[]>): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const [key, about] of bySubject) {
    const [label] = namesIn(about.filter(isLabel));
    if (label !== undefined) labels.set(key, label);
  }
  return labels;
}

/**
 * What a predicate or a type is called: its label, else the last part of its address, or all of it where another is called
 * so.
 * @param propertyOf what stands for an address where several stand for one thing; null for others.
 */
export function createNames(
  labels: ReadonlyMap<string, string>,
  propertyOf: (address: string) => string | null,
): (address: string) => string {
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
    const owner = owners.get(local) ?? property;
    owners.set(local, owner);
    return owner === property ? local : address;
  };
}

/** The language of all tagged texts of a file; null where there are several, or none. */
export function onlyLanguage(quads: readonly Quad[]): string | null {
  const tags = new Set<string>();
  for (const { object } of quads) if (object.language) tags.add(object.language);
  const [tag] = tags;
  return tags.size === 1 && tag !== undefined ? tag : null;
}

/** Whether a triple says of what type something is. */
export const isType = ({ predicate }: Triple) => isRdf(predicate, "type");
