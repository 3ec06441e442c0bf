import { isRdf, keyOf, type Quad, RDF, type Term } from "./rdf-terms.ts";

/** A member of a list or container. */
export interface ListMember {
  readonly term: Term;
  /** Its place, counted from 1; "2.1" for the first of a list that is the second of another. */
  readonly place: string;
}

/** The lists among quads. */
export interface Lists {
  /** The members of the list that a thing is the head of; undefined for what is no list. */
  membersOf(key: string): readonly ListMember[] | undefined;
  /** Whether a thing is a part of a list, and none of its own. */
  isPart(key: string): boolean;
}

const CONTAINERS = new Set(["Seq", "Bag", "Alt"].map((name) => RDF + name));

/**
 * Finds lists (rdf:first, rdf:rest) and nameless containers (rdf:Seq, rdf:Bag, rdf:Alt). What is shaped otherwise than the
 * short forms of RDF's languages make it is none: a cell that is named twice, says something else, or runs in a circle. So
 * no list has more members than the file has triples.
 */
export function listsIn(quads: readonly Quad[]): Lists {
  const bySubject = new Map<string, Quad[]>();
  const uses = new Map<string, number>();
  const heads: string[] = [];
  for (const quad of quads) {
    const { subject, predicate, object } = quad;
    if (predicate.value.startsWith(RDF)) {
      const about = bySubject.get(keyOf(subject));
      if (about === undefined) bySubject.set(keyOf(subject), [quad]);
      else about.push(quad);
    }
    if (object.termType !== "BlankNode") continue;
    uses.set(keyOf(object), (uses.get(keyOf(object)) ?? 0) + 1);
    if (!isRdf(predicate, "rest")) heads.push(keyOf(object));
  }
  // What says something that is no part of a list is none.
  for (const { subject, predicate } of quads) if (!predicate.value.startsWith(RDF)) bySubject.delete(keyOf(subject));

  const parts = new Set<string>();
  const lists = new Map<string, readonly Term[]>();
  for (const head of heads) {
    const cells = cellsFrom(head, bySubject, uses);
    const members = cells?.members ?? containerIn(bySubject.get(head) ?? [], uses.get(head));
    if (members === null) continue;
    lists.set(head, members);
    for (const part of cells?.parts ?? [head]) parts.add(part);
  }
  return {
    isPart: (key) => parts.has(key),
    membersOf(key) {
      if (key === `${RDF}nil`) return [];
      const first = lists.get(key);
      if (first === undefined) return undefined;
      const found: ListMember[] = [];
      const open = [{ members: first, at: 0, place: "" }];
      for (let inner = open.at(-1); inner !== undefined; inner = open.at(-1)) {
        const term = inner.members[inner.at];
        inner.at += 1;
        if (term === undefined) {
          open.pop();
          continue;
        }
        const place = `${inner.place}${inner.at}`;
        const within = lists.get(keyOf(term));
        if (within === undefined) found.push({ term, place });
        else open.push({ members: within, at: 0, place: open.length < DEEPEST_PLACE ? `${place}.` : inner.place });
      }
      return found;
    },
  };
}

/** Places of lists that are nested deeper are those of the list around them. */
const DEEPEST_PLACE = 20;

function cellsFrom(
  head: string,
  bySubject: ReadonlyMap<string, readonly Quad[]>,
  uses: ReadonlyMap<string, number>,
): { readonly parts: readonly string[]; readonly members: readonly Term[] } | null {
  const parts: string[] = [];
  const members: Term[] = [];
  for (let cell = head; cell !== `${RDF}nil`; ) {
    const about = (bySubject.get(cell) ?? []).filter(
      ({ predicate, object }) => !(isRdf(predicate, "type") && isRdf(object, "List")),
    );
    const [one, other] = about;
    if (about.length !== 2 || uses.get(cell) !== 1 || one === undefined || other === undefined) return null;
    const [first, rest] = isRdf(one.predicate, "first") ? [one, other] : [other, one];
    if (!isRdf(first.predicate, "first") || !isRdf(rest.predicate, "rest")) return null;
    parts.push(cell);
    members.push(first.object);
    cell = keyOf(rest.object);
  }
  return { parts, members };
}

function containerIn(about: readonly Quad[], uses: number | undefined): readonly Term[] | null {
  const isTyped = about.some(({ predicate, object }) => isRdf(predicate, "type") && CONTAINERS.has(object.value));
  if (!isTyped || uses !== 1) return null;
  const members: { readonly number: number; readonly term: Term }[] = [];
  for (const { predicate, object } of about) {
    const number = /^_([1-9]\d*)$/.exec(predicate.value.slice(RDF.length))?.[1];
    if (number !== undefined) members.push({ number: Number(number), term: object });
    else if (!isRdf(predicate, "type")) return null;
  }
  return members.toSorted((a, b) => a.number - b.number).map(({ term }) => term);
}
