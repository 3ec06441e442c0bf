import { Parser, type Quad, type Term } from "n3";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import type { FieldInput } from "./field-table.ts";
import type { AttributionInput, GraphBuilder } from "./graph-builder.ts";
import type { ReaderCodec } from "./reader.ts";
import { dateText } from "./times.ts";

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
/** The predicates that have a place of their own here, by their local names: vocabularies share these words. */
const LABELS = ["prefLabel", "label", "name", "title"];
const HOLDERS = new Set(["wasAttributedTo", "creator", "attributedTo", "assertedBy"]);
const SOURCES = new Set(["wasDerivedFrom", "hadPrimarySource", "source", "references", "wasQuotedFrom"]);

type Triple = Pick<Quad, "subject" | "predicate" | "object">;

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
    const claims = new Map<string, { readonly triple: Triple; readonly attributions: AttributionInput[] }>();
    const claimOf = (triple: Triple) => {
      const key = JSON.stringify([triple.subject, triple.predicate, triple.object].map(keyOf));
      const known = claims.get(key) ?? { triple, attributions: [] };
      claims.set(key, known);
      return known;
    };
    for (const [key, about] of bySubject) {
      const triple = statements.get(key);
      if (triple === undefined) readThing(key, about, labels, claimOf, build);
      else if (isThing(triple.object)) claimOf(triple).attributions.push(attributionOf(about, labels));
      else build.warn("stated-value", placeOf(key), words.statedValue());
    }
    const tagged = quads.value.filter(({ object }) => object.termType === "Literal" && object.language !== "").length;
    if (tagged > 0) build.warn("languages", null, words.languageTags({ count: tagged }));
    for (const { triple, attributions } of claims.values()) {
      const relation = labels.get(keyOf(triple.predicate)) ?? localName(triple.predicate.value);
      build.claim({
        from: keyOf(triple.subject),
        to: keyOf(triple.object),
        relation,
        direction: "directed",
        attributions,
        at: placeOf(keyOf(triple.subject)),
      });
    }
    return ok(null);
  },
};

function quadsIn(text: string): Result<readonly Quad[], readonly Issue[]> {
  try {
    // A prefix of its own, as the parser counts the texts it has read.
    return ok(new Parser({ blankNodePrefix: "_:b" }).parse(text));
  } catch (error) {
    const line = /on line (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    const path = line === undefined ? "" : words.line({ line });
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
  labels: ReadonlyMap<string, string>,
  claimOf: (triple: Triple) => unknown,
  build: GraphBuilder,
): void {
  const [label, ...more] = labelsIn(about);
  const kinds: string[] = [];
  const values = new Map<string, string[]>();
  for (const quad of about) {
    const { predicate, object } = quad;
    if (predicate.value === `${RDF}type`) kinds.push(labels.get(keyOf(object)) ?? localName(object.value));
    else if (isThing(object)) claimOf(quad);
    else if (!LABELS.includes(localName(predicate.value))) {
      values.set(predicate.value, [...(values.get(predicate.value) ?? []), dateText(object.value)]);
    }
  }
  const fields = [...values].map(([predicate, [only, ...others]]): FieldInput => {
    const name = labels.get(predicate) ?? localName(predicate);
    return { name, key: predicate, value: others.length === 0 ? only : [only, ...others] };
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

/** Who makes a statement, where it is written, and whatever else is said of it, in the file's own words. */
function attributionOf(about: readonly Quad[], labels: ReadonlyMap<string, string>): AttributionInput {
  let holder: string | null = null;
  const sources: { title?: string; address?: string }[] = [];
  const notes: string[] = [];
  for (const { predicate, object } of about) {
    const name = localName(predicate.value);
    if (predicate.value.startsWith(RDF)) continue;
    if (HOLDERS.has(name) && isThing(object) && holder === null) holder = keyOf(object);
    else if (SOURCES.has(name)) {
      const title = isThing(object) ? labels.get(keyOf(object)) : object.value;
      sources.push({
        ...(title === undefined ? {} : { title }),
        ...(isThing(object) ? { address: object.value } : {}),
      });
    } else notes.push(words.noteField({ name, value: labels.get(keyOf(object)) ?? object.value }));
  }
  return { holder, sources, note: notes.join("\n") || null };
}

/** A triple that stands in the place of a term; the types of the package do not know it yet. */
function quotedIn(term: Term): Triple | null {
  return (term.termType as string) === "Quad" ? (term as unknown as Triple) : null;
}

function isThing(term: Term): boolean {
  return term.termType === "NamedNode" || term.termType === "BlankNode";
}

/** What tells a term from all others; of an address, the address. */
function keyOf(term: Term): string {
  const quoted = quotedIn(term);
  if (quoted !== null) return `<<${[quoted.subject, quoted.predicate, quoted.object].map(keyOf).join(" ")}>>`;
  return term.termType === "BlankNode" ? `_:${term.value}` : term.value;
}

function localName(address: string): string {
  return /[^/#:]+(?=[/#]?$)/.exec(address)?.[0] ?? address;
}

const placeOf = (id: string) => () => words.object({ id });
