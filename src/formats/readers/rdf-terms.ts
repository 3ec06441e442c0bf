// RDF as every parser of it hands it on (rdf.js.org): only what is read of it here.

export interface Term {
  /** "NamedNode", "BlankNode", "Literal", "DefaultGraph", or "Quad" for a triple in the place of a term. */
  readonly termType: string;
  /** An address, the name of a nameless thing, or a text. */
  readonly value: string;
  /** Of a text: a BCP 47 tag, empty or absent where none is stated. */
  readonly language?: string;
  readonly datatype?: { readonly value: string };
}

export interface Triple {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
}

export interface Quad extends Triple {
  readonly graph: Term;
}

export const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
export const XSD = "http://www.w3.org/2001/XMLSchema#";

/** What relative addresses are relative to where the file does not say: taken off again, so that they stay as written. */
export const UNSTATED_BASE = "unstated-base:///";

/** A triple that stands in the place of a term. */
export function quotedIn(term: Term): Triple | null {
  return term.termType === "Quad" ? (term as unknown as Triple) : null;
}

/** Whether a term is a thing, and not a value. */
export function isThing(term: Term): boolean {
  return term.termType === "NamedNode" || term.termType === "BlankNode";
}

/** What tells a term from all others; of an address, the address. */
export function keyOf(term: Term): string {
  const quoted = quotedIn(term);
  if (quoted !== null) return `<<${[quoted.subject, quoted.predicate, quoted.object].map(keyOf).join(" ")}>>`;
  if (term.termType === "BlankNode") return `_:${term.value}`;
  // The file itself, relative to nothing.
  return term.termType === "NamedNode" && term.value === "" ? "<>" : term.value;
}

const SEPARATORS = new Set(["/", "#", ":"]);

/** The last part of an address. */
export function localName(address: string): string {
  const end = /[/#]$/.test(address) ? address.length - 1 : address.length;
  let start = end;
  while (start > 0 && !SEPARATORS.has(address.charAt(start - 1))) start -= 1;
  return address.slice(start, end) || address;
}

/** Whether a predicate or type is of the vocabulary of RDF itself, and called so. */
export function isRdf(term: Term, name: string): boolean {
  return term.value === RDF + name;
}

/** A term without the base that stood in for one. Of a nameless thing or text, a copy that holds no more than a term. */
export function withoutBase({ termType, value, language, datatype, ...rest }: Term): Term {
  if (termType === "Quad") {
    const { subject, predicate, object } = rest as unknown as Triple;
    return {
      termType,
      value,
      subject: withoutBase(subject),
      predicate: withoutBase(predicate),
      object: withoutBase(object),
    } as Term;
  }
  const isMade = termType === "NamedNode" && value.startsWith(UNSTATED_BASE);
  return {
    termType,
    value: isMade ? value.slice(UNSTATED_BASE.length) : value,
    ...(language === undefined ? {} : { language }),
    ...(datatype === undefined ? {} : { datatype: { value: datatype.value } }),
  };
}
