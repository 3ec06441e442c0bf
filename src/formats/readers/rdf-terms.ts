import type { Quad, Term } from "n3";

export type Triple = Pick<Quad, "subject" | "predicate" | "object">;

/** A triple that stands in the place of a term; the types of the package do not know it yet. */
export function quotedIn(term: Term): Triple | null {
  return (term.termType as string) === "Quad" ? (term as unknown as Triple) : null;
}

/** Whether a term is a thing, and not a value. */
export function isThing(term: Term): boolean {
  return term.termType === "NamedNode" || term.termType === "BlankNode";
}

/** What tells a term from all others; of an address, the address. */
export function keyOf(term: Term): string {
  const quoted = quotedIn(term);
  if (quoted !== null) return `<<${[quoted.subject, quoted.predicate, quoted.object].map(keyOf).join(" ")}>>`;
  return term.termType === "BlankNode" ? `_:${term.value}` : term.value;
}

/** The last part of an address. */
export function localName(address: string): string {
  return /[^/#:]+(?=[/#]?$)/.exec(address)?.[0] ?? address;
}
