import jsonld from "jsonld";
import { err, ok, type Result } from "../../lib/result.ts";
import { shownText } from "../../model/field-schemas.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { isRecord } from "../is-record.ts";
import type { GraphBuilder } from "./graph-builder.ts";
import { isObjectOrList, jsonReader } from "./json-reader.ts";
import { someIds } from "./json-values.ts";
import { readQuads } from "./rdf-graph.ts";
import { type Quad, type Term, UNSTATED_BASE, withoutBase, XSD } from "./rdf-terms.ts";

/** JSON-LD 1.1. What its keys mean must be in the file: nothing is ever loaded from elsewhere. */
export const jsonLd = jsonReader({
  shape: isObjectOrList,
  async read(document, build) {
    const quads = await quadsIn(document, build);
    if (!quads.ok) return quads;
    readQuads(quads.value, build, 0);
    return ok(null);
  },
});

/** What the library says it leaves out although somebody wrote it. */
const LEFT_OUT = new Set([
  "invalid property",
  "free-floating scalar",
  "object with only @language",
  "reserved @id value",
  "reserved term",
]);

async function quadsIn(json: unknown, build: GraphBuilder): Promise<Result<readonly Quad[], readonly Issue[]>> {
  const remote: string[] = [];
  const leftOut = new Set<string>();
  try {
    const quads = await jsonld.toRDF(harmless(json, leftOut), {
      base: UNSTATED_BASE,
      // A key without an address keeps its own name.
      expandContext: { "@vocab": UNSTATED_BASE },
      produceGeneralizedRdf: true,
      // The only way out of the library: it leads nowhere.
      documentLoader(address) {
        remote.push(address.replace(UNSTATED_BASE, ""));
        return Promise.reject(new Error("Nothing is loaded."));
      },
      eventHandler({ event: { code, details } }) {
        if (LEFT_OUT.has(code)) leftOut.add(String(details.property ?? details.term ?? details.id ?? details.value));
      },
    });
    if (leftOut.size > 0) {
      const names = [...leftOut].map(shownText);
      build.warn("without-meaning", null, words.withoutMeaning({ count: names.length, names: someIds(names) }));
    }
    return ok(
      quads.map(({ subject, predicate, object, graph }) => ({
        subject: withoutBase(subject),
        predicate: withoutBase(predicate),
        object: plainNumber(withoutBase(object)),
        graph: withoutBase(graph),
      })),
    );
  } catch (error) {
    const [address] = remote;
    if (address !== undefined) return err([remoteContext(address)]);
    const message = words.jsonLdSyntax({ reason: shownText(reasonOf(error)) });
    return err([{ code: "json-ld/syntax", path: "", message, hint: null }]);
  }
}

function remoteContext(address: string): Issue {
  const isSchema = /^https?:\/\/(?:www\.)?schema\.org\b/i.test(address);
  return {
    code: "json-ld/remote-context",
    path: "@context",
    message: words.remoteContext({ address: shownText(address) }),
    hint: isSchema ? words.remoteSchemaHint() : words.remoteContextHint(),
  };
}

/** What the library says is wrong, in its few words for that. */
function reasonOf(error: unknown): string {
  const details = error instanceof Error && "details" in error && isRecord(error.details) ? error.details : {};
  return typeof details.code === "string" ? details.code : error instanceof Error ? error.message : "";
}

/**
 * JSON without what the library stumbles over: a key that means something to JavaScript, which is left out, and numbers that
 * it would round to 16 digits, which become the texts they are written as.
 */
function harmless(value: unknown, leftOut: Set<string>, within = ""): unknown {
  if (typeof value === "number") {
    if (Number.isInteger(value) || Number(value.toExponential(15)) === value) return value;
    return within === "@value" ? String(value) : { "@value": String(value), "@type": `${XSD}decimal` };
  }
  if (Array.isArray(value)) return value.map((each) => harmless(each, leftOut, within));
  if (!isRecord(value)) return value;
  if (Object.hasOwn(value, PROTO)) leftOut.add(PROTO);
  const entries = Object.entries(value).filter(([key]) => key !== PROTO);
  return Object.fromEntries(entries.map(([key, each]) => [key, harmless(each, leftOut, key)]));
}

const PROTO = "__proto__";

/** A number as it is usually written: the library writes 1.5 as 1.5E0. */
function plainNumber(term: Term): Term {
  if (term.datatype?.value !== `${XSD}double` || !/^-?\d(?:\.\d+)?E-?\d+$/.test(term.value)) return term;
  return { ...term, value: String(Number(term.value)) };
}
