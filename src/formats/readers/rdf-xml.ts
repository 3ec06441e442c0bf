import { RdfXmlParser } from "rdfxml-streaming-parser";
import { SaxesParser } from "saxes";
import { err, ok, type Result } from "../../lib/result.ts";
import { shownText } from "../../model/field-schemas.ts";
import type { Issue } from "../../model/issue.ts";
import { readerWords as words } from "../../words/en/readers.ts";
import { readQuads } from "./rdf-graph.ts";
import { type Quad, type Term, UNSTATED_BASE, withoutBase } from "./rdf-terms.ts";
import type { ReaderCodec, TextFile } from "./reader.ts";

/** RDF/XML, as ontologies are often kept. */
export const rdfXml: ReaderCodec = {
  async read([file], build) {
    if (file === undefined) return ok(null);
    const fault = await faultIn(file);
    if (fault !== null) return err([fault]);
    const quads = await quadsIn(file);
    if (!quads.ok) return quads;
    readQuads(quads.value, build, 2 / PASSES);
    return ok(null);
  },
};

async function quadsIn(file: TextFile): Promise<Result<readonly Quad[], readonly Issue[]>> {
  const parser = new RdfXmlParser({ baseIRI: UNSTATED_BASE, trackPosition: true, validateUri: false });
  const quads: Quad[] = [];
  const read = new Promise<Result<readonly Quad[], readonly Issue[]>>((resolve) => {
    parser.on("data", ({ subject, predicate, object, graph }: Quad) => {
      quads.push({
        subject: numbered(withoutBase(subject)),
        predicate: withoutBase(predicate),
        object: numbered(withoutBase(object)),
        graph: withoutBase(graph),
      });
    });
    parser.on("error", ({ message }: Error) => {
      const [, line, reason = message] = /^Line (\d+) column \d+: (.*)$/s.exec(message) ?? [];
      resolve(err([{ ...syntaxIssue(line, words.rdfXmlSyntax({ reason: shownText(reason) })), hint: null }]));
    });
    parser.on("end", () => resolve(ok(quads)));
  });
  for await (const piece of file.pieces(1, PASSES)) {
    if (parser.destroyed) break;
    parser.write(piece);
  }
  if (!parser.destroyed) parser.end();
  return read;
}

/** A nameless thing by its number in the file: the parser counts the files as well. No name in a file is a number. */
function numbered(term: Term): Term {
  const number = term.termType === "BlankNode" ? /^df_\d+_(\d+)$/.exec(term.value)?.[1] : undefined;
  return number === undefined ? term : { ...term, value: number };
}

/** Deeper than any description of a graph. */
const MOST_DEPTH = 500;
/** Ontologies declare short names for addresses, which makes the text a few times longer. */
const MOST_EXPANSION = 20;
/** The text is checked, then parsed, and then its triples are made a graph. */
const PASSES = 3;

/**
 * What keeps a text from being read: the parser of RDF takes neither a cut-off file nor endless nesting amiss, and expands
 * whatever the file declares.
 */
async function faultIn(file: TextFile): Promise<Issue | null> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let fault: Issue | null = null;
  const refuse = (issue: Issue) => {
    fault ??= issue;
  };
  let depth = 0;
  parser.on("error", () => refuse(syntaxIssue(String(parser.line), words.xmlSyntax())));
  parser.on("doctype", (doctype) => {
    const values = new Map<string, string>();
    for (const [, name = "", value = ""] of doctype.matchAll(/<!ENTITY\s+(\S+)\s+["']([^"']+)["']\s*>/g)) {
      values.set(name, value);
      parser.ENTITIES[name] = "";
    }
    let added = 0;
    for (const [, name = ""] of file.text.matchAll(/&([^&;\s]{1,100});/g)) added += values.get(name)?.length ?? 0;
    // Entities within entities are not expanded.
    if (added > MOST_EXPANSION * file.text.length || [...values.values()].some((value) => value.includes("&"))) {
      refuse({ code: "xml/entities", path: "", message: words.xmlEntities(), hint: null });
    }
  });
  parser.on("opentagstart", () => {
    depth += 1;
    if (depth > MOST_DEPTH) {
      const path = words.line({ line: String(parser.line) });
      refuse({ code: "xml/too-deep", path, message: words.xmlDeep({ most: MOST_DEPTH }), hint: null });
    }
  });
  parser.on("opentag", ({ name, attributes }) => {
    const isRdf = /(?:^|:)RDF$/.test(name) || Object.keys(attributes).some((key) => /:(?:about|ID|nodeID)$/.test(key));
    if (depth === 1 && !isRdf) {
      refuse({ code: "reading/no-graph", path: "", message: words.noGraphElement(), hint: null });
    }
  });
  parser.on("closetag", () => {
    depth -= 1;
  });
  for await (const piece of file.pieces(0, PASSES)) {
    parser.write(piece);
    if (fault !== null) return fault;
  }
  if (fault === null) parser.close();
  return fault;
}

function syntaxIssue(line: string | undefined, message: Issue["message"]): Issue {
  const path = line === undefined ? "" : words.line({ line });
  return { code: "xml/syntax", path, message, hint: words.xmlSyntaxHint() };
}
